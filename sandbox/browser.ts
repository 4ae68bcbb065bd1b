/**
 * The browser of somebody who clicks through a login: it keeps cookies, follows redirects and the
 * links on a page. It runs no script, and knows neither Schedy nor TikTok.
 */

export interface Page {
  /** Where the last redirect led. */
  url: string;
  status: number;
  /** The heading, or the title where there is none. */
  heading: string;
  /** What can be read below the heading, one line for each paragraph. */
  text: string;
  html: string;
}

export interface Browser {
  open(url: string): Promise<Page>;
  /** Clicks the first link of the open page whose label contains `words`. */
  follow(words: string): Promise<Page>;
  /** Where that link leads. */
  addressOf(words: string): string;
  /** The values of all cookies, whatever site set them. */
  cookieValues(): string[];
}

interface Cookie {
  name: string;
  value: string;
  host: string;
  path: string;
}

const maxRedirects = 10;

export function createBrowser(): Browser {
  let cookies: Cookie[] = [];
  let shown: Page | undefined;

  const cookieHeader = ({ host, pathname }: URL): string =>
    cookies
      .filter((cookie) => cookie.host === host && pathname.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  const keep = (url: URL, lines: readonly string[]): void => {
    for (const line of lines) {
      const cookie = readCookie(url, line);
      const isSame = ({ name, host, path }: Cookie) =>
        name === cookie.name && host === cookie.host && path === cookie.path;
      cookies = [...cookies.filter((known) => !isSame(known)), cookie];
    }
  };

  const load = async (address: string, redirects = 0): Promise<Page> => {
    const url = new URL(address);
    const header = cookieHeader(url);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(header === '' ? {} : { cookie: header }) },
    });
    keep(url, response.headers.getSetCookie());
    const html = await response.text();
    const location = response.headers.get('location');
    const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
    if (!isRedirect) return describe(url.href, response.status, html);
    if (redirects === maxRedirects) throw new Error(`${url.origin} redirects without end.`);
    return load(new URL(location, url).href, redirects + 1);
  };

  const open = async (url: string): Promise<Page> => {
    shown = await load(url);
    return shown;
  };

  const addressOf = (words: string): string => {
    if (!shown) throw new Error('No page is open.');
    return new URL(linkCalled(shown, words), shown.url).href;
  };

  return {
    open,
    addressOf,
    follow: async (words) => open(addressOf(words)),
    cookieValues: () => cookies.map(({ value }) => value),
  };
}

function readCookie({ host }: URL, line: string): Cookie {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('path='.length);
  return {
    name: pair.slice(0, equals),
    value: pair.slice(equals + 1),
    host,
    path: path ?? '/',
  };
}

function describe(url: string, status: number, html: string): Page {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? html;
  const [before = '', after] = body.split('</h1>');
  const title = after === undefined ? /<title>([^<]*)/.exec(html)?.[1] : before.split('<h1>')[1];
  const lines = readable(after ?? body);
  return { url, status, heading: plain(title ?? ''), text: lines.join('\n'), html };
}

const readable = (html: string): string[] =>
  html
    .split(/<\/?(?:p|h[1-6]|li|ul|div|main|br|a class="button")\b[^>]*>/)
    .map(plain)
    .filter((line) => line !== '');

function linkCalled({ html, heading }: Page, words: string): string {
  for (const [, address = '', label = ''] of html.matchAll(/<a\b[^>]*\bhref="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)) {
    if (plain(label).includes(words)) return unescapeHtml(address);
  }
  throw new Error(`The page "${heading}" has no link called "${words}".`);
}

const plain = (html: string): string =>
  unescapeHtml(html.replaceAll(/<[^>]*>/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const unescapeHtml = (html: string): string =>
  html.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);

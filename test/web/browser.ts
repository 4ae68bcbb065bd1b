/** A browser as far as the login needs one: it keeps cookies and follows to TikTok's consent. */
import type { Hono } from 'hono';
import type { TikTokStandIn } from '../../sandbox/tiktok/index.ts';

export interface Seen {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  /** Everything it was ever shown, headers included. */
  readonly seen: string[];
  get(url: string): Promise<Seen>;
  /** Opens the link, follows its button, chooses the account and comes back. */
  connect(link: string, handle: string): Promise<Seen & { callbackUrl: string }>;
}

export function createBrowser(app: Hono, standIn: TikTokStandIn): Browser {
  const cookies = new Map<string, string>();
  const seen: string[] = [];

  async function get(url: string): Promise<Seen> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(url, { headers: cookie ? { cookie } : {} });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    seen.push(text, JSON.stringify([...response.headers]));
    return { status: response.status, text, headers: response.headers };
  }

  return {
    cookies,
    seen,
    get,
    connect: async (link, handle) => {
      const { text } = await get(link);
      const callbackUrl = await standIn.consent(buttonOf(text), handle);
      return { ...(await get(callbackUrl)), callbackUrl };
    },
  };
}

/** Where the page's button leads. */
export function buttonOf(page: string): string {
  const address = /class="button" href="([^"]+)"/.exec(page)?.[1];
  if (!address) throw new Error('The page has no button.');
  return address.replaceAll('&amp;', '&');
}

import { authorizePath } from './authorize.ts';

/**
 * Plays the person at the consent screen: opens the authorize address, chooses an account and
 * returns where TikTok redirects. Goes through the same pages as a browser, so it throws when the
 * page is a complaint about a parameter.
 */
export async function consent(url: string, authorizeUrl: string, handle: string): Promise<string> {
  const target = new URL(authorizeUrl);
  if (target.origin !== url || target.pathname !== authorizePath) {
    throw new RangeError(`${target.origin}${target.pathname} is not this stand-in's login page.`);
  }
  const shown = await fetch(authorizeUrl, { redirect: 'manual' });
  const text = await shown.text();
  if (shown.status !== 200) throw new RangeError(`The login page answered: ${plainText(text)}`);
  const link = text.match(new RegExp(`data-handle="${escapePattern(handle)}" href="([^"]+)"`))?.[1];
  if (!link) throw new RangeError(`There is no account @${handle}.`);
  const chosen = await fetch(new URL(link.replaceAll('&amp;', '&'), url), { redirect: 'manual' });
  const location = chosen.headers.get('location');
  if (!location) throw new RangeError(`The consent ended with HTTP ${chosen.status}.`);
  return location;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const plainText = (html: string): string =>
  (/<body>(.*)<\/body>/s.exec(html)?.[1] ?? html).replace(/<[^>]*>/g, '').trim();

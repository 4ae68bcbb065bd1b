/**
 * Who opens a personal link: the browser that opened it first is known by its cookie; chats, search engines and messengers
 * that draw a preview of it, and whoever asks for the headers alone, look and open nothing.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Page } from './layout.ts';

const robots =
  /bot\b|crawler|spider|preview|embedly|facebookexternalhit|facebot|whatsapp|telegram|slack-imgproxy|skypeuri|vkshare|mastodon|iframely/i;

export const isRobot = ({ req }: Context): boolean => robots.test(req.header('user-agent') ?? '');

/** HEAD runs the handler of GET, and where that binds a link or spends a code, it may not. */
export const onlyLooks = (c: Context): boolean => c.req.method === 'HEAD' || isRobot(c);

export const robotPage: Page = {
  status: 200,
  title: 'A personal link',
  body: html`<p>This link to Schedy is for one person. It opens in their browser, and nothing has happened yet.</p>`,
};

interface LinkCookie {
  read(c: Context): string | null;
  write(c: Context, value: string): void;
}

interface LinkCookieOptions {
  readonly name: string;
  readonly publicUrl: string;
  /** Below the public address: where the browser sends it. */
  readonly path: string;
  readonly livesMs: number;
}

export function createLinkCookie({ name, publicUrl, path, livesMs }: LinkCookieOptions): LinkCookie {
  const { protocol, pathname } = new URL(publicUrl);
  // As the browser sees it: a proxy may have taken a leading part of the path away.
  const base = pathname.replace(/\/+$/, '');
  const prefix = prefixOf(protocol, base);
  const options = {
    path: `${base}${path}`,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: livesMs / 1000,
    ...(prefix && { prefix, secure: true }),
  } as const;
  return {
    read: (c) => (prefix ? getCookie(c, name, prefix) : getCookie(c, name)) ?? null,
    write: (c, value) => setCookie(c, name, value, options),
  };
}

/**
 * With these a browser takes the cookie over https alone, and `__Host-` from this very host. That one is sent to all of
 * the host, so where Schedy has only a part of it, it is the other one.
 */
function prefixOf(protocol: string, base: string): 'host' | 'secure' | undefined {
  if (protocol !== 'https:') return undefined;
  return base === '' ? 'host' : 'secure';
}

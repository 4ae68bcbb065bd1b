/** The cookie by which a personal link knows the browser that opened it first. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export interface LinkCookie {
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

/** The two steps of a login that a browser makes: before TikTok's consent, and back from it. */
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Profiles, TICKET_MS } from '../core/profiles/index.ts';
import { consentPage, linkPage, resultPage } from './connect-pages.ts';
import type { WebConfig } from './layout.ts';
import { showPage } from './layout.ts';
import { isRobot, robotPage } from './robots.ts';

const BASE = '/api/social/tiktok';
const COOKIE = 'schedy_connect';

export type ConnectProfiles = Pick<Profiles, 'openTicket' | 'finishConnect'>;

export function createConnectRoutes(profiles: ConnectProfiles, { publicUrl }: WebConfig): Hono {
  const { protocol, pathname } = new URL(publicUrl);
  const cookie = {
    // As the browser sees it: a proxy may have taken a leading part of the path away.
    path: `${pathname.replace(/\/+$/, '')}${BASE}`,
    httpOnly: true,
    secure: protocol === 'https:',
    sameSite: 'Lax',
    maxAge: TICKET_MS / 1000,
  } as const;
  const browserOf = (c: Context): string | null => getCookie(c, COOKIE) ?? null;

  return new Hono()
    .use(`${BASE}/*`, async (c, next) => {
      // HEAD runs the handler of GET, and whoever only looks must neither bind nor spend a ticket.
      if (c.req.method === 'HEAD') return c.body(null, 204);
      return isRobot(c) ? showPage(c, robotPage) : next();
    })
    .get(`${BASE}/connect`, async (c) => {
      const ticket = c.req.query('ticket');
      if (!ticket) return showPage(c, linkPage('missing'));
      const opening = await profiles.openTicket({ ticket, browser: browserOf(c) });
      if (opening.kind !== 'open') return showPage(c, linkPage(opening.kind));
      setCookie(c, COOKIE, opening.browser, cookie);
      return showPage(c, consentPage(opening));
    })
    .get(`${BASE}/callback`, async (c) => {
      const { state = null, code = null, error = null, error_type: errorType = null } = c.req.query();
      const callback = { state, code, error, errorType, browser: browserOf(c) };
      return showPage(c, resultPage(await profiles.finishConnect(callback)));
    });
}

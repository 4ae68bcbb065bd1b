/** The two steps of a login that a browser makes: before TikTok's consent, and back from it. */
import { Hono } from 'hono';
import { type Profiles, TICKET_MS } from '../core/profiles/index.ts';
import { consentPage, linkPage, resultPage } from './connect-pages.ts';
import type { WebConfig } from './layout.ts';
import { showPage } from './layout.ts';
import { createLinkCookie } from './link-cookie.ts';
import { onlyLooks, robotPage } from './robots.ts';

const BASE = '/api/social/tiktok';

export type ConnectProfiles = Pick<Profiles, 'openTicket' | 'finishConnect'>;

export function createConnectRoutes(profiles: ConnectProfiles, { publicUrl }: WebConfig): Hono {
  const cookie = createLinkCookie({ name: 'schedy_connect', publicUrl, path: BASE, livesMs: TICKET_MS });

  return new Hono()
    .use(`${BASE}/*`, async (c, next) => (onlyLooks(c) ? showPage(c, robotPage) : next()))
    .get(`${BASE}/connect`, async (c) => {
      const ticket = c.req.query('ticket');
      if (!ticket) return showPage(c, linkPage('missing'));
      const opening = await profiles.openTicket({ ticket, browser: cookie.read(c) });
      if (opening.kind !== 'open') return showPage(c, linkPage(opening.kind));
      cookie.write(c, opening.browser);
      return showPage(c, consentPage(opening));
    })
    .get(`${BASE}/callback`, async (c) => {
      const { state = null, code = null, error = null, error_type: errorType = null } = c.req.query();
      const callback = { state, code, error, errorType, browser: cookie.read(c) };
      return showPage(c, resultPage(await profiles.finishConnect(callback)));
    });
}

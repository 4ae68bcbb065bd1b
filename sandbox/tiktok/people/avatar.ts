import { createHmac } from 'node:crypto';
import type { Handler } from '../http/call.ts';
import { escapeHtml, page } from '../http/pages.ts';
import type { State } from '../state.ts';
import type { Account } from './accounts.ts';

export const avatarPath = '/avatars';

// Creator info's avatar links live two hours; user info's lifetime is not documented.
const avatarLifetimeSeconds = 2 * 60 * 60;

const sign = (state: State, openId: string, expires: string): string =>
  createHmac('sha256', state.settings.clientSecret).update(`${openId} ${expires}`).digest('hex');

/** A signed link to a picture, dead after two hours. */
export function avatarUrl(state: State, origin: string, { openId }: Account): string {
  const expires = String(Math.floor(state.nowMs() / 1000) + avatarLifetimeSeconds);
  const query = new URLSearchParams({
    'open-id': openId,
    'x-expires': expires,
    'x-signature': sign(state, openId, expires),
  });
  return `${origin}${avatarPath}?${query}`;
}

export function createAvatar(state: State): Handler {
  return ({ query }) => {
    const account = state.accounts.byOpenId(query.get('open-id') ?? '');
    const expires = query.get('x-expires') ?? '';
    const isSigned = account && query.get('x-signature') === sign(state, account.openId, expires);
    if (!isSigned || state.nowMs() / 1000 >= Number(expires)) {
      return page('Access denied', '<p>This link has expired.</p>', 403);
    }
    const initial = escapeHtml(account.nickname.slice(0, 1).toUpperCase());
    const body =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">' +
      '<rect width="100" height="100" fill="#333"/><text x="50" y="66" font-size="48"' +
      ` font-family="sans-serif" text-anchor="middle" fill="#fff">${initial}</text></svg>`;
    return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body };
  };
}

import type { Facts } from '../../../../core/index.ts';
import { explain } from './problem-words.ts';

const AGAIN = '/schedy connect gives you a new link.';

/** Why connecting ended without a profile, told to the one who tried. */
export function connectFailed(facts: Facts): string {
  switch (facts.reason) {
    case 'refused_by_user':
      return `The connection was declined at TikTok, so nothing is connected. ${AGAIN}`;
    case 'not_target_user':
      return 'This app is in TikTok’s sandbox and that account is not one of its target users, so nothing is connected. Whoever runs Schedy adds it in the developer portal (Sandbox, target users).';
    case 'missing_scopes':
      return `Schedy was not given the right to upload or publish, so nothing is connected. ${AGAIN} Leave every box ticked.`;
    case 'other_account':
      return `You connected @${String(facts.connected)}, not @${String(facts.expected)}, so nothing was changed. Log out of TikTok in that browser and press Reconnect again.`;
    default: {
      const { what, remedy } = explain(String(facts.code ?? 'tiktok_unknown'), facts);
      return `Connecting did not work: ${what} ${remedy} ${AGAIN}`;
    }
  }
}

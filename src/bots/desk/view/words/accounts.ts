/** A TikTok account as people know it, and why connecting one failed. Where TikTok has told no handle, its display name never gets an @. */
import type { Facts, Interaction, PostView } from '../../../../core/index.ts';
import { joinWords } from '../../../../core/understanding/index.ts';
import { explainNow } from './problem-words.ts';

type Account = Pick<NonNullable<PostView['profile']>, 'handle' | 'nickname' | 'isHandleKnown'>;

/** `@ramenhouse`, or `Ramen House`. */
export const sayAccount = ({ handle, nickname, isHandleKnown }: Account): string =>
  isHandleKnown ? `@${handle}` : nickname;

/** `Ramen House (@ramenhouse)`, or `Ramen House`. */
export const sayAccountInFull = ({ handle, nickname, isHandleKnown }: Account): string =>
  isHandleKnown ? `${nickname} (@${handle})` : nickname;

/** Why something is off that nobody asked to be off. */
export function saySwitchedOff(off: readonly Interaction[]): string[] {
  if (off.length === 0) return [];
  return [`the account has switched off ${joinWords(off)} at TikTok`];
}

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
      return `You connected ${String(facts.connected)}, not ${String(facts.expected)}, so nothing was changed. Log out of TikTok in that browser and press Reconnect again.`;
    default: {
      const code = String(facts.code ?? 'tiktok_unknown');
      return `Connecting did not work: ${explainNow(code, facts, 'Nothing was connected; try again later.')} ${AGAIN}`;
    }
  }
}

/** A TikTok account as people know it. Where TikTok has told no handle, its display name never gets an @. */
import type { Interaction, PostView } from '../../../../core/index.ts';
import { joinWords } from '../../../../core/understanding/index.ts';

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

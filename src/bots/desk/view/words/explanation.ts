/** What an explanation is, and the phrases that many of them share. */
import type { Facts } from '../../../../core/index.ts';

export interface Explanation {
  readonly what: string;
  readonly remedy: string;
  /** Of what passes: the part of the remedy that is a person's, in a reply that names the next try. The whole remedy when absent. */
  readonly meanwhile?: string;
}

/** What only a person can do when nobody knows how a post ended, whatever the reason; `on`: the account of the post. */
export const lookAndPress = ({ on }: Facts): string =>
  `Please look at ${String(on ?? 'the profile')} in the TikTok app and press what you find.`;

export type Say = (facts: Facts) => Explanation;

export const words =
  (what: string, remedy: string): Say =>
  () => ({ what, remedy });

/** Of a post that nobody knows the end of. */
export const unknownEnd =
  (what: string): Say =>
  (facts) => ({ what, remedy: lookAndPress(facts) });

/** Of what passes: what Schedy does by itself, and what a person can do, where there is anything. */
export const passes =
  (what: string, byItself: string, meanwhile = ''): Say =>
  () => ({ what, remedy: [byItself, meanwhile].filter(Boolean).join(' '), meanwhile });

/** The accounts that can be meant, as people are told of them; rows of earlier versions have handles alone. */
export function accountsIn({ accounts, handles }: Facts): string[] {
  if (typeof accounts === 'string') return accounts === '' ? [] : accounts.split('\n');
  return typeof handles !== 'string' || handles === '' ? [] : handles.split(', ').map((handle) => `@${handle}`);
}

export const DROP_AGAIN = 'drop it here again';
export const RETRY_LATER = 'Press Retry, or wait and try later.';
export const operator = (what: string) => `Ask whoever runs Schedy: ${what}.`;
export const reconnect = words(
  'TikTok no longer accepts the login of this profile.',
  'Press Reconnect; your posts are safe and go on afterwards.',
);

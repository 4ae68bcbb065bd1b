/** What an explanation is, and the phrases that many of them share. */
import type { Facts } from '../../../../core/index.ts';

export interface Explanation {
  readonly what: string;
  readonly remedy: string;
}

/** What only a person can do when nobody knows how a post ended, whatever the reason. */
export const LOOK_AND_PRESS = 'Please look at the profile in the TikTok app and press what you find.';

export type Say = (facts: Facts) => Explanation;

export const words =
  (what: string, remedy: string): Say =>
  () => ({ what, remedy });

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

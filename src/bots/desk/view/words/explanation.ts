/** What an explanation is, and the phrases that many of them share. */
import { type Facts, LEFT_GRACE_MS, type PostView } from '../../../../core/index.ts';
import { sayDuration } from '../../../../core/schedules/index.ts';
import { sayOffered } from '../../../../core/understanding/index.ts';
import type { Platform } from '../../deps.ts';
import { type Line, oneOf } from '../message.ts';
import { sayAccount } from './accounts.ts';
import { sayLateness } from './figures.ts';

export interface Explanation {
  readonly what: string;
  readonly remedy: string;
  /** Of what passes: the part of the remedy that is a person's, in a reply that names the next try. The whole remedy when absent. */
  readonly meanwhile?: string;
}

/** What only a person can do when nobody knows how a post ended, whatever the reason; `on`: the account of the post. */
export const lookAndPress = ({ on }: Facts): string =>
  `Please look at ${String(on ?? 'the account')} in the TikTok app and press what you find.`;

export type Say = (facts: Facts) => Explanation;

export const words =
  (what: string, remedy: string): Say =>
  () => ({ what, remedy });

/** Of a post that nobody knows the end of. */
export const unknownOutcome =
  (what: string): Say =>
  (facts) => ({ what, remedy: lookAndPress(facts) });

/** Of what passes: what Schedy does by itself, and what a person can do, where there is anything. */
export const temporary =
  (what: string, byItself: string, meanwhile = ''): Say =>
  () => ({ what, remedy: [byItself, meanwhile].filter(Boolean).join(' '), meanwhile });

/** What of a post decides how something about it is said. */
export function knownOf(post: PostView, platform: Platform): Facts {
  const { choices, caption, profile, video, approval, thread } = post;
  const on = profile && { on: sayAccount(profile) };
  const home = platform === 'slack' ? 'to this Slack workspace' : thread.root !== '' && 'to this Discord server';
  const stands = { choices: choices.length, isWordless: caption.trim() === '', isToApprove: approval !== null };
  return { ...on, ...(home && { home }), ...stands, file: video.fileName, platform };
}

/** The accounts that can be meant, as people are told of them; rows of earlier versions have handles alone. */
export function accountsIn({ accounts, handles }: Facts): string[] {
  if (typeof accounts === 'string') return accounts === '' ? [] : accounts.split('\n');
  return typeof handles !== 'string' || handles === '' ? [] : handles.split(', ').map((handle) => `@${handle}`);
}

/** As many accounts as have a button on a card, beside its other buttons. */
export const MOST_ACCOUNTS = 15;

/** How those are named that have none. */
export function nameOthers(facts: Facts): string {
  const [first, ...more] = accountsIn(facts).slice(MOST_ACCOUNTS);
  if (first === undefined) return '';
  const others = more.length === 0 ? 'One more is' : `${more.length + 1} more are`;
  return ` ${others} connected here: reply with its name, such as “on ${first}”.`;
}

const standing: Readonly<Record<string, string>> = {
  draft: 'is a draft',
  in_inbox: 'is in the TikTok inbox of its account',
  handed_over: 'is handed over, to be posted by hand',
  publishing: 'is on its way to TikTok',
  processing: 'is at TikTok, which is preparing it',
  failed: 'has failed',
};

/** How a post stands, in a sentence that begins with its code. */
export const saysHow = (state: string): string => standing[state] ?? `is ${state.replaceAll('_', ' ')}`;

/** Asks in a thread which of several times is meant; rows of earlier versions do not hold them. */
export function whichTime({ times, timeZone }: Facts): Line {
  const asked: Line =
    typeof times === 'string'
      ? [
          'Do you mean ',
          ...oneOf(
            times.split(' ').map((at) => new Date(at)),
            String(timeZone),
          ),
          '?',
        ]
      : ['That time can be read in more than one way.'];
  const how = 'Press it on the card, or write it, such as “7pm” or “the second”. Until then nothing is changed.';
  return [...asked, ` ${how}`];
}

/** The button that opens the form of an account that asks every time. */
export const CHOOSE = 'Choose audience and settings';
const RECONNECT_THERE = 'Whoever has its TikTok login presses Reconnect in /schedy profiles; then try once more.';
const ALLOW_THERE = 'Press Reconnect in /schedy profiles and allow it; then try once more.';

/** What helps whoever was refused a change, in an answer that has no buttons. */
const afterRefusal: Readonly<Record<string, (facts: Facts) => string>> = {
  no_profile: () => 'Connect one with /schedy connect, then try once more.',
  no_tiktok_app: () => 'It stays by hand: at its time I give you video and caption here, and you post it yourself.',
  drafts_not_granted: () => ALLOW_THERE,
  publishing_not_granted: () => ALLOW_THERE,
  profile_inactive: () => RECONNECT_THERE,
  unknown_profile: (facts) => nameAccounts(facts) || '/schedy connect connects it; then try once more.',
  choose_profile: (facts) => nameAccounts(facts) || '/schedy profiles makes one the default.',
  not_yours: () => 'Ask its owner to share it in /schedy profiles; or connect one of your own with /schedy connect.',
  privacy_level_option_mismatch: ({ offered }) =>
    offered
      ? `Nothing was changed. TikTok offers: ${String(offered).split(', ').map(inQuotes).join(', ')}; write one of them in the thread of the post.`
      : 'Nothing was changed. Choose another audience with Edit.',
  branded_not_private: () =>
    'Nothing was changed. Write “make it public” or “make it friends only” in the thread of the post first, or choose both together with Edit.',
};

const inQuotes = (level: string): string => `“${sayOffered(level)}”`;

function nameAccounts(facts: Facts): string {
  const known = accountsIn(facts);
  const [first] = known;
  return first === undefined
    ? ''
    : `Connected here: ${known.join(', ')}. Write “on ${first}” in the thread of the post.`;
}

/** Null where the usual remedy names no button. */
export const remedyOfRefusal = (code: string, facts: Facts): string | null =>
  Object.hasOwn(afterRefusal, code) ? (afterRefusal[code]?.(facts) ?? null) : null;

/** So long a workspace or an owner who has left is waited for. */
export const GRACE = sayDuration(LEFT_GRACE_MS);
export const DROP_AGAIN = 'drop it here again';
export const RETRY_LATER = 'Press Retry, or wait and try later.';
export const operator = (what: string) => `Ask whoever runs Schedy: ${what}.`;
/** The author of a post need not be who can sign in. */
export const RECONNECT = 'Whoever has its TikTok login presses Reconnect; its posts are safe and go on afterwards.';
export const reconnect = words('TikTok no longer accepts the login of this account.', RECONNECT);

/** Why a time went by without a post. */
export function whyMissed(because: Facts[string] | undefined, lateMs: Facts[string] | undefined): string {
  const late = typeof lateMs === 'number' ? sayLateness(lateMs) : null;
  switch (because) {
    case 'wait':
      return `This post had to wait at its time, and I came back to it only ${late ?? 'long'} after that wait was over.`;
    case 'account':
      return 'Its account held it; by hand it needs none, only your word when.';
    case 'other_account':
      return 'The account that it was on held it; on this one it needs only your word when.';
    case 'login':
      return 'Its time went by while the account was not connected.';
    case 'workspace_left':
      return 'Its time went by while I was not in this workspace.';
    case 'owner_left':
      return 'Its time went by while its account had no owner here.';
    case 'approval':
      return 'Its time went by while it waited for approval.';
    case 'draft':
      return 'Its time went by while it waited for an answer here.';
    default:
      return `I did not get to it at its time, and noticed that only ${late ?? 'much'} later.`;
  }
}

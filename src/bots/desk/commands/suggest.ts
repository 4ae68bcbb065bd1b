/** What may be meant by something that a person is still typing. */
import type { PostView, Sender } from '../../../core/index.ts';
import { describeInstant, readTime, searchZones } from '../../../core/schedules/index.ts';
import { isNextSlot } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { sayState } from '../view/index.ts';
import { lookAs } from '../viewer.ts';
import { listToApprove } from './lists.ts';

/** What can be suggested for an option. */
export type Suggested =
  | 'posts'
  | 'waiting posts'
  | 'failed posts'
  | 'all posts'
  | 'profiles'
  | 'times'
  | 'zones'
  | keyof typeof phrases;

/** What is likely meant where anything can be typed, as it is read. */
export const phrases = {
  weeks: ['this week', 'next week', 'last week'],
  rhythms: ['fridays 18:00', 'weekdays 12:00', 'daily at 9:00 and 20:00', 'every other monday 19:00'],
  settings: [
    'ask on',
    'ask off',
    'hour 18:00',
    'approvals on',
    'approvals off',
    'guests on',
    'guests off',
    'listen on',
    'listen off',
    'undo 30',
    'undo off',
    'undo usual',
    'digest here',
    'digest off',
    'my hour 19:00',
    'my hour off',
    'mention me always',
    'mention me for problems',
  ],
} as const;

/** One of the choices: what is shown, and what is put in. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** No platform shows more. */
const MOST_SUGGESTED = 25;
/** What is typed is looked for among these. */
const MOST_READ = 100;

type PostsSuggested = Extract<Suggested, `${string}posts`>;

/** What the sender may mean by what they have typed, the likeliest first; at most 25. */
export async function suggest(deps: DeskDeps, sender: Sender, what: Suggested, typed: string): Promise<Suggestion[]> {
  switch (what) {
    case 'posts':
    case 'waiting posts':
    case 'failed posts':
    case 'all posts':
      return matching(await suggestPosts(deps, sender, what), typed);
    case 'profiles':
      return matching(await suggestProfiles(deps, sender), typed);
    case 'times':
      return suggestTimes(deps, sender, typed.trim());
    case 'zones':
      return searchZones(typed, MOST_SUGGESTED).map(({ place, timeZone }) => ({
        label: `${place} · ${timeZone} · ${clockIn(deps, timeZone)} now`,
        value: timeZone,
      }));
    default:
      return matching(
        phrases[what].map((words) => ({ label: words, value: words })),
        typed,
      );
  }
}

/** What can still be changed is suggested to whoever may change it, what is over to whoever may see it. */
async function suggestPosts(deps: DeskDeps, sender: Sender, what: PostsSuggested): Promise<Suggestion[]> {
  if (what === 'waiting posts') return (await listToApprove(deps, sender, MOST_SUGGESTED)).posts.map(namePost);
  const { core } = deps;
  const { workspaceId, memberId, isAdmin, isGuest } = sender;
  // What can be changed is the member's own, unless they are an admin.
  const viewer = what === 'all posts' ? (await lookAs(deps, sender)).viewer : { memberId, isAdmin, isGuest };
  const ask = { workspaceId, viewer, skip: 0, take: MOST_READ };
  const { posts: coming } = await core.posts.queue(ask);
  const { posts: over } = what === 'posts' ? { posts: [] } : await core.posts.history(ask);
  const all = what === 'failed posts' ? [...over, ...coming] : [...coming, ...over];
  const canRetry = ({ state }: PostView) => state === 'failed' || state === 'on_hold';
  return all
    .filter((post) => what === 'all posts' || isAdmin || post.author.id === memberId)
    .filter((post) => what !== 'failed posts' || canRetry(post))
    .map(namePost);
}

function namePost(post: PostView): Suggestion {
  const { code, caption, video } = post;
  return { label: `${code} · ${sayState(post)} · ${caption.trim().split('\n')[0] || video.fileName}`, value: code };
}

async function suggestProfiles({ core }: DeskDeps, sender: Sender): Promise<Suggestion[]> {
  const profiles = await core.profiles.listProfiles(sender.workspaceId);
  return profiles
    .filter(({ status, shared, owner }) => status === 'active' && (shared || owner.id === sender.memberId))
    .map(({ account, nickname, isHandleKnown }) => ({
      label: isHandleKnown ? `${account} · ${nickname}` : account,
      value: account,
    }));
}

/** Times that are likely meant, as they are written. */
export const likelyTimes = ['in 1 hour', 'today 7pm', 'tomorrow 9am', 'tomorrow noon', 'tomorrow 6pm', 'saturday noon'];

/** What was typed with the instant that it names, or each that it can name; then what begins like it. */
function suggestTimes(deps: DeskDeps, sender: Sender, typed: string): Suggestion[] {
  const alike = [...likelyTimes, NEXT_SLOT].filter((words) => words !== typed && words.includes(typed.toLowerCase()));
  const found = [...(typed === '' ? [] : [typed]), ...alike].flatMap((words) => readSuggestion(deps, sender, words));
  return [...new Map(found.map((one) => [one.label, one])).values()].slice(0, MOST_SUGGESTED);
}

const NEXT_SLOT = 'next slot';

function readSuggestion({ clock }: DeskDeps, sender: Sender, words: string): Suggestion[] {
  if (isNextSlot(words)) return [{ label: `${words} · the first free slot`, value: words }];
  const { timeZone, usualHour, isZoneKnown, locale } = sender;
  const now = clock.now();
  const reading = readTime(words, { now, timeZone, usualHour, locale: locale ?? undefined });
  const named = (at: Date) => describeInstant(at, timeZone, now).absolute;
  switch (reading?.kind) {
    case 'now':
      return [{ label: words, value: words }];
    case 'at':
      // Where somebody is decides when that is, and is asked for once it matters.
      return [{ label: isZoneKnown ? `${words} · ${named(reading.at)}` : words, value: words }];
    case 'ambiguous':
      return reading.alternatives.map(({ at }) => ({ label: `${words} · ${named(at)}`, value: written(at, timeZone) }));
    default:
      return [];
  }
}

/** `2026-11-27 19:00`, which reads in one way. */
function written(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  const time = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return `${day} ${new Intl.DateTimeFormat('en-GB', time).format(at)}`;
}

const matching = (all: readonly Suggestion[], typed: string): Suggestion[] =>
  all.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, MOST_SUGGESTED);

function clockIn({ clock }: DeskDeps, timeZone: string): string {
  const time = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', time).format(clock.now());
}

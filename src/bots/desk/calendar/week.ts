/** What a week holds, as one person may see it: the data of which the picture and its words are drawn. */
import type { PostView, Sender } from '../../../core/index.ts';
import { describeInstant, localDay, minuteOfDay, weekOf } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type Line, sayAccount, sayState } from '../view/index.ts';
import { lookAs } from '../viewer.ts';

/** Hours at which posts usually do well, in minutes after midnight; help names the same. */
export const GOOD_HOURS = [
  [6 * 60, 10 * 60],
  [12 * 60, 14 * 60],
  [19 * 60, 23 * 60],
] as const;

export interface PlannedPost {
  readonly minute: number;
  /** `19:00` */
  readonly clock: string;
  readonly code: string;
  readonly account: string;
  readonly state: string;
  /** Its first line; the file's name where it has none. */
  readonly caption: string;
}

export interface FreeSlot {
  readonly minute: number;
  readonly clock: string;
}

export interface DayPlan {
  /** `Mon 30 Nov` */
  readonly title: string;
  readonly isToday: boolean;
  /** As many as are shown; `more` are left out. */
  readonly posts: readonly PlannedPost[];
  readonly more: number;
  readonly free: readonly FreeSlot[];
}

export interface WeekPlan {
  /** The Monday, `2026-11-30`: by this it is named in buttons. */
  readonly monday: string;
  readonly title: string;
  readonly workspaceName: string;
  readonly timeZone: string;
  readonly days: readonly DayPlan[];
  /** Posts that were not even read: a week of so many is beyond any picture. */
  readonly unread: number;
  /** What the platform's silence may have kept back. */
  readonly missing: readonly Line[];
}

/** As many of a day as stay readable at 400 px. */
export const MOST_OF_A_DAY = 6;
const MOST_FREE_OF_A_DAY = 3;
const MOST_READ = 400;

export interface Look {
  readonly sender: Pick<
    Sender,
    'workspaceId' | 'workspaceName' | 'memberId' | 'externalId' | 'isAdmin' | 'isGuest' | 'isApprover' | 'timeZone'
  >;
  /** Where it is asked for: what was posted there is shown to whoever is there. */
  readonly channel?: string | undefined;
}

/** Reads the week in which `at` lies, on the clocks of the sender. */
export async function readWeek(deps: DeskDeps, { sender, channel }: Look, at: Date): Promise<WeekPlan> {
  const { core, clock } = deps;
  const { workspaceId, workspaceName, timeZone } = sender;
  const now = clock.now();
  const week = weekOf(at, timeZone);
  const span = { workspaceId, from: week.startsAt, to: week.endsAt };
  const { viewer, missing } = await lookAs(deps, sender, channel);
  const { posts, total } = await core.posts.between({ ...span, viewer, take: MOST_READ });
  // A slot that is over can be filled no more.
  const free = await core.slots.free({ ...span, from: new Date(Math.max(now.getTime(), week.startsAt.getTime())) });
  const dayOf = (instant: Date): string => localDay(instant, timeZone);
  const today = dayOf(now);
  return {
    monday: week.days[0]?.date ?? '',
    title: week.title,
    workspaceName,
    timeZone,
    days: week.days.map((day) => ({
      title: day.title,
      isToday: day.date === today,
      ...shown(posts.filter(({ dueAt }) => dueAt && dayOf(dueAt) === day.date).map((post) => planned(post, timeZone))),
      free: free
        .filter((instant) => dayOf(instant) === day.date)
        .slice(0, MOST_FREE_OF_A_DAY)
        .map((instant) => ({ minute: minuteOfDay(instant, timeZone), clock: clockOf(instant, timeZone) })),
    })),
    unread: total - posts.length,
    missing,
  };
}

const shown = (posts: readonly PlannedPost[]) => ({
  posts: posts.toSorted((one, other) => one.minute - other.minute).slice(0, MOST_OF_A_DAY),
  more: Math.max(0, posts.length - MOST_OF_A_DAY),
});

const clockOf = (at: Date, timeZone: string): string => describeInstant(at, timeZone, at).absolute.slice(-5);

/** When it went out, on the day for which it was planned; else the time that it was planned for. */
function shownAt({ dueAt, publishedAt }: PostView, timeZone: string): Date {
  const planned = dueAt ?? new Date(0);
  return publishedAt && localDay(publishedAt, timeZone) === localDay(planned, timeZone) ? publishedAt : planned;
}

function planned(post: PostView, timeZone: string): PlannedPost {
  const { code, profile, way, byHand, caption, video } = post;
  const at = shownAt(post, timeZone);
  return {
    minute: minuteOfDay(at, timeZone),
    clock: clockOf(at, timeZone),
    code,
    account: profile ? sayAccount(profile) : way === 'by_hand' ? (byHand?.account ?? 'by hand') : noAccount(post),
    state: stateOf(post),
    caption: plain(caption.split('\n').find((line) => line.trim() !== '') ?? '') || plain(video.fileName),
  };
}

/** What has ended will get none. */
const noAccount = ({ state }: PostView): string =>
  state === 'failed' || state === 'cancelled' ? 'no account' : 'no account yet';

function stateOf(post: PostView): string {
  const { state, missing, reviewing, way } = post;
  if (state === 'draft') return missing === 'choices' ? 'draft, to be chosen' : 'draft';
  return reviewing && way !== 'inbox' ? 'published, reviewing' : sayState(post);
}

/** Without characters that draw nothing, or turn round what stands behind them. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Whether a clock lies in hours at which posts usually do well. */
export const isGoodHour = (minute: number): boolean => GOOD_HOURS.some(([from, to]) => minute >= from && minute < to);

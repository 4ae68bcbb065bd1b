/**
 * Counts the calls to TikTok before they are made, for all processes together: the app's own budget
 * for an hour, and TikTok's limits for a minute of each login.
 */
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from '../clock.ts';
import type { PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';

/**
 * `person`: somebody waits for the answer, so it is counted and made in any case; `publish`: made
 * while there is room; `poll`: made while there is room beside what is about to be published, for an outcome or for what
 * is being planned; `check`: somebody pressed **Check token**, and `form`: somebody opened a form, so it is made while
 * there is room for a poll and this purpose has had less than its share of the hour.
 */
export type Purpose = 'person' | 'publish' | 'poll' | 'check' | 'form';
/** TikTok's calls that have a limit for each minute and access token. */
export type CallName = 'user_info' | 'creator_info' | 'init' | 'status';

/** The calls that may be made of TikTok, counted over all processes. */
export interface CallLimits {
  /** Counts one call, or throws `app_call_limit` or `login_call_limit`: it must not be made yet. */
  take(call: {
    readonly name: CallName;
    readonly purpose: Purpose;
    /** Absent while the account is not a profile yet. */
    readonly profileId?: string;
  }): Promise<void>;
  /** Removes what counts no more. */
  forget(): Promise<void>;
}

interface CallLimitsDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** Of the whole app; 0 = none. */
  readonly callsPerHour: number;
}

const hour = { bucketMs: MINUTE_MS, windowMs: HOUR_MS };
/** Pressed and opened however often, the checks and the forms of everybody together leave the rest to posts. */
const CHECK_SHARE = 0.1;
const FORM_SHARE = 0.3;
const shareOf: Readonly<Partial<Record<Purpose, number>>> = { check: CHECK_SHARE, form: FORM_SHARE };
const minute = { bucketMs: 10 * SECOND_MS, windowMs: MINUTE_MS };

/** TikTok's own, for each access token. */
const perMinute: Readonly<Record<CallName, number>> = {
  user_info: 600,
  creator_info: 20,
  init: 6,
  status: 30,
};

/** Counts in the database, for all processes together. */
export function createCallLimits({ prisma, clock, callsPerHour }: CallLimitsDeps): CallLimits {
  async function roomFor(purpose: Purpose, now: Date): Promise<number> {
    if (purpose === 'person') return Number.MAX_SAFE_INTEGER;
    if (purpose === 'publish') return callsPerHour;
    return callsPerHour - (await reserveForPosts(prisma, callsPerHour, now));
  }

  async function takeOfApp(purpose: Purpose): Promise<void> {
    if (callsPerHour === 0) return;
    const now = clock.now();
    const part = shareOf[purpose];
    if (part !== undefined) {
      const share = Math.ceil(callsPerHour * part);
      const waitMs = await takePlace(prisma, { scope: purpose, most: share, now, ...hour });
      if (waitMs > 0) throw new Failure('app_call_limit', { kind: 'wait', forMs: waitMs }, { callsPerHour, share });
    }
    const most = await roomFor(purpose, now);
    const waitMs = await takePlace(prisma, { scope: 'app', most, now, ...hour });
    if (waitMs === 0) return;
    throw new Failure('app_call_limit', { kind: 'wait', forMs: waitMs }, { callsPerHour });
  }

  async function takeOfLogin(name: CallName, profileId: string): Promise<void> {
    const most = perMinute[name];
    const scope = `${name}:${profileId}`;
    const waitMs = await takePlace(prisma, { scope, most, now: clock.now(), ...minute });
    if (waitMs === 0) return;
    throw new Failure('login_call_limit', { kind: 'wait', forMs: waitMs }, { name, most });
  }

  return {
    take: async ({ name, purpose, profileId }) => {
      if (profileId && purpose !== 'person') await takeOfLogin(name, profileId);
      await takeOfApp(purpose);
    },
    forget: () => forgetCounts(prisma, new Date(clock.now().getTime() - 2 * hour.windowMs)),
  };
}

interface Place {
  readonly scope: string;
  /** So many in any `windowMs`, counted in stretches of `bucketMs`. */
  readonly most: number;
  readonly windowMs: number;
  readonly bucketMs: number;
  readonly now: Date;
}

/** 0 when the place is taken, else after how many ms there may be one. */
async function takePlace(prisma: PrismaClient, place: Place): Promise<number> {
  const { scope, most, now, windowMs, bucketMs } = place;
  const bucket = new Date(Math.floor(now.getTime() / bucketMs) * bucketMs);
  // A call at the end of a stretch still counts when its beginning is out of the window.
  const since = new Date(now.getTime() - windowMs - bucketMs);
  // The other rows no longer change, and this one is read as it is when it is raised: two who ask
  // at the same moment cannot both get the last place.
  const taken = await prisma.$executeRaw`
    INSERT INTO public.call_count AS own (scope, bucket, calls)
    SELECT ${scope}, ${bucket}::timestamptz, 1 WHERE ${most} > (
      SELECT coalesce(sum(calls), 0) FROM public.call_count
      WHERE scope = ${scope} AND bucket > ${since}::timestamptz)
    ON CONFLICT (scope, bucket) DO UPDATE SET calls = own.calls + 1
    WHERE ${most} > own.calls + (
      SELECT coalesce(sum(calls), 0) FROM public.call_count AS other
      WHERE other.scope = ${scope} AND other.bucket > ${since}::timestamptz
        AND other.bucket <> excluded.bucket)`;
  return taken > 0 ? 0 : waitFor(prisma, place, since);
}

/** Until enough of the oldest calls have left the window. */
async function waitFor(prisma: PrismaClient, place: Place, since: Date): Promise<number> {
  const { scope, most, now, windowMs, bucketMs } = place;
  const rows = await prisma.callCount.findMany({
    where: { scope, bucket: { gt: since } },
    orderBy: { bucket: 'asc' },
  });
  let left = rows.reduce((sum, { calls }) => sum + calls, 0);
  const freeing = rows.find(({ calls }) => {
    left -= calls;
    return left < most;
  });
  const from = freeing?.bucket ?? now;
  return Math.max(from.getTime() + windowMs + bucketMs - now.getTime(), bucketMs);
}

async function forgetCounts(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.callCount.deleteMany({ where: { bucket: { lt: before } } });
}

/** What a post needs to go out: TikTok's rules for the creator, and an init. */
const CALLS_PER_POST = 2;
const LEAST_SHARE = 0.2;

/** Calls that polls must leave to the posts of the next hour, and at least a fifth of all. */
async function reserveForPosts(prisma: PrismaClient, callsPerHour: number, now: Date): Promise<number> {
  const wakeAt = { lte: new Date(now.getTime() + HOUR_MS) };
  const posts = await prisma.post.count({ where: { state: 'scheduled', wakeAt } });
  const least = Math.ceil(callsPerHour * LEAST_SHARE);
  return Math.min(callsPerHour, Math.max(least, posts * CALLS_PER_POST));
}

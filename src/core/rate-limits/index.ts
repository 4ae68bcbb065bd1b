/**
 * Counts the calls to TikTok before they are made, for all processes together: the app's own budget
 * for an hour, and TikTok's limits for a minute of each login.
 */
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';
import { forgetCounts, reserveForPosts, takePlace } from './count.ts';

/**
 * `person`: somebody waits for the answer, so it is counted and made in any case; `publish`: made
 * while there is room; `poll`: made while there is room beside what is about to be published, for an outcome or for what
 * is being planned; `check`: somebody pressed **Check token**, so it is made while there is room for a poll and this
 * purpose has had less than its tenth of the hour.
 */
export type Purpose = 'person' | 'publish' | 'poll' | 'check';
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

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const hour = { bucketMs: MINUTE, windowMs: 60 * MINUTE };
/** Pressed however often, the checks of everybody together leave the rest to posts. */
const CHECK_SHARE = 0.1;
const minute = { bucketMs: 10 * SECOND, windowMs: MINUTE };

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
    if (purpose === 'check') {
      const share = Math.ceil(callsPerHour * CHECK_SHARE);
      const waitMs = await takePlace(prisma, { scope: 'check', most: share, now, ...hour });
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

/** Everything Schedy can do, as one plain object. Knows no chat platform, no queue, no web server. */
import type { Clock } from './clock.ts';
import { createLeases, type Database, type Leases } from './database/index.ts';
import { createInbox, type Inbox } from './inbox/index.ts';
import type { Lull } from './lull.ts';
import { createFetcher, createStore } from './media/index.ts';
import { createNotices, type Notices } from './notices/index.ts';
import type { Alarm, Log } from './ports.ts';
import { createPosts, type PostOptions, type Posts, sweep } from './posts/index.ts';
import { type Cipher, createProfiles, type Profiles } from './profiles/index.ts';
import type { TikTok } from './tiktok/index.ts';
import { cleanInbox, cleanMedia } from './upkeep.ts';
import { createWorkspaces, type Workspaces } from './workspaces/index.ts';

export type { Clock } from './clock.ts';
export { systemClock } from './clock.ts';
export { type Facts, Failure, type Problem, type Remedy } from './errors.ts';
export { calm, createLull, type Lull } from './lull.ts';
export type {
  MediaAdviceCode,
  MediaFailureCode,
  MediaRefusalCode,
  VideoSource,
} from './media/index.ts';
export type { Alarm, Log, Messenger, Place, Told } from './ports.ts';
export {
  type AskedTime,
  type Change,
  MAX_CAPTION_UNITS,
  type PostProblemCode,
  type PostView,
  type TimeNote,
} from './posts/index.ts';
export type { TikTokCode } from './tiktok/index.ts';
export type { MemberFacts, Speaker } from './workspaces/index.ts';

export interface CoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Alarm;
  /** Told of everything that comes in. */
  readonly lull?: Lull | undefined;
  readonly tiktok: TikTok;
  readonly cipher: Cipher;
  readonly options: PostOptions & {
    readonly publicUrl: string;
    readonly mediaUrl: string;
    readonly mediaRetentionMs: number;
  };
}

export interface Core {
  readonly inbox: Inbox;
  readonly workspaces: Workspaces;
  readonly profiles: Profiles;
  readonly posts: Posts;
  readonly notices: Notices;
  /** Sets the alarms that were lost (every SWEEP_MS). */
  sweep(): Promise<void>;
  /** Removes videos of ended posts after their time, and expired tickets. */
  tidy(): Promise<void>;
}

export async function createCore(deps: CoreDeps): Promise<Core> {
  const { database, clock, log, alarm, lull, tiktok, cipher, options } = deps;
  const { prisma } = database;
  const leases: Leases = createLeases(prisma, clock);
  // Nobody else can be in an embedded database: whatever is leased was left by a process that died.
  if (database.kind === 'embedded') await leases.freeAll();
  const store = createStore(options.mediaUrl);
  const shared = { prisma, leases, clock, log, alarm, cipher, tiktok };
  const profiles: Profiles = createProfiles({
    ...shared,
    publicUrl: options.publicUrl,
    audited: options.audited,
    onConnected: (profileId) => posts.resumeFor(profileId),
    onInactive: (profileId, code) => posts.holdFor(profileId, code),
  });
  const posts: Posts = createPosts({
    ...shared,
    profiles,
    options,
    store,
    fetchVideo: createFetcher(),
  });
  return {
    inbox: createInbox({ ...shared, lull }),
    workspaces: createWorkspaces(shared),
    profiles,
    posts,
    notices: createNotices({ ...shared, readPost: posts.read }),
    sweep: () => sweep({ ...shared, resumeFor: posts.resumeFor }),
    tidy: async () => {
      await profiles.expireTickets();
      await cleanMedia({ prisma, store, clock, retentionMs: options.mediaRetentionMs });
      await cleanInbox({ prisma, clock });
    },
  };
}

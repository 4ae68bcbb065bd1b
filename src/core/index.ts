/** Everything Schedy can do, as one plain object. Knows no chat platform, no queue, no web server. */

import { type BrowserUploads, createBrowserUploads } from './browser-uploads/index.ts';
import type { Clock } from './clock.ts';
import { createLeases, type Database, type Leases, type PrismaClient } from './database/index.ts';
import { logDenials } from './denials.ts';
import { createDepartures, type Departures } from './departures/index.ts';
import { sendDigests } from './digest/index.ts';
import { eachStep } from './each-row.ts';
import {
  createErasure,
  type Erasure,
  type ForgetAnswer,
  type ForgetRequest,
  forgetForOperator,
} from './erasure/index.ts';
import { createInbox, createListening, type Inbox, type Listening } from './inbox/index.ts';
import { createInstallations, type Installations } from './installations/index.ts';
import { createFetcher, createPartFiles, createStore, type S3Access } from './media/index.ts';
import { createNotices, type Notices } from './notices/index.ts';
import type { Alarm, Log, Meter } from './ports.ts';
import {
  createPosts,
  openStates,
  type PostOptions,
  type Posts,
  readRepeat,
  redrawRepeats,
  sweep,
} from './posts/index.ts';
import { createProfiles, type Profiles } from './profiles/index.ts';
import type { QuietPeriod } from './quiet-period.ts';
import { type CallLimits, createCallLimits } from './rate-limits/index.ts';
import { type Cipher, resealUnbound } from './sealing/index.ts';
import { createShownForms, createShownHomes, type ShownForms, type ShownHomes } from './shown-forms.ts';
import { createSlots, type Slots } from './slots/index.ts';
import type { TikTok } from './tiktok/index.ts';
import { type Retention, tidyAll } from './upkeep.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';
import { type AskMember, createWorkspaces, type Workspaces } from './workspaces/index.ts';

export {
  type BrowserUploads,
  type LinkRefusal,
  type NewUpload,
  type OpenedLink,
  UPLOAD_LINK_MS,
  type UploadedEvent,
  type UploadView,
  uploadedEvent,
} from './browser-uploads/index.ts';
export { type Clock, systemClock } from './clock.ts';
export { type ClockCheck, createClockCheck } from './clock-check.ts';
export { noteDenial } from './denials.ts';
export { type Departures, LEFT_GRACE_MS, type WhichOwners } from './departures/index.ts';
export { eachRow, eachStep } from './each-row.ts';
export {
  type Erasure,
  type ExportRequest,
  exportForOperator,
  type ForgetAnswer,
  type ForgetRequest,
  type Holdings,
  type Kept,
} from './erasure/index.ts';
export { type Facts, Failure, isPassing, type Problem, type Remedy } from './errors.ts';
export { type GivenUp, listGivenUp } from './inbox/index.ts';
export type { Installations, InstallResult, StoredInstallation } from './installations/index.ts';
export { currentIds, withIds } from './log-context.ts';
export type {
  MediaAdviceCode,
  MediaFailureCode,
  MediaRefusalCode,
  UploadedVideo,
  VideoSource,
} from './media/index.ts';
export { CHANNEL_ITSELF } from './notices/index.ts';
export {
  type Alarm,
  type Log,
  type Messenger,
  type Meter,
  type NoticeToSend,
  type Place,
  silentAlarm,
  silentLog,
} from './ports.ts';
export {
  type AskedTime,
  type Change,
  consentText,
  type Decision,
  type Interaction,
  type KnownTime,
  LONGEST_DRAFT_SECONDS,
  MAX_CAPTION_UNITS,
  type PlanChange,
  type PlanView,
  type PostProblemCode,
  type PostTimeline,
  type PostView,
  type PrivateThread,
  type Repeat,
  reasonIn,
  type TimelineEvent,
  type TimeNote,
  type Viewer,
} from './posts/index.ts';
export { type ProfileChange, type ProfileSettings, type ProfileView, TICKET_MS } from './profiles/index.ts';
export { alwaysQuiet, createQuietPeriod, type QuietPeriod } from './quiet-period.ts';
export { type ReviewFile, readReviewPack } from './review-pack/index.ts';
export type { FormValues, OpenedHome } from './shown-forms.ts';
export { type KeptSlot, MOST_SLOTS, type SlotChange } from './slots/index.ts';
export { storable } from './storable.ts';
export { throttleLog } from './throttle-log.ts';
export { type PostSettings, type PrivacyLevel, privacyLevels, readVideoLink, type TikTokCode } from './tiktok/index.ts';
export { endsWithin, within } from './time-limit.ts';
export { type Retention, usualRetention } from './upkeep.ts';
export type { Webhooks } from './webhooks.ts';
export {
  type Actor,
  type AskMember,
  actorOf,
  type MemberFacts,
  type MemberSettings,
  MOST_APPROVERS,
  MOST_UNDO_SECONDS,
  type Sender,
  type WorkspaceSettings,
} from './workspaces/index.ts';

/** What core is put together of; the two ports are filled by the program. */
export interface CoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Alarm;
  /** Absent: nobody watches. */
  readonly meter?: Meter | undefined;
  /** Told of everything that comes in. */
  readonly quietPeriod?: QuietPeriod | undefined;
  readonly tiktok: TikTok;
  readonly cipher: Cipher;
  /** Whoever opens a personal link is looked for; absent where no platform can be asked. */
  readonly isMember?: AskMember | undefined;
  readonly options: PostOptions & {
    readonly publicUrl: string;
    readonly mediaUrl: string;
    readonly s3?: S3Access | undefined;
    readonly mediaRetentionMs: number;
    /** Absent: the usual one. */
    readonly retention?: Retention;
    /** Of the whole app; 0 = no limit. */
    readonly callsPerHour: number;
  };
}

/** Everything that Schedy does, without a chat, a queue or a server. */
export interface Core {
  /** What came in from outside. */
  readonly inbox: Inbox;
  readonly listening: Listening;
  readonly shownForms: ShownForms;
  readonly shownHomes: ShownHomes;
  /** Where an app of ours is installed, with the token of each workspace. */
  readonly installations: Installations;
  /** Who is speaking, and where they are. */
  readonly workspaces: Workspaces;
  /** The connected TikTok accounts. */
  readonly profiles: Profiles;
  /** The life of a post. */
  readonly posts: Posts;
  /** What comes through the upload page. */
  readonly uploads: BrowserUploads;
  /** The times that come again. */
  readonly slots: Slots;
  /** What people are told. */
  readonly notices: Notices;
  /** What TikTok tells by itself. */
  readonly webhooks: Webhooks;
  readonly departures: Departures;
  readonly erasure: Erasure;
  /** For an operator's command: lists, names or forgets a workspace or a person. */
  forgetForOperator(request: ForgetRequest): Promise<ForgetAnswer>;
  /** Sets the alarms that were lost (every SWEEP_MS), and goes on with what is being forgotten. */
  sweep(): Promise<void>;
  /** Removes what has been kept long enough: videos, expired tickets, ended posts, what came in. */
  tidy(): Promise<void>;
}

/** Puts the rooms together; an embedded database has its leases freed first. */
export async function createCore(deps: CoreDeps): Promise<Core> {
  const { database, clock, log, alarm, quietPeriod, tiktok, cipher, isMember = nobodyKnows, options } = deps;
  const { prisma } = database;
  const leases: Leases = createLeases(prisma, clock);
  // Nobody else can be in an embedded database: whatever is leased was left by a process that died.
  if (database.kind === 'embedded') await leases.freeAll();
  await resealUnbound({ prisma, cipher, log });
  const store = createStore(options.mediaUrl, options.s3);
  await store.check();
  const calls = createCallLimits({ prisma, clock, callsPerHour: options.callsPerHour });
  const shared = { prisma, leases, clock, log, alarm, cipher, tiktok, calls };
  const profiles: Profiles = createProfiles({
    ...shared,
    isMember,
    publicUrl: options.publicUrl,
    audited: options.audited,
    canConnect: !options.isByHandOnly,
    onConnected: (profileId) => posts.resumeFor(profileId),
    onInactive: (profileId, code) => posts.holdFor(profileId, code),
  });
  const inbox = createInbox({ database, clock, log, cipher, quietPeriod, alarm });
  const { mediaUrl, publicUrl, mediaQuotaBytes: quotaBytes = 0 } = options;
  const parts = createPartFiles(mediaUrl, options.s3);
  const uploads = createBrowserUploads({ ...shared, isMember, inbox, store, parts, publicUrl, quotaBytes });
  const posts: Posts = createPosts({
    ...shared,
    profiles,
    ...(deps.meter && { meter: deps.meter }),
    options,
    store,
    fetchVideo: createFetcher(),
    uploads,
  });
  const departures = createDepartures({ ...shared, posts, profiles });
  const erasure = createErasure({ ...shared, store, posts, profiles, uploads });
  const slots = createSlots({ ...shared, openStates, readRepeat, redraw: redrawRepeats });
  return {
    inbox,
    listening: createListening({ prisma }),
    shownForms: createShownForms(shared),
    shownHomes: createShownHomes(shared),
    installations: createInstallations(shared),
    workspaces: logDenials(log, 'workspaces', createWorkspaces(shared)),
    profiles: logDenials(log, 'profiles', profiles),
    posts: logDenials(log, 'posts', posts),
    uploads,
    slots: logDenials(log, 'slots', slots),
    notices: createNotices({
      ...shared,
      readPost: posts.read,
      readPlan: posts.plan,
      onCardShown: posts.beginUndoWindow,
    }),
    webhooks: createWebhooks({ ...shared, inbox, posts, profiles }),
    departures: logDenials(log, 'departures', departures),
    erasure,
    forgetForOperator: (request) => forgetForOperator(prisma, erasure, request),
    sweep: () => sweepAll(shared, posts, departures, erasure),
    tidy: () =>
      tidyAll({
        ...shared,
        database,
        store,
        posts,
        profiles,
        uploads,
        erasure,
        retentionMs: options.mediaRetentionMs,
        retention: options.retention,
      }),
  };
}

const nobodyKnows: AskMember = async () => null;

type Shared = Pick<CoreDeps, 'clock' | 'log' | 'alarm' | 'cipher' | 'tiktok'> & {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly calls: CallLimits;
};

const sweepAll = (shared: Shared, posts: Posts, departures: Departures, erasure: Erasure): Promise<void> =>
  eachStep(
    () => sweep({ ...shared, resumeFor: posts.resumeFor }),
    () => posts.releaseApprovals(),
    () => posts.remindAuthors(),
    () => posts.settlePlans(),
    () => posts.settleAnswered(),
    () => departures.follow(),
    () => sendDigests(shared),
    () => erasure.erase(),
  );

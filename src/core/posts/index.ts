import type { Prisma, PrismaClient } from '../database/index.ts';
import type { Problem } from '../errors.ts';
import type { PublishStatus } from '../tiktok/index.ts';
import { askAnew, releaseApprovals } from './approving/index.ts';
import {
  type Actor,
  askPostTime,
  type CancelReason,
  type Change,
  cancelPlanned,
  cancelPost,
  confirmRepeat,
  createCreatorOptions,
  type Decision,
  type DepartureCode,
  decideOn,
  type Edit,
  editPost,
  holdPlanned,
  holdPosts,
  listOthersOn,
  markPosted,
  movePostTo,
  movePostToNextSlot,
  type NewTime,
  type Offers,
  objectionToDecision,
  postAgain,
  postNow,
  putOff,
  resumeHeld,
  resumePosts,
  retryPost,
  settleOthers,
  undoPost,
} from './changing/index.ts';
import { createPlaces, type PostDeps } from './deps.ts';
import {
  createZoneQuestions,
  type Drafted,
  draftPost,
  expireUnansweredDrafts,
  type KnownTime,
  type NewDraft,
  refuseDraft,
  settleAnswered,
  takeVideo,
  type VideoPlace,
  type ZoneQuestions,
} from './drafting/index.ts';
import { beginUndoWindow } from './lifecycle/index.ts';
import {
  findByCode,
  listBetween,
  listEndedAt,
  listFromMessage,
  listHistory,
  listOpenAt,
  listPrivateThreads,
  listQueue,
  type PrivateThread,
  type QueuePage,
  type QueueRequest,
  type SpanRequest,
  type Viewer,
} from './lists.ts';
import { onWebhook, pollOutcome } from './outcome/index.ts';
import {
  confirmPlan,
  openPlan,
  type PlanChange,
  type PlanSource,
  type Proposal,
  proposePlan,
  readPlan,
  settlePlans,
  undoPlan,
} from './planning/index.ts';
import { publishPost, remindAuthors } from './publishing/index.ts';
import { readPost } from './read.ts';
import { listFromGone, listSourcesAmong, noteSaid, readSaid } from './source-message.ts';
import { type PostTimeline, readTimeline } from './timeline.ts';
import type { PlanView, PostView } from './view.ts';

export { SWEEP_MS, type SweepDeps, sweep } from '../sweep/index.ts';
export type { Actor, Change, Decision } from './changing/index.ts';
export { reasonIn } from './changing/index.ts';
export { accountAsked, readAsked, readRepeat } from './columns.ts';
export type { PostDeps, PostOptions } from './deps.ts';
export type { AskedTime, KnownTime, NewDraft } from './drafting/index.ts';
export { consentText, LONGEST_DRAFT_SECONDS, MAX_CAPTION_UNITS, redrawRepeats } from './drafting/index.ts';
export { open as openStates } from './lifecycle/index.ts';
export type { PrivateThread, Viewer } from './lists.ts';
export type { PlanChange, Proposal } from './planning/index.ts';
export { type PostProblemCode, postProblemCodes } from './problem-codes.ts';
export { readPost } from './read.ts';
export type { PostTimeline, TimelineEvent } from './timeline.ts';
export type { Interaction, Missing, PlanView, PostView, Repeat, TimeNote } from './view.ts';

/** The life of a post; ids are of posts unless named otherwise. */
export interface Posts extends Offers, ZoneQuestions {
  /** Keeps a message with a video as a draft; the same upload finds its earlier post. */
  draft(draft: NewDraft): Promise<Drafted>;
  /** Reads, judges and keeps the draft's video and schedules the post; may throw to be tried again. */
  takeVideo(id: string, place: VideoPlace, isLastTry: boolean): Promise<void>;
  /** Ends a draft whose video cannot be had, with the reason. */
  refuse(id: string, problem: Problem): Promise<void>;
  /** Its alarm has rung: claims a post that is due in this version of its schedule, and sends it; else does nothing. */
  publish(id: string, scheduleVersion: number): Promise<void>;
  /** Reminds who has not finished a draft or a post by hand in 2 hours; each once. */
  remindAuthors(): Promise<void>;
  /** Asks TikTok what became of an upload, where that is due, and sets the next poll. */
  pollOutcome(id: string): Promise<void>;
  /** TikTok's webhook about a publish id; false when nobody here has that id. */
  onWebhook(publishId: string, status: PublishStatus): Promise<boolean>;
  /** Before the end of the process: uploads under way end after their chunk and their claims are released. */
  stop(): void;
  /** Until the first byte is sent; also a post by hand that was handed over. */
  cancel(id: string, actor: Actor): Promise<Change>;
  /**
   * After the undo window; a draft has its question for a time answered with it. Not of an unconfirmed post, which may be
   * public already: that takes `postAgain`.
   */
  postNow(id: string, actor: Actor): Promise<Change>;
  /** Of an unconfirmed post, by a person who was asked whether it may be there twice. */
  postAgain(id: string, actor: Actor): Promise<Change>;
  /** Of a post that failed or is on hold; refused where there is nothing to try again. */
  retry(id: string, actor: Actor): Promise<Change>;
  /** Within the undo window: cancels a new post, and gives one that was posted now its earlier time back. */
  undo(id: string, actor: Actor): Promise<Change>;
  /** A person says that its video is on TikTok, with its address where they have it. */
  markPosted(id: string, actor: Actor, videoLink?: string): Promise<Change>;
  /** Hands it over again that long from now. */
  putOff(id: string, actor: Actor, byMs: number): Promise<Change>;
  /** Another instant; `past` when it is over. */
  moveTo(id: string, actor: Actor, to: NewTime): Promise<Change>;
  /** The next slot that no open post has; refused with `no_free_slot`. */
  moveToNextSlot(id: string, actor: Actor): Promise<Change>;
  /**
   * An approver lets it go out, asks for changes, or ends it; refused with the reason where they may not, or something
   * else has been decided.
   */
  decide(id: string, actor: Actor, decision: Decision): Promise<Change>;
  /** Why the actor may not decide about what they saw (`approval.round`); null where they may. */
  mayDecide(id: string, actor: Actor, round: number): Promise<Problem | 'unknown' | null>;
  /** What waits in workspaces that need no approvals any more goes on. */
  releaseApprovals(): Promise<void>;
  /** Since then others decide in that workspace: they are asked about what waits, once. */
  askAnew(workspaceId: string, since: Date): Promise<void>;
  /**
   * A post whose video is on its account already goes out once more: a draft by itself, any other as it `wants` to,
   * which the refusal has told.
   */
  confirmRepeat(id: string, actor: Actor, wants?: string): Promise<Change>;
  /** The plan of that message, made at its first use; its posts are drafted with its id. */
  openPlan(source: PlanSource): Promise<string>;
  /** Takes posts that are here into the plan of a message, and shows it in the thread, once. */
  proposePlan(proposal: Proposal): Promise<string>;
  /** A plan as it stands; of any workspace, for what Schedy says by itself. */
  plan(id: string): Promise<PlanView | null>;
  /** Schedules every post of a plan, once: by its author or an admin. */
  confirmPlan(id: string, actor: Actor): Promise<PlanChange>;
  /** Cancels what the plan has brought, and gives posts that had a time before that time back. */
  undoPlan(id: string, actor: Actor): Promise<PlanChange>;
  /** Goes on with the posts of a confirmed plan that a process that died has left. */
  settlePlans(): Promise<void>;
  /** Asks on the card which of several times is meant; a scheduled post keeps its own until then. */
  askTime(id: string, actor: Actor, when: Extract<KnownTime, { kind: 'choices' }>): Promise<Change>;
  /** Another caption, time or settings, as far as they are named; checked as in a new post. */
  edit(id: string, actor: Actor, edit: Edit): Promise<Change>;
  /** Goes on with drafts whose question a process has answered and died. */
  settleAnswered(): Promise<void>;
  /** A card with Undo on it can be seen as of now: the window begins anew if it came late. */
  beginUndoWindow(post: Pick<PostView, 'id' | 'undoUntil' | 'state'>): Promise<void>;
  /** Of any workspace where none is named: for what Schedy says by itself, never for what a person asks. */
  read(id: string, workspaceId?: string): Promise<PostView | null>;
  /** One page of what is planned, as far as the viewer may see it. */
  queue(request: QueueRequest): Promise<QueuePage>;
  /** What goes out or went out in a stretch of time, as far as the viewer may see it, the first one first. */
  between(request: SpanRequest): Promise<QueuePage>;
  /** Those that this message has brought; ids of channel and message are the platform's. */
  fromMessage(place: { workspaceId: string; channel: string; message: string }): Promise<PostView[]>;
  /** Of a message of which only its id is known. */
  fromGone(source: Parameters<typeof listFromGone>[1]): Promise<PostView[]>;
  /** Those of these messages that have brought a video. */
  sourcesAmong(source: Parameters<typeof listSourcesAmong>[1]): Promise<string[]>;
  /** What the message that brought it said when it was read last; null where that is not known. */
  said(id: string, workspaceId: string): Promise<string | null>;
  /** Keeps what that message says now. */
  noteSaid(id: string, workspaceId: string, said: string): Promise<void>;
  /** Those of this thread that nothing can change any more. */
  endedAt(place: { workspaceId: string; channel: string; root: string }): Promise<PostView[]>;
  /** Those of this thread that can still change. */
  openAt(place: { workspaceId: string; channel: string; root: string }): Promise<PostView[]>;
  /** Of those that the viewer may see, where one is named. */
  byCode(workspaceId: string, code: string, viewer?: Viewer): Promise<PostView | null>;
  /** Those that not everybody of the workspace may read, with posts of others than the member, if one is named. */
  privateThreads(of: { workspaceId: string; memberId: string | null }): Promise<PrivateThread[]>;
  /** One page of what went out, failed or was cancelled, as far as the viewer may see it, the last one first. */
  history(request: QueueRequest): Promise<QueuePage>;
  /** All that happened to a post; null where there is none that the viewer may see. */
  timeline(request: { workspaceId: string; viewer: Viewer; code: string }): Promise<PostTimeline | null>;
  /** The account is connected again: what waited for it goes on. */
  resumeFor(profileId: string): Promise<void>;
  /** The account cannot be used: what is planned on it waits, for the reason of this code. */
  holdFor(profileId: string, code: string): Promise<void>;
  /** Cancels all of these that nothing has gone out of, and tells the threads of those that were planned. */
  cancelPlanned(where: Prisma.PostWhereInput, reason: CancelReason): Promise<void>;
  /** Puts all of these on hold that are scheduled, for the reason of this code. */
  holdPlanned(where: Prisma.PostWhereInput, code: DepartureCode): Promise<void>;
  /** Lets those of these go on that were held for it, or offers them when their time is over. */
  resumeHeld(where: Prisma.PostWhereInput, code: DepartureCode): Promise<void>;
  /** Ends drafts whose video nobody has asked for in so long, and says so in their threads. */
  expireUnansweredDrafts(retentionMs: number): Promise<void>;
  /** What others than its owner have planned on an account. */
  othersOn(profileId: string): Promise<PostView[]>;
  /** Its owner keeps the account: the posts of others still go out or are held, and their authors are told. */
  settleOthers(profileId: string, decision: 'keep' | 'hold'): Promise<void>;
}

/** The posts of this database; one for each process, which has its places for reading and uploading. */
export function createPosts(given: PostDeps): Posts {
  const stopping = new AbortController();
  const deps = { ...given, stopping: stopping.signal, ...createPlaces() };
  const { prisma } = deps;
  return {
    draft: (draft) => draftPost(deps, draft),
    takeVideo: (id, place, isLastTry) => takeVideo(deps, id, place, isLastTry),
    refuse: (id, problem) => refuseDraft(deps, id, problem),
    publish: (id, scheduleVersion) => publishPost(deps, id, scheduleVersion),
    remindAuthors: () => remindAuthors(deps),
    pollOutcome: (id) => pollOutcome(deps, id),
    onWebhook: (publishId, status) => onWebhook(deps, publishId, status),
    stop: () => stopping.abort(),
    cancel: (id, actor) => cancelPost(deps, id, actor),
    postNow: (id, actor) => postNow(deps, id, actor),
    postAgain: (id, actor) => postAgain(deps, id, actor),
    retry: (id, actor) => retryPost(deps, id, actor),
    undo: (id, actor) => undoPost(deps, id, actor),
    markPosted: (id, actor, videoLink) => markPosted(deps, id, actor, videoLink),
    putOff: (id, actor, byMs) => putOff(deps, id, actor, byMs),
    moveTo: (id, actor, to) => movePostTo(deps, id, actor, to),
    moveToNextSlot: (id, actor) => movePostToNextSlot(deps, id, actor),
    decide: (id, actor, decision) => decideOn(deps, id, actor, decision),
    mayDecide: (id, actor, round) => objectionToDecision(deps, id, actor, round),
    releaseApprovals: () => releaseApprovals(deps),
    askAnew: (workspaceId, since) => askAnew(deps, workspaceId, since),
    confirmRepeat: (id, actor, wants) => confirmRepeat(deps, id, actor, wants),
    openPlan: (source) => openPlan(deps, source),
    proposePlan: (proposal) => proposePlan(deps, proposal),
    confirmPlan: (id, actor) => confirmPlan(deps, id, actor),
    undoPlan: (id, actor) => undoPlan(deps, id, actor),
    settlePlans: () => settlePlans(deps),
    askTime: (id, actor, when) => askPostTime(deps, id, actor, when),
    edit: (id, actor, edit) => editPost(deps, id, actor, edit),
    ...createCreatorOptions(deps),
    settleAnswered: () => settleAnswered(deps),
    ...createZoneQuestions(deps),
    beginUndoWindow: (post) => beginUndoWindow(deps, post),
    noteSaid: (id, workspaceId, said) => noteSaid(prisma, id, workspaceId, said),
    ...createReads(prisma, deps.options),
    resumeFor: (profileId) => resumePosts(deps, profileId),
    holdFor: (profileId, code) => holdPosts(deps, profileId, code),
    cancelPlanned: (where, reason) => cancelPlanned(deps, where, reason),
    holdPlanned: (where, code) => holdPlanned(deps, where, code),
    resumeHeld: (where, code) => resumeHeld(deps, where, code),
    expireUnansweredDrafts: (retentionMs) => expireUnansweredDrafts(deps, retentionMs),
    settleOthers: (profileId, decision) => settleOthers(deps, profileId, decision),
  };
}

/** What is looked up, and nothing of it changed. */
function createReads(prisma: PrismaClient, { uploadsPerHour }: PostDeps['options']) {
  return {
    read: (id, workspaceId) => readPost(prisma, id, workspaceId),
    queue: (request) => listQueue(prisma, request),
    between: (request) => listBetween(prisma, request),
    fromMessage: (place) => listFromMessage(prisma, place),
    fromGone: (source) => listFromGone(prisma, source),
    sourcesAmong: (source) => listSourcesAmong(prisma, source),
    said: (id, workspaceId) => readSaid(prisma, id, workspaceId),
    endedAt: (place) => listEndedAt(prisma, place),
    openAt: (place) => listOpenAt(prisma, place),
    byCode: (workspaceId, code, viewer) => findByCode(prisma, workspaceId, code, viewer),
    privateThreads: (of) => listPrivateThreads(prisma, of),
    history: (request) => listHistory(prisma, request),
    timeline: (request) => readTimeline(prisma, request),
    plan: (id) => readPlan(prisma, { id }, uploadsPerHour),
    othersOn: (profileId) => listOthersOn(prisma, profileId),
  } satisfies Partial<Posts>;
}

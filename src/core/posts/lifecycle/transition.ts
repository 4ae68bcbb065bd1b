/**
 * The one door through which a post is written. `transitionPost` changes its state, `touchPost` what people
 * see of it, `notePost` what nobody sees. A write that sets `wakeAt` raises the schedule version, so that
 * every alarm of the earlier plan finds nothing to do, and has the new alarm set after the commit.
 */
import { afterCommit, type PostState, Prisma, type Transaction } from '../../database/index.ts';
import type { Facts, Problem } from '../../errors.ts';
import { amend, amendApproval, amendAsked, enqueueNotice, markThread } from '../../notices/index.ts';
import type { ContentChange } from '../columns.ts';
import { allows, type TransitionName, transitions } from './transitions.ts';

type PostChange = Omit<Prisma.PostUncheckedUpdateManyInput, 'scheduleVersion' | 'state' | 'version' | 'wakeAt'> & {
  readonly wakeAt?: Date | null;
};

/** A change of a post's state, with all that must still be true when it is written. */
export interface Transition {
  readonly postId: string;
  readonly transition: TransitionName;
  /** All else that must still be true at the moment of the write. */
  readonly where?: Prisma.PostWhereInput;
  readonly data?: PostChange;
  /** A member id, or what in Schedy did it. */
  readonly actor: string;
  readonly facts?: Facts;
  readonly at: Date;
}

/** What was wrong is over. */
export const noProblem = { problem: Prisma.DbNull } as const;

/** From here on the retention of the video counts; a post that can still go out keeps it. */
const ended: readonly PostState[] = ['published', 'in_inbox', 'handed_over', 'failed', 'cancelled'];

/** What was said of it then asks its author for something that is over now. */
const asks: readonly PostState[] = ['draft', 'failed', 'on_hold', 'unconfirmed', 'in_inbox', 'handed_over'];

/** What an operator finds in the log of each post: one line a transition, with its code and without its words. */
const lines: Partial<Record<TransitionName, string>> = {
  complete: 'a post is published',
  deliver: 'a post is in its TikTok inbox',
  fail: 'a post failed',
  hand_over: 'a post is handed over to its author',
  hold: 'a post is on hold',
  lose: 'a post is unconfirmed',
};

/** Makes the transition with its history row; false when it is not allowed or no longer true. */
export async function transitionPost(tx: Transaction, request: Transition): Promise<boolean> {
  const { postId, transition, at } = request;
  const post = await tx.post.findUnique({ where: { id: postId }, select: { state: true, awaitingApproval: true } });
  if (!post || !allows(transition, post.state)) return false;
  const { to } = transitions[transition];
  const written = await writePost(tx, postId, { AND: [request.where ?? {}, { state: post.state }] }, request.data, {
    state: to,
    version: { increment: 1 },
    changedAt: at,
    ...(request.data && 'missing' in request.data ? {} : { missing: null }),
  });
  if (!written) return false;
  await writeHistory(tx, request, post.state);
  const told = lines[transition];
  if (told) afterCommit(tx).log({ postId, post: written.code, ...request.facts }, told);
  await tx.media.update({
    where: { id: written.mediaId },
    data: { removeAfter: await removableFrom(tx, written, to, at) },
  });
  if (asks.includes(post.state)) await amendAsked(tx, postId, written.threadId);
  if (post.awaitingApproval) await amendApproval(tx, postId);
  await markThread(tx, written.threadId);
  await amendPlan(tx, written);
  return true;
}

/** A scheduled post as it was read. */
interface Scheduled {
  readonly id: string;
  readonly threadId: string;
  readonly scheduleVersion: number;
  readonly author: { readonly externalId: string };
}

/** Puts a post on hold, and its thread is told why; false when it is no longer scheduled as it was read. */
export async function holdScheduled(
  tx: Transaction,
  post: Scheduled,
  { problem, where = {}, actor, at }: Pick<Transition, 'where' | 'actor' | 'at'> & { readonly problem: Problem },
): Promise<boolean> {
  const { id: postId, scheduleVersion } = post;
  const isHeld = await transitionPost(tx, {
    postId,
    transition: 'hold',
    where: { ...where, state: 'scheduled', scheduleVersion },
    data: { problem: { ...problem }, wakeAt: null },
    facts: { code: problem.code },
    actor,
    at,
  });
  if (!isHeld) return false;
  const dedupeKey = `${noticeKey('on_hold', postId)}:${scheduleVersion}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, at);
  return true;
}

/** A video that several posts share is kept until the last of them has ended. */
async function removableFrom(
  tx: Transaction,
  { id, mediaId }: { readonly id: string; readonly mediaId: string },
  to: PostState,
  at: Date,
): Promise<Date | null> {
  if (!ended.includes(to)) return null;
  // Its row is held, so that of two that end in one moment the second sees the first.
  await tx.media.update({ where: { id: mediaId }, data: { removeAfter: null } });
  const others = await tx.post.count({ where: { mediaId, id: { not: id }, state: { notIn: [...ended] } } });
  return others > 0 ? null : at;
}

/** A plan shows its posts until they are on their way. */
async function amendPlan(
  tx: Transaction,
  { planId, state }: { planId: string | null; state: PostState },
): Promise<void> {
  const isShown = state === 'draft' || state === 'scheduled' || state === 'cancelled' || state === 'failed';
  if (planId !== null && isShown) await amend(tx, noticeKey('plan', planId));
}

async function writeHistory(tx: Transaction, request: Transition, from: PostState): Promise<void> {
  const { postId, transition, actor, at, data } = request;
  // The times of a plan are overwritten by the next one; what it was planned for stays here.
  const planned = transition === 'schedule' && data?.dueAt instanceof Date ? { dueAt: data.dueAt.toISOString() } : null;
  const facts = request.facts || planned ? { ...request.facts, ...planned } : null;
  await tx.history.create({
    data: { postId, at, move: transition, from, to: transitions[transition].to, actor, ...(facts && { facts }) },
  });
}

/** Which content a person changed, with its history row; a post that is changed stays in its state. */
export async function noteContentChange(
  tx: Transaction,
  { postId, state, actor, at, change }: ContentChanged,
): Promise<void> {
  const { isCaption, isAccount, way, settings } = change;
  if (!isCaption && !isAccount && way === undefined && Object.keys(settings).length === 0) return;
  await tx.history.create({ data: { postId, at, move: 'change', from: state, to: state, actor, facts: { change } } });
}

interface ContentChanged extends Pick<Transition, 'postId' | 'actor' | 'at'> {
  readonly state: PostState;
  readonly change: ContentChange;
}

/** Changes what people see of a post without a transition; false when `where` is no longer true. */
export async function touchPost(
  tx: Transaction,
  postId: string,
  where: Prisma.PostWhereInput,
  data: PostChange,
  at: Date,
): Promise<boolean> {
  const written = await writePost(tx, postId, where, data, { version: { increment: 1 }, changedAt: at });
  if (!written) return false;
  await markThread(tx, written.threadId);
  await amendPlan(tx, written);
  return true;
}

/** Changes what no card shows; false when `where` is no longer true. */
export async function notePost(
  tx: Transaction,
  postId: string,
  where: Prisma.PostWhereInput,
  data: PostChange,
): Promise<boolean> {
  return (await writePost(tx, postId, where, data, {})) !== null;
}

async function writePost(
  tx: Transaction,
  id: string,
  where: Prisma.PostWhereInput,
  change: PostChange = {},
  own: Prisma.PostUncheckedUpdateManyInput,
) {
  const isReplanned = change.wakeAt !== undefined;
  const [written] = await tx.post.updateManyAndReturn({
    // Not merged into one object: a state that the caller demands must not be overwritten by this.
    where: { AND: [where, { id }] },
    data: { ...change, ...own, ...(isReplanned && { scheduleVersion: { increment: 1 } }) },
    select: { id: true, code: true, state: true, threadId: true, mediaId: true, planId: true, scheduleVersion: true },
  });
  if (!written) return null;
  const { scheduleVersion } = written;
  if (change.wakeAt) afterCommit(tx).publishPost({ id, scheduleVersion, wakeAt: change.wakeAt });
  return written;
}

/** What a reply is about: told once under this key. */
export const noticeKey = (kind: string, postId: string): string => `${kind}:${postId}`;

/** To whom and where a notice about a post goes. */
export const addressed = (post: { id: string; threadId: string; author: { externalId: string } }) => ({
  threadId: post.threadId,
  postId: post.id,
  mention: post.author.externalId,
});

/** An incident concerns everybody; a thread hears of it once, however many of its posts wait. */
export const incidentKey = ({ threadId }: { threadId: string }, since: string): string =>
  `incident:${threadId}:${since}`;

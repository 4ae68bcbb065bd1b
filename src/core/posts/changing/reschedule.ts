/**
 * Another time for a post, by a person: at once, at an instant, or what it was before. An alarm
 * that was set for the earlier plan finds nothing to do.
 */
import { Prisma, type Transaction, transact } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { amendApproval } from '../../notices/index.ts';
import { accountName } from '../../profiles/index.ts';
import { takeNextSlot } from '../../slots/index.ts';
import { approvalColumns, approvalFor, askApprovers } from '../approving/index.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { askedOf, type KnownTime, objectionToRepeat, readyPost, timeColumns } from '../drafting/index.ts';
import { noProblem, open, type Transition, touchPost, undoWindowIn } from '../lifecycle/index.ts';
import { readPost } from '../read.ts';
import {
  type Actor,
  type Change,
  type ChangeRow,
  cancelPost,
  change,
  transitionByPerson,
  writeChange,
} from './change.ts';

/** After the undo window; for a draft that only lacks its time this answers the question. */
export function postNow(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  return change(deps, postId, actor, async (row, now) => {
    if (row.state === 'draft') return answerDraft(deps, row, actor, { kind: 'now' });
    // It goes out at this very moment.
    if (row.state === 'publishing') return false;
    return (await repeatAfterFailure(deps, row, 'now')) ?? reschedule(deps, row, actor, await atOnce(deps, row, now));
  });
}

/** A failed post does not count as a repeat of its video, so the repeat is asked about when it goes out after all. */
export async function repeatAfterFailure(
  { prisma, clock }: PostDeps,
  row: ChangeRow,
  wants: string,
): Promise<Problem | null> {
  const { state, way, profileId } = row;
  if (state !== 'failed' || way === 'by_hand' || profileId === null) return null;
  return objectionToRepeat(prisma, row, { profileId, now: clock.now(), wants });
}

/**
 * An unconfirmed post goes out once more. Its video may be on TikTok already, so this is for a person who was asked
 * about exactly that; no other change plans such a post anew.
 */
export function postAgain(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  return change(deps, postId, actor, async (row, now) =>
    row.state === 'unconfirmed'
      ? reschedule(deps, row, actor, await atOnce(deps, row, now), { mayBeSecond: true })
      : false,
  );
}

async function atOnce({ prisma, options }: PostDeps, row: ChangeRow, now: Date) {
  const undoWindowMs = await undoWindowIn(prisma, row.workspaceId, options);
  const wakeAt = new Date(now.getTime() + undoWindowMs);
  const undoUntil = undoWindowMs > 0 ? wakeAt : null;
  return {
    dueAt: now,
    wakeAt,
    undoUntil,
    earlierDueAt: earlierTime(row),
    postNow: true,
    timeNote: Prisma.DbNull,
    choices: [],
  };
}

/** A post that failed or is on hold goes out after all; one that still has its time has nothing to be tried again. */
export async function retryPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const { workspaceId } = actor;
  const row = await deps.prisma.post.findUnique({ where: { id: postId, workspaceId }, select: { state: true } });
  if (row?.state === 'failed' || row?.state === 'on_hold') return postNow(deps, postId, actor);
  return change(deps, postId, actor, async ({ code, state }) =>
    state === 'draft' || state === 'scheduled' ? { code: 'nothing_to_retry', facts: { code, state } } : false,
  );
}

/**
 * What Undo gives back. Pressed twice, the first press has put the time away already; and a post that
 * waits goes back to the end of its wait, not to a due time that is over.
 */
function earlierTime({ state, dueAt, wakeAt, undoUntil, earlierDueAt }: ChangeRow): Date | null {
  if (state !== 'scheduled') return null;
  if (undoUntil) return earlierDueAt;
  return wakeAt && dueAt && wakeAt > dueAt ? wakeAt : dueAt;
}

/** Another instant, with what is said of it. */
export type NewTime = Omit<Extract<KnownTime, { kind: 'at' }>, 'kind'>;

/** Another instant, which must lie in the future. */
export async function movePostTo(deps: PostDeps, postId: string, actor: Actor, to: NewTime): Promise<Change> {
  if (to.at <= deps.clock.now()) {
    const post = await readPost(deps.prisma, postId, actor.workspaceId);
    return post ? { kind: 'past', post } : { kind: 'unknown' };
  }
  return change(deps, postId, actor, async (row, now) => {
    const when = { kind: 'at', ...to } as const;
    if (row.state === 'draft') return answerDraft(deps, row, actor, when);
    const repeat = await repeatAfterFailure(deps, row, to.at.toISOString());
    if (repeat) return repeat;
    return reschedule(deps, row, actor, {
      ...timeColumns(when, now),
      wakeAt: to.at,
      undoUntil: null,
      earlierDueAt: null,
    });
  });
}

/** A post that was handed over is handed over again later. */
export function putOff(deps: PostDeps, postId: string, actor: Actor, byMs: number): Promise<Change> {
  return change(deps, postId, actor, async (row, now) => {
    if (row.state !== 'handed_over') return false;
    const at = new Date(now.getTime() + byMs);
    const times = {
      ...timeColumns({ kind: 'at', at, note: null }, now),
      wakeAt: at,
      undoUntil: null,
      earlierDueAt: null,
    };
    return reschedule(deps, row, actor, times, { isApproved: true });
  });
}

/** The first slot that no open post has taken; refused where none is free. */
export async function movePostToNextSlot(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const { prisma, clock } = deps;
  const now = clock.now();
  const { workspaceId } = actor;
  const post = await readPost(prisma, postId, workspaceId);
  if (!post) return { kind: 'unknown' };
  // Whose post it is comes before what the slots are.
  if (post.author.id !== actor.memberId && !actor.isAdmin) return { kind: 'not_yours', post };
  const at = await prisma.$transaction((tx) => takeNextSlot(tx, { workspaceId, states: open, now }));
  if (!at) return { kind: 'refused', post, problem: { code: 'no_free_slot', facts: {} } };
  return movePostTo(deps, postId, actor, { at, note: { kind: 'next_slot' } });
}

/** Which of several times is meant: the post keeps the one it has, and the question, until that is answered. */
export function askPostTime(
  deps: PostDeps,
  postId: string,
  actor: Actor,
  when: Extract<KnownTime, { kind: 'choices' }>,
): Promise<Change> {
  return change(deps, postId, actor, async (row, now) => {
    if (row.state === 'draft') return answerDraft(deps, row, actor, when);
    if (row.state !== 'scheduled' && row.state !== 'on_hold') return false;
    const { state, workspaceId, scheduleVersion } = row;
    const { choices } = timeColumns(when, now);
    const asked = askedColumn.write({ ...readAsked(row.asked), ...askedOf(when) });
    const where = { state, workspaceId, scheduleVersion };
    return transact(deps, (tx) => touchPost(tx, row.id, where, { choices, asked }, now));
  });
}

/** Undo of a new post cancels it; undo of "Post now" gives the earlier time back. */
export async function undoPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const row = await deps.prisma.post.findUnique({ where: { id: postId, workspaceId: actor.workspaceId } });
  const isOpen = row?.undoUntil && row.undoUntil > deps.clock.now();
  if (isOpen && !row.earlierDueAt) return cancelPost(deps, postId, actor);
  return change(deps, postId, actor, async (current) => {
    const dueAt = current.earlierDueAt;
    if (!isOpen || !dueAt || current.scheduleVersion !== row.scheduleVersion) return false;
    const times = { dueAt, wakeAt: dueAt, undoUntil: null, earlierDueAt: null, postNow: false };
    return reschedule(deps, current, actor, times, { isApproved: true });
  });
}

/** Undoes it when upkeep has just removed the video. */
class VideoGone extends Error {
  override readonly name = 'VideoGone';
}

/** What goes with a new time: what else must still be true, and what is written in the same transaction. */
interface Beside {
  readonly where?: Prisma.PostWhereInput;
  /** A person takes the risk of a second public video. */
  readonly mayBeSecond?: boolean;
  /** It is handed over already, or gets back what it had: nothing new that an approver could say anything about. */
  readonly isApproved?: boolean;
  /** More than its time is changed. */
  readonly isMore?: boolean;
  readonly write?: (tx: Transaction) => Promise<void>;
}

/** Gives a post that is past being a draft its time; false when it has moved on, or its video is gone; or why not. */
export async function reschedule(
  deps: PostDeps,
  row: ChangeRow,
  actor: Actor,
  times: Omit<NonNullable<Transition['data']>, 'wakeAt'> & { readonly wakeAt: Date },
  { where = {}, mayBeSecond = false, isApproved = false, isMore = false, write }: Beside = {},
): Promise<boolean | Problem> {
  if (row.profileId === null && row.way !== 'by_hand') return false;
  const kept = await objectionToAccount(deps, row, actor);
  if (kept) return kept;
  const { mediaId } = row;
  const data = { ...noProblem, ...times, tries: 0, late: false, remindAt: null };
  const at = deps.clock.now();
  try {
    return await writeChange(deps, row, async (tx) => {
      const guard = mayBeSecond ? where : { AND: [where, { state: { not: 'unconfirmed' as const } }] };
      const need = isApproved ? 'none' : await approvalFor(tx, row, { actorId: actor.memberId, isTimeAlone: !isMore });
      const approval = approvalColumns({ need, isNow: times.postNow === true, at });
      const planned = { ...data, ...approval };
      const request = { transition: 'schedule', where: guard, data: planned, actor: actor.memberId, at } as const;
      if (!(await transitionByPerson(tx, row, request))) return false;
      if (need !== 'none') await amendApproval(tx, row.id);
      if (need === 'ask') await askApprovers(tx, row.id, at);
      const { state } = await tx.media.findUniqueOrThrow({ where: { id: mediaId } });
      if (state !== 'ready') throw new VideoGone();
      await write?.(tx);
      return true;
    });
  } catch (error) {
    if (error instanceof VideoGone) return false;
    throw error;
  }
}

/**
 * An account that its owner keeps for themselves: what is planned on it goes out if its owner lets it, and what is not
 * planned any more only they bring back. In direct messages people reach what they own elsewhere.
 */
async function objectionToAccount(
  { prisma }: PostDeps,
  { state, profileId, workspaceId, authorId }: ChangeRow,
  { memberId }: Actor,
): Promise<Problem | null> {
  if (profileId === null || state === 'scheduled' || state === 'publishing') return null;
  const profile = await prisma.profile.findUnique({ where: { id: profileId } });
  if (!profile || profile.shared || profile.workspaceId !== workspaceId) return null;
  if ([authorId, memberId].includes(profile.ownerId)) return null;
  return { code: 'profile_private', facts: { account: accountName(profile), isRefusal: true } };
}

async function answerDraft(deps: PostDeps, row: ChangeRow, actor: Actor, answer: KnownTime): Promise<boolean> {
  const { workspaceId, scheduleVersion } = row;
  const where = { state: 'draft', workspaceId, scheduleVersion } as const;
  const asked = askedColumn.write({ ...readAsked(row.asked), words: null });
  const when = withRepeat(row, answer);
  // Sent at once, it waits for no plan.
  const left = when.kind === 'now' ? { planId: null } : {};
  const data = { ...timeColumns(when, deps.clock.now()), ...captionOf(row, when), ...left, asked };
  const isAnswered = await transact(deps, (tx) => touchPost(tx, row.id, where, data, deps.clock.now()));
  if (isAnswered) await readyPost(deps, row.id, actor.memberId);
  return isAnswered;
}

/** A choice that is pressed names its instant alone. */
function withRepeat({ asked }: ChangeRow, when: KnownTime): KnownTime {
  if (when.kind !== 'at' || when.repeat) return when;
  const { repeats } = readAsked(asked);
  return { ...when, repeat: repeats[when.at.toISOString()] ?? null };
}

/** Words with two readings leave another caption when the time was taken out of them. */
function captionOf({ asked }: ChangeRow, when: KnownTime): { caption?: string } {
  if (when.kind !== 'at') return {};
  const { captions, timedCaption } = readAsked(asked);
  const caption = captions[when.at.toISOString()] ?? timedCaption;
  return caption === null ? {} : { caption };
}

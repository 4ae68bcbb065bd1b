/** An approver approves a post, asks for changes of it, or rejects it. The first decision about what was seen counts. */
import { type Prisma, type Transaction, transact } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { amendApproval, enqueueNotice } from '../../notices/index.ts';
import { isApprover } from '../../workspaces/index.ts';
import { approvalMissedBy } from '../approving/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { settingsOf } from '../drafting/index.ts';
import { addressed, noProblem, noticeKey, touchPost, transitionPost, undoWindowIn } from '../lifecycle/index.ts';
import { lockProfile, replanUploads } from '../posting-limits/index.ts';
import { readPost } from '../read.ts';
import type { Actor, Change } from './change.ts';

/** What an approver says of a post. */
export interface Decision {
  readonly kind: 'approved' | 'changes_asked' | 'rejected';
  /** Of at most 500 characters: longer ones are refused, so that nobody reads half of one. */
  readonly reason: string | null;
  /** What they saw: `approval.round` of the view; null where they named the post in words. */
  readonly round: number | null;
}

const LONGEST_REASON = 500;

const parts = {
  author: true,
  media: true,
  profile: { select: { handle: true } },
} as const satisfies Prisma.PostInclude;
type Waiting = Prisma.PostGetPayload<{ include: typeof parts }>;

/** With the rights of this moment; nobody decides about their own post. */
export async function decideOn(deps: PostDeps, postId: string, actor: Actor, said: Decision): Promise<Change> {
  const { workspaceId } = actor;
  const where = { id: postId, workspaceId };
  const decision = { ...said, reason: reasonIn(said.reason ?? '') };
  const known = await deps.prisma.post.findUnique({ where, select: { profileId: true } });
  if (!known) return { kind: 'unknown' };
  const problem = await transact(deps, async (tx) => {
    // Profiles are locked before posts everywhere.
    if (known.profileId) await lockProfile(tx, known.profileId);
    const post = await tx.post.findUniqueOrThrow({ where, include: parts });
    const objection = (await objectionTo(tx, post, actor, decision)) ?? objectionToLength(decision);
    return objection ?? ((await carryOut(deps, tx, post, actor, decision)) ? null : over(post));
  });
  const post = await readPost(deps.prisma, postId, workspaceId);
  if (!post) return { kind: 'unknown' };
  return problem ? { kind: 'refused', post, problem } : { kind: 'done', post };
}

/** In one line; null where nobody would see anything of it, such as blanks and characters of no width. */
export function reasonIn(written: string): string | null {
  return /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(written) ? written.replace(/\s+/gu, ' ').trim() : null;
}

/** Why this member may not decide about it now, before they are asked for a reason; null where they may. */
export async function objectionToDecision(
  { prisma }: PostDeps,
  postId: string,
  actor: Actor,
  round: number,
): Promise<Problem | 'unknown' | null> {
  const { workspaceId } = actor;
  const post = await prisma.post.findUnique({ where: { id: postId, workspaceId } });
  return post ? objectionTo(prisma, post, actor, { round }) : 'unknown';
}

async function objectionTo(
  tx: Pick<Transaction, 'workspace' | 'member'>,
  post: Pick<Waiting, 'authorId' | 'awaitingApproval' | 'approvalRound' | 'code' | 'state'>,
  { workspaceId, memberId }: Actor,
  { round }: Pick<Decision, 'round'>,
): Promise<Problem | null> {
  const { code, state } = post;
  if (!(await isApprover(tx, { workspaceId, memberId }))) return { code: 'approval_not_yours', facts: { code } };
  if (!post.awaitingApproval || !decidable.includes(state)) return over(post);
  if (post.authorId === memberId) return { code: 'approval_own', facts: { code } };
  return round !== null && round !== post.approvalRound ? { code: 'approval_changed', facts: { code } } : null;
}

function objectionToLength({ reason }: Decision): Problem | null {
  const length = [...(reason ?? '')].length;
  return length > LONGEST_REASON ? { code: 'approval_reason_long', facts: { length, limit: LONGEST_REASON } } : null;
}

const decidable: readonly string[] = ['scheduled', 'on_hold'];

const over = ({ code, state }: Pick<Waiting, 'code' | 'state'>): Problem => ({
  code: 'approval_over',
  facts: { code, state },
});

interface Step {
  readonly actor: Actor;
  readonly at: Date;
  readonly reason: string | null;
}

async function carryOut(
  deps: PostDeps,
  tx: Transaction,
  post: Waiting,
  actor: Actor,
  { kind, reason }: Decision,
): Promise<boolean> {
  const at = deps.clock.now();
  const { externalId: by } = await tx.member.findUniqueOrThrow({ where: { id: actor.memberId } });
  const step = { actor, at, reason };
  const isLate = kind === 'approved' && isTooLate(post, at);
  const isMade =
    kind === 'approved'
      ? await approve(deps, tx, post, { ...step, isLate })
      : await (kind === 'rejected' ? reject : askForChanges)(tx, post, { ...step, by });
  if (!isMade) return false;
  const { id: postId, approvalRound, code } = post;
  await keep(tx, post, kind, step);
  if (kind === 'approved') await replanUploads(deps, tx, post.profileId);
  await amendApproval(tx, postId);
  const answer = isLate ? 'approved_late' : kind;
  const body = { kind: 'answer', data: { answer, facts: { code, by, reason } } } as const;
  const dedupeKey = `${noticeKey('decided', postId)}:${approvalRound}:${kind}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, at);
  return true;
}

const standing = ({ state, workspaceId, approvalRound }: Waiting) => ({
  state,
  workspaceId,
  approvalRound,
  awaitingApproval: true,
});

/** A post that is on hold for its login alone keeps its time, so it is not too late. */
function isTooLate({ state, wakeAt, problem }: Waiting, now: Date): boolean {
  if (state === 'scheduled') return wakeAt !== null && wakeAt <= now;
  return ['not_approved', 'missed'].includes(problemColumn.read(problem)?.code ?? '');
}

/** After its time the author chooses another one; before it the post goes on as it was planned. */
async function approve(
  { options }: PostDeps,
  tx: Transaction,
  post: Waiting,
  { actor, at, isLate }: Step & { readonly isLate: boolean },
): Promise<boolean> {
  const { id: postId, state, wakeAt, dueAt } = post;
  const where = standing(post);
  const late = { awaitingApproval: false, problem: approvalMissedBy(dueAt) };
  if (isLate && state === 'scheduled') {
    return transitionPost(tx, {
      postId,
      transition: 'hold',
      where,
      data: { ...late, wakeAt: null },
      facts: { code: 'missed' },
      actor: actor.memberId,
      at,
    });
  }
  if (isLate) return touchPost(tx, postId, where, late, at);
  if (state === 'on_hold') return touchPost(tx, postId, where, { awaitingApproval: false }, at);
  const undoWindowMs = await undoWindowIn(tx, post.workspaceId, options);
  const soon = new Date(at.getTime() + undoWindowMs);
  const times = post.postNow ? { dueAt: at, wakeAt: soon, undoUntil: undoWindowMs > 0 ? soon : null } : { wakeAt };
  const isAsked = problemColumn.read(post.problem)?.code === 'changes_asked';
  return touchPost(tx, postId, where, { awaitingApproval: false, ...times, ...(isAsked && noProblem) }, at);
}

type Said = Step & { readonly by: string };

/** The post goes on waiting in a new round, so that a decision about the earlier one no longer counts. */
function askForChanges(tx: Transaction, post: Waiting, { at, by, reason }: Said): Promise<boolean> {
  const isHeld = post.state === 'on_hold';
  const problem = problemColumn.write({ code: 'changes_asked', facts: { by, reason } });
  const data = { approvalRound: { increment: 1 }, ...(!isHeld && { problem }) };
  return touchPost(tx, post.id, standing(post), data, at);
}

function reject(tx: Transaction, post: Waiting, { at, by, reason, actor }: Said): Promise<boolean> {
  const problem = problemColumn.write({ code: 'rejected', facts: { by, reason } });
  const data = { problem, wakeAt: null, undoUntil: null, awaitingApproval: false };
  const facts = { code: 'rejected' };
  const request = { postId: post.id, transition: 'cancel', where: standing(post), data, facts } as const;
  return transitionPost(tx, { ...request, actor: actor.memberId, at });
}

/** Who decided what about which content, for reviewers, for `show` and in the change log. */
async function keep(tx: Transaction, post: Waiting, decision: Decision['kind'], step: Step): Promise<void> {
  const { actor, at, reason } = step;
  const { id: postId, approvalRound: round, caption, way, dueAt, code, workspaceId } = post;
  const settings = { ...settingsOf(post), caption, way, account: post.profile?.handle ?? null };
  await tx.approval.create({
    data: {
      postId,
      memberId: actor.memberId,
      at,
      decision,
      reason,
      round,
      settings: { ...settings, dueAt: dueAt?.toISOString() ?? null },
      videoSha256: post.media.sha256,
    },
  });
  const facts = { postId, code, round };
  await tx.changeLog.create({ data: { workspaceId, at, actor: actor.memberId, action: `post_${decision}`, facts } });
}

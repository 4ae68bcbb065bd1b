/** What becomes of a post that nobody has approved: by its time it is on hold, and goes on once none is needed any more. */
import { type Prisma, transact } from '../../database/index.ts';
import { eachRow, ROWS_AT_ONCE } from '../../each-row.ts';
import { amendApproval, enqueueNotice } from '../../notices/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  addressed,
  holdScheduled,
  noProblem,
  noticeKey,
  touchPost,
  transitionPost,
  undoWindowIn,
} from '../lifecycle/index.ts';
import { replanUploads } from '../posting-limits/index.ts';
import { tellApprovers } from './tell-approvers.ts';

/** Its time went by before anybody approved it: its author says when it goes out. */
export const approvalMissedBy = (dueAt: Date | null) => ({
  code: 'missed',
  facts: { dueAt: dueAt?.toISOString() ?? null, because: 'approval' },
});

/** The time of a post that waits for approval has come: true, and it is on hold. An early or outdated alarm: false. */
export async function holdUnapproved(deps: PostDeps, postId: string, scheduleVersion: number): Promise<boolean> {
  const now = deps.clock.now();
  const post = await deps.prisma.post.findUnique({ where: { id: postId }, include: { author: true, workspace: true } });
  if (post?.state !== 'scheduled' || !post.awaitingApproval || post.scheduleVersion !== scheduleVersion) return false;
  if (!post.wakeAt || post.wakeAt > now) return false;
  if (!post.workspace.approvals) {
    await release(deps, post);
    return true;
  }
  const problem = { code: 'not_approved', facts: { dueAt: post.dueAt?.toISOString() ?? null } };
  const hold = { problem, where: { awaitingApproval: true }, actor: 'alarm', at: now };
  return transact(deps, async (tx) => {
    if (!(await holdScheduled(tx, post, hold))) return false;
    await tellApprovers(tx, postId, 'approval_missed', now);
    return true;
  });
}

/** Posts that wait where no approval is needed any more go on as they were planned, and their threads are told. */
export async function releaseApprovals(deps: PostDeps): Promise<void> {
  const posts = await deps.prisma.post.findMany({
    where: {
      awaitingApproval: true,
      state: { in: ['scheduled', 'on_hold', 'failed'] },
      workspace: { approvals: false, leftAt: null },
    },
    include: { author: true },
    orderBy: { dueAt: 'asc' },
    take: ROWS_AT_ONCE,
  });
  await eachRow(posts, (post) => release(deps, post));
}

type Waiting = Prisma.PostGetPayload<{ include: { author: true } }>;

async function release(deps: PostDeps, post: Waiting): Promise<void> {
  const { id: postId, state, profileId, approvalRound } = post;
  const at = deps.clock.now();
  const where = { state, awaitingApproval: true, approvalRound, workspace: { approvals: false } };
  await transact(deps, async (tx) => {
    const isTooLate = state === 'scheduled' && isOver(deps, post, at);
    const undoMs = await undoWindowIn(tx, post.workspaceId, deps.options);
    const isDone = isTooLate
      ? await transitionPost(tx, {
          postId,
          transition: 'hold',
          where,
          facts: { code: 'missed' },
          actor: 'settings',
          at,
          data: { awaitingApproval: false, problem: approvalMissedBy(post.dueAt), wakeAt: null },
        })
      : await touchPost(tx, postId, where, { awaitingApproval: false, ...onItsWay(post, at, undoMs) }, at);
    if (!isDone) return;
    await replanUploads(deps, tx, profileId);
    await amendApproval(tx, postId);
    if (state !== 'scheduled' && state !== 'on_hold') return;
    const answer = { answer: 'approvals_off', facts: { code: post.code } };
    const dedupeKey = `${noticeKey('approvals_off', postId)}:${approvalRound}`;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'answer', data: answer } }, at);
  });
}

/** A post that was to go out at once is too late once it is later than `lateGraceMs`; any other at its time. */
function isOver({ options }: PostDeps, { postNow, dueAt, wakeAt }: Waiting, now: Date): boolean {
  if (postNow) return dueAt !== null && now.getTime() - dueAt.getTime() > options.lateGraceMs;
  return wakeAt !== null && wakeAt <= now;
}

function onItsWay({ state, postNow, problem, dueAt, wakeAt }: Waiting, now: Date, undoMs: number) {
  const known = problemColumn.read(problem)?.code;
  if (state === 'on_hold') return known === 'not_approved' ? { problem: approvalMissedBy(dueAt) } : {};
  if (state !== 'scheduled') return {};
  const soon = new Date(now.getTime() + undoMs);
  return {
    ...(known === 'changes_asked' && noProblem),
    ...(postNow ? { dueAt: now, wakeAt: soon, undoUntil: undoMs > 0 ? soon : null } : { wakeAt }),
  };
}

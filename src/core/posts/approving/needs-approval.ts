/**
 * Approvals: a post of somebody who is not an approver is scheduled and waits. `awaitingApproval` is a mark beside its
 * state, and no claim takes a post that bears it. Every change by a person passes here, so that none goes round it.
 */

import { DAY_MS } from '../../clock.ts';
import { Prisma, type Transaction } from '../../database/index.ts';
import { isApprover } from '../../workspaces/index.ts';
import { problemColumn } from '../columns.ts';

/** What goes out as soon as it is approved waits so long for that, and is then on hold. */
const UNAPPROVED_MS = DAY_MS;

/** Whether a draft of this author waits for approval once it is scheduled. */
export async function needsApproval(
  tx: Pick<Transaction, 'workspace' | 'member'>,
  { workspaceId, authorId: memberId }: { readonly workspaceId: string; readonly authorId: string },
): Promise<boolean> {
  const { approvals } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return approvals && !(await isApprover(tx, { workspaceId, memberId }));
}

interface Row {
  readonly workspaceId: string;
  readonly authorId: string;
  readonly state: string;
  readonly awaitingApproval: boolean;
  readonly problem: Prisma.JsonValue;
}

/** `none`: it does not wait; `wait`: it goes on waiting; `ask`: the approvers are asked, for the first time or again. */
type ApprovalNeed = 'none' | 'wait' | 'ask';

/**
 * What a change means for the approval of a post. An approver's change, and any change of an approver's post, asks for
 * no new approval; none lifts one that is waited for. `isTimeAlone`: nothing but its time is changed, for which an
 * approval that came after its time was given.
 */
export async function approvalFor(
  tx: Transaction,
  row: Row,
  { actorId, isTimeAlone }: { readonly actorId: string; readonly isTimeAlone: boolean },
): Promise<ApprovalNeed> {
  const { workspaceId, authorId, awaitingApproval, state, problem } = row;
  const { approvals } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  if (!approvals) return 'none';
  const known = problemColumn.read(problem);
  if (awaitingApproval) return state !== 'scheduled' || known?.code === 'changes_asked' ? 'ask' : 'wait';
  if (isTimeAlone && known?.code === 'missed' && known.facts.because === 'approval') return 'none';
  if (await isApprover(tx, { workspaceId, memberId: authorId })) return 'none';
  return (await isApprover(tx, { workspaceId, memberId: actorId })) ? 'none' : 'ask';
}

interface Wait {
  readonly need: ApprovalNeed;
  /** It is to go out at once: it waits for the approval and for no time. */
  readonly isNow: boolean;
  readonly at: Date;
  /** What the approvers or an earlier approval had said of it. */
  readonly problem?: Prisma.JsonValue;
}

/** The columns for that. Undo gives nothing back that nobody has approved. */
export function approvalColumns({ need, isNow, at, problem = null }: Wait) {
  if (need === 'none') return { awaitingApproval: false } as const;
  return {
    awaitingApproval: true,
    approvalRound: { increment: 1 },
    undoUntil: null,
    earlierDueAt: null,
    ...(isNow && { wakeAt: new Date(at.getTime() + UNAPPROVED_MS) }),
    ...outdatedProblem(problem),
  };
}

/** What was asked for is changed by now, and a late approval was given for something else. */
function outdatedProblem(stored: Prisma.JsonValue) {
  const problem = problemColumn.read(stored);
  if (problem?.code === 'changes_asked') return { problem: Prisma.DbNull };
  if (problem?.facts.because !== 'approval') return {};
  const { dueAt = null } = problem.facts;
  return { problem: problemColumn.write({ code: problem.code, facts: { dueAt } }) };
}

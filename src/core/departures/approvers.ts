/**
 * Approvers who are named and leave, or become guests. Where none of them can approve any more, what waits for them would
 * hang in silence: the admins decide from then on (core/workspaces/approvers.ts), and are told so with what waits.
 */
import { type Prisma, type Transaction, transact } from '../database/index.ts';
import { eachRow } from '../each-row.ts';
import { type AskMember, askMember, type WorkspaceName } from '../workspaces/index.ts';
import { type DeparturesDeps, tellAdmins } from './deps.ts';

/** The workspace in which one member is named, or those where a post was put before the approvers so lately. */
export type WhichApprovers =
  | { readonly workspace: WorkspaceName; readonly memberExternalId: string }
  | { readonly askedWithinMs: number };

type Workspace = Prisma.WorkspaceGetPayload<object>;

export async function checkApprovers(deps: DeparturesDeps, ask: AskMember, which?: WhichApprovers): Promise<void> {
  const needed = { approvals: true, approvers: { isEmpty: false }, leftAt: null, forgetAt: null };
  const workspaces = await deps.prisma.workspace.findMany({
    where: { AND: [needed, whereNamed(deps.clock.now(), which)] },
  });
  await eachRow(workspaces, async (workspace) => {
    const isAnyHere = await lookForOne(deps, ask, workspace);
    if (isAnyHere === false) await allAreGone(deps, workspace);
    if (isAnyHere === true && workspace.approversGoneAt !== null) await oneIsBack(deps, workspace);
  });
}

function whereNamed(now: Date, which: WhichApprovers | undefined): Prisma.WorkspaceWhereInput {
  if (which === undefined) return {};
  if ('workspace' in which) return { ...which.workspace, approvers: { has: which.memberExternalId } };
  const lately = { gte: new Date(now.getTime() - which.askedWithinMs) };
  return { posts: { some: { awaitingApproval: true, state: 'scheduled', changedAt: lately } } };
}

/** The first one found is enough; null where the platform did not say it of each. */
async function lookForOne(deps: DeparturesDeps, ask: AskMember, workspace: Workspace): Promise<boolean | null> {
  const { id: workspaceId, approvers } = workspace;
  const guests = await deps.prisma.member.findMany({
    where: { workspaceId, externalId: { in: approvers }, isGuest: true },
    select: { externalId: true },
  });
  let isSure = true;
  for (const named of approvers) {
    if (guests.some(({ externalId }) => externalId === named)) continue;
    const isHere = await askMember(deps, ask, workspace, named);
    if (isHere === true) return true;
    if (isHere === null) isSure = false;
  }
  return isSure ? false : null;
}

/** Looked at again each hour, so that a process that died after the first step leaves nothing unasked. */
async function allAreGone(deps: DeparturesDeps, workspace: Workspace): Promise<void> {
  const { prisma, clock, log, posts } = deps;
  const { id: workspaceId, approvers } = workspace;
  const now = clock.now();
  const isNew = await transact(deps, async (tx) => {
    // Others may have been named while the platform was asked.
    const where = { id: workspaceId, approversGoneAt: null, approvers: { equals: approvers } };
    const { count } = await tx.workspace.updateMany({ where, data: { approversGoneAt: now } });
    if (count === 0) return false;
    const key = `approvers_gone:${workspaceId}:${now.toISOString()}`;
    const waiting = await tx.post.count({ where: { workspaceId, awaitingApproval: true, state: 'scheduled' } });
    const facts = { workspace: workspace.name, ...(await namesOf(tx, workspace)), waiting };
    await tellAdmins(tx, { workspaceId, answer: 'approvers_gone', facts, key }, now);
    const entry = { workspaceId, at: now, actor: 'schedy', action: 'approvers_gone', facts: {} };
    await tx.changeLog.create({ data: entry });
    return true;
  });
  if (isNew) log.warn({ workspaceId }, 'no named approver is left; the admins approve');
  const { approversGoneAt } = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  if (approversGoneAt !== null) await posts.askAnew(workspaceId, approversGoneAt);
}

const MOST_NAMES = 5;

/** Those whom Schedy has met; the others are counted. */
async function namesOf(tx: Transaction, { id: workspaceId, approvers }: Workspace) {
  const known = await tx.member.findMany({
    where: { workspaceId, externalId: { in: approvers } },
    orderBy: { displayName: 'asc' },
    take: MOST_NAMES,
    select: { displayName: true },
  });
  const names = known.map(({ displayName }) => displayName).join(', ');
  return { names, more: approvers.length - known.length };
}

/** Somebody who is named has come back, or is no guest any more: it is for them to decide again. */
async function oneIsBack({ prisma, clock, posts }: DeparturesDeps, { id, approversGoneAt }: Workspace): Promise<void> {
  const where = { id, approversGoneAt };
  const { count } = await prisma.workspace.updateMany({ where, data: { approversGoneAt: null } });
  if (count > 0) await posts.askAnew(id, clock.now());
}

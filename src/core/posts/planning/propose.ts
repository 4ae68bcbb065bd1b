/** A rhythm becomes a plan: posts with their times, of which nothing goes out before a person confirms it. */
import { type Transaction, transact } from '../../database/index.ts';
import { amend, enqueueNotice } from '../../notices/index.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { type AskedTime, askedOf, readyPost, resolveSlot, timeColumns } from '../drafting/index.ts';
import { noticeKey, touchPost } from '../lifecycle/index.ts';

export interface PlanSource {
  readonly workspaceId: string;
  readonly threadId: string;
  /** (channel, message) that asked for it. */
  readonly sourceKey: string;
}

/** The plan of that message, made at its first use. */
export async function openPlan({ prisma, clock }: PostDeps, source: PlanSource): Promise<string> {
  const { workspaceId, threadId, sourceKey } = source;
  const data = { workspaceId, threadId, sourceKey, createdAt: clock.now() };
  await prisma.plan.createMany({ data, skipDuplicates: true });
  const where = { workspaceId_sourceKey: { workspaceId, sourceKey } };
  return (await prisma.plan.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** What the plan says of itself beside its posts; flat, for the desk to word. */
export interface Proposal extends PlanSource {
  readonly mention: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Posts that are here already, with the time that each gets. */
  readonly posts: readonly { readonly id: string; readonly letter: string | null; readonly when: AskedTime }[];
}

/** Takes these posts into the plan of that message, and shows it in its thread, once. */
export async function proposePlan(deps: PostDeps, proposal: Proposal): Promise<string> {
  const { threadId, mention, facts, posts } = proposal;
  const planId = await openPlan(deps, proposal);
  const now = deps.clock.now();
  await transact(deps, async (tx) => {
    for (const post of posts) await take(tx, { ...proposal, planId, post, now });
    const body = { kind: 'plan', data: { planId, ...facts } } as const;
    await enqueueNotice(tx, { threadId, mention, dedupeKey: noticeKey('plan', planId), body }, now);
  });
  // Its cards ask for Confirm from now on.
  for (const { id } of posts) await readyPost(deps, id);
  return planId;
}

interface Taken extends Proposal {
  readonly planId: string;
  readonly post: Proposal['posts'][number];
  readonly now: Date;
}

/** A post that has its time keeps it until Confirm. */
async function take(tx: Transaction, { workspaceId, planId, post, now }: Taken): Promise<void> {
  const { id, letter, when } = post;
  const row = await tx.post.findUnique({ where: { id, workspaceId } });
  if (!row || row.planId === planId) return;
  await replaceEarlier(tx, row.planId);
  const known = await resolveSlot(tx, { workspaceId, when }, now);
  const planned = { letter, planId, planAt: null };
  if (row.state === 'draft') {
    const asked = askedColumn.write({ ...readAsked(row.asked), ...askedOf(known) });
    await touchPost(tx, id, { state: 'draft' }, { ...planned, ...timeColumns(known, now), asked }, now);
  } else if (known.kind === 'at') {
    await touchPost(tx, id, { state: row.state }, { ...planned, planAt: known.at }, now);
  }
}

/** What was proposed before for the same post is not confirmed any more. */
async function replaceEarlier(tx: Transaction, planId: string | null): Promise<void> {
  if (planId === null) return;
  const { count } = await tx.plan.updateMany({ where: { id: planId, state: 'proposed' }, data: { state: 'undone' } });
  if (count > 0) await amend(tx, noticeKey('plan', planId));
}

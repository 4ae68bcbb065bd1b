/**
 * A rhythm becomes a plan: posts with their times, of which nothing goes out before a person confirms it. Confirm is one
 * guarded update of its row; each post then goes the way that every draft goes to become scheduled. What a process that
 * died left unfinished the sweep finishes.
 */
import { type Prisma, type PrismaClient, type Transaction, transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import { amend, enqueueNotice } from '../../notices/index.ts';
import type { Actor } from '../../workspaces/index.ts';
import { cancelPost, movePostTo } from '../changing/index.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { type AskedTime, askedOf, readyPost, resolveSlot, timeColumns } from '../drafting/index.ts';
import { notePost, noticeKey, touchPost } from '../lifecycle/index.ts';
import { adviseTogether } from '../posting-limits/index.ts';
import { readPosts } from '../read.ts';
import type { PlanView, PostView } from '../view.ts';

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

const MOST_SHOWN = 50;

/** Null where there is no such plan in the workspace. */
export async function readPlan(
  prisma: Pick<PrismaClient, 'plan' | 'post' | 'slot'>,
  where: Prisma.PlanWhereUniqueInput,
  uploadsPerHour: number,
): Promise<PlanView | null> {
  const plan = await prisma.plan.findUnique({ where, include: { posts: { select: { id: true, planAt: true } } } });
  if (!plan) return null;
  const { id, state } = plan;
  const given = new Map(plan.posts.map((post) => [post.id, post.planAt] as const));
  const views = await readPosts(prisma, { planId: id }, [{ createdAt: 'asc' }, { id: 'asc' }], MOST_SHOWN);
  const posts = views.map((post) => ({ post, at: timeOf(post, state, given.get(post.id) ?? null) }));
  const going = posts.flatMap(({ post, at }) =>
    at && post.profile && isToGoOut(post) ? [{ profileId: post.profile.id, at, timeZone: post.timeZone }] : [],
  );
  const ids = plan.posts.map((post) => post.id);
  return {
    id,
    state,
    posts,
    advice: state === 'proposed' ? await adviseTogether(prisma, going, { ids, uploadsPerHour }) : [],
  };
}

function timeOf(post: PostView, state: PlanView['state'], planAt: Date | null): Date | null {
  return state === 'proposed' && post.state !== 'draft' ? (planAt ?? post.dueAt) : post.dueAt;
}

const isToGoOut = ({ state }: PostView): boolean => state === 'draft' || state === 'scheduled' || state === 'on_hold';

export type PlanChange =
  /** `left`: codes of posts that stayed as they are. */
  | { readonly kind: 'done'; readonly changed: readonly string[]; readonly left: readonly string[] }
  | { readonly kind: 'stale'; readonly state: PlanView['state'] }
  | { readonly kind: 'not_yours' }
  /** The first of its times are over. */
  | { readonly kind: 'past'; readonly codes: readonly string[] }
  /** These have no time yet. */
  | { readonly kind: 'untimed'; readonly codes: readonly string[] }
  /** These lack their account. */
  | { readonly kind: 'unsettled'; readonly codes: readonly string[] }
  | { readonly kind: 'unknown' };

/** Nothing of it has ended. */
const open: readonly string[] = ['draft', 'scheduled', 'on_hold'];

async function find(deps: PostDeps, planId: string, actor: Actor): Promise<PlanView | PlanChange> {
  const plan = await readPlan(deps.prisma, { id: planId, workspaceId: actor.workspaceId }, deps.options.uploadsPerHour);
  if (!plan || plan.posts.length === 0) return { kind: 'unknown' };
  const isAllowed = actor.isAdmin || plan.posts.every(({ post }) => post.author.id === actor.memberId);
  return isAllowed ? plan : { kind: 'not_yours' };
}

/** By its author or an admin, once; its posts are scheduled, each as any other. */
export async function confirmPlan(deps: PostDeps, planId: string, actor: Actor): Promise<PlanChange> {
  const plan = await find(deps, planId, actor);
  if ('kind' in plan) return plan;
  if (plan.state !== 'proposed') return { kind: 'stale', state: plan.state };
  const waiting = plan.posts.filter(({ post }) => open.includes(post.state));
  const now = deps.clock.now();
  const codesOf = (which: (planned: PlanView['posts'][number]) => boolean) =>
    waiting.filter(which).map(({ post }) => post.code);
  const homeless = await findHomeless(deps, planId);
  const unsettled = codesOf(({ post }) => post.missing === 'profile' || homeless.has(post.id));
  if (unsettled.length > 0) return { kind: 'unsettled', codes: unsettled };
  const untimed = codesOf(({ at, post }) => at === null && !post.isPostNow);
  if (untimed.length > 0) return { kind: 'untimed', codes: untimed };
  const past = codesOf(({ at }) => at !== null && at <= now);
  if (past.length > 0) return { kind: 'past', codes: past };
  const isConfirmed = await writeState(deps, planId, 'confirmed');
  if (!isConfirmed) return { kind: 'stale', state: 'confirmed' };
  for (const { post, at } of waiting) {
    if (post.state === 'draft') await readyPost(deps, post.id, actor.memberId);
    else if (at !== null) await retime(deps, post.id, actor, at, post.dueAt);
  }
  return { kind: 'done', changed: waiting.map(({ post }) => post.code), left: [] };
}

/** Drafts whose video is still being read, and whose account cannot be used. */
async function findHomeless({ prisma, profiles, options }: PostDeps, planId: string): Promise<ReadonlySet<string>> {
  if (options.isByHandOnly) return new Set();
  const reading = await prisma.post.findMany({ where: { planId, state: 'draft', missing: 'video' } });
  const found = new Set<string>();
  for (const { id, workspaceId, authorId: memberId, asked } of reading) {
    const { profile, way } = readAsked(asked);
    if (profile === null || way === 'by_hand') continue;
    const choice = await profiles.forPosting({ workspaceId, memberId, handle: profile });
    if (choice.kind !== 'profile') found.add(id);
  }
  return found;
}

async function writeState(deps: PostDeps, id: string, state: 'confirmed' | 'undone'): Promise<boolean> {
  const from = state === 'confirmed' ? ['proposed' as const] : ['proposed' as const, 'confirmed' as const];
  const at = deps.clock.now();
  const data = state === 'confirmed' ? { state, confirmedAt: at } : { state, undoneAt: at };
  return transact(deps, async (tx) => {
    const { count } = await tx.plan.updateMany({ where: { id, state: { in: from } }, data });
    if (count > 0) await amend(tx, noticeKey('plan', id));
    return count > 0;
  });
}

/** What it was planned for before is what Undo gives back. */
async function retime(deps: PostDeps, id: string, actor: Actor, at: Date, earlier: Date | null): Promise<void> {
  const moved = await movePostTo(deps, id, actor, { at, note: null });
  // What cannot be moved keeps its time, and Undo has nothing to give back to it.
  const data = moved.kind === 'done' ? { planAt: earlier } : { planAt: null, planId: null };
  await transact(deps, (tx) => notePost(tx, id, {}, data));
}

/** Before Confirm as after it: new posts are cancelled, those that had a time before get it back. */
export async function undoPlan(deps: PostDeps, planId: string, actor: Actor): Promise<PlanChange> {
  const plan = await find(deps, planId, actor);
  if ('kind' in plan) return plan;
  if (plan.state === 'undone' || !(await writeState(deps, planId, 'undone'))) return { kind: 'stale', state: 'undone' };
  const rows = await deps.prisma.post.findMany({ where: { planId }, select: { id: true, planAt: true } });
  const [changed, left]: [string[], string[]] = [[], []];
  for (const { post } of plan.posts) {
    if (post.state === 'cancelled') continue;
    const before = rows.find(({ id }) => id === post.id)?.planAt ?? null;
    const isKept = plan.state === 'proposed' && post.state !== 'draft';
    const change = isKept
      ? null
      : before
        ? await movePostTo(deps, post.id, actor, { at: before, note: null })
        : await cancelPost(deps, post.id, actor);
    (change === null || change.kind === 'done' ? changed : left).push(post.code);
  }
  return { kind: 'done', changed, left };
}

const MOST_SETTLED = 100;

/**
 * Posts of plans that are confirmed or undone and still as they were before: the process that was at it has died. What
 * somebody has changed since then is theirs.
 */
export async function settlePlans(deps: PostDeps): Promise<void> {
  const now = deps.clock.now();
  const left = await deps.prisma.$queryRaw<{ id: string }[]>`
    SELECT post.id::text FROM public.post JOIN public.plan ON plan.id = post.plan_id
    WHERE post.state IN ('draft', 'scheduled', 'on_hold') AND CASE plan.state
      WHEN 'confirmed' THEN post.state = 'draft' AND post.missing = 'plan'
        OR post.state <> 'draft' AND post.plan_at > ${now}::timestamptz AND post.changed_at < plan.confirmed_at
      WHEN 'undone' THEN post.changed_at < plan.undone_at AND (post.plan_at IS NULL
        OR plan.confirmed_at IS NOT NULL AND post.plan_at > ${now}::timestamptz)
      ELSE false END
    LIMIT ${MOST_SETTLED}`;
  await eachRow(left, ({ id }) => settle(deps, id));
}

async function settle(deps: PostDeps, id: string): Promise<void> {
  const post = await deps.prisma.post.findUnique({ where: { id }, include: { plan: true } });
  if (!post?.plan) return;
  const { state, plan, planAt, dueAt, workspaceId, authorId: memberId } = post;
  const actor = { workspaceId, memberId, isAdmin: false };
  if (plan.state === 'confirmed') {
    if (state === 'draft') await readyPost(deps, id);
    else if (planAt) await retime(deps, id, actor, planAt, dueAt);
  } else if (planAt) await movePostTo(deps, id, actor, { at: planAt, note: null });
  else await cancelPost(deps, id, actor);
}

/**
 * Confirm and Undo of a plan. Confirm is one guarded update of its row; each post then goes the way that every draft
 * goes to become scheduled. What a process that died left unfinished the sweep finishes.
 */
import { transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import { amend } from '../../notices/index.ts';
import type { Actor } from '../../workspaces/index.ts';
import { cancelPost, movePostTo } from '../changing/index.ts';
import { readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { readyPost } from '../drafting/index.ts';
import { notePost, noticeKey } from '../lifecycle/index.ts';
import type { PlanView } from '../view.ts';
import { readPlan } from './view.ts';

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
  const plan = await readPlan(deps.prisma, { id: planId, workspaceId: actor.workspaceId });
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
    if (post.state === 'draft') await readyPost(deps, post.id);
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
  return transact(deps, async (tx) => {
    const { count } = await tx.plan.updateMany({ where: { id, state: { in: from } }, data: { state } });
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

const MOST = 100;

/** Drafts of plans that are confirmed or undone and still wait for it: the process that was at it has died. */
export async function settlePlans(deps: PostDeps): Promise<void> {
  const where = { state: 'draft', missing: 'plan', plan: { state: { not: 'proposed' } } } as const;
  const posts = await deps.prisma.post.findMany({ where, select: { id: true }, take: MOST });
  await eachRow(posts, ({ id }) => readyPost(deps, id));
}

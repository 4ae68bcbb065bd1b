/** Posts follow their profile: they wait while its login is gone and go on when it is back. */
import { type PostState, type Prisma, transact } from '../../database/index.ts';
import { eachRow, eachStep } from '../../each-row.ts';
import { enqueueNotice } from '../../notices/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { askForAccount, readyPost } from '../drafting/index.ts';
import { addressed, endOpenAttempts, noProblem, noticeKey, touchPost, transitionPost } from '../lifecycle/index.ts';
import { replanUploads } from '../posting-limits/index.ts';
import { readPosts } from '../read.ts';
import type { PostView } from '../view.ts';

type HeldPost = Prisma.PostGetPayload<{ include: { author: true } }>;

/**
 * Posts on hold go on if their time is still to come; the others are offered to their authors.
 * Drafts that wait for a profile are looked at again.
 */
export async function resumePosts(deps: PostDeps, profileId: string): Promise<void> {
  const { prisma } = deps;
  const held = await prisma.post.findMany({
    where: { profileId, state: 'on_hold', ...nobodyIsGone },
    include: { author: true },
    orderBy: { dueAt: 'asc' },
  });
  const { workspaceId } = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const drafts = await prisma.post.findMany({
    where: { workspaceId, state: 'draft', missing: 'profile' },
    orderBy: { createdAt: 'asc' },
  });
  const connectedBy = await readConnectedBy(deps, profileId);
  await eachStep(
    () =>
      eachRow(
        held.filter((post) => !waitsForApproval(post)),
        (post) => resumeOrOffer(deps, post, 'login'),
      ),
    async () => held.length > 0 && transact(deps, (tx) => replanUploads(deps, tx, profileId)),
    () =>
      eachRow(drafts, ({ id, authorId }) => (authorId === connectedBy ? readyPost(deps, id) : askForAccount(deps, id))),
  );
}

/** The member who made the login that stands. */
async function readConnectedBy({ prisma }: PostDeps, profileId: string): Promise<string | null> {
  const last = await prisma.changeLog.findFirst({
    where: { action: 'profile_connected', facts: { path: ['profileId'], equals: profileId } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { actor: true },
  });
  return last?.actor ?? null;
}

/** Reconnecting brings no post back of who has left. */
const nobodyIsGone = {
  workspace: { leftAt: null },
  OR: [{ profileId: null }, { profile: { ownerLeftAt: null } }],
} satisfies Prisma.PostWhereInput;

/** Who had left is back: the posts that were held for it, and for nothing else, go on or are offered. */
export async function resumeHeld(deps: PostDeps, where: Prisma.PostWhereInput, code: DepartureCode): Promise<void> {
  const isHeldForIt = { state: 'on_hold', problem: { path: ['code'], equals: code } } as const;
  const posts = await deps.prisma.post.findMany({
    where: { AND: [where, isHeldForIt, nobodyIsGone] },
    include: { author: true, profile: true },
    orderBy: { dueAt: 'asc' },
  });
  // Its login may have ended meanwhile: then it waits for that.
  const ready = posts.filter(({ profile }) => profile === null || profile.status === 'active');
  const profiles = new Set(posts.map((post) => post.profileId));
  await eachStep(
    () => eachRow(ready, (post) => resumeOrOffer(deps, post, code)),
    () => eachRow(profiles, (profileId) => transact(deps, (tx) => replanUploads(deps, tx, profileId))),
  );
}

/** On hold because nobody approved it in time, or too late: a login changes nothing of that. */
function waitsForApproval({ problem }: HeldPost): boolean {
  const known = problemColumn.read(problem);
  return known?.code === 'not_approved' || known?.facts.because === 'approval';
}

async function resumeOrOffer(deps: PostDeps, post: HeldPost, because: 'login' | DepartureCode): Promise<void> {
  const isStillToCome = post.dueAt !== null && post.dueAt > deps.clock.now();
  await (isStillToCome ? resume(deps, post) : offer(deps, post, because));
}

async function resume(deps: PostDeps, post: HeldPost): Promise<void> {
  const { id: postId, scheduleVersion } = post;
  const at = deps.clock.now();
  const data = { ...noProblem, wakeAt: post.dueAt ?? at, tries: 0 };
  const where = { state: 'on_hold', scheduleVersion } as const;
  const request = { postId, transition: 'schedule', where, data, actor: 'profile', at } as const;
  await transact(deps, (tx) => transitionPost(tx, request));
}

/** Its time went by meanwhile: the author says whether it goes out now, or when. */
async function offer(deps: PostDeps, post: HeldPost, because: 'login' | DepartureCode): Promise<void> {
  const { id, scheduleVersion } = post;
  const now = deps.clock.now();
  const problem = { code: 'missed', facts: { dueAt: post.dueAt?.toISOString() ?? null, because } };
  const where = { state: 'on_hold', scheduleVersion } as const;
  await transact(deps, async (tx) => {
    if (!(await touchPost(tx, id, where, { problem }, now))) return;
    const dedupeKey = `${noticeKey('missed', id)}:${scheduleVersion}`;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, now);
  });
}

/** The login is gone: what was planned on it is safe and on hold, and each thread says so. */
export const holdPosts = (deps: PostDeps, profileId: string, code: string): Promise<void> =>
  holdPlanned(deps, { profileId }, code);

/** Why nobody is there for whom a post could go out. */
export type DepartureCode = 'workspace_left' | 'owner_left';

/** Puts all of these on hold that are scheduled; each thread says so, with the reason of this code. */
export async function holdPlanned(deps: PostDeps, where: Prisma.PostWhereInput, code: string): Promise<void> {
  const posts = await deps.prisma.post.findMany({
    where: { AND: [where, { state: 'scheduled' }] },
    include: { author: true, profile: true },
    orderBy: { dueAt: 'asc' },
  });
  await eachRow(posts, (post) => hold(deps, post, { code, facts: { handle: post.profile?.handle ?? null } }));
}

async function hold(
  deps: PostDeps,
  post: HeldPost,
  problem: { code: string; facts: { handle: string | null } },
): Promise<void> {
  const { id: postId, scheduleVersion } = post;
  const at = deps.clock.now();
  const data = { problem, wakeAt: null };
  const where = { state: 'scheduled', scheduleVersion } as const;
  const facts = { code: problem.code };
  const request = { postId, transition: 'hold', where, data, facts, actor: 'profile', at } as const;
  await transact(deps, async (tx) => {
    if (!(await transitionPost(tx, request))) return;
    const dedupeKey = `${noticeKey('on_hold', postId)}:${scheduleVersion}`;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, at);
  });
}

/** Why posts are cancelled that nobody can let go out any more; an answer of the desk. */
export type CancelReason = 'author_forgotten' | 'account_forgotten' | 'workspace_forgotten' | 'workspace_gone';

/** Cancels the posts of `where` that nothing has gone out of; the threads of those that were planned are told why. */
export async function cancelPlanned(deps: PostDeps, where: Prisma.PostWhereInput, reason: CancelReason): Promise<void> {
  const posts = await deps.prisma.post.findMany({
    where: {
      AND: [where, { state: { in: ['draft', 'scheduled', 'handed_over', 'on_hold', 'failed', 'unconfirmed'] } }],
    },
    include: { author: true },
    orderBy: { dueAt: 'asc' },
  });
  await eachRow(posts, (post) => {
    const { id: postId, state, code } = post;
    const at = deps.clock.now();
    const data = { wakeAt: null, undoUntil: null };
    const request = { postId, transition: 'cancel', where: { state }, data, actor: reason, at } as const;
    return transact(deps, async (tx) => {
      if (!(await transitionPost(tx, request))) return;
      await endOpenAttempts(tx, { postId }, 'given_up', at);
      if (state !== 'scheduled' && state !== 'on_hold') return;
      const dedupeKey = `${noticeKey(reason, postId)}:${post.scheduleVersion}`;
      const body = { kind: 'answer', data: { answer: reason, facts: { code } } } as const;
      await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, at);
    });
  });
}

/** The posts that others than its owner have planned on an account and that have not gone out yet. */
export async function listOthersOn(prisma: PostDeps['prisma'], profileId: string): Promise<PostView[]> {
  const { ownerId } = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const where = { profileId, authorId: { not: ownerId }, state: { in: ['scheduled', 'on_hold'] as PostState[] } };
  return readPosts(prisma, where, { dueAt: 'asc' }, MOST_OTHERS);
}

const MOST_OTHERS = 1000;

/** The owner keeps the account for themselves: posts of others still go out or are held, and each author is told. */
export async function settleOthers(deps: PostDeps, profileId: string, decision: 'keep' | 'hold'): Promise<void> {
  const { prisma, clock } = deps;
  const { ownerId, handle } = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const posts = await prisma.post.findMany({
    where: { profileId, authorId: { not: ownerId }, state: 'scheduled' },
    include: { author: true },
    orderBy: { dueAt: 'asc' },
  });
  await eachRow(posts, (post) => {
    if (decision === 'hold') return hold(deps, post, { code: 'profile_private', facts: { handle } });
    const data = { answer: 'profile_private_kept', facts: { code: post.code } };
    const dedupeKey = `${noticeKey('private', post.id)}:${post.scheduleVersion}`;
    const notice = { ...addressed(post), dedupeKey, body: { kind: 'answer', data } } as const;
    return transact(deps, (tx) => enqueueNotice(tx, notice, clock.now()));
  });
}

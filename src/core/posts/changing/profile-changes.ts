/** Posts follow their profile: they wait while its login is gone and go on when it is back. */
import { type PostState, type Prisma, transact } from '../../database/index.ts';
import { eachRow, eachStep } from '../../each-row.ts';
import type { Problem } from '../../errors.ts';
import { enqueueNotice } from '../../notices/index.ts';
import { isGivenUp } from '../../profiles/index.ts';
import { waitsForPerson } from '../../sweep/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { askForAccount, readyPost } from '../drafting/index.ts';
import {
  addressed,
  endOpenAttempts,
  holdScheduled,
  noProblem,
  noticeKey,
  touchPost,
  transitionPost,
  transitions,
} from '../lifecycle/index.ts';
import { replanUploads } from '../posting-limits/index.ts';
import { readPosts } from '../read.ts';
import type { PostView } from '../view.ts';
import { type ChangeRow, isOnItsWay, transitionByPerson } from './change.ts';

type HeldPost = Prisma.PostGetPayload<{ include: { author: true } }>;

/**
 * Posts on hold go on if their time is still to come; the others are offered to their authors.
 * Drafts that wait for a profile are looked at again.
 */
export async function resumePosts(deps: PostDeps, profileId: string): Promise<void> {
  const { prisma } = deps;
  const held = await prisma.post.findMany({
    where: { profileId, state: 'on_hold', ...nobodyIsGone },
    include: { author: true, media: true },
    orderBy: { dueAt: 'asc' },
  });
  const profile = await prisma.profile.findUniqueOrThrow({ where: { id: profileId }, include: { owner: true } });
  const { workspaceId, shared, owner, handle } = profile;
  const heldFor = ({ problem }: HeldPost): string => problemColumn.read(problem)?.code ?? '';
  const mayPost = ({ author }: HeldPost): boolean => shared || author.externalId === owner.externalId;
  if (profile.status !== 'active') {
    const waits = held.filter((post) => heldFor(post) === PRIVATE && mayPost(post));
    return eachRow(waits, (post) => waitForLogin(deps, post, profile));
  }
  // Given up and connected anew for its owner alone, it is no account of theirs any more.
  const lost = held.filter((post) => !mayPost(post) && isGivenUp(heldFor(post)));
  const drafts = await prisma.post.findMany({
    where: { workspaceId, state: 'draft', missing: 'profile' },
    orderBy: { createdAt: 'asc' },
  });
  const connectedBy = await readConnectedBy(deps, profileId);
  await eachStep(
    () =>
      eachRow(
        held.filter(
          (post) => !waitsForAnswer(post) && (mayPost(post) || heldFor(post) !== PRIVATE) && !lost.includes(post),
        ),
        (post) => resumeOrOffer(deps, post, 'login'),
      ),
    () => eachRow(lost, (post) => holdForOwner(deps, post, handle)),
    async () => held.length > 0 && transact(deps, (tx) => replanUploads(deps, tx, profileId)),
    () =>
      eachRow(drafts, ({ id, authorId }) => (authorId === connectedBy ? readyPost(deps, id) : askForAccount(deps, id))),
  );
}

/** It is shared again, and its login is gone: that is what the post waits for now. */
async function waitForLogin(
  deps: PostDeps,
  { id, scheduleVersion }: HeldPost,
  { inactiveReason, handle }: { readonly inactiveReason: string | null; readonly handle: string },
): Promise<void> {
  const problem = { code: inactiveReason ?? 'profile_inactive', facts: { handle } };
  const where = { state: 'on_hold', scheduleVersion } as const;
  await transact(deps, (tx) => touchPost(tx, id, where, { problem }, deps.clock.now()));
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

/** Posts of a workspace that Schedy has left, or of an owner who has left, stay on hold. */
const nobodyIsGone = {
  workspace: { leftAt: null },
  OR: [{ profileId: null }, { profile: { ownerLeftAt: null } }],
} satisfies Prisma.PostWhereInput;

/**
 * Who had left is back: the posts that were held for it, and for nothing else, go on or are offered. Not on an account
 * that was connected anew since: its login was given up, and who may post there now is asked where it is connected.
 */
export async function resumeHeld(deps: PostDeps, where: Prisma.PostWhereInput, code: DepartureCode): Promise<void> {
  const isHeldForIt = { state: 'on_hold', problem: { path: ['code'], equals: code } } as const;
  const posts = await deps.prisma.post.findMany({
    where: { AND: [where, isHeldForIt, nobodyIsGone] },
    include: { author: true, profile: true },
    orderBy: { dueAt: 'asc' },
  });
  // Where the login has ended meanwhile, the post stays on hold until the account is connected again.
  const ready = posts.filter(
    ({ profile, changedAt }) => profile === null || (profile.status === 'active' && profile.connectedAt <= changedAt),
  );
  const profiles = new Set(ready.map((post) => post.profileId));
  await eachStep(
    () => eachRow(ready, (post) => resumeOrOffer(deps, post, code)),
    () => eachRow(profiles, (profileId) => transact(deps, (tx) => replanUploads(deps, tx, profileId))),
  );
}

const waitsForAnswer = ({ problem }: HeldPost): boolean =>
  waitsForPerson.includes(problemColumn.read(problem)?.code ?? '');

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

async function hold(deps: PostDeps, post: HeldPost, problem: Problem): Promise<void> {
  const at = deps.clock.now();
  await transact(deps, (tx) => holdScheduled(tx, post, { problem, actor: 'profile', at }));
}

/** Why posts are cancelled that nobody can let go out any more; an answer of the desk. */
export type CancelReason = 'author_forgotten' | 'account_forgotten' | 'workspace_forgotten' | 'workspace_gone';

/** States in which the author expects the post to go out. */
const goesOut: readonly PostState[] = ['scheduled', 'publishing', 'on_hold'];

/** Cancels the posts of `where` that nothing has gone out of; the threads of those that were planned are told why. */
export async function cancelPlanned(deps: PostDeps, where: Prisma.PostWhereInput, reason: CancelReason): Promise<void> {
  const posts = await deps.prisma.post.findMany({
    where: { AND: [where, { state: { in: [...transitions.cancel.from] } }] },
    include: { author: true },
    orderBy: { dueAt: 'asc' },
  });
  const cancel = (post: (typeof posts)[number]): Promise<void> => {
    const { id: postId, state, code } = post;
    const at = deps.clock.now();
    const data = { wakeAt: null, undoUntil: null };
    const request = { postId, transition: 'cancel', where: { state }, data, actor: reason, at } as const;
    return transact(deps, async (tx) => {
      if ((await isOnItsWay(tx, postId)) || !(await transitionPost(tx, request))) return;
      await endOpenAttempts(tx, { postId }, 'given_up', at);
      if (!goesOut.includes(state)) return;
      const dedupeKey = `${noticeKey(reason, postId)}:${post.scheduleVersion}`;
      const body = { kind: 'answer', data: { answer: reason, facts: { code } } } as const;
      await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, at);
    });
  };
  // Their places are free for the posts of others.
  const profiles = new Set(posts.map(({ profileId }) => profileId));
  await eachStep(
    () => eachRow(posts, cancel),
    () => eachRow(profiles, (profileId) => transact(deps, (tx) => replanUploads(deps, tx, profileId))),
  );
}

/** Where nobody but its owner may post to an account, its posts of others are on hold for this. */
const PRIVATE = 'profile_private';

/** Posts of others than its owner, whom their own direct messages know as another member. */
async function othersOn(prisma: PostDeps['prisma'], profileId: string, states: readonly PostState[]) {
  const { owner, handle } = await prisma.profile.findUniqueOrThrow({
    where: { id: profileId },
    include: { owner: { select: { externalId: true } } },
  });
  const where = { profileId, author: { externalId: { not: owner.externalId } }, state: { in: [...states] } };
  return { where, handle };
}

/** The posts that others than its owner have planned on an account and that have not gone out yet. */
export async function listOthersOn(prisma: PostDeps['prisma'], profileId: string): Promise<PostView[]> {
  const { where } = await othersOn(prisma, profileId, ['scheduled', 'on_hold']);
  return readPosts(prisma, where, { dueAt: 'asc' }, MOST_OTHERS);
}

const MOST_OTHERS = 1000;

/**
 * The owner keeps the account for themselves: posts of others still go out or are held, and each author is told. Held are
 * also those that had just begun, as long as no byte has gone, and those that wait for the login and would go on with it.
 */
export async function settleOthers(deps: PostDeps, profileId: string, decision: 'keep' | 'hold'): Promise<void> {
  const { prisma, clock } = deps;
  const { where, handle } = await othersOn(
    prisma,
    profileId,
    decision === 'hold' ? ['scheduled', 'publishing', 'on_hold'] : ['scheduled'],
  );
  const posts = await prisma.post.findMany({
    where,
    include: { author: true, media: true },
    orderBy: { dueAt: 'asc' },
  });
  await eachRow(posts, (post) => {
    if (decision === 'hold') return holdForOwner(deps, post, handle);
    const data = { answer: 'profile_private_kept', facts: { code: post.code } };
    const dedupeKey = `${noticeKey('private', post.id)}:${post.scheduleVersion}`;
    const notice = { ...addressed(post), dedupeKey, body: { kind: 'answer', data } } as const;
    return transact(deps, (tx) => enqueueNotice(tx, notice, clock.now()));
  });
  if (decision === 'hold') await transact(deps, (tx) => replanUploads(deps, tx, profileId));
}

/** What waits for its approval is asked about once that is given. */
async function holdForOwner(deps: PostDeps, post: HeldPost & ChangeRow, handle: string): Promise<void> {
  const problem = { code: PRIVATE, facts: { handle } };
  if (post.state === 'scheduled') return hold(deps, post, problem);
  if (post.awaitingApproval) return;
  const at = deps.clock.now();
  const data = { problem, wakeAt: null };
  const { scheduleVersion } = post;
  await transact(deps, async (tx) => {
    const isHeld =
      post.state === 'publishing'
        ? await transitionByPerson(tx, post, {
            transition: 'hold',
            data,
            facts: { code: PRIVATE },
            actor: 'profile',
            at,
          })
        : await touchPost(tx, post.id, { state: 'on_hold', scheduleVersion }, { problem }, at);
    if (!isHeld) return;
    const dedupeKey = `${noticeKey('on_hold', post.id)}:${PRIVATE}:${scheduleVersion}`;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, at);
  });
}

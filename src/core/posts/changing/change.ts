/** What a person changes of a post: their rights first, then the step, then how the post stands. */
import { afterCommit, type PostState, type Prisma, type Transaction, transact } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { Actor } from '../../workspaces/index.ts';
import type { PostDeps } from '../deps.ts';
import {
  addressed,
  endOpenAttempts,
  noProblem,
  noticeKey,
  type Transition,
  touchPost,
  transitionPost,
} from '../lifecycle/index.ts';
import { endFullInbox, lockProfile, replanUploads } from '../posting-limits/index.ts';
import { readPost } from '../read.ts';
import type { PostView } from '../view.ts';

export type { Actor };

/** `stale`: the post is no longer in a state that allows it, see `post`. */
export type Change =
  | { readonly kind: 'done'; readonly post: PostView }
  | { readonly kind: 'stale'; readonly post: PostView }
  | { readonly kind: 'not_yours'; readonly post: PostView }
  /** The new time is over already. */
  | { readonly kind: 'past'; readonly post: PostView }
  /** What was asked for cannot stand. `isPlaced`: the rest of it; its account or way is changed already. */
  | { readonly kind: 'refused'; readonly post: PostView; readonly problem: Problem; readonly isPlaced?: true }
  /** There is no such post in the actor's workspace. */
  | { readonly kind: 'unknown' };

export type ChangeRow = Prisma.PostGetPayload<{ include: { media: true } }>;

/** True when it was made, false when the post has moved on, or why it cannot be. */
export type Step = (row: ChangeRow, now: Date) => Promise<boolean | Problem>;

export async function change(deps: PostDeps, postId: string, actor: Actor, step: Step): Promise<Change> {
  const { workspaceId } = actor;
  const row = await deps.prisma.post.findUnique({ where: { id: postId, workspaceId }, include: { media: true } });
  if (!row) return { kind: 'unknown' };
  const isAllowed = row.authorId === actor.memberId || actor.isAdmin;
  const made = isAllowed && (await step(row, deps.clock.now()));
  const post = await readPost(deps.prisma, postId, workspaceId);
  if (!post) return { kind: 'unknown' };
  if (!isAllowed) return { kind: 'not_yours', post };
  if (typeof made === 'object') return { kind: 'refused', post, problem: made };
  return { kind: made ? 'done' : 'stale', post };
}

/**
 * Writes the change of a post in its actor's workspace; what is planned on its profile is looked at again, and on the
 * one that it leaves.
 */
export function writeChange(
  deps: PostDeps,
  { profileId }: Pick<ChangeRow, 'profileId'>,
  write: (tx: Transaction) => Promise<boolean>,
  left: string | null = null,
): Promise<boolean> {
  const profileIds = [...new Set([profileId, left])].filter((id) => id !== null).toSorted();
  return transact(deps, async (tx) => {
    // Profiles are locked before posts everywhere, and of two the same one first.
    for (const id of profileIds) await lockProfile(tx, id);
    if (!(await write(tx))) return false;
    for (const id of profileIds) await replanUploads(deps, tx, id);
    return true;
  });
}

async function addVideoLink(deps: PostDeps, row: ChangeRow, videoLink: string, at: Date): Promise<boolean> {
  const { id, workspaceId } = row;
  const where = { state: 'published', workspaceId, videoId: null } as const;
  return transact(deps, (tx) => touchPost(tx, id, where, { videoLink, reviewing: false }, at));
}

/** A transition by a person ends whatever was under way, and every alarm that was set for it; false once a byte has gone. */
export async function transitionByPerson(
  tx: Transaction,
  row: ChangeRow,
  transition: Omit<Transition, 'postId'>,
): Promise<boolean> {
  const { id: postId, workspaceId, scheduleVersion } = row;
  if (await isOnItsWay(tx, postId)) return false;
  if (
    !(await transitionPost(tx, { ...transition, postId, where: { ...transition.where, workspaceId, scheduleVersion } }))
  )
    return false;
  await endOpenAttempts(tx, { postId }, 'given_up', transition.at);
  return true;
}

/**
 * A claimed post is its author's until a byte of it may have gone to TikTok. The row is held before the attempt is
 * read: the first byte (`markFirstByte` in publishing/upload.ts) waits for this decision, or this one for it.
 */
export async function isOnItsWay(tx: Transaction, postId: string): Promise<boolean> {
  const [post] = await tx.$queryRaw<{ state: PostState }[]>`
    SELECT state::text AS state FROM public.post WHERE id = ${postId}::uuid FOR UPDATE`;
  if (post?.state !== 'publishing') return false;
  return (await tx.attempt.count({ where: { postId, outcome: null, byteBegunAt: { not: null } } })) > 0;
}

/** Ends a post for good, and its open attempts with it. */
export function cancelPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const data = { wakeAt: null, undoUntil: null };
  return change(deps, postId, actor, (row, at) =>
    writeChange(deps, row, (tx) =>
      transitionByPerson(tx, row, { transition: 'cancel', data, actor: actor.memberId, at }),
    ),
  );
}

const postedByPerson: readonly PostState[] = ['handed_over', 'in_inbox', 'unconfirmed'];

/**
 * A person says that the video is on TikTok: they posted it by hand, finished the draft, or looked there. Only of the
 * last does the thread wait for an end: it is told, and the reply takes the link if TikTok still gives one. The link of
 * one that is marked already may still be added.
 */
export function markPosted(deps: PostDeps, postId: string, actor: Actor, videoLink?: string): Promise<Change> {
  return change(deps, postId, actor, async (row, at) => {
    if (row.state === 'published' && videoLink !== undefined) return addVideoLink(deps, row, videoLink, at);
    if (!postedByPerson.includes(row.state)) return false;
    const isLinkWanted = row.state === 'in_inbox' && videoLink === undefined;
    const link = videoLink === undefined ? {} : { videoLink };
    const data = { ...noProblem, publishedAt: at, wakeAt: null, ...link, reviewing: isLinkWanted };
    return writeChange(deps, row, async (tx) => {
      if (!(await transitionByPerson(tx, row, { transition: 'complete', data, actor: actor.memberId, at })))
        return false;
      if (row.state === 'unconfirmed') await tellPublished(tx, row.id, at);
      if (row.way === 'inbox' && row.profileId !== null) await endFullInbox(tx, row.profileId);
      if (isLinkWanted) await lookForLink(tx, row.id, at);
      return true;
    });
  });
}

/** TikTok may still tell the link of a draft that its author has posted. */
async function lookForLink(tx: Transaction, postId: string, at: Date): Promise<void> {
  const where = { postId, publishId: { not: null } };
  const attempt = await tx.attempt.findFirst({ where, orderBy: { number: 'desc' }, select: { id: true } });
  if (!attempt) return;
  await tx.attempt.update({ where: { id: attempt.id }, data: { pollAt: at } });
  afterCommit(tx).pollOutcome(postId, at);
}

async function tellPublished(tx: Transaction, postId: string, at: Date): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, include: { author: true } });
  const dedupeKey = noticeKey('published', postId);
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'published', data: {} } }, at);
}

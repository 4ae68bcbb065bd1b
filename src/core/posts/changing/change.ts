/** What a person changes of a post: his rights first, then the step, then how the post stands. */
import type { Prisma } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import type { PostDeps } from '../deps.ts';
import { endOpenAttempts } from '../lifecycle/attempts.ts';
import { type Move, movePost, noProblem, type Transaction } from '../lifecycle/move.ts';
import { replanUploads } from '../limits/replan.ts';
import { readPost } from '../read.ts';
import type { PostView } from '../view.ts';

export interface Actor {
  readonly memberId: string;
  readonly isAdmin: boolean;
}

/** `stale`: the post is no longer in a state that allows it, see `post`. */
export type Change =
  | { readonly kind: 'done'; readonly post: PostView }
  | { readonly kind: 'stale'; readonly post: PostView }
  | { readonly kind: 'not_yours'; readonly post: PostView }
  /** The new time is over already. */
  | { readonly kind: 'past'; readonly post: PostView }
  /** What was asked for cannot stand. */
  | { readonly kind: 'refused'; readonly post: PostView; readonly problem: Problem }
  | { readonly kind: 'unknown' };

export type ChangeRow = Prisma.PostGetPayload<{ include: { media: true } }>;

/** True when it was made, false when the post has moved on, or why it cannot be. */
export type Step = (row: ChangeRow, now: Date) => Promise<boolean | Problem>;

export async function change(deps: PostDeps, postId: string, actor: Actor, step: Step): Promise<Change> {
  const row = await deps.prisma.post.findUnique({
    where: { id: postId },
    include: { media: true },
  });
  if (!row) return { kind: 'unknown' };
  const isAllowed = row.authorId === actor.memberId || actor.isAdmin;
  const made = isAllowed && (await step(row, deps.clock.now()));
  if (made === true) await replanUploads(deps, row.profileId);
  const post = await readPost(deps.prisma, postId);
  if (!post) return { kind: 'unknown' };
  if (!isAllowed) return { kind: 'not_yours', post };
  deps.alarm.drainThread(row.threadId);
  if (typeof made === 'object') return { kind: 'refused', post, problem: made };
  return { kind: made ? 'done' : 'stale', post };
}

/** A move by a person ends whatever was under way, and every alarm that was set for it. */
export async function movedByPerson(
  tx: Transaction,
  row: ChangeRow,
  move: Omit<Move, 'postId' | 'where'>,
): Promise<boolean> {
  const { id: postId, scheduleVersion } = row;
  const where = { scheduleVersion };
  const data = { ...move.data, scheduleVersion: scheduleVersion + 1 };
  if (!(await movePost(tx, { ...move, postId, where, data }))) return false;
  await endOpenAttempts(tx, { postId }, 'given_up', move.at);
  return true;
}

export function cancelPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const data = { wakeAt: null, undoUntil: null };
  return change(deps, postId, actor, (row, at) =>
    deps.prisma.$transaction((tx) => movedByPerson(tx, row, { move: 'cancel', data, actor: actor.memberId, at })),
  );
}

/** The person looked: the video of an unconfirmed post is on TikTok. */
export function confirmPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  return change(deps, postId, actor, async (row, at) => {
    if (row.state !== 'unconfirmed') return false;
    const data = { ...noProblem, publishedAt: at };
    return deps.prisma.$transaction((tx) =>
      movedByPerson(tx, row, { move: 'complete', data, actor: actor.memberId, at }),
    );
  });
}

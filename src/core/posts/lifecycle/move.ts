/** The one door through which a post changes its state (law 3). */
import { type PostState, Prisma } from '../../database/index.ts';
import type { Facts } from '../../errors.ts';
import { markThread } from '../../notices/index.ts';
import { allows, type MoveName, moves } from './lifecycle.ts';

export type Transaction = Prisma.TransactionClient;

export interface Move {
  readonly postId: string;
  readonly move: MoveName;
  /** All else that must still be true at the moment of the write. */
  readonly where?: Prisma.PostWhereInput;
  readonly data?: Prisma.PostUncheckedUpdateManyInput;
  /** A member id, or what in Schedy did it. */
  readonly actor: string;
  readonly facts?: Facts;
  readonly at: Date;
}

/** What was wrong is over. */
export const noProblem = { problem: Prisma.DbNull } as const;

/** From here on the retention of the video counts; a post that can still go out keeps it. */
const ended: readonly PostState[] = ['published', 'in_inbox', 'failed', 'cancelled'];

/** Makes the move with its history row; false when it is not allowed or no longer true. */
export async function movePost(tx: Transaction, request: Move): Promise<boolean> {
  const { postId, move, at } = request;
  const post = await tx.post.findUnique({
    where: { id: postId },
    select: { state: true, threadId: true, mediaId: true },
  });
  if (!post || !allows(move, post.state)) return false;
  const to = moves[move].to;
  const { count } = await tx.post.updateMany({
    // Not merged into one object: a state that the caller demands must not be overwritten by this.
    where: { AND: [request.where ?? {}, { id: postId, state: post.state }] },
    data: {
      missing: null,
      ...request.data,
      state: to,
      version: { increment: 1 },
      changedAt: at,
    },
  });
  if (count === 0) return false;
  await writeHistory(tx, request, post.state);
  await tx.media.update({
    where: { id: post.mediaId },
    data: { removeAfter: ended.includes(to) ? at : null },
  });
  await markThread(tx, post.threadId);
  return true;
}

async function writeHistory(tx: Transaction, request: Move, from: PostState): Promise<void> {
  const { postId, move, actor, at, facts } = request;
  await tx.history.create({
    data: { postId, at, move, from, to: moves[move].to, actor, ...(facts && { facts }) },
  });
}

/**
 * Changes what a person sees of a post without moving it; false when `where` is no longer true. In a
 * transaction: a card whose thread is not marked would never be drawn.
 */
export async function touchPost(
  tx: Transaction,
  postId: string,
  where: Prisma.PostWhereInput,
  data: Prisma.PostUncheckedUpdateManyInput,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.post.updateMany({
    where: { AND: [where, { id: postId }] },
    data: { ...data, version: { increment: 1 }, changedAt: at },
  });
  if (count === 0) return false;
  const { threadId } = await tx.post.findUniqueOrThrow({
    where: { id: postId },
    select: { threadId: true },
  });
  await markThread(tx, threadId);
  return true;
}

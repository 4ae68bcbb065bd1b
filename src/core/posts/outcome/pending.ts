/** Posts whose end TikTok has still to tell. */
import type { Prisma } from '../../database/index.ts';
import type { PostDeps } from '../deps.ts';

const parts = {
  author: true,
  attempts: { orderBy: { number: 'desc' }, take: 1 },
} as const satisfies Prisma.PostInclude;

export type PendingPost = Prisma.PostGetPayload<{ include: typeof parts }>;

export function findPending({ prisma }: PostDeps, postId: string): Promise<PendingPost | null> {
  return prisma.post.findFirst({
    where: {
      id: postId,
      OR: [{ state: { in: ['processing', 'in_inbox', 'unconfirmed'] } }, { state: 'published', reviewing: true }],
    },
    include: parts,
  });
}

/** Nothing is left to ask: a poll that stayed planned would be found by every sweep. */
export async function forgetPolls({ prisma }: PostDeps, postId: string): Promise<void> {
  const over = {
    OR: [
      { state: { in: ['draft', 'scheduled', 'on_hold', 'failed', 'cancelled'] } },
      { state: 'published', reviewing: false },
    ],
  } satisfies Prisma.PostWhereInput;
  await prisma.attempt.updateMany({
    where: { postId, pollAt: { not: null }, post: over },
    data: { pollAt: null },
  });
}

import type { Problem } from '../../errors.ts';
import { tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { movePost } from '../lifecycle/move.ts';
import { addressed, noticeKey } from '../lifecycle/notice-keys.ts';

/** The draft ends as failed, with the reason and nothing sent; any other post is left alone. */
export async function refuseDraft(deps: PostDeps, postId: string, { code, facts }: Problem): Promise<void> {
  const now = deps.clock.now();
  const problem = { code, facts };
  const post = await deps.prisma.post.findUniqueOrThrow({
    where: { id: postId },
    include: { author: true },
  });
  const move = { postId, move: 'fail', where: { state: 'draft' }, actor: 'desk', at: now } as const;
  await deps.prisma.$transaction(async (tx) => {
    if (!(await movePost(tx, { ...move, data: { problem }, facts: { code } }))) return;
    await tx.media.updateMany({
      where: { id: post.mediaId, state: 'expected' },
      data: { state: 'refused' },
    });
    const dedupeKey = noticeKey('refused', postId);
    await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'failed', data: problem } }, now);
  });
  deps.alarm.drainThread(post.threadId);
}

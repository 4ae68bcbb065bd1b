import { transact } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, movePost, noticeKey } from '../lifecycle/index.ts';

/** The draft ends as failed, with the reason and nothing sent; any other post is left alone. */
export async function refuseDraft(deps: PostDeps, postId: string, { code, facts }: Problem): Promise<void> {
  const now = deps.clock.now();
  const problem = { code, facts };
  const post = await deps.prisma.post.findUniqueOrThrow({
    where: { id: postId },
    include: { author: true },
  });
  const move = { postId, move: 'fail', where: { state: 'draft' }, actor: 'desk', at: now } as const;
  await transact(deps, async (tx) => {
    if (!(await movePost(tx, { ...move, data: { problem }, facts: { code } }))) return;
    await tx.media.updateMany({
      where: { id: post.mediaId, state: 'expected' },
      data: { state: 'refused' },
    });
    const dedupeKey = noticeKey('refused', postId);
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'failed', data: problem } }, now);
  });
}

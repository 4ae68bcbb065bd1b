import { DAY_MS } from '../../clock.ts';
import { transact, type Way } from '../../database/index.ts';
import { eachRow, ROWS_AT_ONCE } from '../../each-row.ts';
import type { Problem } from '../../errors.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, noticeKey, transitionPost } from '../lifecycle/index.ts';

/** The draft ends as failed, with the reason and nothing sent; any other post is left alone. */
export async function refuseDraft(
  deps: PostDeps,
  postId: string,
  { code, facts }: Problem,
  known: { readonly way?: Way } = {},
): Promise<void> {
  const now = deps.clock.now();
  const problem = { code, facts };
  const post = await deps.prisma.post.findUniqueOrThrow({
    where: { id: postId },
    include: { author: true },
  });
  const request = { postId, transition: 'fail', where: { state: 'draft' }, actor: 'desk', at: now } as const;
  await transact(deps, async (tx) => {
    if (!(await transitionPost(tx, { ...request, data: { ...known, problem }, facts: { code } }))) return;
    await tx.media.updateMany({
      where: { id: post.mediaId, state: 'expected' },
      data: { state: 'refused' },
    });
    const dedupeKey = noticeKey('refused', postId);
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'failed', data: problem } }, now);
  });
}

/**
 * Ends the drafts whose video has been kept for `retentionMs`, at least a day, without an answer, whatever they wait
 * for, unless their time is still to come. Their videos are free to be removed at once.
 */
export async function expireUnansweredDrafts(deps: PostDeps, retentionMs: number): Promise<void> {
  const keptMs = Math.max(retentionMs, DAY_MS);
  const before = new Date(deps.clock.now().getTime() - keptMs);
  const drafts = await deps.prisma.post.findMany({
    where: {
      state: 'draft',
      changedAt: { lte: before },
      media: { state: 'ready' },
      OR: [{ dueAt: null }, { dueAt: { lte: before } }],
    },
    orderBy: { changedAt: 'asc' },
    take: ROWS_AT_ONCE,
    select: { id: true, mediaId: true },
  });
  await eachRow(drafts, async ({ id, mediaId }) => {
    await refuseDraft(deps, id, { code: 'draft_unanswered', facts: { days: Math.round(keptMs / DAY_MS) } });
    const isOver = { id: mediaId, posts: { every: { state: 'failed' } } } as const;
    await deps.prisma.media.updateMany({ where: isOver, data: { removeAfter: before } });
  });
}

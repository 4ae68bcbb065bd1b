import { DAY_MS, MINUTE_MS } from '../../clock.ts';
import { transact, type Way } from '../../database/index.ts';
import { eachPage, eachStep, ROWS_AT_ONCE } from '../../each-row.ts';
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

/** More than the clocks of two processes may differ by. */
const MARGIN_MS = MINUTE_MS;

/**
 * Ends the drafts whose video has been kept for `retentionMs`, at least a day, without an answer, whatever they wait
 * for, unless their time is still to come. Their videos are free to be removed at once. Drafts whose video nobody reads
 * any more end as well.
 */
export const expireUnansweredDrafts = (deps: PostDeps, retentionMs: number): Promise<void> =>
  eachStep(
    () => expireUnanswered(deps, Math.max(retentionMs, DAY_MS)),
    () => endUnread(deps),
  );

function expireUnanswered(deps: PostDeps, keptMs: number): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - keptMs);
  const readAfter = (last: string) =>
    deps.prisma.post.findMany({
      where: {
        id: { gt: last },
        state: 'draft',
        changedAt: { lte: before },
        media: { state: 'ready' },
        OR: [{ dueAt: null }, { dueAt: { lte: before } }],
      },
      orderBy: { id: 'asc' },
      take: ROWS_AT_ONCE,
      select: { id: true, mediaId: true },
    });
  return eachPage(readAfter, async ({ id, mediaId }) => {
    await refuseDraft(deps, id, { code: 'draft_unanswered', facts: { days: Math.round(keptMs / DAY_MS) } });
    const isOver = { id: mediaId, posts: { every: { state: 'failed' } } } as const;
    await deps.prisma.media.updateMany({ where: isOver, data: { removeAfter: before } });
  });
}

/** A message is worked on until it is done or given up; a draft that it left unread then is read by nobody. */
async function endUnread(deps: PostDeps): Promise<void> {
  const { prisma, clock } = deps;
  for (const platform of ['slack', 'discord'] as const) {
    const open = await prisma.inboxEvent.findFirst({
      where: { platform, doneAt: null, failedAt: null },
      orderBy: { receivedAt: 'asc' },
      select: { receivedAt: true },
    });
    const before = new Date((open?.receivedAt ?? clock.now()).getTime() - MARGIN_MS);
    const unread = { state: 'draft', missing: 'video', workspace: { platform, leftAt: null } } as const;
    const readAfter = (last: string) =>
      prisma.post.findMany({
        where: { ...unread, id: { gt: last }, createdAt: { lt: before } },
        orderBy: { id: 'asc' },
        take: ROWS_AT_ONCE,
        select: { id: true },
      });
    await eachPage(readAfter, ({ id }) => refuseDraft(deps, id, { code: 'schedy_failed', facts: {} }));
  }
}

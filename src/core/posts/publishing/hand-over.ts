/**
 * By hand: at its time a post is handed over to its author with video and caption. TikTok is not asked, nothing is
 * claimed, and no limit of an account counts. Who has not finished what was handed to them, this way or as a draft in the
 * TikTok inbox, is reminded once.
 */
import { type Prisma, type Transaction, transact } from '../../database/index.ts';
import { eachRow, ROWS_AT_ONCE } from '../../each-row.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import {
  addressed,
  isLate,
  noProblem,
  notePost,
  noticeKey,
  REMIND_AFTER_MS,
  transitionPost,
} from '../lifecycle/index.ts';

interface DuePost {
  readonly id: string;
  readonly threadId: string;
  readonly dueAt: Date | null;
  readonly author: { readonly externalId: string };
}

/** The transition and what its author is told are one transaction: a process that dies before it has done nothing. */
export async function handOver(tx: Transaction, post: DuePost, scheduleVersion: number, now: Date): Promise<void> {
  const { id: postId, dueAt } = post;
  const moved = await transitionPost(tx, {
    postId,
    transition: 'hand_over',
    // Nothing is handed to anybody for a workspace that Schedy has left; the sweep puts it on hold.
    where: {
      scheduleVersion,
      wakeAt: { lte: now },
      way: 'by_hand',
      awaitingApproval: false,
      workspace: { leftAt: null },
    },
    data: {
      ...noProblem,
      late: isLate(dueAt, now),
      undoUntil: null,
      earlierDueAt: null,
      wakeAt: null,
      remindAt: new Date(now.getTime() + REMIND_AFTER_MS),
    },
    actor: 'alarm',
    at: now,
  });
  if (!moved) return;
  const dedupeKey = `${noticeKey('handed_over', postId)}:${scheduleVersion}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'handed_over', data: {} } }, now);
}

const waiting = { state: { in: ['handed_over', 'in_inbox'] } } satisfies Prisma.PostWhereInput;

/** Reminds the authors of drafts and of posts by hand that have waited for them long enough, each once. */
export async function remindAuthors(deps: PostDeps): Promise<void> {
  const { prisma, clock } = deps;
  const now = clock.now();
  const posts = await prisma.post.findMany({
    where: { ...waiting, remindAt: { lte: now }, workspace: { leftAt: null } },
    include: { author: true },
    orderBy: { remindAt: 'asc' },
    take: ROWS_AT_ONCE,
  });
  await eachRow(posts, (post) => {
    const { id, remindAt, scheduleVersion } = post;
    return transact(deps, async (tx) => {
      if (!(await notePost(tx, id, { ...waiting, remindAt, scheduleVersion }, { remindAt: null }))) return;
      const dedupeKey = `${noticeKey('reminder', id)}:${scheduleVersion}`;
      await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'reminder', data: {} } }, now);
    });
  });
}

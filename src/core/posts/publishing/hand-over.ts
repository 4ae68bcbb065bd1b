/**
 * By hand: at its time a post is handed over to its author with video and caption. TikTok is not asked, nothing is
 * claimed, and no limit of an account counts. What reminds them is remind-authors.ts.
 */
import type { Transaction } from '../../database/index.ts';
import { enqueueNotice } from '../../notices/index.ts';
import { addressed, isLate, noProblem, noticeKey, REMIND_AFTER_MS, transitionPost } from '../lifecycle/index.ts';

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

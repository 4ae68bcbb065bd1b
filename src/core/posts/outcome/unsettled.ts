/** An hour has passed: the person learns that TikTok is still reviewing, or that nobody knows. */
import type { Attempt } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { movePost, type Transaction } from '../lifecycle/move.ts';
import { addressed, noticeKey } from '../lifecycle/notice-keys.ts';
import type { PendingPost } from './pending.ts';

/** Tells it once of each attempt; a post that has moved since it was read is left alone. */
export async function tellUnsettled(
  { prisma, alarm }: PostDeps,
  post: PendingPost,
  attempt: Attempt,
  now: Date,
): Promise<void> {
  if (post.state === 'in_inbox') return;
  const work = post.state === 'published' ? tellReviewing : tellUnconfirmed;
  await prisma.$transaction((tx) => work(tx, post, attempt, now));
  alarm.drainThread(post.threadId);
}

async function tellReviewing(tx: Transaction, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  const where = { id: post.id, state: 'published', reviewing: true } as const;
  if ((await tx.post.count({ where })) === 0) return;
  const dedupeKey = `${noticeKey('still_reviewing', post.id)}:${attempt.id}`;
  const body = { kind: 'still_reviewing', data: {} } as const;
  await tell(tx, { ...addressed(post), dedupeKey, body }, now);
}

async function tellUnconfirmed(tx: Transaction, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  const { id } = post;
  const submittedAt = attempt.submittedAt?.toISOString() ?? null;
  const silent = { code: 'tiktok_silent', facts: { submittedAt } };
  const isLost = post.state === 'unconfirmed';
  const problem = isLost && post.problem ? (post.problem as unknown as Problem) : silent;
  const data = { problem: silent, wakeAt: null };
  const move = { postId: id, move: 'lose', data, actor: 'tiktok', at: now } as const;
  const stands = isLost ? (await tx.post.count({ where: { id, state: 'unconfirmed' } })) > 0 : await movePost(tx, move);
  if (!stands) return;
  const dedupeKey = `${noticeKey('unconfirmed', id)}:${attempt.id}`;
  await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'unconfirmed', data: problem } }, now);
}

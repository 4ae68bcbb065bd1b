/** An hour has passed: the person learns that TikTok is still reviewing, or that nobody knows. */
import { type Attempt, type Transaction, transact } from '../../database/index.ts';
import { enqueueNotice } from '../../notices/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, movePost, noticeKey } from '../lifecycle/index.ts';
import type { PendingPost } from './pending.ts';

/** Tells it once of each attempt; a post that has moved since it was read is left alone. */
export async function tellOverdueOutcome(
  deps: PostDeps,
  post: PendingPost,
  attempt: Attempt,
  now: Date,
): Promise<void> {
  if (post.state === 'in_inbox') return;
  const work = post.state === 'published' ? tellReviewing : tellUnconfirmed;
  await transact(deps, (tx) => work(tx, post, attempt, now));
}

async function tellReviewing(tx: Transaction, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  const where = { id: post.id, state: 'published', reviewing: true } as const;
  if ((await tx.post.count({ where })) === 0) return;
  const dedupeKey = `${noticeKey('still_reviewing', post.id)}:${attempt.id}`;
  const body = { kind: 'still_reviewing', data: {} } as const;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, now);
}

async function tellUnconfirmed(tx: Transaction, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  const { id } = post;
  const submittedAt = attempt.submittedAt?.toISOString() ?? null;
  const silent = { code: 'tiktok_silent', facts: { submittedAt } };
  const isLost = post.state === 'unconfirmed';
  const problem = (isLost ? problemColumn.read(post.problem) : null) ?? silent;
  const data = { problem: silent, wakeAt: null };
  const move = { postId: id, move: 'lose', data, actor: 'tiktok', at: now } as const;
  const stands = isLost ? (await tx.post.count({ where: { id, state: 'unconfirmed' } })) > 0 : await movePost(tx, move);
  if (!stands) return;
  const dedupeKey = `${noticeKey('unconfirmed', id)}:${attempt.id}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'unconfirmed', data: problem } }, now);
}

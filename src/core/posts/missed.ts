/** Schedy itself was away over the due time: past the grace, the author is asked (product's promise). */
import { tell } from '../notices/index.ts';
import type { PostDeps } from './deps.ts';
import { movePost } from './move.ts';
import { addressed, noticeKey } from './told.ts';

/** True when the post was put on hold because its time is too long gone. */
export async function askWhenMissed(
  deps: PostDeps,
  postId: string,
  scheduleVersion: number,
): Promise<boolean> {
  const now = deps.clock.now();
  const post = await deps.prisma.post.findUnique({
    where: { id: postId },
    include: { author: true },
  });
  if (post?.state !== 'scheduled' || post.scheduleVersion !== scheduleVersion) return false;
  // A wait that the thread was told of keeps its promise.
  if (!post.dueAt || !post.wakeAt || post.tries > 0) return false;
  const lateMs = now.getTime() - post.wakeAt.getTime();
  if (lateMs <= deps.options.lateGraceMs) return false;
  const problem = { code: 'missed', facts: { dueAt: post.dueAt.toISOString() } };
  const held = await deps.prisma.$transaction(async (tx) => {
    const data = { problem, wakeAt: null };
    const where = { scheduleVersion };
    const isHeld = await movePost(tx, {
      postId,
      move: 'hold',
      where,
      data,
      actor: 'alarm',
      at: now,
    });
    const dedupeKey = `${noticeKey('missed', postId)}:${scheduleVersion}`;
    const body = { kind: 'on_hold', data: problem } as const;
    if (isHeld) await tell(tx, { ...addressed(post), dedupeKey, body }, now);
    return isHeld;
  });
  if (held) deps.alarm.drainThread(post.threadId);
  return held;
}

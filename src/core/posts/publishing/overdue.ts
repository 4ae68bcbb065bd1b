/** Schedy itself was away over the due time: past the grace, the author is asked (product's promise). */
import { transact } from '../../database/index.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, movePost, noticeKey, PATIENCE_MS } from '../lifecycle/index.ts';

/** True when the post was put on hold because its time is too long gone. */
export async function holdIfOverdue(deps: PostDeps, postId: string, scheduleVersion: number): Promise<boolean> {
  const now = deps.clock.now();
  const post = await deps.prisma.post.findUnique({
    where: { id: postId },
    include: { author: true },
  });
  if (post?.state !== 'scheduled' || post.scheduleVersion !== scheduleVersion) return false;
  if (!post.dueAt || !post.wakeAt) return false;
  const lateMs = now.getTime() - post.wakeAt.getTime();
  if (lateMs <= deps.options.lateGraceMs) return false;
  if (lateMs <= PATIENCE_MS && (await wasToldToWait(deps, postId, post.dueAt))) return false;
  const problem = { code: 'missed', facts: { dueAt: post.dueAt.toISOString() } };
  const data = { problem, wakeAt: null };
  const where = { scheduleVersion };
  const hold = { postId, move: 'hold', where, data, facts: { code: problem.code }, actor: 'alarm', at: now } as const;
  return transact(deps, async (tx) => {
    if (!(await movePost(tx, hold))) return false;
    const dedupeKey = `${noticeKey('missed', postId)}:${scheduleVersion}`;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, now);
    return true;
  });
}

/** A wait that the thread was told of keeps its promise. */
async function wasToldToWait({ prisma }: PostDeps, postId: string, since: Date): Promise<boolean> {
  const where = { postId, kind: 'waiting', createdAt: { gte: since } };
  return (await prisma.notice.count({ where })) > 0;
}

/** Posts follow their profile: they wait while its login is gone and go on when it is back. */
import { Prisma } from '../database/index.ts';
import { tell } from '../notices/index.ts';
import type { PostDeps } from './deps.ts';
import { movePost } from './move.ts';
import { readyPost } from './ready.ts';
import { addressed, noticeKey } from './told.ts';

/** Posts on hold for the login go on if their time is still to come; waiting drafts are looked at. */
export async function resumePosts(deps: PostDeps, profileId: string): Promise<void> {
  const { prisma, clock } = deps;
  const held = await prisma.post.findMany({
    where: { profileId, state: 'on_hold', dueAt: { gt: clock.now() } },
  });
  for (const post of held) await resume(deps, post);
  const { workspaceId } = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const drafts = await prisma.post.findMany({
    where: { workspaceId, state: 'draft', missing: 'profile' },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts) await readyPost(deps, draft.id);
}

interface Held {
  readonly id: string;
  readonly threadId: string;
  readonly dueAt: Date | null;
  readonly scheduleVersion: number;
}

async function resume(deps: PostDeps, post: Held): Promise<void> {
  const at = deps.clock.now();
  const wakeAt = post.dueAt ?? at;
  const scheduleVersion = post.scheduleVersion + 1;
  const data = { wakeAt, scheduleVersion, problem: Prisma.DbNull, tries: 0 };
  const move = { postId: post.id, move: 'schedule', data, actor: 'profile', at } as const;
  const where = { scheduleVersion: post.scheduleVersion };
  const moved = await deps.prisma.$transaction((tx) => movePost(tx, { ...move, where }));
  if (!moved) return;
  deps.alarm.publishPost({ id: post.id, scheduleVersion, wakeAt });
  deps.alarm.drainThread(post.threadId);
}

/** The login is gone: what was planned on it is safe and on hold, and each thread says so. */
export async function holdPosts(deps: PostDeps, profileId: string, code: string): Promise<void> {
  const posts = await deps.prisma.post.findMany({
    where: { profileId, state: 'scheduled' },
    include: { author: true, profile: true },
  });
  const at = deps.clock.now();
  for (const post of posts) {
    const problem = { code, facts: { handle: post.profile?.handle ?? null } };
    await deps.prisma.$transaction(async (tx) => {
      const data = { problem, wakeAt: null, scheduleVersion: { increment: 1 } };
      const where = { scheduleVersion: post.scheduleVersion };
      const move = { postId: post.id, move: 'hold', actor: 'profile', at } as const;
      if (!(await movePost(tx, { ...move, where, data }))) return;
      const dedupeKey = `${noticeKey('on_hold', post.id)}:${post.scheduleVersion}`;
      await tell(
        tx,
        { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } },
        at,
      );
    });
    deps.alarm.drainThread(post.threadId);
  }
}

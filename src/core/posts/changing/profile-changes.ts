/** Posts follow their profile: they wait while its login is gone and go on when it is back. */
import type { Prisma } from '../../database/index.ts';
import { tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { readyPost } from '../drafting/ready.ts';
import { movePost, noProblem, touchPost } from '../lifecycle/move.ts';
import { addressed, noticeKey } from '../lifecycle/notice-keys.ts';
import { replanUploads } from '../limits/replan.ts';

type HeldPost = Prisma.PostGetPayload<{ include: { author: true } }>;

/**
 * Posts on hold go on if their time is still to come; the others are offered to their authors.
 * Drafts that wait for a profile are looked at again.
 */
export async function resumePosts(deps: PostDeps, profileId: string): Promise<void> {
  const { prisma, clock } = deps;
  const held = await prisma.post.findMany({
    where: { profileId, state: 'on_hold' },
    include: { author: true },
    orderBy: { dueAt: 'asc' },
  });
  for (const post of held) {
    const isStillToCome = post.dueAt !== null && post.dueAt > clock.now();
    await (isStillToCome ? resume(deps, post) : offer(deps, post));
  }
  if (held.length > 0) await replanUploads(deps, profileId);
  const { workspaceId } = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const drafts = await prisma.post.findMany({
    where: { workspaceId, state: 'draft', missing: 'profile' },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts) await readyPost(deps, draft.id);
}

async function resume(deps: PostDeps, post: HeldPost): Promise<void> {
  const { id: postId, threadId, scheduleVersion: held } = post;
  const at = deps.clock.now();
  const wakeAt = post.dueAt ?? at;
  const scheduleVersion = held + 1;
  const data = { ...noProblem, wakeAt, scheduleVersion, tries: 0 };
  const where = { state: 'on_hold', scheduleVersion: held } as const;
  const move = { postId, move: 'schedule', where, data, actor: 'profile', at } as const;
  if (!(await deps.prisma.$transaction((tx) => movePost(tx, move)))) return;
  deps.alarm.publishPost({ id: postId, scheduleVersion, wakeAt });
  deps.alarm.drainThread(threadId);
}

/** Its time went by meanwhile: the author says whether it goes out now, or when. */
async function offer({ prisma, clock, alarm }: PostDeps, post: HeldPost): Promise<void> {
  const { id, scheduleVersion, threadId } = post;
  const now = clock.now();
  const problem = { code: 'missed', facts: { dueAt: post.dueAt?.toISOString() ?? null, because: 'login' } };
  const where = { state: 'on_hold', scheduleVersion } as const;
  await prisma.$transaction(async (tx) => {
    if (!(await touchPost(tx, id, where, { problem }, now))) return;
    const dedupeKey = `${noticeKey('missed', id)}:${scheduleVersion}`;
    await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, now);
  });
  alarm.drainThread(threadId);
}

/** The login is gone: what was planned on it is safe and on hold, and each thread says so. */
export async function holdPosts(deps: PostDeps, profileId: string, code: string): Promise<void> {
  const posts = await deps.prisma.post.findMany({
    where: { profileId, state: 'scheduled' },
    include: { author: true, profile: true },
    orderBy: { dueAt: 'asc' },
  });
  for (const post of posts) {
    const problem = { code, facts: { handle: post.profile?.handle ?? null } };
    await hold(deps, post, problem);
  }
}

async function hold(
  { prisma, clock, alarm }: PostDeps,
  post: HeldPost,
  problem: { code: string; facts: { handle: string | null } },
): Promise<void> {
  const { id: postId, scheduleVersion, threadId } = post;
  const at = clock.now();
  const data = { problem, wakeAt: null, scheduleVersion: scheduleVersion + 1 };
  const where = { state: 'scheduled', scheduleVersion } as const;
  const move = { postId, move: 'hold', where, data, actor: 'profile', at } as const;
  await prisma.$transaction(async (tx) => {
    if (!(await movePost(tx, move))) return;
    const dedupeKey = `${noticeKey('on_hold', postId)}:${scheduleVersion}`;
    await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'on_hold', data: problem } }, at);
  });
  alarm.drainThread(threadId);
}

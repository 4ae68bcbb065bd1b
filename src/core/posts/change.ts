/**
 * What a person changes of a post: cancel, post now, undo, another time, another caption. Each change
 * raises `schedule_version`, so that an alarm set for the earlier plan finds nothing to do.
 */
import { Prisma } from '../database/index.ts';
import type { PostSettings } from '../tiktok/index.ts';
import type { PostDeps } from './deps.ts';
import { type AskedTime, timeColumns } from './draft.ts';
import { changeable } from './lifecycle.ts';
import { movePost, touchPost } from './move.ts';
import { readPost } from './read.ts';
import { readyPost } from './ready.ts';
import type { PostView, TimeNote } from './view.ts';

export interface Actor {
  readonly memberId: string;
  readonly isAdmin: boolean;
}

/** `stale`: the post is no longer in a state that allows it, see `post`. */
export type Change =
  | { readonly kind: 'done'; readonly post: PostView }
  | { readonly kind: 'stale'; readonly post: PostView }
  | { readonly kind: 'not_yours'; readonly post: PostView }
  /** The new time is over already. */
  | { readonly kind: 'past'; readonly post: PostView }
  | { readonly kind: 'unknown' };

type Row = Prisma.PostGetPayload<{ include: { media: true } }>;
type Step = (row: Row, now: Date) => Promise<boolean>;

/** Looks at rights first, makes the step, and answers with the post as it stands then. */
async function change(deps: PostDeps, postId: string, actor: Actor, step: Step): Promise<Change> {
  const row = await deps.prisma.post.findUnique({
    where: { id: postId },
    include: { media: true },
  });
  if (!row) return { kind: 'unknown' };
  const isAllowed = row.authorId === actor.memberId || actor.isAdmin;
  const done = isAllowed && (await step(row, deps.clock.now()));
  const post = await readPost(deps.prisma, postId);
  if (!post) return { kind: 'unknown' };
  if (!isAllowed) return { kind: 'not_yours', post };
  deps.alarm.drainThread(row.threadId);
  return { kind: done ? 'done' : 'stale', post };
}

export function cancelPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  return change(deps, postId, actor, (row, now) =>
    deps.prisma.$transaction((tx) =>
      movePost(tx, {
        postId,
        move: 'cancel',
        where: { scheduleVersion: row.scheduleVersion },
        data: { wakeAt: null, undoUntil: null, scheduleVersion: { increment: 1 } },
        actor: actor.memberId,
        at: now,
      }),
    ),
  );
}

/** After the undo window; for a draft that only lacks its time this answers the question. */
export async function postNow(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const wakeAfterMs = deps.options.undoWindowMs;
  return change(deps, postId, actor, async (row, now) => {
    if (row.state === 'draft') return answerDraft(deps, row, { kind: 'now' });
    const wakeAt = new Date(now.getTime() + wakeAfterMs);
    const earlierDueAt = row.state === 'scheduled' ? row.dueAt : null;
    return reschedule(deps, row, actor, {
      ...{ dueAt: now, wakeAt, undoUntil: wakeAt, earlierDueAt, postNow: true },
      timeNote: Prisma.DbNull,
    });
  });
}

/** Another instant, which must lie in the future. */
export async function movePostTo(
  deps: PostDeps,
  postId: string,
  actor: Actor,
  to: { readonly at: Date; readonly note: TimeNote | null },
): Promise<Change> {
  if (to.at <= deps.clock.now()) {
    const post = await readPost(deps.prisma, postId);
    return post ? { kind: 'past', post } : { kind: 'unknown' };
  }
  return change(deps, postId, actor, async (row) => {
    if (row.state === 'draft') return answerDraft(deps, row, { kind: 'at', ...to });
    const timeNote = to.note ? { ...to.note } : Prisma.DbNull;
    return reschedule(deps, row, actor, {
      ...{ dueAt: to.at, wakeAt: to.at, undoUntil: null, earlierDueAt: null, postNow: false },
      timeNote,
    });
  });
}

/** The person looked: the video of an unconfirmed post is on TikTok. */
export function confirmPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  return change(deps, postId, actor, async (row, now) => {
    if (row.state !== 'unconfirmed') return false;
    const data = { publishedAt: now, problem: Prisma.DbNull };
    const move = { postId, move: 'complete', data, actor: actor.memberId, at: now } as const;
    return deps.prisma.$transaction((tx) => movePost(tx, move));
  });
}

/** Undo of a new post cancels it; undo of "Post now" gives the earlier time back. */
export async function undoPost(deps: PostDeps, postId: string, actor: Actor): Promise<Change> {
  const row = await deps.prisma.post.findUnique({ where: { id: postId } });
  const isOpen = row?.undoUntil && row.undoUntil > deps.clock.now();
  if (isOpen && !row.earlierDueAt) return cancelPost(deps, postId, actor);
  return change(deps, postId, actor, async (current) => {
    const dueAt = current.earlierDueAt;
    if (!isOpen || !dueAt) return false;
    return reschedule(deps, current, actor, {
      ...{ dueAt, wakeAt: dueAt, undoUntil: null, earlierDueAt: null, postNow: false },
    });
  });
}

async function reschedule(
  deps: PostDeps,
  row: Row,
  actor: Actor,
  times: Prisma.PostUncheckedUpdateManyInput & { wakeAt: Date },
): Promise<boolean> {
  if (row.media.state !== 'ready' || row.profileId === null) return false;
  const scheduleVersion = row.scheduleVersion + 1;
  const moved = await deps.prisma.$transaction(async (tx) => {
    await tx.attempt.updateMany({
      where: { postId: row.id, outcome: null, byteBegunAt: { not: null } },
      data: { outcome: 'given_up', endedAt: deps.clock.now(), uploadUrl: null, pollAt: null },
    });
    return movePost(tx, {
      postId: row.id,
      move: 'schedule',
      where: { scheduleVersion: row.scheduleVersion },
      data: { ...times, scheduleVersion, problem: Prisma.DbNull, tries: 0, late: false },
      actor: actor.memberId,
      at: deps.clock.now(),
    });
  });
  if (moved) deps.alarm.publishPost({ id: row.id, scheduleVersion, wakeAt: times.wakeAt });
  return moved;
}

async function answerDraft(deps: PostDeps, row: Row, when: AskedTime): Promise<boolean> {
  const where = { state: 'draft', scheduleVersion: row.scheduleVersion } as const;
  const data = { ...timeColumns(when), missing: row.media.state === 'ready' ? null : 'video' };
  if (!(await touchPost(deps.prisma, row.id, where, data, deps.clock.now()))) return false;
  await readyPost(deps, row.id);
  return true;
}

/** Caption and settings, as long as nothing has gone to TikTok. */
export function editPost(
  deps: PostDeps,
  postId: string,
  actor: Actor,
  edit: { readonly caption?: string; readonly settings?: Partial<PostSettings> },
): Promise<Change> {
  return change(deps, postId, actor, (row, now) => {
    const where = { state: { in: [...changeable] }, scheduleVersion: row.scheduleVersion };
    const asked = row.asked as { profile: string | null; settings: Partial<PostSettings> };
    const data = {
      ...edit.settings,
      ...(edit.caption !== undefined && { caption: edit.caption }),
      asked: { ...asked, settings: { ...asked.settings, ...edit.settings } },
    };
    return touchPost(deps.prisma, postId, where, data, now);
  });
}

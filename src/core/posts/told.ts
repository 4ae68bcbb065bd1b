/**
 * What TikTok tells of a publish id is written on its attempt first and applied to the post then, so
 * that news which overtakes our own writes is not lost (law 3).
 */
import { Prisma } from '../database/index.ts';
import { amend, tell } from '../notices/index.ts';
import type { PublishStatus } from '../tiktok/index.ts';
import type { PostDeps } from './deps.ts';
import { movePost, type Transaction, touchPost } from './move.ts';

/** Final words stay: a later, older answer does not overwrite them. */
export async function recordTold(
  { prisma, clock }: PostDeps,
  attemptId: string,
  told: PublishStatus,
): Promise<void> {
  const { status, failReason, vendorFailReason, uploadedBytes, logId } = told;
  await prisma.$transaction(async (tx) => {
    const attempt = await tx.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    const before = attempt.told as Told | null;
    if (before?.status === 'complete' && status !== 'complete') return;
    const postIds = told.postIds.length > 0 ? [...told.postIds] : (before?.postIds ?? []);
    await tx.attempt.update({
      where: { id: attemptId },
      data: {
        told: { status, failReason, vendorFailReason, uploadedBytes, postIds },
        toldAt: clock.now(),
        logId: logId ?? attempt.logId,
      },
    });
  });
}

interface Told {
  readonly status: PublishStatus['status'];
  readonly failReason: PublishStatus['failReason'];
  readonly vendorFailReason: string | null;
  readonly uploadedBytes: number | null;
  readonly postIds: string[];
}

/** Applies what was recorded; whatever it causes is told in the same transaction. */
export async function applyTold(deps: PostDeps, postId: string, attemptId: string): Promise<void> {
  const now = deps.clock.now();
  const threadId = await deps.prisma.$transaction(async (tx) => {
    const post = await tx.post.findUniqueOrThrow({
      where: { id: postId },
      include: { author: true },
    });
    const attempt = await tx.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    const told = attempt.told as Told | null;
    const subject = { tx, post, attempt, now };
    if (told?.status === 'complete') await complete(subject, told);
    else if (told?.status === 'failed') await fail(subject, told);
    else if (told?.status === 'inbox') await deliver(subject);
    return post.threadId;
  });
  deps.alarm.drainThread(threadId);
}

interface Subject {
  readonly tx: Transaction;
  readonly post: {
    id: string;
    state: string;
    threadId: string;
    privacyLevel: string;
    videoId: string | null;
    author: { externalId: string };
  };
  readonly attempt: { id: string; number: number };
  readonly now: Date;
}

async function complete({ tx, post, attempt, now }: Subject, told: Told): Promise<void> {
  const videoId = told.postIds[0] ?? null;
  const reviewing = videoId === null && post.privacyLevel === 'PUBLIC_TO_EVERYONE';
  const moved = await movePost(tx, {
    postId: post.id,
    move: 'complete',
    data: { publishedAt: now, videoId, reviewing, problem: Prisma.DbNull, wakeAt: null },
    actor: 'tiktok',
    facts: { attempt: attempt.number },
    at: now,
  });
  const key = noticeKey('published', post.id);
  if (moved) {
    await endAttempt(tx, attempt.id, 'published', now);
    await tell(
      tx,
      { ...addressed(post), dedupeKey: key, body: { kind: 'published', data: {} } },
      now,
    );
  } else if (videoId !== null && post.state === 'published' && post.videoId === null) {
    await touchPost(tx, post.id, { videoId: null }, { videoId, reviewing: false }, now);
    await amend(tx, key);
  }
}

async function fail({ tx, post, attempt, now }: Subject, told: Told): Promise<void> {
  const code = told.failReason ?? 'tiktok_unknown';
  const problem = { code, facts: { vendorCode: told.vendorFailReason } };
  const data = { problem, wakeAt: null };
  const facts = { code, attempt: attempt.number };
  const moved = await movePost(tx, {
    postId: post.id,
    move: 'fail',
    data,
    actor: 'tiktok',
    facts,
    at: now,
  });
  if (!moved) return;
  await endAttempt(tx, attempt.id, 'failed', now, code);
  const dedupeKey = `${noticeKey('failed', post.id)}:${attempt.id}`;
  await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'failed', data: problem } }, now);
}

async function deliver({ tx, post, attempt, now }: Subject): Promise<void> {
  const data = { wakeAt: null };
  const moved = await movePost(tx, {
    postId: post.id,
    move: 'deliver',
    data,
    actor: 'tiktok',
    at: now,
  });
  if (!moved) return;
  const dedupeKey = `${noticeKey('in_inbox', post.id)}:${attempt.id}`;
  await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'in_inbox', data: {} } }, now);
}

/** The occurrence that a reply is about. */
export const noticeKey = (kind: string, postId: string): string => `${kind}:${postId}`;

export const addressed = (post: {
  id: string;
  threadId: string;
  author: { externalId: string };
}) => ({ threadId: post.threadId, postId: post.id, mention: post.author.externalId });

export async function endAttempt(
  tx: Transaction,
  id: string,
  outcome: string,
  now: Date,
  errorCode: string | null = null,
): Promise<void> {
  await tx.attempt.update({
    where: { id },
    data: { outcome, endedAt: now, errorCode, uploadUrl: null },
  });
}

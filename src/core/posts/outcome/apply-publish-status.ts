/** What TikTok's word, once it is recorded, makes of the post. */
import type { Attempt, PostState } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { amend, tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { ended, endOpenAttempts } from '../lifecycle/attempts.ts';
import { movePost, noProblem, type Transaction, touchPost } from '../lifecycle/move.ts';
import { addressed, noticeKey } from '../lifecycle/notice-keys.ts';
import { CAP_MS, isCap, restProfile } from '../limits/cool-down.ts';
import { readDrafts } from '../limits/pending-drafts.ts';
import { readPollPace } from './poll-pace.ts';
import { firstPollAt } from './poll-times.ts';
import type { Told } from './publish-status.ts';
import { applyShown } from './visibility.ts';

/** Applies what was recorded; whatever it causes is told in the same transaction. */
export async function applyTold(deps: PostDeps, postId: string, attemptId: string): Promise<void> {
  const now = deps.clock.now();
  const pace = await readPollPace(deps);
  const { threadId, pollAt } = await deps.prisma.$transaction(async (tx) => {
    const post = await tx.post.findUniqueOrThrow({
      where: { id: postId },
      include: { author: true },
    });
    const attempt = await tx.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    const pollAt = await apply({ tx, post, attempt, now, pace }, attempt.told as Told | null);
    return { threadId: post.threadId, pollAt };
  });
  deps.alarm.drainThread(threadId);
  if (pollAt) deps.alarm.pollOutcome(postId, pollAt);
}

interface Subject {
  readonly tx: Transaction;
  readonly post: {
    id: string;
    state: PostState;
    threadId: string;
    profileId: string | null;
    scheduleVersion: number;
    privacyLevel: string;
    videoId: string | null;
    author: { externalId: string };
  };
  readonly attempt: Attempt;
  readonly now: Date;
  readonly pace: number;
}

/** When TikTok is to be asked again, where nobody has planned it yet. */
async function apply(subject: Subject, told: Told | null): Promise<Date | null> {
  if (told?.status === 'complete') {
    const pollAt = await complete(subject, told);
    await applyShown(subject.tx, subject.post, told, subject.now);
    return pollAt;
  }
  // Any other word of an attempt that is over concerns nobody: a newer one may be under way.
  if (!told || subject.attempt.outcome !== null) return null;
  if (told.status === 'failed') await fail(subject, told);
  return told.status === 'inbox' ? deliver(subject) : null;
}

async function complete(subject: Subject, told: Told): Promise<Date | null> {
  const { tx, post, attempt, now } = subject;
  const videoId = told.postIds[0] ?? null;
  const reviewing = videoId === null && post.privacyLevel === 'PUBLIC_TO_EVERYONE';
  const moved = await movePost(tx, {
    postId: post.id,
    move: 'complete',
    data: { ...noProblem, publishedAt: now, videoId, reviewing, wakeAt: null },
    actor: 'tiktok',
    facts: { attempt: attempt.number },
    at: now,
  });
  if (!moved) {
    await addLink(subject, videoId);
    return null;
  }
  // Before its first byte or in the middle: a newer attempt must not make a second video of it.
  await endOpenAttempts(tx, { postId: post.id, id: { not: attempt.id } }, 'stopped', now);
  const plan = reviewing ? sentBy(subject) : { pollAt: null };
  const data = { ...ended('published', now), ...plan };
  await tx.attempt.update({ where: { id: attempt.id }, data });
  const dedupeKey = noticeKey('published', post.id);
  await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'published', data: {} } }, now);
  return attempt.pollAt === null ? plan.pollAt : null;
}

/** The id of a video that was published without one: card and reply become its link. */
async function addLink({ tx, post, now }: Subject, videoId: string | null): Promise<void> {
  if (videoId === null || post.state !== 'published') return;
  const data = { ...noProblem, videoId, reviewing: false };
  if (!(await touchPost(tx, post.id, { state: 'published', videoId: null }, data, now))) return;
  await amend(tx, noticeKey('published', post.id));
}

async function fail(subject: Subject, told: Told): Promise<void> {
  const { tx, post, attempt, now } = subject;
  const code = told.failReason ?? 'tiktok_unknown';
  if (post.profileId) await restProfile(tx, post.profileId, code, now);
  const problem = { code, facts: { vendorCode: told.vendorFailReason, logId: attempt.logId } };
  const moved = await movePost(tx, {
    postId: post.id,
    move: 'fail',
    where: { state: { in: ['publishing', 'processing', 'in_inbox', 'unconfirmed'] } },
    data: { problem, wakeAt: null },
    actor: 'tiktok',
    facts: { code, attempt: attempt.number },
    at: now,
  });
  if (!moved) return;
  await tx.attempt.update({ where: { id: attempt.id }, data: ended('failed', now, code) });
  if (isCap(code)) return tryTomorrow(subject, problem);
  const dedupeKey = `${noticeKey('failed', post.id)}:${attempt.id}`;
  await tell(tx, { ...addressed(post), dedupeKey, body: { kind: 'failed', data: problem } }, now);
}

/** Nothing was posted, and only because of a limit: the post keeps its place and goes out later. */
async function tryTomorrow({ tx, post, attempt, now }: Subject, problem: Problem): Promise<void> {
  const wakeAt = new Date(now.getTime() + CAP_MS);
  const scheduleVersion = post.scheduleVersion + 1;
  const data = { problem: { ...problem }, wakeAt, scheduleVersion, tries: 0 };
  await movePost(tx, { postId: post.id, move: 'schedule', data, actor: 'tiktok', at: now });
  const dedupeKey = `${noticeKey('waiting', post.id)}:${problem.code}:${attempt.id}`;
  const body = { kind: 'waiting', data: { ...problem, until: wakeAt.toISOString() } } as const;
  await tell(tx, { ...addressed(post), dedupeKey, body }, now);
}

/** The end of the road, unless the creator posts the draft: that is looked for. */
async function deliver(subject: Subject): Promise<Date | null> {
  const { tx, post, attempt, now } = subject;
  const data = { ...noProblem, wakeAt: null };
  const move = { postId: post.id, move: 'deliver', data, actor: 'tiktok', at: now } as const;
  if (!(await movePost(tx, move))) return null;
  const plan = sentBy(subject);
  await tx.attempt.update({ where: { id: attempt.id }, data: { ...plan, uploadUrl: null } });
  const dedupeKey = `${noticeKey('in_inbox', post.id)}:${attempt.id}`;
  const pending = post.profileId ? (await readDrafts(tx, post.profileId, now)).length : 1;
  const body = { kind: 'in_inbox', data: { pending } } as const;
  await tell(tx, { ...addressed(post), dedupeKey, body }, now);
  return attempt.pollAt === null ? plan.pollAt : null;
}

/** A process that died between the last byte and its own word of it left these out. */
const sentBy = ({ attempt, now, pace }: Subject) => ({
  submittedAt: attempt.submittedAt ?? now,
  pollAt: attempt.pollAt ?? firstPollAt(now, pace),
});

/** What a recorded publish status makes of the post. */
import {
  type Attempt,
  afterCommit,
  type PostState,
  type Transaction,
  transact,
  type Way,
} from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { noteIds } from '../../log-context.ts';
import { amend, enqueueNotice } from '../../notices/index.ts';
import type { PublishStatus } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import {
  addressed,
  ended,
  endOpenAttempts,
  noProblem,
  noticeKey,
  REMIND_AFTER_MS,
  touchPost,
  transitionPost,
} from '../lifecycle/index.ts';
import {
  CAP_MS,
  coolDownProfile,
  endFullInbox,
  isCap,
  lockProfile,
  readPendingDrafts,
  replanUploads,
} from '../posting-limits/index.ts';
import { firstPollAt, readPollPace } from './poll-times.ts';
import { publishStatusColumn, type RecordedStatus, recordPublishStatus } from './publish-status.ts';

/**
 * TikTok tells by itself what has become of an upload, in any order and more than once. False for an id
 * that nobody here has: the id is stored before the first byte of its video leaves, so there is none that
 * we come to know of later.
 */
export async function onWebhook(deps: PostDeps, publishId: string, status: PublishStatus): Promise<boolean> {
  const attempt = await deps.prisma.attempt.findUnique({ where: { publishId } });
  if (!attempt) return false;
  noteIds({ postId: attempt.postId, attemptId: attempt.id });
  const recorded = await recordPublishStatus(deps, attempt.id, status);
  if (recorded.status !== 'processing') await applyPublishStatus(deps, attempt.postId, attempt.id);
  return true;
}

/** Applies what was recorded; whatever it causes is told in the same transaction. */
export async function applyPublishStatus(deps: PostDeps, postId: string, attemptId: string): Promise<void> {
  const now = deps.clock.now();
  const pace = await readPollPace(deps);
  await transact(deps, async (tx) => {
    const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, include: { author: true } });
    const inboxOf = post.way === 'inbox' ? post.profileId : null;
    // Profiles are locked before posts everywhere.
    if (inboxOf) await lockProfile(tx, inboxOf);
    const attempt = await tx.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    const status = publishStatusColumn.read(attempt.publishStatus);
    const pollAt = await apply({ tx, post, attempt, now, pace }, status);
    if (pollAt) afterCommit(tx).pollOutcome(postId, pollAt);
    if (inboxOf && attempt.outcome === null && (status?.status === 'complete' || status?.status === 'failed')) {
      if (status.status === 'complete') await endFullInbox(tx, inboxOf);
      await replanUploads(deps, tx, inboxOf);
    }
  });
}

interface Subject {
  readonly tx: Transaction;
  readonly post: {
    id: string;
    state: PostState;
    threadId: string;
    profileId: string | null;
    way: Way;
    privacyLevel: string;
    videoId: string | null;
    author: { externalId: string };
  };
  readonly attempt: Attempt;
  readonly now: Date;
  readonly pace: number;
}

/** When TikTok is to be asked again, where nobody has planned it yet. */
async function apply(subject: Subject, status: RecordedStatus | null): Promise<Date | null> {
  if (status?.status === 'complete') {
    const pollAt = await complete(subject, status);
    await applyVisibility(subject.tx, subject.post, status, subject.now);
    return pollAt;
  }
  // Any other status of an attempt that is over concerns nobody: a newer one may be under way.
  if (!status || subject.attempt.outcome !== null) return null;
  if (status.status === 'failed') await fail(subject, status);
  return status.status === 'inbox' ? deliver(subject) : null;
}

async function complete(subject: Subject, status: RecordedStatus): Promise<Date | null> {
  const { tx, post, attempt, now } = subject;
  const videoId = status.postIds[0] ?? null;
  const reviewing = videoId === null && mayBePublic(post);
  const moved = await transitionPost(tx, {
    postId: post.id,
    transition: 'complete',
    data: { ...noProblem, publishedAt: now, videoId, reviewing, wakeAt: null, ...(await accountOf(subject)) },
    actor: 'tiktok',
    facts: { attempt: attempt.number },
    at: now,
  });
  if (!moved) {
    await (post.state === 'cancelled' ? tellTooLate(subject, videoId) : addLink(subject, videoId));
    return null;
  }
  // Before its first byte or in the middle: a newer attempt must not make a second video of it.
  await endOpenAttempts(tx, { postId: post.id, id: { not: attempt.id } }, 'stopped', now);
  const plan = reviewing ? sentBy(subject) : { pollAt: null };
  const data = { ...ended('published', now), ...plan };
  await tx.attempt.update({ where: { id: attempt.id }, data });
  const dedupeKey = noticeKey('published', post.id);
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'published', data: {} } }, now);
  return attempt.pollAt === null ? plan.pollAt : null;
}

/** The video is on the account of its attempt, though the post may have been moved to another one since. */
async function accountOf({ tx, post, attempt: { profileId } }: Subject): Promise<{ profileId?: string }> {
  if (profileId === null || profileId === post.profileId) return {};
  return (await tx.profile.count({ where: { id: profileId } })) > 0 ? { profileId } : {};
}

/** The audience of a draft is chosen in TikTok, and nobody tells it. */
const mayBePublic = ({ way, privacyLevel }: Subject['post']): boolean =>
  way === 'inbox' || privacyLevel === 'PUBLIC_TO_EVERYONE';

/** Somebody cancelled a post whose bytes were at TikTok already: its card and one reply say that it is public. */
async function tellTooLate({ tx, post, now }: Subject, videoId: string | null): Promise<void> {
  const key = noticeKey('published_after_cancel', post.id);
  const first = { state: 'cancelled', publishedAt: null } as const;
  if (await touchPost(tx, post.id, first, { publishedAt: now, videoId }, now)) {
    const body = { kind: 'published_after_cancel', data: {} } as const;
    return enqueueNotice(tx, { ...addressed(post), dedupeKey: key, body }, now);
  }
  if (videoId === null) return;
  const linkless = { state: 'cancelled', videoId: null } as const;
  if (await touchPost(tx, post.id, linkless, { videoId }, now)) await amend(tx, key);
}

/** The id of a video that was published without one: card and reply become its link. */
async function addLink({ tx, post, now }: Subject, videoId: string | null): Promise<void> {
  if (videoId === null || post.state !== 'published') return;
  const data = { ...noProblem, videoId, reviewing: false };
  if (!(await touchPost(tx, post.id, { state: 'published', videoId: null }, data, now))) return;
  await amend(tx, noticeKey('published', post.id));
}

async function fail(subject: Subject, status: RecordedStatus): Promise<void> {
  const { tx, post, attempt, now } = subject;
  const code = status.failReason ?? 'tiktok_unknown';
  if (post.profileId) await coolDownProfile(tx, post.profileId, code, now);
  const problem = { code, facts: { vendorCode: status.vendorFailReason, logId: attempt.logId } };
  const moved = await transitionPost(tx, {
    postId: post.id,
    transition: 'fail',
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
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'failed', data: problem } }, now);
}

/** Nothing was posted, and only because of a limit: the post keeps its place and goes out later. */
async function tryTomorrow({ tx, post, attempt, now }: Subject, problem: Problem): Promise<void> {
  const wakeAt = new Date(now.getTime() + CAP_MS);
  const data = { problem: { ...problem }, wakeAt, tries: 0 };
  await transitionPost(tx, { postId: post.id, transition: 'schedule', data, actor: 'tiktok', at: now });
  const dedupeKey = `${noticeKey('waiting', post.id)}:${problem.code}:${attempt.id}`;
  const body = { kind: 'waiting', data: { ...problem, until: wakeAt.toISOString() } } as const;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, now);
}

/** The end of the road, unless the creator posts the draft: that is looked for. */
async function deliver(subject: Subject): Promise<Date | null> {
  const { tx, post, attempt, now } = subject;
  const data = { ...noProblem, wakeAt: null, remindAt: new Date(now.getTime() + REMIND_AFTER_MS) };
  const request = { postId: post.id, transition: 'deliver', data, actor: 'tiktok', at: now } as const;
  if (!(await transitionPost(tx, request))) return null;
  const plan = sentBy(subject);
  await tx.attempt.update({ where: { id: attempt.id }, data: { ...plan, uploadUrl: null } });
  const dedupeKey = `${noticeKey('in_inbox', post.id)}:${attempt.id}`;
  const pending = post.profileId ? (await readPendingDrafts(tx, post.profileId, now)).length : 1;
  const body = { kind: 'in_inbox', data: { pending } } as const;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, now);
  return attempt.pollAt === null ? plan.pollAt : null;
}

/** A process that died between the last byte and its own word of it left these out. */
const sentBy = ({ attempt, now, pace }: Subject) => ({
  submittedAt: attempt.submittedAt ?? now,
  pollAt: attempt.pollAt ?? firstPollAt(now, pace),
});

// Whether everybody can see a published video may change as long as it exists; webhooks tell.

const NO_LONGER_PUBLIC = 'no_longer_public';

interface PublishedPost {
  readonly id: string;
  readonly threadId: string;
  readonly author: { readonly externalId: string };
}

/** A video that has been hidden or taken down is told once, and marked for as long as it is so. */
async function applyVisibility(
  tx: Transaction,
  post: PublishedPost,
  { shown }: RecordedStatus,
  now: Date,
): Promise<void> {
  if (!shown) return;
  const { id } = post;
  const published = { state: 'published' } as const;
  const isMarked = { problem: { path: ['code'], equals: NO_LONGER_PUBLIC } };
  if ((await tx.post.count({ where: { id, ...isMarked } })) > 0) {
    if (!shown.isPublic) return;
    if (await touchPost(tx, id, published, noProblem, now)) await amend(tx, publishedKey(id));
    return;
  }
  if (shown.isPublic) return;
  const problem = { code: NO_LONGER_PUBLIC, facts: {} };
  const data = { problem, reviewing: false };
  if (!(await touchPost(tx, id, published, data, now))) return;
  await amend(tx, publishedKey(id));
  const dedupeKey = `${noticeKey(NO_LONGER_PUBLIC, id)}:${shown.at}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: NO_LONGER_PUBLIC, data: {} } }, now);
}

const publishedKey = (id: string): string => noticeKey('published', id);

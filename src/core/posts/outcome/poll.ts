/**
 * Asks TikTok how a submitted video ended, and goes on asking while a public one has no id yet or an
 * outcome is unknown.
 */

import { DAY_MS, MINUTE_MS } from '../../clock.ts';
import { type Attempt, afterCommit, type Prisma, type Transaction, transact } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import { amend, enqueueNotice } from '../../notices/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, isPlanned, noticeKey, touchPost, transitionPost } from '../lifecycle/index.ts';
import { applyPublishStatus } from './apply-publish-status.ts';
import { CONFIRM_MS, DRAFT_GIVE_UP_MS, nextPollAt, readPollPace } from './poll-times.ts';
import { publishStatusColumn, type RecordedStatus, recordPublishStatus } from './publish-status.ts';

/** One poll, if it is due; plans the next. */
export async function pollOutcome(deps: PostDeps, postId: string): Promise<void> {
  const post = await findPending(deps, postId);
  if (!post) return forgetPolls(deps, postId);
  const [attempt] = post.attempts;
  if (!attempt?.publishId || !attempt.pollAt || attempt.pollAt > deps.clock.now()) return;
  const status = await ask(deps, post, attempt, attempt.publishId);
  if (status instanceof Failure) return deferPoll(deps, postId, attempt, status);
  if (status && status.status !== 'processing') await applyPublishStatus(deps, postId, attempt.id);
  await planNext(deps, postId, attempt);
}

/**
 * What TikTok says by now, or the limit for which it could not be asked. A poll that fails is
 * simply followed by the next one.
 */
async function ask(
  deps: PostDeps,
  post: PendingPost,
  attempt: Attempt,
  publishId: string,
): Promise<RecordedStatus | Failure | null> {
  const known = publishStatusColumn.read(attempt.publishStatus);
  // The post may have been moved to another account since, which is not told of this upload.
  const profileId = attempt.profileId ?? post.profileId;
  if (profileId === null) return known;
  try {
    const status = await deps.profiles.withToken(profileId, async (token) => {
      await deps.calls.take({ name: 'status', purpose: 'poll', profileId });
      return deps.tiktok.fetchStatus(token, publishId);
    });
    return await recordPublishStatus(deps, attempt.id, status);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (isPlanned(error)) return error;
    deps.log.info({ ...error.facts, postId: post.id, code: error.code }, 'poll failed');
    return known;
  }
}

/** Posts may need less of the budget than was kept for them. */
const MAX_DEFERRAL_MS = 5 * MINUTE_MS;

/** Nobody was asked, so nobody was silent: nothing is told, and the same poll comes again. */
async function deferPoll(deps: PostDeps, postId: string, { id, polls }: Attempt, { remedy }: Failure): Promise<void> {
  const forMs = remedy.kind === 'wait' ? Math.min(remedy.forMs, MAX_DEFERRAL_MS) : 0;
  await planPoll(deps, postId, { id, polls }, new Date(deps.clock.now().getTime() + forMs), 0);
}

async function planNext(deps: PostDeps, postId: string, attempt: Attempt): Promise<void> {
  const now = deps.clock.now();
  const post = await findPending(deps, postId);
  const since = lookedForSince(post, attempt);
  const giveUpMs = post?.state === 'in_inbox' ? DRAFT_GIVE_UP_MS : undefined;
  const pollAt = post && nextPollAt(since, now, await readPollPace(deps), giveUpMs);
  await planPoll(deps, postId, attempt, pollAt, 1);
  if (!post) return;
  if (now.getTime() - since.getTime() >= CONFIRM_MS) await tellOverdueOutcome(deps, post, attempt, now);
  if (!pollAt) await stopLooking(deps, post, now);
}

/** From when the upload ended; the link of a draft, from when it was posted, which may be days later. */
function lookedForSince(post: PendingPost | null, { submittedAt, claimedUntil }: Attempt): Date {
  const postedAt = post?.state === 'published' && post.way === 'inbox' ? post.publishedAt : null;
  // A claim that was lost ended when its upload did.
  return postedAt ?? submittedAt ?? claimedUntil;
}

/** `asked`: how many polls have been made since the attempt was read. */
async function planPoll(
  deps: PostDeps,
  postId: string,
  { id, polls }: Pick<Attempt, 'id' | 'polls'>,
  pollAt: Date | null,
  asked: 0 | 1,
): Promise<void> {
  await transact(deps, async (tx) => {
    await tx.attempt.updateMany({ where: { id, polls }, data: { pollAt, polls: { increment: asked } } });
    if (pollAt) afterCommit(tx).pollOutcome(postId, pollAt);
  });
}

async function stopLooking(deps: PostDeps, post: PendingPost, now: Date): Promise<void> {
  const work = post.state === 'in_inbox' ? tellNotPosted : endWithoutLink;
  await transact(deps, (tx) => work(tx, post, now));
}

async function endWithoutLink(tx: Transaction, { id, way }: PendingPost, now: Date): Promise<void> {
  const where = { state: 'published', reviewing: true } as const;
  const data = { reviewing: false, problem: { code: 'link_never_came', facts: { isDraft: way === 'inbox' } } };
  if (await touchPost(tx, id, where, data, now)) await amend(tx, noticeKey('published', id));
}

/** The draft may still lie in its inbox, or have been posted without a word of TikTok's: its author is told that nobody looks any more. */
async function tellNotPosted(tx: Transaction, post: PendingPost, now: Date): Promise<void> {
  if ((await tx.post.count({ where: { id: post.id, state: 'in_inbox' } })) === 0) return;
  const days = DRAFT_GIVE_UP_MS / DAY_MS;
  const dedupeKey = `${noticeKey('draft_not_posted', post.id)}:${post.scheduleVersion}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'draft_not_posted', data: { days } } }, now);
}

/**
 * An hour has passed: the person learns that TikTok is still reviewing, or that nobody knows. Told once of each attempt;
 * a post that has moved since it was read is left alone.
 */
async function tellOverdueOutcome(deps: PostDeps, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  if (post.state === 'in_inbox') return;
  const work = post.state === 'published' ? tellReviewing : tellUnconfirmed;
  await transact(deps, (tx) => work(tx, post, attempt, now));
}

async function tellReviewing(tx: Transaction, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  // Whether a draft was posted for everybody is not known, so nor is that anything is reviewed.
  if (post.way === 'inbox') return;
  const where = { id: post.id, state: 'published', reviewing: true } as const;
  if ((await tx.post.count({ where })) === 0) return;
  const dedupeKey = `${noticeKey('still_reviewing', post.id)}:${attempt.id}`;
  const body = { kind: 'still_reviewing', data: {} } as const;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, now);
}

/** TikTok's answer is lost and TikTok does not say what became of the video: its author is asked. */
async function tellUnconfirmed(tx: Transaction, post: PendingPost, attempt: Attempt, now: Date): Promise<void> {
  const { id } = post;
  const submittedAt = attempt.submittedAt?.toISOString() ?? null;
  const silent = { code: 'tiktok_silent', facts: { submittedAt } };
  const isLost = post.state === 'unconfirmed';
  const problem = (isLost ? problemColumn.read(post.problem) : null) ?? silent;
  const data = { problem: silent, wakeAt: null };
  const request = { postId: id, transition: 'lose', data, actor: 'tiktok', at: now } as const;
  const stands = isLost
    ? (await tx.post.count({ where: { id, state: 'unconfirmed' } })) > 0
    : await transitionPost(tx, request);
  if (!stands) return;
  const dedupeKey = `${noticeKey('unconfirmed', id)}:${attempt.id}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'unconfirmed', data: problem } }, now);
}

/** A post whose end TikTok has still to tell, with the attempt that is looked after: an earlier one may have gone out. */
const parts = {
  author: true,
  attempts: { orderBy: [{ pollAt: { sort: 'asc', nulls: 'last' } }, { number: 'desc' }], take: 1 },
} as const satisfies Prisma.PostInclude;

type PendingPost = Prisma.PostGetPayload<{ include: typeof parts }>;

function findPending({ prisma }: PostDeps, postId: string): Promise<PendingPost | null> {
  return prisma.post.findFirst({
    where: {
      id: postId,
      OR: [{ state: { in: ['processing', 'in_inbox', 'unconfirmed'] } }, { state: 'published', reviewing: true }],
    },
    include: parts,
  });
}

/** Nothing is left to ask: a poll that stayed planned would be found by every sweep. */
async function forgetPolls({ prisma }: PostDeps, postId: string): Promise<void> {
  const over = {
    OR: [
      { state: { in: ['draft', 'scheduled', 'on_hold', 'failed', 'cancelled'] } },
      { state: 'published', reviewing: false },
    ],
  } satisfies Prisma.PostWhereInput;
  await prisma.attempt.updateMany({
    where: { postId, pollAt: { not: null }, post: over },
    data: { pollAt: null },
  });
}

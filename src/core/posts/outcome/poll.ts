/**
 * Asks TikTok how a submitted video ended, and goes on asking while a public one has no id yet or an
 * outcome is unknown.
 */
import type { Attempt } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import type { PostDeps } from '../deps.ts';
import { isPlanned } from '../lifecycle/delays.ts';
import { touchPost } from '../lifecycle/move.ts';
import { applyTold } from './apply-publish-status.ts';
import { findPending, forgetPolls, type PendingPost } from './pending.ts';
import { readPollPace } from './poll-pace.ts';
import { CONFIRM_MS, nextPollAt } from './poll-times.ts';
import { recordTold, type Told } from './publish-status.ts';
import { tellUnsettled } from './unsettled.ts';

/** One poll, if it is due; plans the next. */
export async function pollOutcome(deps: PostDeps, postId: string): Promise<void> {
  const post = await findPending(deps, postId);
  if (!post) return forgetPolls(deps, postId);
  const [attempt] = post.attempts;
  if (!attempt?.publishId || !attempt.pollAt || attempt.pollAt > deps.clock.now()) return;
  const told = await ask(deps, post, attempt, attempt.publishId);
  if (told instanceof Failure) return putOffPoll(deps, postId, attempt, told);
  if (told && told.status !== 'processing') await applyTold(deps, postId, attempt.id);
  await planNext(deps, postId, attempt);
}

/**
 * What TikTok has told by now, or the limit for which it could not be asked. A poll that fails is
 * simply followed by the next one.
 */
async function ask(
  deps: PostDeps,
  post: PendingPost,
  attempt: Attempt,
  publishId: string,
): Promise<Told | Failure | null> {
  const known = attempt.told as Told | null;
  const { profileId } = post;
  if (profileId === null) return known;
  try {
    const told = await deps.profiles.withToken(profileId, async (token) => {
      await deps.calls.take({ name: 'status', purpose: 'poll', profileId });
      return deps.tiktok.fetchStatus(token, publishId);
    });
    return await recordTold(deps, attempt.id, told);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (isPlanned(error)) return error;
    deps.log.info({ ...error.facts, postId: post.id, code: error.code }, 'poll failed');
    return known;
  }
}

/** Posts may need less of the budget than was kept for them. */
const MOST_PUT_OFF_MS = 5 * 60_000;

/** Who has not been asked has not been silent: nothing is told, and the same poll comes again. */
async function putOffPoll(
  { prisma, clock, alarm }: PostDeps,
  postId: string,
  { id, polls }: Attempt,
  { remedy }: Failure,
): Promise<void> {
  const forMs = remedy.kind === 'wait' ? Math.min(remedy.forMs, MOST_PUT_OFF_MS) : 0;
  const pollAt = new Date(clock.now().getTime() + forMs);
  await prisma.attempt.updateMany({ where: { id, polls }, data: { pollAt } });
  alarm.pollOutcome(postId, pollAt);
}

async function planNext(deps: PostDeps, postId: string, attempt: Attempt): Promise<void> {
  const now = deps.clock.now();
  // A claim that was lost ended when its upload did.
  const since = attempt.submittedAt ?? attempt.claimedUntil;
  const post = await findPending(deps, postId);
  const pollAt = post && nextPollAt(since, now, await readPollPace(deps));
  await deps.prisma.attempt.updateMany({
    where: { id: attempt.id, polls: attempt.polls },
    data: { pollAt, polls: { increment: 1 } },
  });
  if (!post) return;
  if (now.getTime() - since.getTime() >= CONFIRM_MS) await tellUnsettled(deps, post, attempt, now);
  if (pollAt) deps.alarm.pollOutcome(postId, pollAt);
  else await stopLooking(deps, post, now);
}

async function stopLooking({ prisma, alarm }: PostDeps, { id, threadId }: PendingPost, now: Date): Promise<void> {
  const where = { state: 'published', reviewing: true } as const;
  const data = { reviewing: false, problem: { code: 'link_never_came', facts: {} } };
  if (await prisma.$transaction((tx) => touchPost(tx, id, where, data, now))) {
    alarm.drainThread(threadId);
  }
}

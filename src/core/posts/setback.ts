/**
 * What a failed step of an attempt leads to. Before the first byte a claim is simply given back;
 * afterwards the same publish id is resumed, or the post becomes unconfirmed (law 2).
 */
import type { Failure, Problem } from '../errors.ts';
import { tell } from '../notices/index.ts';
import { type Claim, writeClaimed } from './claim.ts';
import type { PostDeps } from './deps.ts';
import { movePost } from './move.ts';
import { addressed, noticeKey } from './told.ts';

const MINUTE = 60_000;
const BACKOFF_MS = [10_000, 30_000, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];
const LIMIT_BACKOFF_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];
/** Soon enough to tell somebody that it takes longer. */
const WORTH_TELLING_MS = 5 * MINUTE;
/** A post that could not go out this long after its time is not tried any more. */
const PATIENCE_MS = 24 * 60 * MINUTE;

/** Moves the post according to the failure's remedy and whether a byte may have gone out. */
export async function meetSetback(deps: PostDeps, claim: Claim, failure: Failure): Promise<void> {
  const { post } = claim;
  const { code, remedy, facts } = failure;
  deps.log.warn({ postId: post.id, code, remedy: remedy.kind, ...facts }, 'attempt met a setback');
  const attempt = await deps.prisma.attempt.findUniqueOrThrow({ where: { id: claim.attempt.id } });
  const hasBegun = attempt.byteBegunAt !== null;
  if (remedy.kind === 'retry' || remedy.kind === 'wait')
    await waitOrFail(deps, claim, failure, hasBegun);
  else if (hasBegun && code === 'upload_out_of_step') await pause(deps, claim, failure, 0);
  else if (hasBegun) await losePost(deps, claim, failure);
  else if (remedy.kind === 'reconnect') await holdPost(deps, claim, failure);
  else await failPost(deps, claim, failure);
}

async function waitOrFail(deps: PostDeps, claim: Claim, failure: Failure, hasBegun: boolean) {
  const { post } = claim;
  const since = deps.clock.now().getTime() - (post.dueAt?.getTime() ?? 0);
  const isHopeless = !hasBegun && since > PATIENCE_MS;
  if (isHopeless) return failPost(deps, claim, failure);
  const delayMs = delayOf(failure, post.tries);
  return hasBegun ? pause(deps, claim, failure, delayMs) : release(deps, claim, failure, delayMs);
}

function delayOf({ code, remedy }: Failure, tries: number): number {
  const steps = code === 'rate_limit_exceeded' ? LIMIT_BACKOFF_MS : BACKOFF_MS;
  const step = steps[Math.min(tries, steps.length - 1)] ?? MINUTE;
  if (remedy.kind !== 'wait') return step;
  return code === 'rate_limit_exceeded' ? Math.max(step, remedy.forMs) : remedy.forMs;
}

/** Gives the claim back: nothing has gone out, the same attempt starts afresh at `wakeAt`. */
async function release(deps: PostDeps, claim: Claim, failure: Failure, delayMs: number) {
  const { post, attempt } = claim;
  const now = deps.clock.now();
  const wakeAt = new Date(now.getTime() + delayMs);
  const problem = problemOf(failure);
  const scheduleVersion = post.scheduleVersion + 1;
  const data = { wakeAt, scheduleVersion, problem, tries: { increment: 1 } };
  await deps.prisma.$transaction(async (tx) => {
    await writeClaimed(tx, attempt, { claimedUntil: now, errorCode: failure.code });
    const facts = { code: failure.code, delayMs };
    await movePost(tx, { postId: post.id, move: 'release', data, actor: 'worker', facts, at: now });
    if (delayMs < WORTH_TELLING_MS) return;
    const dedupeKey = `${noticeKey('waiting', post.id)}:${failure.code}:${attempt.id}`;
    const body = { kind: 'waiting', data: { ...problem, until: wakeAt.toISOString() } } as const;
    await tell(tx, { ...addressed(post), dedupeKey, body }, now);
  });
  deps.alarm.publishPost({ id: post.id, scheduleVersion, wakeAt });
  deps.alarm.drainThread(post.threadId);
}

/** Lets the claim lapse and keeps the publish id: whoever wakes next resumes it. */
async function pause(deps: PostDeps, claim: Claim, failure: Failure, delayMs: number) {
  const { post, attempt } = claim;
  const now = deps.clock.now();
  const wakeAt = new Date(now.getTime() + delayMs);
  await deps.prisma.$transaction(async (tx) => {
    await writeClaimed(tx, attempt, { claimedUntil: now, errorCode: failure.code });
    const data = { wakeAt, problem: problemOf(failure), tries: { increment: 1 } };
    await tx.post.updateMany({ where: { id: post.id, state: 'publishing' }, data });
  });
  const { id, scheduleVersion } = post;
  deps.alarm.publishPost({ id, scheduleVersion, wakeAt }, `${attempt.number}-${post.tries + 1}`);
}

/** Whether the video is on TikTok is unknown: only TikTok or a person can say. */
export async function losePost(
  deps: PostDeps,
  { post, attempt }: Claim,
  reason: Pick<Failure, 'code' | 'facts'>,
): Promise<void> {
  const now = deps.clock.now();
  const problem = problemOf(reason);
  await deps.prisma.$transaction(async (tx) => {
    await writeClaimed(tx, attempt, {
      claimedUntil: now,
      errorCode: reason.code,
      pollAt: now,
      polls: 0,
    });
    const facts = { code: reason.code };
    const data = { problem, wakeAt: null };
    await movePost(tx, { postId: post.id, move: 'lose', data, actor: 'worker', facts, at: now });
  });
  deps.alarm.settlePost(post.id, now);
  deps.alarm.drainThread(post.threadId);
}

async function holdPost(deps: PostDeps, claim: Claim, failure: Failure): Promise<void> {
  await endClaimed(deps, claim, failure, 'hold', 'on_hold');
}

async function failPost(deps: PostDeps, claim: Claim, failure: Failure): Promise<void> {
  await endClaimed(deps, claim, failure, 'fail', 'failed');
}

async function endClaimed(
  deps: PostDeps,
  { post, attempt }: Claim,
  failure: Failure,
  move: 'hold' | 'fail',
  kind: 'on_hold' | 'failed',
): Promise<void> {
  const now = deps.clock.now();
  const problem = problemOf(failure);
  const outcome = { outcome: kind, endedAt: now, errorCode: failure.code, uploadUrl: null };
  await deps.prisma.$transaction(async (tx) => {
    await writeClaimed(tx, attempt, outcome);
    const facts = { code: failure.code };
    const data = { problem, wakeAt: null };
    await movePost(tx, { postId: post.id, move, data, actor: 'worker', facts, at: now });
    const dedupeKey = `${noticeKey(kind, post.id)}:${attempt.id}`;
    await tell(tx, { ...addressed(post), dedupeKey, body: { kind, data: problem } }, now);
  });
  deps.alarm.drainThread(post.threadId);
}

const problemOf = ({ code, facts }: Problem) => ({ code, facts });

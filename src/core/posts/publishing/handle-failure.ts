/**
 * What a failed step of an attempt leads to. Before the first byte a claim is simply given back;
 * afterwards the same publish id is resumed, or the post becomes unconfirmed (law 2).
 */
import type { Failure, Problem } from '../../errors.ts';
import { tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { ended, type Outcome } from '../lifecycle/attempts.ts';
import { type Claim, ClaimLost, moveClaimed, writeClaimed } from '../lifecycle/claim.ts';
import { delayOf, isPlanned, PATIENCE_MS } from '../lifecycle/delays.ts';
import { addressed, noticeKey } from '../lifecycle/notice-keys.ts';
import { release } from './release.ts';
import { tellWaiting } from './tell-waiting.ts';

/** How far the attempt has come, and how often it was set back without any progress. */
interface Standing {
  readonly hasBegun: boolean;
  readonly isUploadOver: boolean;
  readonly tries: number;
}

/** Moves the post according to the failure's remedy and whether a byte may have gone out. */
export async function meetSetback(deps: PostDeps, claim: Claim, failure: Failure): Promise<void> {
  const { post } = claim;
  const { code, remedy, facts } = failure;
  const found = { ...facts, postId: post.id, code, remedy: remedy.kind };
  deps.log.warn(found, 'attempt met a setback');
  const standing = await readStanding(deps, claim);
  const passes = remedy.kind === 'retry' || remedy.kind === 'wait' || code === 'upload_out_of_step';
  if (standing.hasBegun) {
    // After its hour an upload cannot go on: all that is left is to ask how it ended.
    const goesOn = !standing.isUploadOver || isPlanned(failure);
    if (passes && goesOn) await pause(deps, claim, failure, standing);
    else await losePost(deps, claim, failure);
  } else if (passes && isHopeless(deps, claim)) await giveUpWaiting(deps, claim, failure);
  else if (passes) await release(deps, claim, failure, standing.tries);
  else if (code === 'privacy_level_option_mismatch') await askForAudience(deps, claim, failure);
  else await endPost(deps, claim, failure, remedy.kind === 'reconnect' ? 'on_hold' : 'failed');
}

async function readStanding({ prisma, clock }: PostDeps, claim: Claim): Promise<Standing> {
  const { byteBegunAt, uploadUntil, post } = await prisma.attempt.findUniqueOrThrow({
    where: { id: claim.attempt.id },
    include: { post: true },
  });
  const isUploadOver = uploadUntil !== null && uploadUntil <= clock.now();
  return { hasBegun: byteBegunAt !== null, isUploadOver, tries: post.tries };
}

const isHopeless = ({ clock }: PostDeps, { post }: Claim): boolean =>
  post.dueAt !== null && clock.now().getTime() - post.dueAt.getTime() >= PATIENCE_MS;

/** A day has passed: its author says whether it still goes out. */
function giveUpWaiting(deps: PostDeps, claim: Claim, { code, facts }: Failure): Promise<void> {
  const cause = { ...facts, cause: code };
  return endPost(deps, claim, { code: 'waited_in_vain', facts: cause }, 'on_hold');
}

/** No other audience is chosen in the author's place: the post waits for his word. */
function askForAudience(deps: PostDeps, claim: Claim, { facts }: Failure): Promise<void> {
  const { privacyLevel } = claim.post;
  const problem = { code: 'audience_gone', facts: { ...facts, privacyLevel } };
  return endPost(deps, claim, problem, 'on_hold');
}

/** Lets the claim lapse and keeps the publish id: whoever wakes next resumes it. */
async function pause(deps: PostDeps, claim: Claim, failure: Failure, { tries }: Standing) {
  const { id, scheduleVersion, threadId } = claim.post;
  const now = deps.clock.now();
  const delayMs = delayOf(failure, tries, deps.random ?? Math.random);
  const wakeAt = new Date(now.getTime() + delayMs);
  await deps.prisma.$transaction(async (tx) => {
    const data = { wakeAt, problem: problemOf(failure), tries: tries + 1 };
    const { count } = await tx.post.updateMany({ where: { id, state: 'publishing' }, data });
    if (count === 0) throw new ClaimLost();
    await writeClaimed(tx, claim, { claimedUntil: now, errorCode: failure.code });
    await tellWaiting(tx, claim, failure, { delayMs, now });
  });
  deps.alarm.publishPost({ id, scheduleVersion, wakeAt }, `${claim.attempt.number}-${tries + 1}`);
  deps.alarm.drainThread(threadId);
}

/** Whether the video is on TikTok is unknown: only TikTok or a person can say. */
export async function losePost(deps: PostDeps, claim: Claim, reason: Problem): Promise<void> {
  const { id, threadId } = claim.post;
  const now = deps.clock.now();
  const { code } = reason;
  const data = { problem: problemOf(reason), wakeAt: null };
  const move = { move: 'lose', data, facts: { code }, at: now } as const;
  // The end of the claim is when looking begins.
  const lost = { claimedUntil: now, errorCode: code, pollAt: now, polls: 0 };
  await deps.prisma.$transaction((tx) => moveClaimed(tx, claim, move, lost));
  deps.alarm.pollOutcome(id, now);
  deps.alarm.drainThread(threadId);
}

/** The post waits for its login or has failed; no byte of it is on TikTok. */
export async function endPost(
  deps: PostDeps,
  claim: Claim,
  failure: Problem,
  kind: Extract<Outcome, 'on_hold' | 'failed'>,
): Promise<void> {
  const { post, attempt } = claim;
  const { code } = failure;
  const now = deps.clock.now();
  const problem = problemOf(failure);
  const name = kind === 'on_hold' ? 'hold' : 'fail';
  const move = { move: name, data: { problem, wakeAt: null }, facts: { code }, at: now } as const;
  await deps.prisma.$transaction(async (tx) => {
    await moveClaimed(tx, claim, move, ended(kind, now, code));
    const dedupeKey = `${noticeKey(kind, post.id)}:${attempt.id}`;
    await tell(tx, { ...addressed(post), dedupeKey, body: { kind, data: problem } }, now);
  });
  deps.alarm.drainThread(post.threadId);
}

const problemOf = ({ code, facts }: Problem) => ({ code, facts });

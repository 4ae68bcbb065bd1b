/**
 * What a failed step of an attempt leads to. A video is never posted twice (law 2): before the first byte a claim is simply
 * given back; afterwards the same publish id is resumed, or the post becomes unconfirmed.
 */
import { type Prisma, type Transaction, transact } from '../../database/index.ts';
import { Failure, type Problem } from '../../errors.ts';
import { enqueueNotice } from '../../notices/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  addressed,
  type Claim,
  ClaimLost,
  causeOf,
  delayOf,
  ended,
  incidentKey,
  isPlanned,
  isWorthTelling,
  notePost,
  noticeKey,
  type Outcome,
  PATIENCE_MS,
  transitionClaimed,
  writeClaimed,
} from '../lifecycle/index.ts';
import { coolDownProfile, INCIDENT, isIncidentSign, noteFailure } from '../posting-limits/index.ts';

/** How far the attempt has come, and how often it has failed without any progress. */
interface Standing {
  readonly hasBegun: boolean;
  readonly isUploadOver: boolean;
  /** In a row, and for a reason of the same kind: a call limit after a timeout is the first of its kind. */
  readonly tries: number;
}

/** Moves the post according to the failure's remedy and whether a byte may have gone out. */
export async function handleFailure(deps: PostDeps, claim: Claim, failure: Failure): Promise<void> {
  const { post } = claim;
  const { code, remedy, facts } = failure;
  const found = { ...facts, postId: post.id, code, remedy: remedy.kind };
  deps.log.warn(found, 'an attempt failed');
  const standing = await readStanding(deps, claim, failure);
  const passes = remedy.kind === 'retry' || remedy.kind === 'wait' || passing.includes(code);
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

/**
 * What a later try may find otherwise, whatever its remedy: bytes that TikTok counted otherwise, and a key that this
 * process was not given yet, while another one has it or an operator puts it back.
 */
const passing: readonly string[] = ['upload_out_of_step', 'cipher_key_unknown'];

async function readStanding({ prisma, clock }: PostDeps, claim: Claim, failure: Failure): Promise<Standing> {
  const { byteBegunAt, uploadUntil, post } = await prisma.attempt.findUniqueOrThrow({
    where: { id: claim.attempt.id },
    include: { post: true },
  });
  const isUploadOver = uploadUntil !== null && uploadUntil <= clock.now();
  const before = problemColumn.read(post.problem);
  const isOfAnotherKind = before !== null && isCallLimit(before) !== isCallLimit(failure);
  return { hasBegun: byteBegunAt !== null, isUploadOver, tries: isOfAnotherKind ? 0 : post.tries };
}

const isCallLimit = ({ code }: Pick<Problem, 'code'>): boolean => code === 'rate_limit_exceeded';

const isHopeless = ({ clock }: PostDeps, { post }: Claim): boolean =>
  post.dueAt !== null && clock.now().getTime() - post.dueAt.getTime() >= PATIENCE_MS;

/** A day has passed: its author says whether it still goes out. */
function giveUpWaiting(deps: PostDeps, claim: Claim, { code, facts }: Failure): Promise<void> {
  const cause = { ...facts, cause: code };
  return endPost(deps, claim, { code: 'waited_in_vain', facts: cause }, 'on_hold');
}

/** No other audience is chosen in the author's place: the post waits for their word. */
function askForAudience(deps: PostDeps, claim: Claim, { facts }: Failure): Promise<void> {
  const { privacyLevel } = claim.post;
  const problem = { code: 'audience_gone', facts: { ...facts, privacyLevel } };
  return endPost(deps, claim, problem, 'on_hold');
}

/** Lets the claim lapse and keeps the publish id: whoever wakes next resumes it. */
async function pause(deps: PostDeps, claim: Claim, failure: Failure, { tries }: Standing): Promise<void> {
  const { id } = claim.post;
  const now = deps.clock.now();
  const delayMs = delayOf(failure, tries, deps.random ?? Math.random);
  const wakeAt = new Date(now.getTime() + delayMs);
  await transact(deps, async (tx) => {
    const data = { wakeAt, problem: problemOf(failure), tries: tries + 1 };
    if (!(await notePost(tx, id, { state: 'publishing' }, data))) throw new ClaimLost();
    await writeClaimed(tx, claim, { claimedUntil: now, errorCode: failure.code });
    if (isWorthTelling(failure, delayMs))
      await tellWaiting(tx, claim, failure, wakeAt, waitingKey(claim, failure), now);
  });
}

interface Retry {
  readonly wakeAt: Date;
  readonly tries: number;
  readonly problem: Problem;
  /** The occurrence that is told; null when it is everyday life. */
  readonly toldAs: string | null;
}

/** Nothing has gone out: the claim is given back, and the same attempt starts afresh at its next try. */
async function release(deps: PostDeps, claim: Claim, failure: Failure, tries: number): Promise<void> {
  const { code } = failure;
  const now = deps.clock.now();
  const { toldAs, problem, ...retry } = await planRetry(deps, claim, failure, tries);
  const { wakeAt } = retry;
  const facts = { code, delayMs: wakeAt.getTime() - now.getTime() };
  const request = { transition: 'release', data: { ...retry, problem: problemOf(problem) }, facts, at: now } as const;
  await transact(deps, async (tx) => {
    await coolDownProfile(tx, claim.profileId, code, now);
    await transitionClaimed(tx, claim, request, { claimedUntil: now, errorCode: code });
    if (toldAs !== null) await tellWaiting(tx, claim, problem, wakeAt, toldAs, now);
  });
}

async function planRetry(deps: PostDeps, claim: Claim, failure: Failure, tries: number): Promise<Retry> {
  const incident = isIncidentSign(failure) ? await noteFailure(deps, claim.profileId) : null;
  if (incident) {
    const since = incident.since.toISOString();
    const problem = { code: INCIDENT, facts: { since } };
    return { wakeAt: incident.probeAt, tries, problem, toldAs: incidentKey(claim.post, since) };
  }
  const delayMs = delayOf(failure, tries, deps.random ?? Math.random);
  const { code, facts } = failure;
  return {
    wakeAt: new Date(deps.clock.now().getTime() + delayMs),
    tries: isPlanned(failure) ? tries : tries + 1,
    problem: { code, facts },
    toldAs: isWorthTelling(failure, delayMs) ? waitingKey(claim, failure) : null,
  };
}

/** Somebody would wonder about such a wait; they are told once of each attempt and cause. */
const waitingKey = ({ post, attempt }: Claim, failure: Failure): string =>
  `${noticeKey('waiting', post.id)}:${causeOf(failure)}:${attempt.id}`;

async function tellWaiting(
  tx: Transaction,
  { post }: Claim,
  { code, facts }: Problem,
  wakeAt: Date,
  dedupeKey: string,
  now: Date,
): Promise<void> {
  const body = { kind: 'waiting', data: { code, facts, until: wakeAt.toISOString() } } as const;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, now);
}

/** Whether the video is on TikTok is unknown: only TikTok or a person can say. */
export async function losePost(deps: PostDeps, claim: Claim, reason: Problem): Promise<void> {
  const now = deps.clock.now();
  const { code } = reason;
  const data = { problem: problemOf(reason), wakeAt: null };
  const request = { transition: 'lose', data, facts: { code }, at: now } as const;
  // The end of the claim is when looking begins.
  const lost = { claimedUntil: now, errorCode: code, pollAt: now, polls: 0 };
  await transact(deps, (tx) => transitionClaimed(tx, claim, request, lost));
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
  const request = { transition: name, data: { problem, wakeAt: null }, facts: { code }, at: now } as const;
  await transact(deps, async (tx) => {
    await transitionClaimed(tx, claim, request, ended(kind, now, code));
    const dedupeKey = `${noticeKey(kind, post.id)}:${attempt.id}`;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind, data: problem } }, now);
  });
}

const problemOf = ({ code, facts }: Problem) => problemColumn.write({ code, facts: { ...facts } });

// Schedy's own failures, a bug or a process that died without a word, are counted in the post's problem. Every other
// failure and every byte of progress replaces it, so that the same one does not come back for ever unnoticed.

const MOST_IN_A_ROW = 5;
const OWN_FAILURE = 'schedy_failed';

function timesOf(stored: Prisma.JsonValue): number {
  const problem = problemColumn.read(stored);
  return problem?.code === OWN_FAILURE ? Number(problem.facts.times ?? 0) : 0;
}

/** The problem of a post whose process died, once more. */
export const crashProblem = (problem: Prisma.JsonValue) => ({
  code: OWN_FAILURE,
  facts: { times: timesOf(problem) + 1 },
});

/** A bug as a failure: tried again with a pause, and given up when it has been met too often. */
export function bugAsFailure(problem: Prisma.JsonValue, bug: unknown): Failure {
  const times = timesOf(problem) + 1;
  const remedy = { kind: times < MOST_IN_A_ROW ? 'retry' : 'ask_operator' } as const;
  return new Failure(OWN_FAILURE, remedy, { times }, { cause: bug });
}

/** Throws when too many processes in a row have died of this post. */
export function failAfterCrashes(problem: Prisma.JsonValue): void {
  const times = timesOf(problem);
  if (times >= MOST_IN_A_ROW) throw new Failure(OWN_FAILURE, { kind: 'ask_operator' }, { times });
}

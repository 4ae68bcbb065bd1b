/**
 * Journey 2: a post goes out. Claim, ask what the creator may post, init, send the chunks, submit.
 * What was begun by a process that died is resumed from what TikTok says it has.
 */
import { isDatabaseAway, transact } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import type { PostDeps } from '../deps.ts';
import { type Claim, ClaimLost, moveClaimed, noProblem } from '../lifecycle/index.ts';
import { firstPollAt, readPollPace } from '../outcome/index.ts';
import { beginUpload } from './begin-upload.ts';
import { handleFailure } from './handle-failure.ts';
import { holdIfOverdue } from './overdue.ts';
import { ownFailure, refuseWhenDeadly } from './own-failure.ts';
import { resumeUpload } from './resume.ts';
import { releaseClaim, releaseWhenBack, Stopping } from './shutdown.ts';
import { claimPost } from './take-claim.ts';
import { sendChunks } from './upload.ts';

/** Publishes if the post is due and free; an early, outdated or second alarm changes nothing. */
export async function publishPost(deps: PostDeps, postId: string, scheduleVersion: number): Promise<void> {
  if (deps.stopping?.aborted || (await holdIfOverdue(deps, postId, scheduleVersion))) return;
  try {
    const claim = await claimPost(deps, postId, scheduleVersion);
    if (claim) await carryOut(deps, claim);
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    deps.log.info({ postId }, 'claim lost, stopping');
  }
}

/** A database that was away is no failure of the post, wherever it was missed: whoever takes it up next goes on. */
async function carryOut(deps: PostDeps, claim: Claim): Promise<void> {
  try {
    await tryOnce(deps, claim);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    await releaseWhenBack(deps, claim);
  }
}

/** A bug is met like a failure, so that the post does not hang on it, and then thrown on. */
async function tryOnce(deps: PostDeps, claim: Claim): Promise<void> {
  try {
    refuseWhenDeadly(claim.post.problem);
    await send(deps, claim);
  } catch (error) {
    if (error instanceof ClaimLost || isDatabaseAway(error)) throw error;
    if (error instanceof Stopping) return releaseClaim(deps, claim);
    const isBug = !(error instanceof Failure);
    await handleFailure(deps, claim, isBug ? ownFailure(claim.post.problem, error) : error);
    if (isBug) throw error;
  }
}

async function send(deps: PostDeps, claim: Claim): Promise<void> {
  const isNew = claim.attempt.publishId === null;
  const upload = isNew ? await beginUpload(deps, claim) : await resumeUpload(deps, claim);
  if (upload === 'ended') return;
  if (upload !== 'sent') await sendChunks(deps, claim, upload);
  await submit(deps, claim);
}

async function submit(deps: PostDeps, claim: Claim): Promise<void> {
  const { sizeBytes } = claim;
  const now = deps.clock.now();
  const pollAt = firstPollAt(now, await readPollPace(deps));
  const sent = { bytesConfirmed: sizeBytes, bytesSent: sizeBytes };
  const move = { move: 'submit', data: noProblem, at: now } as const;
  await transact(deps, (tx) =>
    moveClaimed(tx, claim, move, { ...sent, submittedAt: now, uploadUrl: null, pollAt, polls: 0 }),
  );
}

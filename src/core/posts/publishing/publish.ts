/**
 * Journey 2: a post goes out. Claim, ask what the creator may post, init, send the chunks, submit.
 * What was begun by a process that died is resumed from what TikTok says it has.
 */
import { isDatabaseAway, transact } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import { noteIds } from '../../log-context.ts';
import { holdUnapproved } from '../approving/index.ts';
import type { PostDeps } from '../deps.ts';
import { resolveMissingChoices } from '../drafting/index.ts';
import { type Claim, ClaimLost, holdScheduled, noProblem, PATIENCE_MS, transitionClaimed } from '../lifecycle/index.ts';
import { firstPollAt, readPollPace } from '../outcome/index.ts';
import { beginUpload } from './begin-upload.ts';
import { bugAsFailure, failAfterCrashes, handleFailure } from './handle-failure.ts';
import { resumeUpload } from './resume.ts';
import { releaseClaim, releaseWhenBack, Stopping } from './shutdown.ts';
import { claimPost } from './take-claim.ts';
import { sendChunks } from './upload.ts';

/** Publishes if the post is due and free; an early, outdated or second alarm changes nothing. */
export async function publishPost(deps: PostDeps, postId: string, scheduleVersion: number): Promise<void> {
  if (deps.stopping?.aborted || (await holdUnapproved(deps, postId, scheduleVersion))) return;
  if (await resolveMissingChoices(deps, postId, scheduleVersion)) return;
  const post = await deps.prisma.post.findUnique({
    where: { id: postId, state: { in: ['scheduled', 'publishing'] } },
    select: { workspaceId: true, way: true },
  });
  if (!post) return;
  const goOn = () => claimAndSend(deps, postId, scheduleVersion);
  // What its author posts takes a moment, and waits for nobody's upload.
  if (post.way === 'by_hand' || !deps.uploading) return goOn();
  await deps.uploading.runOnce(post.workspaceId, `${postId} ${scheduleVersion}`, goOn);
}

async function claimAndSend(deps: PostDeps, postId: string, scheduleVersion: number): Promise<void> {
  if (deps.stopping?.aborted || (await holdIfOverdue(deps, postId, scheduleVersion))) return;
  try {
    const claim = await claimPost(deps, postId, scheduleVersion);
    if (claim) {
      noteIds({ postId, attemptId: claim.attempt.id });
      deps.log.debug({ number: claim.attempt.number }, 'a post is claimed');
      measure(deps, claim);
      await carryOut(deps, claim);
    }
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    deps.log.info({ postId }, 'claim lost, stopping');
  }
}

/** Later attempts wait for reasons of their own. */
function measure({ meter, clock }: PostDeps, { post, attempt }: Claim): void {
  if (attempt.number > 1 || attempt.initCount > 0 || !post.dueAt) return;
  meter?.postBegan(clock.now().getTime() - post.dueAt.getTime());
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
    failAfterCrashes(claim.post.problem);
    await send(deps, claim);
  } catch (error) {
    if (error instanceof ClaimLost || isDatabaseAway(error)) throw error;
    if (error instanceof Stopping) return releaseClaim(deps, claim);
    const isBug = !(error instanceof Failure);
    await handleFailure(deps, claim, isBug ? bugAsFailure(claim.post.problem, error) : error);
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
  const request = { transition: 'submit', data: noProblem, at: now } as const;
  await transact(deps, (tx) =>
    transitionClaimed(tx, claim, request, { ...sent, submittedAt: now, uploadUrl: null, pollAt, polls: 0 }),
  );
  deps.log.debug({ bytes: sizeBytes }, 'TikTok has every byte of a post');
}

/**
 * Its alarm rang, or was found, too late: within the grace (`LATE_GRACE_MINUTES`) a post goes out at once and is marked
 * late, past it the author is asked. True when the post was put on hold because its time is too long gone.
 */
async function holdIfOverdue(deps: PostDeps, postId: string, scheduleVersion: number): Promise<boolean> {
  const now = deps.clock.now();
  const post = await deps.prisma.post.findUnique({ where: { id: postId }, include: { author: true } });
  if (post?.state !== 'scheduled' || post.scheduleVersion !== scheduleVersion) return false;
  if (!post.dueAt || !post.wakeAt) return false;
  const lateMs = now.getTime() - post.wakeAt.getTime();
  if (lateMs <= deps.options.lateGraceMs) return false;
  if (lateMs <= PATIENCE_MS && (await wasToldToWait(deps, postId, post.dueAt))) return false;
  // Whether this process was away or the clock was moved cannot be told; that a wait was over, and since when, can.
  const waited = post.problem !== null && post.wakeAt > post.dueAt ? { because: 'wait' } : {};
  const problem = { code: 'missed', facts: { dueAt: post.dueAt.toISOString(), lateMs, ...waited } };
  return transact(deps, (tx) => holdScheduled(tx, post, { problem, actor: 'alarm', at: now }));
}

/** Whether the thread was told that the post waits: then it goes out after that wait, however long it was. */
async function wasToldToWait({ prisma }: PostDeps, postId: string, since: Date): Promise<boolean> {
  const where = { postId, kind: 'waiting', createdAt: { gte: since } };
  return (await prisma.notice.count({ where })) > 0;
}

/**
 * Journey 2: a post goes out. Claim, ask what the creator may post, init, send the chunks, submit.
 * The publish id is committed before the first byte leaves (law 2); what was begun by a process that
 * died is resumed here from what TikTok says it has.
 */
import { Failure } from '../errors.ts';
import { type Claim, ClaimLost, claimPost, keepClaim, writeClaimed } from './claim.ts';
import { checkCreator } from './creator-check.ts';
import type { PostDeps } from './deps.ts';
import { askWhenMissed } from './missed.ts';
import { movePost } from './move.ts';
import { firstPollAt } from './poll-times.ts';
import { resumeUpload } from './resume.ts';
import { meetSetback } from './setback.ts';
import { sendChunks } from './upload.ts';

/** TikTok's own limit for an upload address. */
const UPLOAD_URL_MS = 60 * 60_000;
const MAX_INITS = 3;
const INIT_PAUSE_MS = 10_000;

/** Publishes if the post is due and free; an early, outdated or second alarm changes nothing. */
export async function publishPost(
  deps: PostDeps,
  postId: string,
  scheduleVersion: number,
): Promise<void> {
  if (await askWhenMissed(deps, postId, scheduleVersion)) return;
  try {
    const claim = await claimPost(deps, postId, scheduleVersion);
    if (claim) await carryOut(deps, claim);
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    deps.log.info({ postId }, 'claim lost, stopping');
  }
}

async function carryOut(deps: PostDeps, claim: Claim): Promise<void> {
  deps.alarm.drainThread(claim.post.threadId);
  try {
    const isNew = claim.attempt.publishId === null;
    const upload = isNew ? await beginUpload(deps, claim) : await resumeUpload(deps, claim);
    if (upload === 'ended') return;
    if (upload !== 'sent') await sendChunks(deps, claim, upload);
    await submit(deps, claim);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await meetSetback(deps, claim, error);
  }
}

async function beginUpload(deps: PostDeps, claim: Claim) {
  if (claim.post.profile?.mode !== 'inbox') await checkCreator(deps, claim);
  await countInit(deps, claim);
  const { publishId, uploadUrl, logId } = await init(deps, claim);
  await keepClaim(deps, claim, {
    publishId,
    logId,
    uploadUrl: deps.cipher.seal(uploadUrl, 'upload_url'),
    uploadUntil: new Date(deps.clock.now().getTime() + UPLOAD_URL_MS),
  });
  return { uploadUrl, fromByte: 0 };
}

/** An init whose answer was lost got no byte, so it may be repeated: after a pause, and not for ever. */
async function countInit(deps: PostDeps, claim: Claim): Promise<void> {
  const { initCount, initAt } = claim.attempt;
  const now = deps.clock.now();
  const forMs = initAt ? INIT_PAUSE_MS - (now.getTime() - initAt.getTime()) : 0;
  if (forMs > 0) throw new Failure('tiktok_unreachable', { kind: 'wait', forMs });
  if (initCount >= MAX_INITS) {
    throw new Failure('init_unanswered', { kind: 'ask_operator' }, { inits: initCount });
  }
  await keepClaim(deps, claim, { initCount: { increment: 1 }, initAt: now });
}

function init({ profiles, tiktok }: PostDeps, { post, profileId, sizeBytes }: Claim) {
  const { caption } = post;
  return profiles.withToken(profileId, (accessToken) =>
    post.profile?.mode === 'inbox'
      ? tiktok.initInboxUpload(accessToken, { sizeBytes })
      : tiktok.initDirectPost(accessToken, { settings: post, caption, sizeBytes }),
  );
}

async function submit(deps: PostDeps, { post, attempt, sizeBytes }: Claim): Promise<void> {
  const now = deps.clock.now();
  const pollAt = firstPollAt(now);
  await deps.prisma.$transaction(async (tx) => {
    await writeClaimed(tx, attempt, {
      submittedAt: now,
      uploadUrl: null,
      pollAt,
      polls: 0,
      bytesConfirmed: sizeBytes,
      bytesSent: sizeBytes,
    });
    await movePost(tx, { postId: post.id, move: 'submit', actor: 'worker', at: now });
  });
  deps.alarm.settlePost(post.id, pollAt);
  deps.alarm.drainThread(post.threadId);
}

/**
 * A new attempt, up to the address that its video is sent to. A video is never posted twice (law 2): the publish id is
 * committed before the first byte leaves.
 */

import { HOUR_MS } from '../../clock.ts';
import type { Attempt } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import {
  type InitAnswer,
  isTikTokFailure,
  maySendWhole,
  type PublishStatus,
  type TikTokFailure,
} from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { checkCreator } from '../drafting/index.ts';
import { type Claim, renewClaim } from '../lifecycle/index.ts';
import { applyPublishStatus, publishStatusColumn, recordPublishStatus } from '../outcome/index.ts';
import { isCap, noteAnswer } from '../posting-limits/index.ts';
import { throwIfStopping } from './shutdown.ts';
import type { Upload } from './upload.ts';

/** TikTok's own limit for an upload address. */
const UPLOAD_URL_MS = HOUR_MS;
const MAX_INITS = 3;
const INIT_PAUSE_MS = 10_000;

/** The upload to make, or `ended` when the video turns out to be on TikTok already. */
export async function beginUpload(deps: PostDeps, claim: Claim): Promise<Upload | 'ended'> {
  await checkVideo(deps, claim);
  if (await wasPublishedBefore(deps, claim)) return 'ended';
  if (claim.post.way !== 'inbox') await checkCreator(deps, claim);
  throwIfStopping(deps);
  const { publishId, uploadUrl, logId, isWhole } = await init(deps, claim);
  await renewClaim(deps, claim, {
    publishId,
    logId,
    isWhole,
    uploadUrl: deps.cipher.seal(uploadUrl, { purpose: 'upload_url', row: claim.attempt.id }),
    uploadUntil: new Date(deps.clock.now().getTime() + UPLOAD_URL_MS),
  });
  await noteAnswer(deps);
  return { uploadUrl, fromByte: 0, isWhole };
}

/** Throws `media_missing` now: found out after the first byte, it would leave the outcome open. */
async function checkVideo({ store }: PostDeps, { videoKey, sizeBytes }: Claim): Promise<void> {
  const keptBytes = await store.size(videoKey);
  if (keptBytes === sizeBytes) return;
  throw new Failure('media_missing', { kind: 'change_post' }, { keptBytes, sizeBytes });
}

/**
 * "Post again" leaves a publish id behind whose outcome nobody knew, and a cap one that TikTok gave up on
 * without a person's word. They are asked about once more before the next init: a video that did get out
 * after all must not go out twice (law 2). True when one was published: the post has moved.
 */
async function wasPublishedBefore(deps: PostDeps, claim: Claim): Promise<boolean> {
  const postId = claim.post.id;
  const earlier = await deps.prisma.attempt.findMany({
    where: { postId, id: { not: claim.attempt.id }, byteBegunAt: { not: null } },
    orderBy: { number: 'desc' },
  });
  for (const attempt of earlier) {
    if ((await statusOf(deps, claim, attempt)) !== 'complete') continue;
    await applyPublishStatus(deps, postId, attempt.id);
    return true;
  }
  return false;
}

/** What is recorded counts for ever; TikTok is asked again where nobody knew how the attempt ended. */
async function statusOf(deps: PostDeps, claim: Claim, attempt: Attempt): Promise<PublishStatus['status'] | null> {
  const recorded = publishStatusColumn.read(attempt.publishStatus)?.status ?? null;
  const isOpen = attempt.outcome === 'given_up' || (attempt.outcome === 'failed' && isCap(attempt.errorCode ?? ''));
  if (recorded === 'complete' || !isOpen || attempt.publishId === null) return recorded;
  const answer = await askStatus(deps, claim, attempt, attempt.publishId);
  return answer && (await recordPublishStatus(deps, attempt.id, answer)).status;
}

/**
 * An id that TikTok does not know any more keeps nobody from posting again: a person decided so. Nor does the login of
 * the account that the post was moved away from since, where that has ended: no other one is told of its uploads.
 */
async function askStatus(deps: PostDeps, claim: Claim, attempt: Attempt, publishId: string) {
  const { profiles, tiktok, calls, log } = deps;
  const profileId = attempt.profileId ?? claim.profileId;
  try {
    return await profiles.withToken(profileId, async (token) => {
      await calls.take({ name: 'status', purpose: 'publish', profileId });
      return tiktok.fetchStatus(token, publishId);
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const isOver = profileId !== claim.profileId && error.remedy.kind === 'reconnect';
    const isUnknown = isTikTokFailure(error) && error.remedy.kind === 'check_first';
    if (!isOver && !isUnknown) throw error;
    log.info({ ...error.facts, postId: claim.post.id, code: error.code }, 'earlier id unknown');
    return null;
  }
}

type Opened = InitAnswer & { readonly isWhole: boolean };

/** An init whose answer was lost got no byte, so it may be repeated: after a pause, and not for ever. */
function init(deps: PostDeps, claim: Claim): Promise<Opened> {
  return deps.profiles.withToken(claim.profileId, async (accessToken) => {
    await deps.calls.take({ name: 'init', purpose: 'publish', profileId: claim.profileId });
    await countInit(deps, claim);
    try {
      return await openUpload(deps, claim, accessToken);
    } catch (error) {
      if (!isTikTokFailure(error) || !isLost(error)) {
        await renewClaim(deps, claim, { initCount: { decrement: 1 }, initAt: null });
      }
      throw error;
    }
  });
}

async function countInit(deps: PostDeps, claim: Claim): Promise<void> {
  const { initCount, initAt } = claim.attempt;
  const now = deps.clock.now();
  const forMs = initAt ? INIT_PAUSE_MS - (now.getTime() - initAt.getTime()) : 0;
  if (forMs > 0) throw new Failure('tiktok_unreachable', { kind: 'wait', forMs });
  if (initCount >= MAX_INITS) {
    throw new Failure('init_unanswered', { kind: 'ask_operator' }, { inits: initCount });
  }
  await renewClaim(deps, claim, { initCount: { increment: 1 }, initAt: now });
}

/**
 * Since August 2026 some clients are refused every upload of several chunks ("The chunk size is invalid"), while single
 * chunks go through. An init that was refused opened nothing and no byte has gone, so it is asked once more in one chunk.
 */
async function openUpload(deps: PostDeps, claim: Claim, accessToken: string): Promise<Opened> {
  try {
    return { ...(await callInit(deps, claim, accessToken, false)), isWhole: false };
  } catch (error) {
    const isRefusal = isTikTokFailure(error) && error.code === 'invalid_params';
    if (!isRefusal || !maySendWhole(claim.sizeBytes)) throw error;
    deps.log.warn({ ...error.facts, postId: claim.post.id }, 'the chunks were refused, asking for a single one');
    await deps.calls.take({ name: 'init', purpose: 'publish', profileId: claim.profileId });
    return { ...(await callInit(deps, claim, accessToken, true)), isWhole: true };
  }
}

function callInit({ tiktok }: PostDeps, { post, sizeBytes }: Claim, accessToken: string, isWhole: boolean) {
  const { caption, way } = post;
  return way === 'inbox'
    ? tiktok.initInboxUpload(accessToken, { sizeBytes, isWhole })
    : tiktok.initDirectPost(accessToken, { settings: post, caption, sizeBytes, isWhole });
}

/** These say that not even the connection came about, so that TikTok never saw the call. */
const neverSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  // No file descriptor or port was free for it.
  'EMFILE',
  'ENFILE',
  'ENOBUFS',
  'EADDRNOTAVAIL',
]);

/** A refusal is an answer, also one of a server in trouble: no upload was opened. */
function isLost({ code, facts }: TikTokFailure): boolean {
  if (code === 'tiktok_unexpected_answer') return true;
  return code === 'tiktok_unreachable' && !neverSent.has(facts.networkCode);
}

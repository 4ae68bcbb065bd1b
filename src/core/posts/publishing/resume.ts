/** Goes on with what a dead or interrupted process had begun: TikTok is asked what it has. */
import { transact } from '../../database/index.ts';
import { isTikTokFailure } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { type Claim, ended, PATIENCE_MS, transitionClaimed } from '../lifecycle/index.ts';
import { applyPublishStatus, recordPublishStatus } from '../outcome/index.ts';
import { endPost, losePost } from './handle-failure.ts';
import type { Upload } from './upload.ts';

/** An upload that its hour is too short for once and again never gets through. */
const MAX_ABANDONED = 3;

/** Where to go on; `sent` when every byte has arrived, `ended` when there is nothing left to do. */
export async function resumeUpload(deps: PostDeps, claim: Claim): Promise<Upload | 'sent' | 'ended'> {
  const { attempt } = claim;
  if (attempt.byteBegunAt === null) return goOn(deps, claim, 0);
  const answer = await askStatus(deps, claim);
  if (answer === null) return 'ended';
  const { status } = await recordPublishStatus(deps, attempt.id, answer);
  if (status === 'processing') return goOn(deps, claim, answer.uploadedBytes);
  await applyPublishStatus(deps, claim.post.id, attempt.id);
  return 'ended';
}

/** An id that TikTok does not know says nothing about what became of its bytes. */
async function askStatus(deps: PostDeps, claim: Claim) {
  const { attempt, profileId } = claim;
  const publishId = attempt.publishId ?? '';
  try {
    return await deps.profiles.withToken(profileId, async (token) => {
      await deps.calls.take({ name: 'status', purpose: 'publish', profileId });
      return deps.tiktok.fetchStatus(token, publishId);
    });
  } catch (error) {
    if (!isTikTokFailure(error) || error.remedy.kind !== 'check_first') throw error;
    await losePost(deps, claim, error);
    return null;
  }
}

async function goOn(deps: PostDeps, claim: Claim, uploadedBytes: number | null) {
  const { attempt, sizeBytes } = claim;
  const fromByte = uploadedBytes ?? Number(attempt.bytesConfirmed);
  if (fromByte >= sizeBytes) return 'sent';
  if (isOver(deps, claim)) {
    await meetEndOfHour(deps, claim, uploadedBytes);
    return 'ended';
  }
  const uploadUrl = deps.cipher.open(attempt.uploadUrl ?? '', { purpose: 'upload_url', row: attempt.id });
  return { fromByte, isWhole: attempt.isWhole, uploadUrl };
}

const isOver = ({ clock }: PostDeps, { attempt }: Claim): boolean =>
  attempt.uploadUntil !== null && attempt.uploadUntil <= clock.now();

/**
 * Only TikTok's own word that bytes are missing proves that this publish id can never publish; then,
 * and only then, a new attempt may begin by itself (law 2).
 */
async function meetEndOfHour(deps: PostDeps, claim: Claim, uploadedBytes: number | null): Promise<void> {
  const { sizeBytes } = claim;
  if (uploadedBytes === null) {
    return losePost(deps, claim, { code: 'upload_expired', facts: { sizeBytes } });
  }
  const facts = { uploadedBytes, sizeBytes };
  if (await isFutile(deps, claim)) {
    return endPost(deps, claim, { code: 'upload_too_slow', facts }, 'failed');
  }
  const now = deps.clock.now();
  const request = { transition: 'release', data: { wakeAt: now }, facts, at: now } as const;
  await transact(deps, (tx) => transitionClaimed(tx, claim, request, ended('abandoned', now)));
}

async function isFutile({ prisma, clock }: PostDeps, { post }: Claim): Promise<boolean> {
  const since = post.dueAt ?? post.createdAt;
  if (clock.now().getTime() - since.getTime() > PATIENCE_MS) return true;
  const startedAt = { gte: since };
  const where = { postId: post.id, outcome: 'abandoned', startedAt };
  return (await prisma.attempt.count({ where })) + 1 >= MAX_ABANDONED;
}

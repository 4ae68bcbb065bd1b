/** Goes on with what a dead or interrupted process had begun: TikTok is asked what it has. */
import { isTikTokFailure } from '../tiktok/index.ts';
import { type Claim, writeClaimed } from './claim.ts';
import type { PostDeps } from './deps.ts';
import { movePost } from './move.ts';
import { losePost } from './setback.ts';
import { applyTold, recordTold } from './told.ts';
import type { Upload } from './upload.ts';

/** Where to go on; `sent` when every byte has arrived, `ended` when there is nothing left to do. */
export async function resumeUpload(
  deps: PostDeps,
  claim: Claim,
): Promise<Upload | 'sent' | 'ended'> {
  const { attempt, sizeBytes } = claim;
  const told = await askStatus(deps, claim);
  if (told === null) return 'ended';
  await recordTold(deps, attempt.id, told);
  if (told.status !== 'processing') {
    await applyTold(deps, claim.post.id, attempt.id);
    return 'ended';
  }
  const fromByte = told.uploadedBytes ?? Number(attempt.bytesConfirmed);
  if (fromByte >= sizeBytes) return 'sent';
  if (isOver(deps, claim)) {
    await startAgain(deps, claim, told.uploadedBytes);
    return 'ended';
  }
  return { fromByte, uploadUrl: deps.cipher.open(attempt.uploadUrl ?? '', 'upload_url') };
}

/** An id that TikTok does not know says nothing about what became of its bytes. */
async function askStatus({ profiles, tiktok, ...deps }: PostDeps, claim: Claim) {
  const { attempt, profileId } = claim;
  const publishId = attempt.publishId ?? '';
  try {
    return await profiles.withToken(profileId, (token) => tiktok.fetchStatus(token, publishId));
  } catch (error) {
    if (!isTikTokFailure(error) || error.remedy.kind !== 'check_first') throw error;
    await losePost({ profiles, tiktok, ...deps }, claim, error);
    return null;
  }
}

const isOver = ({ clock }: PostDeps, { attempt }: Claim): boolean =>
  attempt.uploadUntil !== null && attempt.uploadUntil <= clock.now();

/**
 * The upload's hour is over. Only TikTok's own word that bytes are missing proves that this publish
 * id can never publish; then, and only then, a new attempt may begin by itself (law 2).
 */
async function startAgain(
  deps: PostDeps,
  claim: Claim,
  uploadedBytes: number | null,
): Promise<void> {
  const { post, attempt, sizeBytes } = claim;
  if (uploadedBytes === null) {
    return losePost(deps, claim, { code: 'upload_expired', facts: { sizeBytes } });
  }
  const now = deps.clock.now();
  const scheduleVersion = post.scheduleVersion + 1;
  await deps.prisma.$transaction(async (tx) => {
    const ended = { outcome: 'abandoned', endedAt: now, uploadUrl: null };
    await writeClaimed(tx, attempt, ended);
    const facts = { uploadedBytes, sizeBytes };
    const data = { wakeAt: now, scheduleVersion };
    await movePost(tx, { postId: post.id, move: 'release', data, actor: 'worker', facts, at: now });
  });
  deps.alarm.publishPost({ id: post.id, scheduleVersion, wakeAt: now });
}

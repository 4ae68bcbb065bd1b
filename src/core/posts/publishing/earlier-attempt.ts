/**
 * "Post again" leaves a publish id behind whose outcome nobody knew, and a cap one that TikTok gave
 * up on without a person's word. They are asked about once more before the next one begins: a video
 * that did get out after all must not go out twice (law 3).
 */
import { isTikTokFailure } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import type { Claim } from '../lifecycle/claim.ts';
import { caps } from '../limits/cool-down.ts';
import { applyTold } from '../outcome/apply-publish-status.ts';
import { recordTold } from '../outcome/publish-status.ts';

/** True when an earlier attempt was published: the post has moved, and this attempt is over. */
export async function wasPublishedBefore(deps: PostDeps, claim: Claim): Promise<boolean> {
  const postId = claim.post.id;
  const earlier = await deps.prisma.attempt.findMany({
    where: {
      ...{ postId, byteBegunAt: { not: null } },
      OR: [{ outcome: 'given_up' }, { outcome: 'failed', errorCode: { in: [...caps] } }],
    },
    orderBy: { number: 'desc' },
  });
  for (const { id, publishId } of earlier) {
    const told = publishId && (await ask(deps, claim, publishId));
    if (!told) continue;
    const { status } = await recordTold(deps, id, told);
    if (status !== 'complete') continue;
    await applyTold(deps, postId, id);
    return true;
  }
  return false;
}

/** An id that TikTok does not know any more keeps nobody from posting again: a person decided so. */
async function ask(deps: PostDeps, claim: Claim, publishId: string) {
  const { profiles, tiktok, calls, log } = deps;
  const { profileId } = claim;
  try {
    return await profiles.withToken(profileId, async (token) => {
      await calls.take({ name: 'status', purpose: 'publish', profileId });
      return tiktok.fetchStatus(token, publishId);
    });
  } catch (error) {
    if (!isTikTokFailure(error) || error.remedy.kind !== 'check_first') throw error;
    log.info({ ...error.facts, postId: claim.post.id, code: error.code }, 'earlier id unknown');
    return null;
  }
}

/** TikTok tells by itself what has become of an upload, in any order and more than once. */
import type { PublishStatus } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { applyTold } from './apply-publish-status.ts';
import { recordTold } from './publish-status.ts';

/**
 * False for an id that nobody here has. The id is kept before the first byte of its video leaves, so
 * there is none that we come to know of later.
 */
export async function hearOfPublish(deps: PostDeps, publishId: string, status: PublishStatus): Promise<boolean> {
  const attempt = await deps.prisma.attempt.findUnique({ where: { publishId } });
  if (!attempt) return false;
  const told = await recordTold(deps, attempt.id, status);
  if (told.status !== 'processing') await applyTold(deps, attempt.postId, attempt.id);
  return true;
}

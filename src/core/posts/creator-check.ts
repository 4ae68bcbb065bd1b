import { Failure } from '../errors.ts';
import type { Claim } from './claim.ts';
import type { PostDeps } from './deps.ts';

/**
 * TikTok's Content Sharing Guidelines want the creator's rules asked afresh before sending: a
 * privacy level that is no longer offered, or a video that has become too long, stops the post.
 */
export async function checkCreator(deps: PostDeps, { post, profileId }: Claim): Promise<void> {
  const creator = await deps.profiles.creatorInfo(profileId, { maxAgeMs: 0 });
  if (!creator) return;
  if (!creator.privacyLevelOptions.includes(post.privacyLevel)) {
    const facts = {
      privacyLevel: post.privacyLevel,
      offered: creator.privacyLevelOptions.join(', '),
    };
    throw new Failure('privacy_level_option_mismatch', { kind: 'change_post' }, facts);
  }
  const durationSeconds = (post.media.durationMs ?? 0) / 1000;
  const maxSeconds = creator.maxVideoSeconds;
  if (durationSeconds > maxSeconds) {
    throw new Failure('media_too_long', { kind: 'change_post' }, { durationSeconds, maxSeconds });
  }
}

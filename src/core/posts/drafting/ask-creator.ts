import { Failure } from '../../errors.ts';
import type { CreatorInfo } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';

const FRESH_MS = 5 * 60_000;
/** While TikTok cannot be reached this is good enough: it is asked afresh before sending. */
const STALE_MS = 24 * 60 * 60_000;

/** The creator's rules; null when TikTok is away and nothing recent is known. */
export async function askCreator(
  { profiles, log }: PostDeps,
  profileId: string,
): Promise<CreatorInfo | 'inactive' | null> {
  for (const maxAgeMs of [FRESH_MS, STALE_MS]) {
    try {
      return await profiles.creatorInfo(profileId, { maxAgeMs });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'profile_inactive') return 'inactive';
      log.info({ ...error.facts, profileId, code: error.code }, 'creator info not to be had');
    }
  }
  return null;
}

/** What TikTok lets a creator post at this moment, held against a post. */

import { DAY_MS, MINUTE_MS } from '../../clock.ts';
import { Failure, type Problem } from '../../errors.ts';
import { type CreatorInfo, isTikTokFailure, type PrivacyLevel } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import type { Claim } from '../lifecycle/index.ts';

/** The sound may reach a little past the last picture; nobody is refused for that. */
const OVERHANG_SECONDS = 0.1;

interface Checked {
  readonly privacyLevel: PrivacyLevel;
  /** Null while the video has not been read. */
  readonly durationMs: number | null;
}

/** The first of the creator's rules that the post breaks; null when it may go out. */
export function objectionOf(creator: CreatorInfo, post: Checked): Problem | null {
  const { privacyLevel } = post;
  if (!creator.privacyLevelOptions.includes(privacyLevel)) {
    const facts = { privacyLevel, offered: creator.privacyLevelOptions.join(', ') };
    return { code: 'privacy_level_option_mismatch', facts };
  }
  return objectionToLength(creator, post.durationMs, creator.maxVideoSeconds);
}

/**
 * Its creator trims a draft in the TikTok app: TikTok takes ten minutes as one, whatever they may post ("Media Transfer
 * Guide", https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide).
 */
export const LONGEST_DRAFT_SECONDS = 600;

/** A draft is longer than TikTok takes for the inbox of its creator. */
export const objectionToDraft = (creator: CreatorInfo, durationMs: number | null): Problem | null =>
  objectionToLength(creator, durationMs, Math.max(creator.maxVideoSeconds, LONGEST_DRAFT_SECONDS));

function objectionToLength({ username }: CreatorInfo, durationMs: number | null, maxSeconds: number): Problem | null {
  const durationSeconds = (durationMs ?? 0) / 1000;
  if (durationSeconds <= maxSeconds + OVERHANG_SECONDS) return null;
  return { code: 'media_too_long', facts: { durationSeconds, maxSeconds, account: `@${username}` } };
}

const brandedAudiences: readonly PrivacyLevel[] = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS'];

/** Branded content goes to everyone or to friends (Content Sharing Guidelines, 3b); null when it may stand. */
export function objectionToBranded(
  { brandContent, privacyLevel }: { readonly brandContent: boolean; readonly privacyLevel: PrivacyLevel },
  creator: CreatorInfo | null,
): Problem | null {
  if (!brandContent || brandedAudiences.includes(privacyLevel)) return null;
  const options = creator?.privacyLevelOptions ?? brandedAudiences;
  const offered = brandedAudiences.filter((level) => options.includes(level)).join(', ');
  return { code: 'branded_not_private', facts: { privacyLevel, offered } };
}

/**
 * When the app's daily cap of active creators is full, an account that has posted today still may. Should creator info
 * refuse it all the same, the init decides: null, for what it said earlier is no reason to refuse a post now.
 */
async function askFresh(deps: PostDeps, profileId: string): Promise<CreatorInfo | null> {
  try {
    return await deps.profiles.creatorInfo(profileId, { maxAgeMs: 0 });
  } catch (error) {
    if (!(await mayStillPost(deps, profileId, error))) throw error;
    return null;
  }
}

/** Whether it is only the app that is full, and the account one of those that have filled it. */
export async function mayStillPost({ prisma, clock }: PostDeps, profileId: string, error: unknown): Promise<boolean> {
  if (!isTikTokFailure(error) || error.code !== 'reached_active_user_cap') return false;
  const since = new Date(clock.now().getTime() - DAY_MS);
  return (await prisma.attempt.count({ where: { profileId, byteBegunAt: { gt: since } } })) > 0;
}

/** TikTok's Content Sharing Guidelines want the creator's rules asked afresh before sending. */
export async function checkCreator(deps: PostDeps, { post, profileId }: Claim): Promise<void> {
  const creator = await askFresh(deps, profileId);
  const { privacyLevel, media } = post;
  const branded = objectionToBranded({ brandContent: post.brandContent, privacyLevel }, creator);
  const found = branded ?? (creator && objectionOf(creator, { privacyLevel, durationMs: media.durationMs }));
  if (found) throw new Failure(found.code, { kind: 'change_post' }, found.facts);
}

const FRESH_MS = 5 * MINUTE_MS;
/** What TikTok has said this moment is not asked for twice. */
const JUST_NOW_MS = 2_000;
/** While TikTok cannot be reached this is good enough: it is asked afresh before sending. */
const STALE_MS = DAY_MS;

/**
 * The creator's rules; null when TikTok is away and nothing recent is known. Remembered rules let a post stand, but
 * refuse it only while TikTok is away: where it does not stand under them, TikTok is asked afresh.
 */
export async function askCreator(
  { profiles, log }: PostDeps,
  profileId: string,
  mayStand: (creator: CreatorInfo) => boolean,
): Promise<CreatorInfo | 'inactive' | null> {
  for (const maxAgeMs of [FRESH_MS, JUST_NOW_MS, STALE_MS]) {
    try {
      const creator = await profiles.creatorInfo(profileId, { maxAgeMs });
      if (creator === null || maxAgeMs !== FRESH_MS || mayStand(creator)) return creator;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'profile_inactive') return 'inactive';
      log.info({ ...error.facts, profileId, code: error.code }, 'creator info not to be had');
    }
  }
  return null;
}

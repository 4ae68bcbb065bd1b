/** Which settings a post goes out with, and when they cannot stand. */
import type { Problem } from '../../errors.ts';
import type { CreatorInfo, PostSettings, PrivacyLevel } from '../../tiktok/index.ts';
import { objectionOf, objectionToBranded } from './creator-rules.ts';

/** TikTok's limit for a caption, in UTF-16 code units. */
export const MAX_CAPTION_UNITS = 2200;

type Defaults = Omit<PostSettings, 'privacyLevel'> & { readonly privacyLevel: PrivacyLevel | null };

/** What the person said wins over the profile's own setting, which wins over Schedy's. */
export function chooseSettings(profile: Defaults, asked: Partial<PostSettings>, audited: boolean): PostSettings {
  const { disableComment, disableDuet, disableStitch, coverTimestampMs } = profile;
  const { brandContent, brandOrganic, aiGenerated } = profile;
  const level = audited ? (profile.privacyLevel ?? 'PUBLIC_TO_EVERYONE') : 'SELF_ONLY';
  return {
    ...{ disableComment, disableDuet, disableStitch, coverTimestampMs },
    ...{ brandContent, brandOrganic, aiGenerated },
    privacyLevel: level,
    ...asked,
  };
}

interface Check {
  readonly settings: PostSettings;
  readonly creator: CreatorInfo | null;
  readonly post: { readonly media: { readonly durationMs: number | null } };
  readonly audited: boolean;
}

/** The first thing TikTok would refuse, told now and not at the due time. */
export function checkSettings({ settings, creator, post, audited }: Check): Problem | null {
  const { privacyLevel } = settings;
  if (!audited && privacyLevel !== 'SELF_ONLY') {
    return { code: 'unaudited_only_private', facts: { privacyLevel } };
  }
  const branded = objectionToBranded(settings, creator);
  // Without TikTok's audit no audience is left to choose from.
  if (branded) return audited ? branded : { ...branded, facts: { privacyLevel } };
  return creator && objectionOf(creator, { privacyLevel, durationMs: post.media.durationMs });
}

/** Which settings a post goes out with, when they cannot stand, and who agreed to them. */

import type { Transaction, Way } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import type { CreatorInfo, PostSettings, PrivacyLevel } from '../../tiktok/index.ts';
import { objectionOf, objectionToBranded, objectionToDraft } from './creator-rules.ts';

/** TikTok's limit for a caption, in UTF-16 code units. */
export const MAX_CAPTION_UNITS = 2200;

type Defaults = Omit<PostSettings, 'privacyLevel'> & { readonly privacyLevel: PrivacyLevel | null };

/** What the person said wins over the profile's own setting, which wins over Schedy's. */
export function chooseSettings(profile: Defaults, asked: Partial<PostSettings>, audited: boolean): PostSettings {
  const privacyLevel = audited ? (profile.privacyLevel ?? 'PUBLIC_TO_EVERYONE') : 'SELF_ONLY';
  return { ...settingsOf({ ...profile, privacyLevel }), ...asked };
}

/** From the fewest people to all. */
const audiences: readonly PrivacyLevel[] = [
  'SELF_ONLY',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'PUBLIC_TO_EVERYONE',
];

/** Another account is no wish for more people: where its own default has more, the audience of before stays. */
export function narrower(before: Pick<PostSettings, 'privacyLevel'>, there: Pick<PostSettings, 'privacyLevel'>) {
  const { privacyLevel } = before;
  const isWider = audiences.indexOf(there.privacyLevel) > audiences.indexOf(privacyLevel);
  return isWider ? { privacyLevel } : {};
}

/** The settings of a post or a profile's defaults, out of its row. */
export function settingsOf(row: PostSettings): PostSettings {
  const { privacyLevel, disableComment, disableDuet, disableStitch, coverTimestampMs } = row;
  const { brandContent, brandOrganic, aiGenerated } = row;
  return {
    privacyLevel,
    disableComment,
    disableDuet,
    disableStitch,
    coverTimestampMs,
    brandContent,
    brandOrganic,
    aiGenerated,
  };
}

/** Those that are otherwise than before. */
export function settingsChanged(before: PostSettings, after: PostSettings): Partial<PostSettings> {
  const earlier = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => earlier.get(name) !== value));
}

/** Whether the login of an account was granted what the way needs; null when it was. */
export function objectionToWay(
  way: Way,
  profile: { readonly scopes: readonly string[]; readonly handle: string },
): Problem | null {
  const scope = { direct: 'video.publish', inbox: 'video.upload', by_hand: null }[way];
  if (scope === null || profile.scopes.includes(scope)) return null;
  return { code: way === 'inbox' ? 'drafts_not_granted' : 'publishing_not_granted', facts: { handle: profile.handle } };
}

interface Check {
  readonly way: Way;
  readonly settings: PostSettings;
  readonly creator: CreatorInfo | null;
  readonly post: { readonly media: { readonly durationMs: number | null } };
  readonly audited: boolean;
}

/** The first thing TikTok would refuse, told now and not at the due time. */
export function checkSettings({ settings, creator, post, audited, way }: Check): Problem | null {
  // A draft's audience and settings are chosen in TikTok.
  if (way === 'inbox') return creator && objectionToDraft(creator, post.media.durationMs);
  const { privacyLevel } = settings;
  if (!audited && privacyLevel !== 'SELF_ONLY') {
    return { code: 'unaudited_only_private', facts: { privacyLevel } };
  }
  const branded = objectionToBranded(settings, creator);
  // Without TikTok's audit no audience is left to choose from.
  if (branded) return audited ? branded : { ...branded, facts: { privacyLevel } };
  return creator && objectionOf(creator, { privacyLevel, durationMs: post.media.durationMs });
}

/** TikTok's own sentence (Content Sharing Guidelines, 4), shown before a post can go out, to the letter. */
export const consentText = ({ brandContent }: Pick<PostSettings, 'brandContent'>): string =>
  `By posting, you agree to TikTok's ${brandContent ? 'Branded Content Policy and ' : ''}Music Usage Confirmation.`;

interface Agreed {
  readonly post: {
    readonly id: string;
    readonly caption: string;
    readonly media: { readonly sha256: string | null };
  };
  readonly memberId: string;
  readonly settings: PostSettings;
  /** What TikTok offered at that moment; null when it was not asked. */
  readonly creator: CreatorInfo | null;
  readonly now: Date;
}

/** Who agreed to what: kept for every post and every change of one, because TikTok's reviewers ask. */
export async function writeConsent(tx: Transaction, agreed: Agreed): Promise<void> {
  const { post, memberId, settings, creator, now } = agreed;
  await tx.consent.create({
    data: {
      postId: post.id,
      memberId,
      at: now,
      text: consentText(settings),
      settings: { ...settings, caption: post.caption },
      ...(creator && {
        offered: { ...creator, privacyLevelOptions: [...creator.privacyLevelOptions] },
      }),
      videoSha256: post.media.sha256,
    },
  });
}

import { z } from 'zod';

/** Who may see a video, in TikTok's own words. */
export const privacyLevels = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;

export const privacyLevel = z.enum(privacyLevels);
export type PrivacyLevel = z.infer<typeof privacyLevel>;

/** What a person chose for one post. */
export interface PostSettings {
  readonly privacyLevel: PrivacyLevel;
  readonly disableComment: boolean;
  readonly disableDuet: boolean;
  readonly disableStitch: boolean;
  readonly coverTimestampMs: number;
  /** A paid partnership for somebody else. */
  readonly brandContent: boolean;
  /** Promotes the creator's own business. */
  readonly brandOrganic: boolean;
  readonly aiGenerated: boolean;
}

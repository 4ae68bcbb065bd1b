/** Why a post waits, failed or cannot be scheduled, where neither TikTok nor the video is the reason. */
export const postProblemCodes = [
  'no_profile',
  'unknown_profile',
  'not_yours',
  'choose_profile',
  'profile_inactive',
  'profile_busy',
  'cipher_key_unknown',
  'cipher_broken',
  'refresh_refused',
  'authorization_removed',
  'taken_over',
  'disconnected',
  'missed',
  'time_ambiguous',
  'time_unsaid',
  'zone_unknown',
  'unaudited_only_private',
  'branded_not_private',
  'init_unanswered',
  'tiktok_silent',
  'link_never_came',
  'no_longer_public',
  'upload_too_slow',
  'schedy_failed',
] as const;

export type PostProblemCode = (typeof postProblemCodes)[number];

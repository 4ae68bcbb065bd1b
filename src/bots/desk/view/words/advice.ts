import type { Facts, MediaAdviceCode } from '../../../../core/index.ts';

const advice: Record<MediaAdviceCode | SpacingCode, string> = {
  posts_close_together: 'leave 10 minutes between two posts of one account',
  posts_many_that_day: 'this account has more than 3 posts that day; 1 to 3 do better',
  media_not_vertical: 'upright video (9:16) does better',
  media_below_720p: '720×1280 or more looks better',
  media_frame_rate_not_30: '30 frames a second is usual',
  media_bitrate_low: 'a higher bitrate (5–10 Mbit/s) looks sharper',
  media_bitrate_high: 'the file is larger than it need be (5–10 Mbit/s look as good)',
  media_no_sound: 'it has no sound',
  media_sound_not_aac: 'AAC sound is safest',
  media_rather_short: 'videos of 15–60 s do best',
  media_rather_long: 'videos of 15–60 s do best',
  media_rather_large: 'a file below 500 MB uploads faster',
};

type SpacingCode = 'posts_close_together' | 'posts_many_that_day';

/** One line of soft advice, or null; never a reason not to post. */
export function adviseLine(
  given: readonly { readonly code: string; readonly facts: Facts }[],
  caption: string,
): string | null {
  const known = given.filter(({ code }) => Object.hasOwn(advice, code));
  const words = known.map(({ code }) => advice[code as keyof typeof advice]);
  if (!caption.includes('#')) words.push('a caption with a hashtag or two is found more often');
  return words.length === 0 ? null : `Tip: ${[...new Set(words)].join('; ')}.`;
}

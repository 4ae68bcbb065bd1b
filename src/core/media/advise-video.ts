import type { MediaAdvice } from './codes.ts';
import type { VideoFacts } from './video-facts.ts';

/** What does well on TikTok; missing it never stops a post. */
export const videoWishes = {
  minShortSide: 720,
  minLongSide: 1280,
  framesPerSecond: 30,
  minBitsPerSecond: 5_000_000,
  maxBitsPerSecond: 10_000_000,
  minSeconds: 15,
  maxSeconds: 60,
  maxBytes: 500 * 2 ** 20,
} as const;

/** Film and NTSC rates next to 30 count as 30. */
const frameRateTolerance = 1;

type Advisor = (facts: VideoFacts) => MediaAdvice | null;

const advisors: readonly Advisor[] = [
  advisePicture,
  adviseResolution,
  adviseFrameRate,
  adviseBitrate,
  adviseSound,
  adviseDuration,
  adviseSize,
];

/** Soft advice about a video that may be posted; empty when there is nothing to better. */
export function adviseVideo(facts: VideoFacts): readonly MediaAdvice[] {
  return advisors.map((advise) => advise(facts)).filter((advice) => advice !== null);
}

function advisePicture({ width, height }: VideoFacts): MediaAdvice | null {
  return height > width ? null : { code: 'media_not_vertical', facts: { width, height } };
}

function adviseResolution({ width, height }: VideoFacts): MediaAdvice | null {
  const { minShortSide, minLongSide } = videoWishes;
  const shortEnough = Math.min(width, height) >= minShortSide;
  if (shortEnough && Math.max(width, height) >= minLongSide) return null;
  return { code: 'media_below_720p', facts: { width, height, minShortSide, minLongSide } };
}

function adviseFrameRate({ framesPerSecond }: VideoFacts): MediaAdvice | null {
  const wished = videoWishes.framesPerSecond;
  if (Math.abs(framesPerSecond - wished) <= frameRateTolerance) return null;
  return { code: 'media_frame_rate_not_30', facts: { framesPerSecond, wished } };
}

function adviseBitrate({ bitsPerSecond }: VideoFacts): MediaAdvice | null {
  const { minBitsPerSecond, maxBitsPerSecond } = videoWishes;
  const facts = { bitsPerSecond, minBitsPerSecond, maxBitsPerSecond };
  if (bitsPerSecond < minBitsPerSecond) return { code: 'media_bitrate_low', facts };
  if (bitsPerSecond > maxBitsPerSecond) return { code: 'media_bitrate_high', facts };
  return null;
}

function adviseSound({ audioCodec }: VideoFacts): MediaAdvice | null {
  if (audioCodec === null) return { code: 'media_no_sound', facts: {} };
  return audioCodec === 'aac' ? null : { code: 'media_sound_not_aac', facts: { audioCodec } };
}

function adviseDuration({ durationSeconds }: VideoFacts): MediaAdvice | null {
  const { minSeconds, maxSeconds } = videoWishes;
  const facts = { durationSeconds, minSeconds, maxSeconds };
  if (durationSeconds < minSeconds) return { code: 'media_rather_short', facts };
  if (durationSeconds > maxSeconds) return { code: 'media_rather_long', facts };
  return null;
}

function adviseSize({ sizeBytes }: VideoFacts): MediaAdvice | null {
  const { maxBytes } = videoWishes;
  return sizeBytes <= maxBytes ? null : { code: 'media_rather_large', facts: { sizeBytes, maxBytes } };
}

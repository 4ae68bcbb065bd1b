/** What TikTok takes, which refuses a video, and what does well there, which is advice. */
import type { Facts } from '../errors.ts';
import type { VideoFacts } from './probe/video-facts.ts';
import type { MediaAdvice, MediaRefusal, MediaRefusalCode } from './refusal-codes.ts';

/**
 * TikTok's limits (Media Transfer Guide): codecs, 23 to 60 fps, 360 to 4096 pixels each way, at most 4 GiB. The ten
 * minutes of that guide are no limit of the service, which tells accounts of up to an hour, so they are what is usual.
 * It names no minimum duration; three seconds is the customary one.
 */
export const videoLimits = {
  codecs: ['h264', 'h265', 'vp8', 'vp9'],
  minSeconds: 3,
  maxSeconds: 600,
  maxBytes: 2 ** 32,
  minPixels: 360,
  maxPixels: 4096,
  minFramesPerSecond: 23,
  maxFramesPerSecond: 60,
} as const;

/** The last frame of sound may reach a little past the last picture; nobody is refused for that. */
const overhangSeconds = 0.1;

/**
 * Everything about a readable video that TikTok would refuse, in the order a person should hear it;
 * empty when it may be posted. `maxSeconds`: the longest that is taken here; what the creator may post, TikTok tells later.
 */
export function judgeVideo(
  facts: VideoFacts,
  { maxSeconds }: { readonly maxSeconds: number },
): readonly MediaRefusal[] {
  const checks = [checkCodec(facts), checkSize(facts), checkDuration(facts, maxSeconds)];
  return [...checks, checkResolution(facts), checkFrameRate(facts)].filter((found) => found !== null);
}

function checkCodec({ videoCodec }: VideoFacts): MediaRefusal | null {
  if (videoLimits.codecs.some((codec) => codec === videoCodec)) return null;
  return refusal('media_codec_unsupported', { videoCodec });
}

function checkSize({ sizeBytes }: VideoFacts): MediaRefusal | null {
  const { maxBytes } = videoLimits;
  if (sizeBytes <= maxBytes) return null;
  return refusal('media_too_large', { sizeBytes, maxBytes });
}

function checkDuration({ durationSeconds }: VideoFacts, maxSeconds: number): MediaRefusal | null {
  const { minSeconds } = videoLimits;
  const limits = { minSeconds, maxSeconds };
  if (durationSeconds < minSeconds - overhangSeconds) {
    return refusal('media_too_short', { durationSeconds, ...limits });
  }
  if (durationSeconds <= limits.maxSeconds + overhangSeconds) return null;
  return refusal('media_too_long', { durationSeconds, ...limits });
}

function checkResolution({ width, height }: VideoFacts): MediaRefusal | null {
  const { minPixels, maxPixels } = videoLimits;
  const seen = { width, height, minPixels, maxPixels };
  if (Math.min(width, height) < minPixels) return refusal('media_resolution_too_low', seen);
  if (Math.max(width, height) > maxPixels) return refusal('media_resolution_too_high', seen);
  return null;
}

/**
 * The rate is the average as played. Cameras drift around their nominal rate (a phone's 60 is often 60.02), and a cut may
 * leave one frame more or fewer in a short video; neither refuses it.
 */
function checkFrameRate({ framesPerSecond, durationSeconds }: VideoFacts): MediaRefusal | null {
  const { minFramesPerSecond, maxFramesPerSecond } = videoLimits;
  const seen = { framesPerSecond, minFramesPerSecond, maxFramesPerSecond };
  const oneFrame = 1 / durationSeconds;
  if (Math.round(framesPerSecond * 10) / 10 + oneFrame < minFramesPerSecond) {
    return refusal('media_frame_rate_too_low', seen);
  }
  if (Math.round(framesPerSecond - oneFrame) > maxFramesPerSecond) return refusal('media_frame_rate_too_high', seen);
  return null;
}

function refusal(code: MediaRefusalCode, facts: Facts): MediaRefusal {
  return { code, facts };
}

/** What does well on TikTok; missing it never stops a post. */
const videoWishes = {
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

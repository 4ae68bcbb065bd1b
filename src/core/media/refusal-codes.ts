import { type Facts, Failure, type Remedy } from '../errors.ts';

/** Why a video is not taken; each has words for the person who dropped it. */
export const mediaRefusalCodes = [
  'media_empty',
  'media_is_picture',
  'media_unreadable',
  'media_too_complex',
  'media_no_video',
  'media_container_unsupported',
  'media_codec_unsupported',
  'media_too_large',
  'media_too_short',
  'media_too_long',
  'media_resolution_too_low',
  'media_resolution_too_high',
  'media_frame_rate_too_low',
  'media_frame_rate_too_high',
] as const;

/** What could be better about a video that is taken all the same. */
export const mediaAdviceCodes = [
  'media_not_vertical',
  'media_below_720p',
  'media_frame_rate_not_30',
  'media_bitrate_low',
  'media_bitrate_high',
  'media_no_sound',
  'media_sound_not_aac',
  'media_rather_short',
  'media_rather_long',
  'media_rather_large',
] as const;

/** What stops fetching and keeping. */
export const mediaFailureCodes = [
  'media_store_unsupported',
  'media_store_full',
  'media_no_room',
  'media_quota_full',
  'media_store_failed',
  'media_store_unreachable',
  'media_store_busy',
  'media_store_refused',
  'media_bucket_missing',
  'media_missing',
  'media_untrusted_host',
  'media_redirect_loop',
  'media_not_authorized',
  'media_gone',
  'media_too_large',
  'media_incomplete',
  'media_empty',
  'media_unreachable',
] as const;

/** Why TikTok would not take a video. */
export type MediaRefusalCode = (typeof mediaRefusalCodes)[number];
/** What would do better in a video that may be posted. */
export type MediaAdviceCode = (typeof mediaAdviceCodes)[number];
/** Why a video could not be fetched from its chat or kept. */
export type MediaFailureCode = (typeof mediaFailureCodes)[number];

/** Its facts hold the value found and the limit it broke. */
export interface MediaRefusal {
  readonly code: MediaRefusalCode;
  readonly facts: Facts;
}

/** Its facts hold the value found and, where there is one, the value wished for. */
export interface MediaAdvice {
  readonly code: MediaAdviceCode;
  readonly facts: Facts;
}

const retry: Remedy = { kind: 'retry' };
const changePost: Remedy = { kind: 'change_post' };
const askOperator: Remedy = { kind: 'ask_operator' };

const remedies: Readonly<Record<MediaFailureCode, Remedy>> = {
  media_store_unsupported: askOperator,
  media_store_full: retry,
  media_no_room: askOperator,
  media_quota_full: changePost,
  media_store_failed: askOperator,
  media_store_unreachable: retry,
  media_store_busy: retry,
  // Whoever runs Schedy has to mend these two, and what is planned can wait for that: the video is safe.
  media_store_refused: retry,
  media_bucket_missing: retry,
  media_missing: changePost,
  media_untrusted_host: askOperator,
  media_redirect_loop: askOperator,
  media_not_authorized: askOperator,
  media_gone: changePost,
  media_too_large: changePost,
  media_incomplete: retry,
  media_empty: changePost,
  media_unreachable: retry,
};

/** `passes`: what stopped it is over by itself, whatever the code means otherwise. */
export function mediaFailure(
  code: MediaFailureCode,
  facts: Facts,
  options?: ErrorOptions,
  passes = false,
): Failure<MediaFailureCode> {
  return new Failure(code, passes ? retry : remedies[code], facts, options);
}

/** The short code that Node and its clients put on an error, which names no path and no address. */
export function errorCodeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'unknown';
}

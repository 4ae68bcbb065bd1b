/** Why a video cannot be taken, and what would be better for one that can. */
import {
  type Facts,
  LONGEST_DRAFT_SECONDS,
  type MediaAdviceCode,
  type MediaFailureCode,
  type MediaRefusalCode,
  type PostView,
} from '../../../../core/index.ts';
import { sayAccount } from './accounts.ts';
import { DROP_AGAIN, operator, type Say, temporary, words } from './explanation.ts';
import { sayBytes, sayLength, sayMost } from './figures.ts';

/** `ways`: the buttons beside it. */
export const trimInTikTok = (ways: Facts[string] | undefined): string =>
  typeof ways === 'string' ? ` Or trim it in the TikTok app: press ${ways}.` : '';

const number = (value: Facts[string] | undefined): number => Number(value ?? 0);
/** What any video of some seconds takes. */
const SMALL_VIDEO_BYTES = 1_000_000;
/** With one decimal, rounded away from the limit that it is outside of. */
const sayRate = (value: Facts[string] | undefined, away: 'up' | 'down'): string =>
  String(Math[away === 'up' ? 'ceil' : 'floor'](number(value) * 10) / 10);
const pixels = (facts: Facts): string => `${facts.width ?? '?'}×${facts.height ?? '?'}`;

/** Of the video itself, and of fetching and keeping it. */
export const mediaWords: Record<MediaRefusalCode | MediaFailureCode | 'media_external', Say> = {
  media_empty: words('The file is empty (0 bytes).', `Export the video again and ${DROP_AGAIN}.`),
  media_is_picture: ({ format }) => ({
    what: `That is a picture (${String(format).toUpperCase()}), whatever its name says; TikTok takes one video per post from here.`,
    remedy: 'Drop an MP4, MOV or WebM video.',
  }),
  media_unreadable: ({ reason }) =>
    reason === 'unrecognised'
      ? {
          what: 'By its content that file is no video that Schedy knows, whatever its name says.',
          remedy: `Export it as MP4 (H.264, AAC) and ${DROP_AGAIN}.`,
        }
      : {
          what: 'The file cannot be played: it is cut off or damaged.',
          remedy: `Export or upload it again and ${DROP_AGAIN}.`,
        },
  media_too_complex: words(
    'The list of frames in that file is too large or too deep to read safely.',
    `Export it again as a plain MP4 (H.264) and ${DROP_AGAIN}.`,
  ),
  media_no_video: words('There is no picture in that file, only sound.', 'Drop a video with a picture.'),
  media_container_unsupported: ({ container }) => ({
    what: `TikTok takes MP4, MOV and WebM; this file is ${String(container ?? 'something else')}.`,
    remedy: `Export it as MP4 and ${DROP_AGAIN}.`,
  }),
  media_codec_unsupported: ({ videoCodec }) => ({
    what: `TikTok takes H.264, H.265, VP8 and VP9 video; this one is ${String(videoCodec)}.`,
    remedy: `Export it as H.264 and ${DROP_AGAIN}.`,
  }),
  media_too_large: ({ maxBytes }) => ({
    what: `The file is larger than the ${sayMost(number(maxBytes ?? 4_294_967_296))} that TikTok takes.`,
    remedy: `Export it smaller (below 500 MB works best) and ${DROP_AGAIN}.`,
  }),
  media_too_short: ({ durationSeconds }) => ({
    // Rounded up it would be as long as it must be.
    what: `The video is ${Math.floor(number(durationSeconds) * 100) / 100} s long; TikTok takes videos from 3 s.`,
    remedy: `Make it longer than 3 s and ${DROP_AGAIN}.`,
  }),
  // TikTok tells of an account how long its videos may be; before that there is a limit of our own.
  media_too_long: ({ durationSeconds, maxSeconds, account, trimWays }) => ({
    what: `The video is ${sayLength(Math.ceil(number(durationSeconds)))} long; ${account ? 'TikTok takes' : 'I take'} 3 s to ${sayLength(number(maxSeconds))}${account ? ` from ${String(account)}` : ' here'}.`,
    remedy: `Trim it and ${DROP_AGAIN}.${trimInTikTok(trimWays)}${account ? '' : ' Whoever runs Schedy can raise the limit (MAX_VIDEO_MINUTES).'}`,
  }),
  media_resolution_too_low: (facts) => ({
    what: `The picture is ${pixels(facts)}; TikTok wants at least 360 pixels on each side.`,
    remedy: `Export it larger (1080×1920 is best) and ${DROP_AGAIN}.`,
  }),
  media_resolution_too_high: (facts) => ({
    what: `The picture is ${pixels(facts)}; TikTok takes at most 4096 pixels on a side.`,
    remedy: `Export it smaller (1080×1920 is best) and ${DROP_AGAIN}.`,
  }),
  media_frame_rate_too_low: ({ framesPerSecond }) => ({
    what: `The video has ${sayRate(framesPerSecond, 'down')} frames a second on average; TikTok takes 23 to 60.`,
    remedy: `Export it with a constant 30 and ${DROP_AGAIN}.`,
  }),
  media_frame_rate_too_high: ({ framesPerSecond }) => ({
    what: `The video has ${sayRate(framesPerSecond, 'up')} frames a second on average; TikTok takes 23 to 60.`,
    remedy: `Export it with a constant 30 and ${DROP_AGAIN}.`,
  }),
  media_external: words(
    'The video lies outside this chat, as a link; I can only take files.',
    'Upload the file itself here.',
  ),
  media_store_unsupported: words('I cannot keep videos: my store is not set up.', operator('MEDIA_URL')),
  media_store_full: words(
    'Schedy’s disk is full, so the video could not be kept.',
    `Tell whoever runs Schedy, then ${DROP_AGAIN}.`,
  ),
  media_no_room: ({ sizeBytes, freeBytes }) => ({
    what: `There is no room for that video: it has ${sayBytes(number(sizeBytes))}, and ${sayBytes(number(freeBytes))} are free.`,
    // No export is small enough for a disk that is as good as full.
    remedy: `Tell whoever runs Schedy${number(freeBytes) < SMALL_VIDEO_BYTES ? '' : ', or export it smaller'}, then ${DROP_AGAIN}.`,
  }),
  media_quota_full: ({ keptBytes, quotaBytes }) => ({
    what: `This workspace keeps ${sayBytes(number(keptBytes))} of videos; it may keep ${sayBytes(number(quotaBytes))}.`,
    remedy: `Cancel posts that are no longer wanted, or wait until some have gone out, then ${DROP_AGAIN}.`,
  }),
  media_store_failed: words(
    'Schedy could not keep the video on its disk.',
    `Tell whoever runs Schedy, then ${DROP_AGAIN}.`,
  ),
  media_store_unreachable: temporary(
    'My store for videos does not answer.',
    'I try again by myself.',
    'If it lasts, tell whoever runs Schedy.',
  ),
  media_store_busy: temporary(
    'My store for videos is overloaded.',
    'I try again by myself.',
    'If it lasts, tell whoever runs Schedy.',
  ),
  media_store_refused: words(
    'My store for videos does not let me in.',
    'Tell whoever runs Schedy; I go on by myself once it does.',
  ),
  media_bucket_missing: words(
    'My store for videos is gone: its bucket does not exist.',
    'Tell whoever runs Schedy; I go on by myself once it is back.',
  ),
  media_missing: words('Schedy no longer has the video.', `Please ${DROP_AGAIN}.`),
  media_untrusted_host: words(
    'The chat sent me to a place I do not trust for the file.',
    `Upload the file itself: ${DROP_AGAIN}.`,
  ),
  media_redirect_loop: words('The chat sent me round in circles for the file.', `Please ${DROP_AGAIN}.`),
  media_not_authorized: words(
    'The chat gave me a login page or nothing instead of the file: I may not read it, or its link has run out.',
    `Please ${DROP_AGAIN}. On Slack an admin may first have to give Schedy the permission to read files (files:read) and install it again.`,
  ),
  media_gone: words('The file was deleted before I could read it.', `Please ${DROP_AGAIN}.`),
  media_incomplete: words('The file arrived cut off, several times.', `Please ${DROP_AGAIN}.`),
  media_unreachable: words('I could not download the file from the chat.', `Please ${DROP_AGAIN} in a few minutes.`),
};

const spacing: Record<SpacingCode, (facts: Facts) => string> = {
  posts_close_together: ({ minutes }) => `leave ${String(minutes)} minutes between two posts of one account`,
  posts_many_that_hour: ({ limit }) =>
    `more than ${String(limit)} in an hour wait for one another, because I send no more to one account`,
  posts_many_that_day: ({ most }) =>
    `this account has more than ${String(most)} posts that day; 1 to ${String(most)} do better`,
};

const advice: Record<MediaAdviceCode, string> = {
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

type SpacingCode = 'posts_close_together' | 'posts_many_that_day' | 'posts_many_that_hour';

interface Advised {
  readonly code: string;
  readonly facts: Facts;
}

/** None for what a newer version advises. */
function sayAdvice({ code, facts }: Advised): string[] {
  if (Object.hasOwn(spacing, code)) return [spacing[code as SpacingCode](facts)];
  return Object.hasOwn(advice, code) ? [advice[code as MediaAdviceCode]] : [];
}

/** The same for several that are planned at once; null where they stand well apart. */
export function adviseTogether(given: readonly Advised[]): string | null {
  const words = given.flatMap(sayAdvice);
  return words.length === 0 ? null : `Tip: ${words.join('; ')}.`;
}

/** One line of soft advice, or null; never a reason not to post. */
export function adviseLine(given: readonly Advised[], caption: string): string | null {
  const words = [...given.flatMap(sayAdvice), ...adviseCaption(caption)];
  return words.length === 0 ? null : `Tip: ${[...new Set(words)].join('; ')}.`;
}

const HASHTAG = /[#＃][\p{L}\p{N}_]+/gu;
/** A caption that says less than this beside its hashtags tells nobody what there is to see. */
const LEAST_LETTERS = 8;
const LEAST_WORDS = 2;

/** "Video #x" says nothing, though it has its hashtag; a script without blanks says as much in fewer letters. */
function adviseCaption(caption: string): string[] {
  const said = caption.replaceAll(HASHTAG, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = said.join('');
  const isUnspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(letters);
  const isShort = isUnspaced ? letters.length < 4 : said.length < LEAST_WORDS || letters.length < LEAST_LETTERS;
  return [
    ...(isShort ? ['say in the caption what the video shows'] : []),
    ...(caption.search(HASHTAG) < 0 ? ['a caption with a hashtag or two is found more often'] : []),
  ];
}

/** What is written on the buttons that hand a post to the TikTok app. */
export const trimLabels = { as_draft: 'As a draft', by_hand: 'By hand' } as const;

/** Of a draft that is longer than TikTok publishes of its creator; null where it is not, or TikTok has not said. */
export function sayTrim({ profile, video }: PostView): string | null {
  const most = profile?.maxVideoSeconds ?? null;
  // The sound may reach a little past the last picture.
  if (!profile || most === null || Math.floor((video.durationMs ?? 0) / 1000) <= most) return null;
  return `TikTok publishes at most ${sayLength(most)} of ${sayAccount(profile)}: trim the video in the TikTok app when you finish the draft.`;
}

/** A video that TikTok found too short is no longer than this. */
const SHORT_SECONDS = 60;

/** Longer than TikTok takes, a video that is kept can still be trimmed in its app, by whoever gets it there. */
export function waysToTrim({ state, hasVideo, way, video }: PostView, code: string): (keyof typeof trimLabels)[] {
  const seconds = (video.durationMs ?? 0) / 1000;
  const isTooLong = code === 'media_too_long' || (code === 'duration_check_failed' && seconds > SHORT_SECONDS);
  if (state !== 'failed' || !hasVideo || !isTooLong) return [];
  return way === 'direct' && seconds <= LONGEST_DRAFT_SECONDS ? ['as_draft', 'by_hand'] : ['by_hand'];
}

/** The same for the words. */
export function trimFacts(post: PostView, code: string): Facts {
  const labels = waysToTrim(post, code).map((way) => trimLabels[way]);
  return labels.length === 0 ? {} : { trimWays: labels.join(' or ') };
}

/**
 * Every way in which something does not go as asked: what happened, and what the person can do. The
 * type is complete, so a code without words does not compile.
 */
import type {
  Facts,
  MediaFailureCode,
  MediaRefusalCode,
  PostProblemCode,
  PostView,
  Problem,
  TikTokCode,
} from '../../../../core/index.ts';
import { sayOffered } from '../../../../core/understanding/index.ts';
import { sayBytes, sayLength } from './figures.ts';

export type ProblemCode = TikTokCode | MediaRefusalCode | MediaFailureCode | PostProblemCode | 'media_external';

export interface Explanation {
  readonly what: string;
  readonly remedy: string;
}

/** What only a person can do when nobody knows how a post ended, whatever the reason. */
export const LOOK_AND_PRESS = 'Please look at the profile in the TikTok app and press what you find.';

type Say = (facts: Facts) => Explanation;

const words =
  (what: string, remedy: string): Say =>
  () => ({ what, remedy });

const number = (value: Facts[string] | undefined): number => Number(value ?? 0);
/** With one decimal where a whole number would hide that it is outside the limits. */
const sayRate = (value: Facts[string] | undefined): string => String(Math.round(number(value) * 10) / 10);
const pixels = (facts: Facts): string => `${facts.width ?? '?'}×${facts.height ?? '?'}`;

const DROP_AGAIN = 'drop it here again';
const RETRY_LATER = 'Press Retry, or wait and try later.';
const operator = (what: string) => `Ask whoever runs Schedy: ${what}.`;
const reconnect = words(
  'TikTok no longer accepts the login of this profile.',
  'Press Reconnect; your posts are safe and go on afterwards.',
);
const passes = words('TikTok has a problem on its side.', 'Schedy keeps trying by itself; your post is safe.');
const misconfigured = (what: string): Say => words(what, operator('the app settings at TikTok'));
const guidelines =
  'Check the account for warnings in the TikTok app (Community Guidelines, verified e-mail), then try again.';

const media: Record<MediaRefusalCode | MediaFailureCode | 'media_external', Say> = {
  media_empty: words('The file is empty (0 bytes).', `Export the video again and ${DROP_AGAIN}.`),
  media_is_picture: ({ format }) => ({
    what: `That is a picture (${String(format).toUpperCase()}), whatever its name says; TikTok takes one video per post from here.`,
    remedy: 'Drop an MP4, MOV or WebM video.',
  }),
  media_unreadable: words(
    'The file cannot be played: it is cut off or damaged.',
    `Export or upload it again and ${DROP_AGAIN}.`,
  ),
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
    what: `The file is larger than the ${sayBytes(number(maxBytes ?? 4_294_967_296))} that TikTok takes.`,
    remedy: `Export it smaller (below 500 MB works best) and ${DROP_AGAIN}.`,
  }),
  media_too_short: ({ durationSeconds }) => ({
    what: `The video is ${number(durationSeconds).toFixed(1)} s long; TikTok takes 3 s to 10 min.`,
    remedy: `Make it longer than 3 s and ${DROP_AGAIN}.`,
  }),
  media_too_long: ({ durationSeconds, maxSeconds }) => ({
    what: `The video is ${sayLength(number(durationSeconds))} long; TikTok takes 3 s to ${sayLength(number(maxSeconds))} from this account.`,
    remedy: `Trim it and ${DROP_AGAIN}.`,
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
    what: `The video has ${sayRate(framesPerSecond)} frames a second on average; TikTok takes 23 to 60.`,
    remedy: `Export it with a constant 30 and ${DROP_AGAIN}.`,
  }),
  media_frame_rate_too_high: ({ framesPerSecond }) => ({
    what: `The video has ${sayRate(framesPerSecond)} frames a second on average; TikTok takes 23 to 60.`,
    remedy: `Export it with a constant 30 and ${DROP_AGAIN}.`,
  }),
  media_external: words(
    'The video lies outside this chat, as a link; I can only take files.',
    'Upload the file itself here.',
  ),
  media_store_unsupported: words('I cannot keep videos: my store is not set up.', operator('MEDIA_URL')),
  media_store_full: words(
    'My disk is full, so I could not keep the video.',
    `Tell whoever runs Schedy, then ${DROP_AGAIN}.`,
  ),
  media_no_room: ({ sizeBytes, freeBytes }) => ({
    what: `There is no room for that video: it has ${sayBytes(number(sizeBytes))}, and ${sayBytes(number(freeBytes))} are free.`,
    remedy: `Tell whoever runs Schedy, or export it smaller, then ${DROP_AGAIN}.`,
  }),
  media_quota_full: ({ keptBytes, quotaBytes }) => ({
    what: `This workspace keeps ${sayBytes(number(keptBytes))} of videos; it may keep ${sayBytes(number(quotaBytes))}.`,
    remedy: `Cancel posts that are no longer wanted, or wait until some have gone out, then ${DROP_AGAIN}.`,
  }),
  media_store_failed: words('I could not keep the video on my disk.', `Tell whoever runs Schedy, then ${DROP_AGAIN}.`),
  media_missing: words('The video is no longer in my store.', `Please ${DROP_AGAIN}.`),
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

const posts: Record<PostProblemCode, Say> = {
  no_profile: words(
    'No TikTok account is connected here yet.',
    'Press Connect; the post goes on by itself afterwards.',
  ),
  unknown_profile: ({ handles }) => ({
    what: 'No account of that name is connected here.',
    remedy: handles
      ? 'Press the one that you mean, or Connect.'
      : 'Press Connect; the post goes on by itself afterwards.',
  }),
  not_yours: ({ handle }) => ({
    what: `@${String(handle)} is private: only its owner posts to it.`,
    remedy: 'Ask its owner to share it in /schedy profiles; or press Connect for an account of your own.',
  }),
  choose_profile: words(
    'Several accounts are connected and none is the default.',
    'Press the one that you mean; /schedy profiles makes one the default.',
  ),
  confirm_profile: ({ handles }) => ({
    what: `@${String(handles)} has been connected here, but not by you.`,
    remedy: 'Press it to post there, or Connect for an account of your own. Until then nothing goes out.',
  }),
  profile_inactive: reconnect,
  profile_busy: words('The login of this profile is being renewed.', 'I try again in a moment.'),
  cipher_key_unknown: words(
    'I cannot read what I keep for this profile: its encryption key is not in my settings.',
    operator('TOKEN_ENCRYPTION_KEYS must contain every key that was ever in use'),
  ),
  cipher_broken: words(
    'What I keep for this profile is damaged.',
    'Press Reconnect; your posts are safe and go on afterwards.',
  ),
  refresh_refused: reconnect,
  authorization_removed: words(
    'Schedy was removed from the account at TikTok, so TikTok no longer accepts its login.',
    'Press Reconnect; your posts are safe and go on afterwards.',
  ),
  taken_over: words(
    'This TikTok account was connected in another workspace, which has it now.',
    'Press Reconnect to take it back.',
  ),
  disconnected: words('This TikTok account was disconnected from Schedy.', 'Press Reconnect to go on.'),
  profile_private: words(
    'Its owner keeps this account for themselves now.',
    'Ask them to share it again in /schedy profiles, and it goes on; or press Cancel and drop the video for another one.',
  ),
  missed: ({ because }) => ({ what: whyMissed(because), remedy: 'Press Post now, or reply with the new time.' }),
  draft_unanswered: ({ days }) => ({
    what: `Nobody said in ${Number(days) === 1 ? 'a day' : `${String(days)} days`} what becomes of this video, so I removed it.`,
    remedy: `To post it, ${DROP_AGAIN}.`,
  }),
  waited_in_vain: ({ cause, ...facts }) => ({
    what: `It could not go out within a day of its time. ${explain(String(cause), facts).what}`,
    remedy: 'Press Post now, or reply with the new time.',
  }),
  upload_limit: ({ limit }) => ({
    what: `TikTok accounts may get ${Number(limit) === 1 ? '1 upload' : `${String(limit)} uploads`} in any 60 minutes, and this one has them already.`,
    remedy: 'It goes out by itself at the time above; write another time here if you like.',
  }),
  tiktok_down: words(
    'TikTok is failing for everybody at the moment.',
    'It is safe and goes out by itself when TikTok is back.',
  ),
  app_call_limit: ({ callsPerHour }) => ({
    what: `Schedy has made its ${String(callsPerHour)} calls to TikTok for this hour.`,
    remedy: 'I go on by myself; whoever runs Schedy can ask TikTok for more and raise TIKTOK_APP_CALLS_PER_HOUR.',
  }),
  login_call_limit: words(
    'TikTok takes only so many calls a minute for one account.',
    'I go on by myself in a moment.',
  ),
  time_ambiguous: ({ choices }) =>
    choices === 1
      ? { what: 'That can be a time or a part of the caption.', remedy: 'Press the time, or Post now.' }
      : { what: 'That time can be read in more than one way.', remedy: 'Press the one you mean.' },
  time_unsaid: ({ isWordless }) => ({
    what: isWordless ? 'What shall I do with it?' : 'When shall it go out?',
    remedy: 'Press a button, or reply with a time, such as “tomorrow 7pm”.',
  }),
  time_unread: words(
    'Some of that reads like a time, and I am not sure which.',
    'Reply with it another way, such as “tomorrow 7pm”, or press Post now.',
  ),
  words_unsure: words(
    'Some of your words can be an instruction or a part of the caption; I left them in the caption.',
    'Press Post now if the card is right, or reply with “caption: …” or “make it private” first.',
  ),
  no_free_slot: words(
    'No slots are kept here yet.',
    'Write “move to every friday 6pm” here: it goes out once, then, and I offer to keep “Fridays 18:00” as a slot for the next ones. Or press Post now.',
  ),
  zone_unknown: words(
    'I do not know your time zone yet, and do not guess when that is.',
    'Tell me once with /schedy timezone and your city; I remember it, and this goes on by itself.',
  ),
  unaudited_only_private: words(
    'TikTok has not audited this app yet, so it may only post videos that nobody but you can see.',
    'Write “private” with it, or wait for the audit.',
  ),
  branded_not_private: ({ offered }) => ({
    what: 'TikTok takes a paid partnership for everyone or for friends only.',
    remedy: offered
      ? 'Press one of them, or drop the video again without “paid partnership”.'
      : 'Drop the video again without “paid partnership”.',
  }),
  audience_gone: ({ privacyLevel, offered }) => ({
    what: `TikTok no longer offers this account the audience “${sayOffered(String(privacyLevel))}”; nothing was sent.`,
    remedy: offered
      ? 'Press the audience that you want instead, and it goes out.'
      : 'Write another audience here, such as “make it private”, then press Post now.',
  }),
  init_unanswered: words('TikTok did not answer three times when I offered the video; nothing was sent.', RETRY_LATER),
  tiktok_silent: words('All of it reached TikTok, but TikTok does not say what became of it.', LOOK_AND_PRESS),
  link_never_came: words('TikTok never gave a link for it.', 'Open the profile to see it.'),
  no_longer_public: words(
    'TikTok says that the video is no longer public: its owner has hidden or deleted it, or TikTok has taken it down.',
    'Look at it in the TikTok app, and for a message from TikTok there.',
  ),
  upload_too_slow: words(
    'The upload did not get through within the hour that TikTok gives it, several times; nothing was posted.',
    operator('the connection to TikTok is too slow for this video'),
  ),
  schedy_failed: words('Something went wrong in Schedy itself.', operator('the log says what, at this time')),
};

/** Why a time went by without a post. */
function whyMissed(because: Facts[string] | undefined): string {
  switch (because) {
    case 'login':
      return 'Its time went by while the account was not connected.';
    case 'draft':
      return 'Its time went by before everything was there that it needs.';
    default:
      return 'I was away when this was due.';
  }
}

const tiktok: Record<TikTokCode, Say> = {
  access_token_invalid: reconnect,
  scope_not_authorized: words(
    'Schedy was not given the right to post to this account.',
    'Press Reconnect and leave every box ticked.',
  ),
  scope_permission_missed: words(
    'Schedy was not given the right to post to this account.',
    'Press Reconnect and leave every box ticked.',
  ),
  invalid_params: misconfigured('TikTok refused the post as malformed.'),
  invalid_file_upload: words('TikTok refused the file.', `Export it as MP4 (H.264, AAC) and ${DROP_AGAIN}.`),
  rate_limit_exceeded: words(
    'TikTok wants fewer calls for a while.',
    'I wait and go on by myself; an operator can ask TikTok for a higher limit.',
  ),
  spam_risk_too_many_pending_share: words(
    'Five drafts already wait in the TikTok inbox of this account.',
    'Finish or delete some in the TikTok app; I try again tomorrow.',
  ),
  reached_active_user_cap: words(
    'This app has reached the number of accounts that TikTok lets it serve in a day.',
    'I try again tomorrow; an operator can ask TikTok for more.',
  ),
  unaudited_client_can_only_post_to_private_accounts: words(
    'TikTok has not audited this app yet: it only takes posts from accounts that are private.',
    'Set the TikTok account to private in the app and press Retry, or wait for the audit.',
  ),
  privacy_level_option_mismatch: ({ privacyLevel, offered }) => ({
    what: `TikTok does not offer this account ${privacyLevel ? `the audience “${sayOffered(String(privacyLevel))}”` : 'that audience'} now.`,
    remedy: offered
      ? 'Press the one that you want instead, and it goes on.'
      : 'Drop it again with another audience, such as “friends” or “private”.',
  }),
  url_ownership_unverified: misconfigured('TikTok does not know the address of the video.'),
  app_version_check_failed: words('The TikTok app on that phone is too old.', 'Update it and press Retry.'),
  invalid_publish_id: words(
    'TikTok does not know this upload any more.',
    'Please look at the profile in the TikTok app.',
  ),
  token_not_authorized_for_specified_publish_id: words(
    'TikTok says this upload belongs to another login.',
    'Please look at the profile in the TikTok app.',
  ),
  publish_not_cancellable: words('It can no longer be stopped.', 'Delete it in the TikTok app if it must go.'),
  internal_error: passes,
  access_denied: words('The connection was declined at TikTok.', 'Press Connect to try again.'),
  invalid_grant: reconnect,
  invalid_request: reconnect,
  invalid_client: misconfigured('TikTok does not accept the key or secret of this app.'),
  invalid_scope: misconfigured('TikTok does not give this app the rights that it asks for.'),
  unauthorized_client: misconfigured('TikTok does not let this app do that.'),
  unsupported_grant_type: misconfigured('TikTok refused the login as malformed.'),
  unsupported_response_type: misconfigured('TikTok refused the login as malformed.'),
  server_error: passes,
  temporarily_unavailable: passes,
  file_format_check_failed: words(
    'TikTok could not read the file format.',
    `Export it as MP4 (H.264, AAC) and ${DROP_AGAIN}.`,
  ),
  duration_check_failed: words('TikTok found the video too short or too long.', `Trim it and ${DROP_AGAIN}.`),
  frame_rate_check_failed: words(
    'TikTok does not take that frame rate.',
    `Export it with 30 frames a second and ${DROP_AGAIN}.`,
  ),
  picture_size_check_failed: words(
    'TikTok does not take that picture size.',
    `Export it as 1080×1920 and ${DROP_AGAIN}.`,
  ),
  internal: words('TikTok failed while processing the video; it was not posted.', 'Press Retry.'),
  video_pull_failed: words('TikTok could not fetch the video; it was not posted.', 'Press Retry.'),
  photo_pull_failed: words('TikTok could not fetch the picture; it was not posted.', 'Press Retry.'),
  publish_cancelled: words(
    'The upload was cancelled at TikTok; it was not posted.',
    'Press Retry if it should go out.',
  ),
  auth_removed: words('The account owner removed Schedy at TikTok; it was not posted.', 'Press Reconnect, then Retry.'),
  spam_risk_too_many_posts: words(
    'TikTok takes no more posts from this account today (all apps together).',
    'I try again tomorrow; 1 to 3 posts a day, 5 to 10 minutes apart, are safe.',
  ),
  spam_risk_user_banned_from_posting: words('TikTok has barred this account from posting.', guidelines),
  spam_risk_text: words(
    'TikTok took the caption for spam; it was not posted.',
    'Write another one here (“caption: …”), then press Retry.',
  ),
  spam_risk: words('TikTok took the post for spam; it was not posted.', guidelines),
  tiktok_unreachable: words('I cannot reach TikTok at the moment.', 'I keep trying by myself; your post is safe.'),
  tiktok_unexpected_answer: passes,
  tiktok_unexpected_status: passes,
  upload_expired: words(
    'The upload was interrupted for more than an hour, and TikTok does not say what became of it.',
    LOOK_AND_PRESS,
  ),
  upload_unknown: words('TikTok lost track of the upload half-way.', LOOK_AND_PRESS),
  upload_out_of_step: words('The upload got out of step.', 'I put it right by myself.'),
  upload_host_not_allowed: words(
    'TikTok named a place for the upload that is not TikTok’s; nothing was sent.',
    operator('the log, and TikTok if it goes on'),
  ),
  video_under_review: words('TikTok is still reviewing it.', 'I put the link here when it is public.'),
  video_upload_failed: words('The connection to TikTok broke off.', 'I go on by myself where it stopped.'),
  tiktok_unknown: ({ vendorCode, logId }) => ({
    what: `TikTok said no, with a code I do not know: ${String(vendorCode ?? 'none')}${logId ? ` (log id ${String(logId)})` : ''}.`,
    remedy: `${RETRY_LATER} ${operator('TikTok support knows the log id')}`,
  }),
};

const explanations: Record<ProblemCode, Say> = { ...media, ...posts, ...tiktok };

/** The words for a code; one that an older or newer version wrote is shown as it is. */
export function explain(code: string, facts: Facts): Explanation {
  const say = Object.hasOwn(explanations, code) ? explanations[code as ProblemCode] : null;
  if (say) return say(facts);
  return { what: `Something I have no words for stopped it: ${code}.`, remedy: RETRY_LATER };
}

/** The same for a post, whose choices and caption decide how it is said. */
export function explainFor({ choices, caption }: PostView, { code, facts }: Problem): Explanation {
  return explain(code, { ...facts, choices: choices.length, isWordless: caption.trim() === '' });
}

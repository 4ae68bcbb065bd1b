/** What TikTok says no to, and what it says of a post that it has. */
import type { TikTokCode } from '../../../../core/index.ts';
import { sayOffered } from '../../../../core/understanding/index.ts';
import {
  DROP_AGAIN,
  operator,
  RETRY_LATER,
  reconnect,
  type Say,
  temporary,
  unknownOutcome,
  words,
} from './explanation.ts';
import { trimInTikTok } from './media-words.ts';

const trouble = temporary('TikTok has a problem on its side.', 'Schedy keeps trying by itself; your post is safe.');
const misconfigured = (what: string): Say => words(what, operator('the app settings at TikTok'));
const guidelines =
  'Check the account for warnings in the TikTok app (Community Guidelines, verified e-mail), then try again.';

export const tiktokWords: Record<TikTokCode, Say> = {
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
  rate_limit_exceeded: temporary(
    'TikTok wants fewer calls for a while.',
    'I wait and go on by myself.',
    'Whoever runs Schedy can ask TikTok for a higher limit.',
  ),
  spam_risk_too_many_pending_share: temporary(
    'Five drafts already wait in the TikTok inbox of this account.',
    'I try again tomorrow, or as soon as one of them is finished.',
    'Finish one in the TikTok app and press Posted it on its card: the next one follows at once.',
  ),
  reached_active_user_cap: temporary(
    'This app has reached the number of accounts that TikTok lets it serve in a day.',
    'I try again tomorrow.',
    'Whoever runs Schedy can ask TikTok for more.',
  ),
  unaudited_client_can_only_post_to_private_accounts: words(
    'TikTok has not audited this app yet: it only takes posts from accounts that are private.',
    'Set the TikTok account to private in the app and press Retry; or press As a draft, and you choose there who sees it.',
  ),
  privacy_level_option_mismatch: ({ privacyLevel, offered }) => ({
    what: `TikTok does not offer this account ${privacyLevel ? `the audience “${sayOffered(String(privacyLevel))}”` : 'that audience'} now.`,
    remedy: offered
      ? 'Press the one that you want instead, and it goes on.'
      : 'Drop it again with another audience, such as “friends” or “private”.',
  }),
  url_ownership_unverified: misconfigured('TikTok does not know the address of the video.'),
  app_version_check_failed: words(
    'TikTok wants a newer version of its app on the phone of this account.',
    'Update the app there, then press Retry.',
  ),
  invalid_publish_id: unknownOutcome('TikTok does not know this upload any more.'),
  token_not_authorized_for_specified_publish_id: unknownOutcome('TikTok says this upload belongs to another login.'),
  publish_not_cancellable: words(
    'This post can no longer be stopped.',
    'Delete the video in the TikTok app if it must go.',
  ),
  internal_error: trouble,
  access_denied: words('The connection was declined at TikTok.', 'Press Connect to try again.'),
  invalid_grant: reconnect,
  invalid_request: reconnect,
  invalid_client: misconfigured('TikTok does not accept the key or secret of this app.'),
  invalid_scope: misconfigured('TikTok does not give this app the rights that it asks for.'),
  unauthorized_client: misconfigured('TikTok does not let this app do that.'),
  unsupported_grant_type: misconfigured('TikTok refused the login as malformed.'),
  unsupported_response_type: misconfigured('TikTok refused the login as malformed.'),
  server_error: trouble,
  temporarily_unavailable: trouble,
  file_format_check_failed: words(
    'TikTok could not read the file format.',
    `Export it as MP4 (H.264, AAC) and ${DROP_AGAIN}.`,
  ),
  duration_check_failed: ({ trimWays }) => ({
    what: 'TikTok found the video too short or too long.',
    remedy: `Trim it and ${DROP_AGAIN}.${trimInTikTok(trimWays)}`,
  }),
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
  auth_removed: words(
    'Schedy was removed from the account at TikTok; it was not posted.',
    'Press Reconnect, then Retry.',
  ),
  spam_risk_too_many_posts: temporary(
    'TikTok takes no more posts from this account today (all apps together).',
    'I try again tomorrow.',
    '1 to 3 posts a day, 5 to 10 minutes apart, are safe.',
  ),
  spam_risk_user_banned_from_posting: words('TikTok has barred this account from posting.', guidelines),
  spam_risk_text: words(
    'TikTok took the caption for spam; it was not posted.',
    'Write another one here (“caption: …”), then press Retry.',
  ),
  spam_risk: words('TikTok took the post for spam; it was not posted.', guidelines),
  tiktok_unreachable: temporary('I cannot reach TikTok at the moment.', 'I keep trying by myself; your post is safe.'),
  tiktok_unexpected_answer: trouble,
  tiktok_unexpected_status: trouble,
  upload_expired: unknownOutcome(
    'The upload was interrupted for more than an hour, and TikTok does not say what became of it.',
  ),
  upload_unknown: unknownOutcome('TikTok lost track of the upload half-way.'),
  upload_out_of_step: temporary('The upload got out of step.', 'I put it right by myself.'),
  upload_host_not_allowed: words(
    'TikTok named a place for the upload that is not TikTok’s; nothing was sent.',
    operator('the log, and TikTok if it goes on'),
  ),
  video_under_review: words('TikTok is still reviewing it.', 'I put the link here when it is public.'),
  video_upload_failed: temporary('The connection to TikTok broke off.', 'I go on by myself where it stopped.'),
  tiktok_unknown: ({ vendorCode, logId }) => ({
    what: `TikTok said no, with a code I do not know: ${String(vendorCode ?? 'none')}${logId ? ` (log id ${String(logId)})` : ''}.`,
    remedy: `${RETRY_LATER} ${operator('TikTok support knows the log id')}`,
  }),
};

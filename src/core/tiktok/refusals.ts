/**
 * Every way in which TikTok, or the way to TikTok, can say no, and what can be done about each.
 * Where a code is told by an init and by a status alike, it means the same and stands once.
 */

import { DAY_MS, MINUTE_MS } from '../clock.ts';
import type { Remedy } from '../errors.ts';

const retry = { kind: 'retry' } as const satisfies Remedy;
const reconnect = { kind: 'reconnect' } as const satisfies Remedy;
const changePost = { kind: 'change_post' } as const satisfies Remedy;
const checkFirst = { kind: 'check_first' } as const satisfies Remedy;
const askOperator = { kind: 'ask_operator' } as const satisfies Remedy;
const minute = { kind: 'wait', forMs: MINUTE_MS } as const satisfies Remedy;
const day = { kind: 'wait', forMs: DAY_MS } as const satisfies Remedy;

/** Creator limits, told by creator info and init as codes and by a status as fail reasons. */
const creatorLimits = {
  spam_risk_too_many_posts: day,
  spam_risk_user_banned_from_posting: changePost,
} as const;

const apiRefusals = {
  ...creatorLimits,
  access_token_invalid: reconnect,
  scope_not_authorized: reconnect,
  scope_permission_missed: reconnect,
  invalid_params: askOperator,
  invalid_file_upload: changePost,
  rate_limit_exceeded: minute,
  spam_risk_too_many_pending_share: day,
  reached_active_user_cap: day,
  unaudited_client_can_only_post_to_private_accounts: askOperator,
  privacy_level_option_mismatch: changePost,
  url_ownership_unverified: askOperator,
  app_version_check_failed: changePost,
  // An id that TikTok does not know says nothing about what became of its video.
  invalid_publish_id: checkFirst,
  token_not_authorized_for_specified_publish_id: checkFirst,
  publish_not_cancellable: checkFirst,
  internal_error: retry,
} as const satisfies Record<string, Remedy>;

const oauthRefusals = {
  access_denied: reconnect,
  invalid_grant: reconnect,
  // TikTok reports a mismatched redirect and a spent code under this name too.
  invalid_request: reconnect,
  invalid_client: askOperator,
  invalid_scope: askOperator,
  unauthorized_client: askOperator,
  unsupported_grant_type: askOperator,
  unsupported_response_type: askOperator,
  server_error: retry,
  temporarily_unavailable: retry,
} as const satisfies Record<string, Remedy>;

const failReasons = {
  ...creatorLimits,
  file_format_check_failed: changePost,
  duration_check_failed: changePost,
  frame_rate_check_failed: changePost,
  picture_size_check_failed: changePost,
  internal: retry,
  video_pull_failed: retry,
  photo_pull_failed: retry,
  publish_cancelled: changePost,
  auth_removed: reconnect,
  spam_risk_text: changePost,
  spam_risk: changePost,
} as const satisfies Record<string, Remedy>;

/** Codes TikTok never sends; the remedy of the last three depends on the cause and is usually this. */
const ownCodes = {
  tiktok_unreachable: retry,
  tiktok_unexpected_answer: retry,
  upload_expired: checkFirst,
  upload_unknown: checkFirst,
  upload_out_of_step: checkFirst,
  upload_host_not_allowed: askOperator,
  video_under_review: minute,
  video_upload_failed: retry,
  tiktok_unexpected_status: askOperator,
  tiktok_unknown: askOperator,
} as const satisfies Record<string, Remedy>;

/** Code → what can be done next. */
export const refusals = { ...apiRefusals, ...oauthRefusals, ...failReasons, ...ownCodes } as const;

/** Everything that TikTok, or the way to it, can say no with. */
export type TikTokCode = keyof typeof refusals;
/** Why TikTok failed a post that it had taken. */
export type TikTokFailReason = keyof typeof failReasons;
export type TikTokRefusal = keyof typeof apiRefusals | keyof typeof oauthRefusals;

const isIn = <Table extends object>(table: Table, word: string): word is keyof Table & string =>
  Object.hasOwn(table, word);

/** The code behind an `error.code` or OAuth `error`; `tiktok_unknown` for a word not in the table. */
export function recogniseRefusal(word: string): TikTokRefusal | 'tiktok_unknown' {
  // The Content Posting pages print the singular, the live service answers with the plural.
  const code = word === 'invalid_param' ? 'invalid_params' : word;
  return isIn(apiRefusals, code) || isIn(oauthRefusals, code) ? code : 'tiktok_unknown';
}

/** The code behind a `fail_reason` of a status answer or webhook; `tiktok_unknown` likewise. */
export function recogniseFailReason(word: string): TikTokFailReason | 'tiktok_unknown' {
  return isIn(failReasons, word) ? word : 'tiktok_unknown';
}

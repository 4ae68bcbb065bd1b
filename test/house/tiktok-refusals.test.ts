/** Every code and fail reason that TikTok documents: recognised, with its remedy, and with words. */
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/bots/desk/view/words/problem-words.ts';
import { postProblemCodes } from '../../src/core/posts/index.ts';
import { refusals } from '../../src/core/tiktok/index.ts';
import { recogniseFailReason, recogniseRefusal } from '../../src/core/tiktok/refusals.ts';

/** TikTok's pages on the Content Posting API, on API v2 and on OAuth: what a caller may do. */
const codes = {
  access_token_invalid: 'reconnect',
  scope_not_authorized: 'reconnect',
  scope_permission_missed: 'reconnect',
  invalid_params: 'ask_operator',
  invalid_file_upload: 'change_post',
  rate_limit_exceeded: 'wait',
  spam_risk_too_many_posts: 'wait',
  spam_risk_user_banned_from_posting: 'change_post',
  spam_risk_too_many_pending_share: 'wait',
  reached_active_user_cap: 'wait',
  unaudited_client_can_only_post_to_private_accounts: 'ask_operator',
  privacy_level_option_mismatch: 'change_post',
  url_ownership_unverified: 'ask_operator',
  app_version_check_failed: 'change_post',
  invalid_publish_id: 'check_first',
  token_not_authorized_for_specified_publish_id: 'check_first',
  publish_not_cancellable: 'check_first',
  internal_error: 'retry',
  access_denied: 'reconnect',
  invalid_client: 'ask_operator',
  invalid_grant: 'reconnect',
  invalid_request: 'reconnect',
  invalid_scope: 'ask_operator',
  unauthorized_client: 'ask_operator',
  unsupported_grant_type: 'ask_operator',
  unsupported_response_type: 'ask_operator',
  server_error: 'retry',
  temporarily_unavailable: 'retry',
} as const;

/** "Get Post Status": `fail_reason`. */
const failReasons = {
  file_format_check_failed: 'change_post',
  duration_check_failed: 'change_post',
  frame_rate_check_failed: 'change_post',
  picture_size_check_failed: 'change_post',
  internal: 'retry',
  video_pull_failed: 'retry',
  photo_pull_failed: 'retry',
  publish_cancelled: 'change_post',
  auth_removed: 'reconnect',
  spam_risk_too_many_posts: 'wait',
  spam_risk_user_banned_from_posting: 'change_post',
  spam_risk_text: 'change_post',
  spam_risk: 'change_post',
} as const;

/** Schedy's own, of which TikTok knows nothing. */
const own = [
  'tiktok_unreachable',
  'tiktok_unexpected_answer',
  'tiktok_unexpected_status',
  'tiktok_unknown',
  'upload_expired',
  'upload_unknown',
  'upload_out_of_step',
  'upload_host_not_allowed',
  'video_under_review',
  'video_upload_failed',
];

const unsaid = (code: string) => explain('no_such_code', {}).what.replace('no_such_code', code);

describe('what TikTok can refuse', () => {
  it.each(Object.entries(codes))('%s can be met by: %s', (code, remedy) => {
    expect(recogniseRefusal(code)).toBe(code);
    expect(refusals[code as keyof typeof codes].kind).toBe(remedy);
  });

  it.each(Object.entries(failReasons))('the fail reason %s can be met by: %s', (code, remedy) => {
    expect(recogniseFailReason(code)).toBe(code);
    expect(refusals[code as keyof typeof failReasons].kind).toBe(remedy);
  });

  it('is all there is in the table, beside Schedy’s own codes', () => {
    const known = new Set([...Object.keys(codes), ...Object.keys(failReasons), ...own]);
    expect(Object.keys(refusals).sort()).toEqual([...known].sort());
  });

  it('both spellings of a malformed call mean the same', () => {
    expect(recogniseRefusal('invalid_param')).toBe('invalid_params');
  });

  it('an unknown word stays visible with its log id', () => {
    expect([recogniseRefusal('brand_new'), recogniseFailReason('brand_new')]).toEqual([
      'tiktok_unknown',
      'tiktok_unknown',
    ]);
    const { what } = explain('tiktok_unknown', { vendorCode: 'brand_new', logId: '20261124ABC' });
    expect(what).toContain('brand_new (log id 20261124ABC)');
  });
});

it('every code says what happened and what can be done', () => {
  const all = [...Object.keys(refusals), ...postProblemCodes];
  const silent = all.filter((code) => {
    const { what, remedy } = explain(code, {});
    return what === unsaid(code) || what.trim() === '' || remedy.trim() === '';
  });
  expect(silent).toEqual([]);
});

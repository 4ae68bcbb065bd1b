import { describe, expect, test } from 'vitest';
import { failReasons } from '../../../sandbox/tiktok/posting/fail-reasons.ts';
import { recogniseFailReason, recogniseRefusal, refusals } from '../../../src/core/tiktok/refusals.ts';
import { oauthWords } from '../../reliability/faults.ts';

/** TikTok's pages: Content Posting API, and "Error Handling" of API v2. */
const documented = [
  'access_token_invalid',
  'scope_not_authorized',
  'scope_permission_missed',
  'invalid_param',
  'invalid_params',
  'invalid_file_upload',
  'rate_limit_exceeded',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'spam_risk_too_many_pending_share',
  'reached_active_user_cap',
  'unaudited_client_can_only_post_to_private_accounts',
  'privacy_level_option_mismatch',
  'url_ownership_unverified',
  'app_version_check_failed',
  'invalid_publish_id',
  'token_not_authorized_for_specified_publish_id',
  'publish_not_cancellable',
  'internal_error',
];

describe('refusals', () => {
  test.each([...documented, ...oauthWords])('knows the code %s', (word) => {
    expect(recogniseRefusal(word)).not.toBe('tiktok_unknown');
  });

  test.each(failReasons)('knows the fail reason %s', (word) => {
    expect(recogniseFailReason(word)).toBe(word);
  });

  test('takes both spellings of invalid parameters for one code', () => {
    expect(recogniseRefusal('invalid_param')).toBe('invalid_params');
    expect(recogniseRefusal('invalid_params')).toBe('invalid_params');
  });

  test.each(['brand_new_code', '', 'constructor', '__proto__'])('does not know "%s"', (word) => {
    expect(recogniseRefusal(word)).toBe('tiktok_unknown');
    expect(recogniseFailReason(word)).toBe('tiktok_unknown');
  });

  test("does not take a code of its own out of TikTok's mouth", () => {
    expect(recogniseRefusal('upload_expired')).toBe('tiktok_unknown');
    expect(recogniseRefusal('spam_risk_text')).toBe('tiktok_unknown');
    expect(recogniseFailReason('rate_limit_exceeded')).toBe('tiktok_unknown');
  });

  test('never offers to repeat what cannot change by itself', () => {
    expect(refusals.access_token_invalid).toEqual({ kind: 'reconnect' });
    expect(refusals.invalid_publish_id).toEqual({ kind: 'check_first' });
    expect(refusals.upload_expired).toEqual({ kind: 'check_first' });
    expect(refusals.spam_risk_text).toEqual({ kind: 'change_post' });
    expect(refusals.invalid_client).toEqual({ kind: 'ask_operator' });
    expect(refusals.rate_limit_exceeded).toEqual({ kind: 'wait', forMs: 60_000 });
    expect(refusals.spam_risk_too_many_posts).toEqual({ kind: 'wait', forMs: 86_400_000 });
  });
});

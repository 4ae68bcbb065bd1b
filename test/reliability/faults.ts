/** What TikTok, or the way to it, can do to any call; and what it refuses each call with. */
import type { FaultAction } from '../../sandbox/faults.ts';
import { failReasons } from '../../sandbox/tiktok/posting/fail-reasons.ts';

/** Longer than the program waits in this test. */
const tooLongMs = 3_000;
const html = { 'content-type': 'text/html' };

const envelope = (code: string): string =>
  JSON.stringify({ data: {}, error: { code, message: 'See the guidelines.', log_id: '20261124' } });

const oauth = (error: string): string =>
  JSON.stringify({ error, error_description: 'See the pages.', log_id: '20261124' });

const answer = (status: number, body = ''): FaultAction => ({ kind: 'answer', status, body });

/** Common to every call. Where it is not said otherwise TikTok has done what was asked. */
const transportFaults = {
  timeout: { kind: 'delay', delayMs: tooLongMs },
  'slow body': { kind: 'slow-body', delayMs: tooLongMs },
  reset: { kind: 'reset', when: 'after' },
  'reset, not done': { kind: 'reset', when: 'before' },
  '500, not done': answer(500, envelope('internal_error')),
  '502 HTML, not done': {
    kind: 'answer',
    status: 502,
    headers: html,
    body: '<html>Bad gateway</html>',
  },
  'truncated JSON': { kind: 'answer-after', status: 200, body: '{"data":{"publish_id":"v_pub' },
  'HTTP 429': answer(429, envelope('rate_limit_exceeded')),
  'HTTP 401': answer(401, envelope('access_token_invalid')),
} as const satisfies Record<string, FaultAction>;

/** TikTok's page "Error Handling" of OAuth. */
export const oauthWords = [
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
] as const;

/** TikTok's pages: the status beside each code that a call can be refused with. */
const documented = {
  'creator info': {
    spam_risk_too_many_posts: 200,
    spam_risk_user_banned_from_posting: 200,
    reached_active_user_cap: 200,
    scope_not_authorized: 401,
  },
  init: {
    invalid_param: 400,
    invalid_params: 400,
    invalid_file_upload: 400,
    app_version_check_failed: 400,
    scope_not_authorized: 401,
    spam_risk_too_many_posts: 403,
    spam_risk_user_banned_from_posting: 403,
    reached_active_user_cap: 403,
    unaudited_client_can_only_post_to_private_accounts: 403,
    privacy_level_option_mismatch: 403,
    url_ownership_unverified: 403,
    a_code_of_tomorrow: 403,
  },
  'inbox init': {
    invalid_param: 400,
    scope_not_authorized: 401,
    spam_risk_too_many_pending_share: 403,
    spam_risk_user_banned_from_posting: 403,
    url_ownership_unverified: 403,
  },
  status: {
    invalid_publish_id: 400,
    token_not_authorized_for_specified_publish_id: 400,
    publish_not_cancellable: 400,
    scope_not_authorized: 401,
  },
  'user info': { scope_permission_missed: 400, scope_not_authorized: 401, invalid_params: 400 },
} as const;

type Table = Readonly<Record<string, FaultAction>>;

function refusalsOf(call: keyof typeof documented): Table {
  const codes = Object.entries(documented[call]);
  return Object.fromEntries(codes.map(([code, status]) => [code, answer(status, envelope(code))]));
}

/** TikTok documents no status for these; integrators have met 200. */
const oauthRefusals: Table = Object.fromEntries(oauthWords.map((word) => [word, answer(200, oauth(word))]));

const failed: Table = Object.fromEntries(
  failReasons.map((reason) => {
    const data = { status: 'FAILED', fail_reason: reason, publicaly_available_post_id: [] };
    const body = JSON.stringify({ data, error: { code: 'ok', message: '', log_id: '20261124' } });
    return [`FAILED ${reason}`, answer(200, body)];
  }),
);

/** To a chunk there is no envelope: the status is all. */
const chunkFaults: Table = {
  ...transportFaults,
  '500, not done': answer(500),
  'truncated JSON': { kind: 'cut-answer', afterBytes: 0 },
  'cut after half the bytes': { kind: 'reset-body', afterBytes: 100_000 },
  'HTTP 429': answer(429),
  'HTTP 401': answer(401),
  'HTTP 400': answer(400),
  'HTTP 403': answer(403),
  'HTTP 404': answer(404),
  'HTTP 416': answer(416),
};

const status: Table = { ...transportFaults, ...refusalsOf('status'), ...failed };

/** Every call that Schedy makes to TikTok, and all that can come of it. */
export const faults = {
  'creator info': { ...transportFaults, ...refusalsOf('creator info') },
  init: { ...transportFaults, ...refusalsOf('init') },
  'inbox init': { ...transportFaults, ...refusalsOf('inbox init') },
  chunk: chunkFaults,
  'status after the last byte': status,
  'status before going on': status,
  refresh: { ...transportFaults, ...oauthRefusals },
  'code exchange': { ...transportFaults, ...oauthRefusals },
  'user info': { ...transportFaults, ...refusalsOf('user info') },
  revoke: { ...transportFaults, ...oauthRefusals },
} as const satisfies Record<string, Table>;

export type CallName = keyof typeof faults;

import { newLogId } from '../ids.ts';
import type { Settings } from '../options.ts';
import type { Answer } from './call.ts';

/** The three shapes in which TikTok answers: the envelope, the flat OAuth error, and pages. */

const statusByCode = {
  access_token_invalid: 401,
  scope_not_authorized: 401,
  scope_permission_missed: 400,
  invalid_param: 400,
  invalid_params: 400,
  invalid_file_upload: 400,
  rate_limit_exceeded: 429,
  spam_risk_too_many_posts: 403,
  spam_risk_user_banned_from_posting: 403,
  spam_risk_too_many_pending_share: 403,
  reached_active_user_cap: 403,
  unaudited_client_can_only_post_to_private_accounts: 403,
  privacy_level_option_mismatch: 403,
  url_ownership_unverified: 403,
  invalid_publish_id: 400,
  token_not_authorized_for_specified_publish_id: 400,
  internal_error: 500,
} as const;

export type ErrorCode = keyof typeof statusByCode;

/** Refusals that befall a correct client too; every other one is counted against it. */
const circumstances: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'access_token_invalid',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'spam_risk_too_many_pending_share',
  'reached_active_user_cap',
  'unaudited_client_can_only_post_to_private_accounts',
  'internal_error',
]);

// One sentence for several 403 codes, as integrators have met it: only the code tells them apart.
const guidelinesMessage =
  'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };

interface RefusalOptions {
  status?: number;
  /** Overrules whether the client is to blame. */
  blame?: 'client' | 'circumstance';
}

type Digits = Record<string, readonly string[]>;

export interface Answers {
  ok(data: Record<string, unknown>, digits?: Digits, shape?: Settings['postIdShape']): Answer;
  refuse(code: ErrorCode, message: string, options?: RefusalOptions): Answer;
  oauthError(error: string, description: string, blame?: 'client' | 'circumstance'): Answer;
}

function writeDigits(values: readonly string[], shape: Settings['postIdShape']): string {
  const [first] = values;
  if (shape === 'list' || first === undefined) return `[${values.join(',')}]`;
  return shape === 'number' ? first : `"${first}"`;
}

/** Writes lists of integers that a double cannot hold, digit for digit. */
function withDigits(data: Record<string, unknown>, digits: Digits, shape: Settings['postIdShape']) {
  const lists = Object.entries(digits).map(([key, values]) => `"${key}":${writeDigits(values, shape)}`);
  const plain = JSON.stringify(data).slice(1, -1);
  return `{${[plain, ...lists].filter((part) => part !== '').join(',')}}`;
}

export function createAnswers(settings: Pick<Settings, 'now' | 'oauthErrorStatus'>): Answers {
  const logId = (): string => newLogId(settings.now());
  return {
    ok(data, digits = {}, shape = 'list') {
      const error = JSON.stringify({ code: 'ok', message: '', log_id: logId() });
      const body = `{"data":${withDigits(data, digits, shape)},"error":${error}}`;
      return { status: 200, headers: jsonHeaders, body, code: 'ok' };
    },
    refuse(code, detail, options = {}) {
      const status = options.status ?? statusByCode[code];
      const message = statusByCode[code] === 403 ? guidelinesMessage : detail;
      const body = JSON.stringify({ data: {}, error: { code, message, log_id: logId() } });
      const blame = options.blame ?? (circumstances.has(code) ? 'circumstance' : 'client');
      const refused = blame === 'client' ? { refused: `${code}: ${detail}` } : {};
      return { status, headers: jsonHeaders, body, code, ...refused };
    },
    oauthError(error, description, blame = 'client') {
      const body = JSON.stringify({ error, error_description: description, log_id: logId() });
      const refused = blame === 'client' ? { refused: `${error}: ${description}` } : {};
      return {
        status: settings.oauthErrorStatus,
        headers: jsonHeaders,
        body,
        code: error,
        ...refused,
      };
    },
  };
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: jsonHeaders,
  body: JSON.stringify(value),
});

export const redirect = (location: string): Answer => ({
  status: 302,
  headers: { location },
  body: '',
});

/**
 * Builds what this room throws. The errors of the HTTP client carry headers, bodies and addresses,
 * so they never become a cause; what is worth logging is copied out of them word by word.
 */
import { type Facts, Failure, type Remedy } from '../errors.ts';
import { recogniseRefusal, refusals, type TikTokCode } from './refusals.ts';

/** A refusal of TikTok's or a failure on the way there; `remedy` says what its reader can do. */
export type TikTokFailure = Failure<TikTokCode>;

/** Whether a caught value is a failure told by TikTok or by the way to it. */
export function isTikTokFailure(error: unknown): error is TikTokFailure {
  return error instanceof Failure && Object.hasOwn(refusals, error.code);
}

export function failure(code: TikTokCode, facts: Facts, remedy: Remedy = refusals[code]): TikTokFailure {
  return new Failure(code, remedy, facts);
}

/** What TikTok's words for these statuses are; gateways before it answer 429 and 5xx without any. */
function codeByStatus(httpStatus: number): TikTokCode {
  if (httpStatus === 429) return 'rate_limit_exceeded';
  return httpStatus >= 500 ? 'internal_error' : 'tiktok_unexpected_status';
}

export interface Refusal {
  readonly endpoint: string;
  readonly httpStatus: number;
  readonly logId: string | null;
  readonly word: string;
  readonly message: string;
}

/** TikTok understood the call and said no: its word decides, neither the status nor the message. */
export function refused({ endpoint, httpStatus, logId, word, message }: Refusal): TikTokFailure {
  const code = recogniseRefusal(word);
  const facts = {
    endpoint,
    httpStatus,
    logId,
    vendorMessage: withoutSecrets(message),
    ...(code === word ? {} : { vendorCode: vendorWord(word) }),
  };
  return failure(code, facts, code === 'tiktok_unknown' ? refusals[codeByStatus(httpStatus)] : undefined);
}

/** No readable word came with the status: it decides alone. */
export function unexpectedStatus(endpoint: string, httpStatus: number): TikTokFailure {
  return failure(codeByStatus(httpStatus), { endpoint, httpStatus, logId: null });
}

/** A successful status whose body is not what TikTok documents; `where` is the first wrong field. */
export function unexpectedBody(
  endpoint: string,
  httpStatus: number,
  where: string,
  logId: string | null = null,
): TikTokFailure {
  return failure('tiktok_unexpected_answer', { endpoint, httpStatus, logId, where });
}

/** A word TikTok chose, fit for a log line: anything that could be more than a word is withheld. */
export const vendorWord = (word: string): string =>
  /^(\d{1,10}|[a-z]{1,19}(_[a-z\d]{1,19}){0,12})$/.test(word) ? word : 'illegible';

/** A log id as TikTok writes it, or nothing. */
export const legibleLogId = (logId: string | null | undefined): string | null =>
  logId !== null && logId !== undefined && /^[\w-]{1,64}$/.test(logId) ? logId : null;

/** Tokens, codes, keys and addresses are all longer than twenty characters; words are not. */
const withoutSecrets = (message: string): string => message.replace(/\S{20,}/g, '…').slice(0, 200);

import { type Facts, Failure, type Remedy } from '../errors.ts';
import type { MediaFailureCode } from './codes.ts';

const retry: Remedy = { kind: 'retry' };
const changePost: Remedy = { kind: 'change_post' };
const askOperator: Remedy = { kind: 'ask_operator' };

const remedies: Readonly<Record<MediaFailureCode, Remedy>> = {
  media_store_unsupported: askOperator,
  media_store_full: retry,
  media_no_room: askOperator,
  media_quota_full: changePost,
  media_store_failed: askOperator,
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

export function mediaFailure(code: MediaFailureCode, facts: Facts, options?: ErrorOptions): Failure<MediaFailureCode> {
  return new Failure(code, remedies[code], facts, options);
}

/** The short code that Node and its clients put on an error, which names no path and no address. */
export function errorCodeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'unknown';
}

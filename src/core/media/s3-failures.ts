/** What an S3 server, the SDK or the network said, as a failure of the store. */
import { Failure } from '../errors.ts';
import { errorCodeOf, mediaFailure } from './codes.ts';

/** An error of the store, with whose bucket it was; a cancelled call stays what it is. */
export function explainS3(error: unknown, { bucket, host }: { bucket: string; host: string }): unknown {
  if (error instanceof Failure || !(error instanceof Error) || error.name === 'AbortError') return error;
  const reason = nameOf(error);
  const status = statusOf(error);
  const place = { bucket, host, reason };
  const cause = { cause: error };
  if (missing.has(reason)) return mediaFailure('media_missing', {}, cause);
  if (reason === 'NoSuchBucket') return mediaFailure('media_bucket_missing', place, cause);
  if (status === 507 || full.test(reason)) return mediaFailure('media_store_full', place, cause);
  if (busy.has(reason) || (status !== null && (status >= 500 || status === 429))) {
    return mediaFailure('media_store_busy', place, cause);
  }
  if (refused.has(reason) || [301, 307, 401, 403].includes(status ?? 0)) {
    return mediaFailure('media_store_refused', place, cause);
  }
  if (status === null) return mediaFailure('media_store_unreachable', place, cause);
  // Another version lies there than the one that was begun, or an upload was cleared away: beginning anew helps.
  const passes = status === 404 || status === 412 || status === 416;
  return mediaFailure('media_store_failed', place, cause, passes);
}

const missing: ReadonlySet<string> = new Set(['NoSuchKey', 'NotFound']);
const busy: ReadonlySet<string> = new Set(['SlowDown', 'RequestTimeout', 'InternalError', 'ServiceUnavailable']);
const full = /StorageFull|QuotaExceeded|InsufficientStorage/i;
const refused: ReadonlySet<string> = new Set([
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
  'Forbidden',
  'AuthorizationHeaderMalformed',
  'PermanentRedirect',
  'AllAccessDisabled',
  'AccountProblem',
  'CredentialsProviderError',
  'RegionMissing',
  'RequestTimeTooSkewed',
]);

/** The server's own code, or what Node calls it; never its words, which may hold an address. */
function nameOf(error: Error): string {
  if (error.message === 'Region is missing') return 'RegionMissing';
  if (statusOf(error) !== null || refused.has(error.name)) return error.name;
  const code = errorCodeOf(error);
  return code === 'unknown' ? error.name : code;
}

/** Of the server's answer; null where there was none. */
function statusOf(error: Error): number | null {
  const metadata: unknown = '$metadata' in error ? error.$metadata : null;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return null;
  const { httpStatusCode } = metadata;
  return typeof httpStatusCode === 'number' ? httpStatusCode : null;
}

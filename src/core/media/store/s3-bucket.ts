/** One bucket of an S3-compatible server: few calls, one way in which they fail. The only file that knows the SDK. */
import type { Readable } from 'node:stream';
import type * as sdk from '@aws-sdk/client-s3';
import { MINUTE_MS } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import { errorCodeOf, mediaFailure } from '../refusal-codes.ts';
import type { ByteRange } from './store.ts';

/** What leads to the server. What is absent is found where the SDK looks: its variables, its files, the machine's role. */
export interface S3Access {
  /** Of a server that is not AWS's own. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
}

export interface S3Place {
  readonly bucket: string;
  /** Empty, or ends in a slash. */
  readonly prefix: string;
  /** Absent: as servers of that kind take it, AWS by the host's name and all others in the path. */
  readonly isInPath?: boolean;
}

/** Part of an object, as it arrives. */
export interface ObjectBody {
  readonly stream: Readable;
  /** Of this answer. */
  readonly lengthBytes: number;
  readonly etag: string | undefined;
}

/** Names are those behind the prefix. Every call throws a Failure of the store, `media_missing` where nothing is. */
export interface Bucket {
  put(name: string, body: Buffer): Promise<void>;
  size(name: string): Promise<number>;
  /** With `etag`, only of the same version. */
  get(name: string, range?: Partial<ByteRange>, etag?: string): Promise<ObjectBody>;
  remove(name: string): Promise<void>;
  /** The names that begin so, in their order; at most `most`. */
  list(start: string, most?: number): AsyncGenerator<string>;
  /** An upload in parts: shows nothing until it is completed. */
  begin(name: string): Promise<string>;
  /** Its mark, which completing it asks for. All parts but the last have the same size, at least 5 MiB. */
  putPart(name: string, upload: string, number: number, body: Buffer): Promise<string>;
  complete(name: string, upload: string, marks: readonly string[]): Promise<void>;
  abandon(name: string, upload: string): Promise<void>;
  /** Uploads that nobody completed. */
  unfinished(): AsyncGenerator<{ readonly name: string; readonly upload: string; readonly begunAt: Date }>;
}

/** Connecting to the S3 server is given up after so long. */
const STORE_CONNECT_MS = 5000;
/** An S3 server has so long to take or give one piece; the SDK then asks again, three times in all. */
const STORE_ANSWER_MS = MINUTE_MS;

/** The only way to the server: what it refuses is thrown as a Failure of the store. */
type Ask = <T>(call: (client: sdk.S3Client, s3: typeof sdk) => Promise<T>) => Promise<T>;

export function openBucket(place: S3Place, access: S3Access): Bucket {
  const ask = createAsk(place, access);
  return { ...wholeObjects(ask, place), ...uploadsInParts(ask, place) };
}

function createAsk({ bucket, isInPath }: S3Place, access: S3Access): Ask {
  let opened: Promise<{ client: sdk.S3Client; s3: typeof sdk }> | undefined;
  const open = () => {
    // Loading it takes longer than all the rest of a start: only who keeps videos there does so.
    opened ??= import('@aws-sdk/client-s3').then((s3) => ({
      s3,
      client: new s3.S3Client(clientConfig(access, isInPath)),
    }));
    return opened;
  };
  const host = access.endpoint === undefined ? 's3.amazonaws.com' : new URL(access.endpoint).host;
  return async (call) => {
    const { client, s3 } = await open();
    try {
      return await call(client, s3);
    } catch (error) {
      throw explainS3(error, { bucket, host });
    }
  };
}

const objectAt = ({ bucket: Bucket, prefix }: S3Place, name: string) => ({ Bucket, Key: `${prefix}${name}` });
const nameOf = ({ prefix }: S3Place, key = ''): string => key.slice(prefix.length);

function wholeObjects(ask: Ask, place: S3Place): Pick<Bucket, 'put' | 'size' | 'get' | 'remove' | 'list'> {
  const at = (name: string) => objectAt(place, name);
  return {
    put: (name, Body) =>
      ask(async (client, s3) => void (await client.send(new s3.PutObjectCommand({ ...at(name), Body })))),
    size: async (name) => {
      try {
        return (await ask((client, s3) => client.send(new s3.HeadObjectCommand(at(name))))).ContentLength ?? 0;
      } catch (error) {
        // The answer to a HEAD has no words: a bucket that is gone looks like a video that is gone.
        for await (const _ of list(ask, place, name, 1)) break;
        throw error;
      }
    },
    get: (name, { start, end } = {}, etag) =>
      ask(async (client, s3) => {
        const range = start === undefined && end === undefined ? {} : { Range: `bytes=${start ?? 0}-${end ?? ''}` };
        const wanted = { ...at(name), ...range, ...(etag && { IfMatch: etag }) };
        const { Body, ContentLength, ETag } = await client.send(new s3.GetObjectCommand(wanted));
        // Its type is that of every platform; in Node it is one of Node's streams.
        return { stream: Body as Readable, lengthBytes: ContentLength ?? 0, etag: ETag };
      }),
    remove: (name) => ask(async (client, s3) => void (await client.send(new s3.DeleteObjectCommand(at(name))))),
    list: (start, most) => list(ask, place, start, most),
  };
}

/**
 * A console, a proxy or a website may say 200 to everything, and would take videos that nobody sees again. S3 names the
 * bucket and counts in each list, and never lacks the list itself.
 */
async function listed(answer: Promise<sdk.ListObjectsV2CommandOutput>): Promise<sdk.ListObjectsV2CommandOutput> {
  const page = await answer.catch((error: unknown) => {
    throw error instanceof Error && missing.has(errorNameOf(error)) ? new NotS3(error) : error;
  });
  if (page.Name === undefined && page.KeyCount === undefined) throw new NotS3();
  return page;
}

class NotS3 extends Error {
  override readonly name = 'not_s3';
  constructor(cause?: Error) {
    super('What answers is no S3 server.', { cause });
  }
}

async function* list(ask: Ask, place: S3Place, start: string, most = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  const { Bucket, Key: Prefix } = objectAt(place, start);
  let left = most;
  let ContinuationToken: string | undefined;
  do {
    const wanted = { Bucket, Prefix, ContinuationToken, MaxKeys: Math.min(1000, left) };
    const page = await ask((client, s3) => listed(client.send(new s3.ListObjectsV2Command(wanted))));
    for (const { Key } of page.Contents ?? []) yield nameOf(place, Key);
    left -= page.Contents?.length ?? 0;
    ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (ContinuationToken !== undefined && left > 0);
}

function uploadsInParts(
  ask: Ask,
  place: S3Place,
): Pick<Bucket, 'begin' | 'putPart' | 'complete' | 'abandon' | 'unfinished'> {
  const at = (name: string) => objectAt(place, name);
  return {
    begin: (name) =>
      ask(async (client, s3) => (await client.send(new s3.CreateMultipartUploadCommand(at(name)))).UploadId ?? ''),
    putPart: (name, UploadId, PartNumber, Body) =>
      ask(async (client, s3) => {
        const { ETag } = await client.send(new s3.UploadPartCommand({ ...at(name), UploadId, PartNumber, Body }));
        return ETag ?? '';
      }),
    complete: (name, UploadId, marks) =>
      ask(async (client, s3) => {
        const Parts = marks.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
        await client.send(new s3.CompleteMultipartUploadCommand({ ...at(name), UploadId, MultipartUpload: { Parts } }));
      }),
    abandon: (name, UploadId) =>
      ask(
        async (client, s3) => void (await client.send(new s3.AbortMultipartUploadCommand({ ...at(name), UploadId }))),
      ),
    unfinished: async function* () {
      const { Bucket, Key: Prefix } = at('');
      let marker: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
      while (marker !== undefined) {
        const wanted: sdk.ListMultipartUploadsCommandInput = { Bucket, Prefix, ...marker };
        const page = await ask((client, s3) => client.send(new s3.ListMultipartUploadsCommand(wanted)));
        for (const { Key, UploadId = '', Initiated = new Date() } of page.Uploads ?? []) {
          yield { name: nameOf(place, Key), upload: UploadId, begunAt: Initiated };
        }
        marker = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
          : undefined;
      }
    },
  };
}

function clientConfig(
  { endpoint, region, accessKeyId, secretAccessKey, sessionToken }: S3Access,
  isInPath: boolean | undefined,
): sdk.S3ClientConfig {
  const timeouts = {
    connectionTimeout: STORE_CONNECT_MS,
    requestTimeout: STORE_ANSWER_MS,
    socketTimeout: STORE_ANSWER_MS,
    throwOnRequestTimeout: true,
  };
  return {
    requestHandler: timeouts,
    forcePathStyle: isInPath ?? endpoint !== undefined,
    // Servers other than AWS's own do not all know the newer checksums; each request's signature covers its body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint !== undefined && { endpoint, region: region ?? 'us-east-1' }),
    ...(region !== undefined && { region }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && {
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
      }),
  };
}

/** An error of the store, with whose bucket it was; a cancelled call stays what it is. */
function explainS3(error: unknown, { bucket, host }: { bucket: string; host: string }): unknown {
  if (error instanceof Failure || !(error instanceof Error) || error.name === 'AbortError') return error;
  const reason = errorNameOf(error);
  const status = statusOf(error);
  const place = { bucket, host, reason };
  const cause = { cause: error };
  if (error instanceof NotS3) return mediaFailure('media_store_unreachable', place, cause);
  if (missing.has(reason)) return mediaFailure('media_missing', {}, cause);
  if (reason === 'NoSuchBucket') return mediaFailure('media_bucket_missing', place, cause);
  if (status === 507 || full.test(reason)) return mediaFailure('media_store_full', place, cause);
  if (busy.has(reason) || (status !== null && (status >= 500 || status === 429))) {
    return mediaFailure('media_store_busy', place, cause);
  }
  if (refused.has(reason) || [301, 302, 307, 308, 401, 403].includes(status ?? 0)) {
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
function errorNameOf(error: Error): string {
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

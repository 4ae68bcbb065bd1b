/** Sends one chunk. The address is the credential, so there is no token and nothing names it. */
import type { Readable } from 'node:stream';
import got, { type CancelableRequest, type OptionsInit, RequestError, type Response } from 'got';
import type { Chunk } from './chunks.ts';
import { type ChunkAnswer, type ChunkBody, createChunkBody, readChunkAnswer } from './chunks.ts';
import { chunkEndpoint } from './endpoints.ts';
import { failure } from './failures.ts';
import { networkFacts, plainRequest, type Timeouts } from './transport.ts';

/** What a chunk may be sent as. */
export type VideoContentType = 'video/mp4' | 'video/quicktime' | 'video/webm';

/** One chunk, its bytes, and where they go. */
export interface ChunkUpload {
  readonly uploadUrl: string;
  readonly chunk: Chunk;
  readonly contentType: VideoContentType;
  /** Opens the chunk's bytes; exactly `chunk.sizeBytes` of them. */
  readonly body: () => Readable;
  readonly signal?: AbortSignal;
  /** Told as bytes leave: how many of this chunk so far. */
  readonly onSent?: (bytesOfThisChunk: number) => void;
}

export interface UploadOptions {
  readonly uploadHosts: readonly string[];
  readonly timeouts: Timeouts;
}

export const createUploadChunk =
  ({ uploadHosts, timeouts }: UploadOptions) =>
  async (upload: ChunkUpload): Promise<ChunkAnswer> => {
    const url = allowUploadUrl(upload.uploadUrl, uploadHosts);
    upload.signal?.throwIfAborted();
    const body = createChunkBody(upload.body(), upload.chunk.sizeBytes);
    try {
      const { statusCode, headers } = await put(url, upload, body, timeouts);
      return readChunkAnswer(statusCode, headers['content-range'], upload.chunk);
    } finally {
      body.close();
    }
  };

async function put(
  url: URL,
  upload: ChunkUpload,
  body: ChunkBody,
  timeouts: Timeouts,
): Promise<Pick<Response, 'statusCode' | 'headers'>> {
  const request = got.put(url, writeRequest(upload, body, timeouts));
  const sent = watch(request, upload, timeouts);
  try {
    return await request;
  } catch (error) {
    // TikTok may refuse while the body is still leaving and close: its word beats the broken pipe.
    if (error instanceof RequestError && error.response) return error.response;
    upload.signal?.throwIfAborted();
    throw body.failure() ?? brokenOff(error, sent.bytes);
  }
}

const writeRequest = (
  { chunk, contentType, signal }: ChunkUpload,
  body: ChunkBody,
  { connectMs, chunkIdleMs }: Timeouts,
) =>
  ({
    ...plainRequest,
    headers: {
      'user-agent': 'schedy',
      'content-type': contentType,
      'content-length': String(chunk.sizeBytes),
      'content-range': `bytes ${chunk.firstByte}-${chunk.lastByte}/${chunk.totalBytes}`,
    },
    body: body.stream,
    timeout: {
      lookup: connectMs,
      connect: connectMs,
      secureConnect: connectMs,
      socket: chunkIdleMs,
    },
    ...(signal ? { signal } : {}),
  }) satisfies OptionsInit;

/** Counts the bytes that leave, and grants the answer more silence than the sending. */
function watch(
  request: CancelableRequest<Response<string>>,
  { onSent }: ChunkUpload,
  { chunkAnswerMs }: Timeouts,
): { readonly bytes: number } {
  const sent = { bytes: 0 };
  request.on('uploadProgress', ({ transferred }) => {
    if (transferred > sent.bytes) onSent?.(transferred);
    sent.bytes = transferred;
  });
  request.on('request', (native) => {
    native.once('finish', () => native.setTimeout(chunkAnswerMs));
  });
  return sent;
}

/** A connection that is cut at once reports none of its bytes as sent, and was there all the same. */
const brokenOff = (error: unknown, sentBytes: number) => {
  const isConnected = error instanceof RequestError && error.timings?.connect !== undefined;
  return failure(isConnected || sentBytes > 0 ? 'video_upload_failed' : 'tiktok_unreachable', {
    endpoint: chunkEndpoint,
    sentBytes,
    ...networkFacts(error),
  });
};

/** An init answer tells where to send the video; only TikTok's own hosts may be told. */

/**
 * Returns the address of a chunk upload when it is https on the default port of a host below
 * tiktokapis.com, or when its host and port are in `extraHosts` (which may use plain http); otherwise
 * throws `upload_host_not_allowed`.
 */
export function allowUploadUrl(uploadUrl: string, extraHosts: readonly string[]): URL {
  const url = URL.canParse(uploadUrl) ? new URL(uploadUrl) : null;
  const isAllowed = url !== null && hasNoUserInfo(url) && (isTikTok(url) || isExtra(url, extraHosts));
  if (isAllowed) return url;
  const facts = { endpoint: chunkEndpoint, logId: null, httpStatus: null };
  throw failure('upload_host_not_allowed', { ...facts, host: url?.hostname ?? null });
}

const hasNoUserInfo = (url: URL): boolean => url.username === '' && url.password === '';

const isTikTok = (url: URL): boolean =>
  url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.tiktokapis.com');

function isExtra(url: URL, extraHosts: readonly string[]): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return extraHosts.includes(url.host) || extraHosts.includes(`${url.hostname}:${port}`);
}

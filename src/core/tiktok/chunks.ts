/**
 * How a video is cut. TikTok wants `count = floor(size / chunk_size)` with the remainder in the last
 * chunk, chunks of at least 5 MB, and `chunk_size = size` when the count is 1.
 */
import { type Readable, Transform } from 'node:stream';
import { chunkEndpoint } from './endpoints.ts';
import { failure, type TikTokFailure } from './failures.ts';
import { refusals } from './refusals.ts';

/** Four times below TikTok's own limit: what a broken connection costs is sent again. */
export const maxChunkBytes = 16_777_216;
/** TikTok's own limit for a chunk, and so for a video in a single one: 64 MB under the stricter reading of MB. */
const maxWholeBytes = 64_000_000;
export const maxVideoBytes = 4_294_967_296;

/** One part of a video on its way; the last one holds the remainder. */
export interface Chunk {
  readonly index: number;
  /** Zero-based and inclusive at both ends, as in a Content-Range header. */
  readonly firstByte: number;
  readonly lastByte: number;
  readonly sizeBytes: number;
  /** The size of the whole video. */
  readonly totalBytes: number;
}

/** How a video is cut, as its init announces it. */
export interface ChunkPlan {
  readonly totalBytes: number;
  readonly chunkSizeBytes: number;
  readonly count: number;
  /** The chunk at a zero-based index; a RangeError beyond the last. */
  chunkAt(index: number): Chunk;
}

/** Whether a video that is usually cut could go in a single chunk instead. */
export const maySendWhole = (totalBytes: number): boolean => totalBytes > maxChunkBytes && totalBytes <= maxWholeBytes;

/**
 * Cuts a video of 1 byte to 4 GiB into equal chunks of at most 16 MiB; the last is longer by less
 * than `count` bytes. `isWhole` makes it one chunk. A size out of range is a RangeError.
 */
export function planChunks(totalBytes: number, isWhole = false): ChunkPlan {
  if (!Number.isInteger(totalBytes) || totalBytes < 1 || totalBytes > maxVideoBytes) {
    throw new RangeError(`A video has 1 to ${maxVideoBytes} bytes, not ${totalBytes}`);
  }
  const count = isWhole ? 1 : Math.ceil(totalBytes / maxChunkBytes);
  const chunkSizeBytes = Math.floor(totalBytes / count);

  return {
    totalBytes,
    chunkSizeBytes,
    count,
    chunkAt(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) {
        throw new RangeError(`Chunks are numbered 0 to ${count - 1}, not ${index}`);
      }
      const firstByte = index * chunkSizeBytes;
      const lastByte = index === count - 1 ? totalBytes - 1 : firstByte + chunkSizeBytes - 1;
      return { index, firstByte, lastByte, sizeBytes: lastByte - firstByte + 1, totalBytes };
    },
  };
}

/** The bytes of one chunk on their way, held to the promised length. */
export interface ChunkBody {
  readonly stream: Readable;
  /** What went wrong on our own side of the pipe, if anything did. */
  failure(): Error | null;
  close(): void;
}

export function createChunkBody(source: Readable, sizeBytes: number): ChunkBody {
  let failed: Error | null = null;
  const stream = createMeasure(sizeBytes);
  const fail = (error: Error) => {
    failed ??= error;
    stream.destroy(error);
  };
  // A pipe does not carry errors, and one that nobody hears would end the process: a file may turn
  // out to be unreadable after TikTok has already answered.
  source.on('error', fail);
  stream.on('error', fail);
  source.pipe(stream);

  return {
    stream,
    failure: () => failed,
    close: () => void source.destroy(),
  };
}

/** Progress is told per piece, however large the pieces are that the source gives. */
const pieceBytes = 64 * 1024;

/** A byte too few would make TikTok wait for it, a byte too many would begin the next request. */
function createMeasure(sizeBytes: number): Transform {
  let seenBytes = 0;
  return new Transform({
    transform(given: Uint8Array, _encoding, done) {
      seenBytes += given.length;
      if (seenBytes > sizeBytes) return done(wrongLength(sizeBytes, seenBytes));
      for (let at = 0; at < given.length; at += pieceBytes) {
        this.push(given.subarray(at, at + pieceBytes));
      }
      return done();
    },
    flush(done) {
      done(seenBytes < sizeBytes ? wrongLength(sizeBytes, seenBytes) : null);
    },
  });
}

/** The kept video is not the one that was measured: sending it again would not help. */
const wrongLength = (expectedBytes: number, seenBytes: number) =>
  failure(
    'video_upload_failed',
    { endpoint: chunkEndpoint, httpStatus: null, logId: null, expectedBytes, seenBytes },
    { kind: 'ask_operator' },
  );

/** What TikTok says to a chunk. There is no envelope here: the status is nearly all of it. */
export interface ChunkAnswer {
  /** `all` when TikTok has the whole video, `more` when it expects the next chunk. */
  readonly kind: 'more' | 'all';
  /** How much of the whole video TikTok says it has; null when it does not say. */
  readonly uploadedBytes: number | null;
}

/** Reads a chunk's status and Content-Range header; throws for anything but 201 and 206. */
export function readChunkAnswer(status: number, contentRange: string | undefined, chunk: Chunk): ChunkAnswer {
  const uploadedBytes = readUploadedBytes(contentRange, chunk);
  if (status !== 201 && status !== 206) throw refuseChunk(status, uploadedBytes);
  return { kind: status === 201 ? 'all' : 'more', uploadedBytes };
}

function refuseChunk(httpStatus: number, uploadedBytes: number | null): TikTokFailure {
  const facts = { endpoint: chunkEndpoint, httpStatus, logId: null, uploadedBytes };
  if (httpStatus >= 500) return failure('video_upload_failed', facts);
  switch (httpStatus) {
    case 400:
      return failure('video_upload_failed', facts, { kind: 'ask_operator' });
    case 403:
      return failure('upload_expired', facts);
    case 404:
      return failure('upload_unknown', facts);
    case 416:
      return failure('upload_out_of_step', facts);
    case 429:
      return failure('rate_limit_exceeded', facts);
    default:
      // Whether the chunk was taken cannot be told, so TikTok has to be asked.
      return failure('tiktok_unexpected_status', facts, refusals.upload_out_of_step);
  }
}

/**
 * `bytes 0-{n}/{total}`, where TikTok leaves open whether n counts bytes or is the last one's index:
 * either end of the chunk just sent means that it arrived. Anything else is passed on as a count,
 * the reading that skips no byte.
 */
function readUploadedBytes(contentRange: string | undefined, chunk: Chunk): number | null {
  const digits = /^bytes 0-(\d{1,15})\//.exec(contentRange ?? '')?.[1];
  if (digits === undefined) return null;
  const said = Number(digits);
  return said === chunk.lastByte ? said + 1 : said;
}

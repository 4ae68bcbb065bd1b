/** What TikTok says to a chunk. There is no envelope here: the status is nearly all of it. */
import type { Chunk } from './chunks.ts';
import { chunkEndpoint } from './endpoints.ts';
import { failure, type TikTokFailure } from './failures.ts';
import { refusals } from './refusals.ts';

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

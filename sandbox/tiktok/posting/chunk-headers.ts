import type { IncomingHttpHeaders } from 'node:http';
import { chunkEnd } from './chunk-plan.ts';
import type { ByteRange, Publish } from './publishes.ts';

const contentRange = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/;
const videoTypes = ['video/mp4', 'video/quicktime', 'video/webm'];

export type ChunkVerdict =
  | { kind: 'accepted'; range: ByteRange }
  /** 400: the headers are wrong whatever the progress. */
  | { kind: 'malformed'; reason: string }
  /** 416: a well-formed range that does not continue the upload. */
  | { kind: 'out-of-order'; isRepeat: boolean; reason: string };

const malformed = (reason: string): ChunkVerdict => ({ kind: 'malformed', reason });

function judgeRange(publish: Publish, range: ByteRange): ChunkVerdict {
  const { first, last } = range;
  if (first !== publish.uploadedBytes) {
    const isRepeat = publish.lastRange?.first === first && publish.lastRange.last === last;
    const reason = `bytes ${publish.uploadedBytes} onwards are next, not ${first}`;
    return { kind: 'out-of-order', isRepeat, reason };
  }
  const due = chunkEnd(publish.plan, first);
  if (last !== due) return malformed(`this chunk ends at ${due}, not ${last}`);
  return { kind: 'accepted', range };
}

/** Holds the headers of one chunk against the plan of the init and the bytes kept so far. */
export function judgeChunk(publish: Publish, headers: IncomingHttpHeaders): ChunkVerdict {
  if (headers.authorization !== undefined) return malformed('no Authorization belongs here');
  if (!videoTypes.includes(headers['content-type'] ?? '')) return malformed('not a video type');
  const length = headers['content-length'];
  if (length === undefined) return malformed('Content-Length is missing');
  const parts = contentRange.exec(headers['content-range'] ?? '');
  if (!parts) return malformed('Content-Range is missing or malformed');
  const [first = 0, last = 0, total = 0] = parts.slice(1).map(Number);
  if (total !== publish.plan.sizeBytes) return malformed('the total differs from video_size');
  if (last < first || last >= total) return malformed('the range is not inside the video');
  if (Number(length) !== last - first + 1) return malformed('Content-Length differs from the range');
  return judgeRange(publish, { first, last });
}

/** Moments at which a test may act, for instance kill the program under test. */
import type { ChangeLog } from '../change-log.ts';

interface ChunkRange {
  publishId: string;
  /** 0-based and inclusive, as in Content-Range. */
  first: number;
  last: number;
  total: number;
}

export interface TikTokEvents {
  /** A creator info request has arrived from a known caller. */
  'creator-info': { openId: string; handle: string };
  /** An init was accepted; its answer is not sent yet. */
  init: { publishId: string; openId: string; handle: string; kind: 'direct' | 'inbox' };
  /** Bytes of a chunk are arriving; `receivedBytes` counts those of this chunk. */
  chunk: ChunkRange & { receivedBytes: number };
  /** A chunk is kept; its answer is not sent yet. */
  'chunk-done': ChunkRange & { uploadedBytes: number };
  /** The whole video is kept; the answer to its last chunk is not sent yet. */
  'last-chunk': { publishId: string; total: number };
  /** A status answer with PUBLISH_COMPLETE is about to be sent. */
  complete: { publishId: string };
}

export type Events = ChangeLog<TikTokEvents>;

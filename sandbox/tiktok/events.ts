/** Moments at which a test may act, for instance kill the program under test. */

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

export type Point = keyof TikTokEvents;
export type Listener<P extends Point> = (event: TikTokEvents[P]) => void | Promise<void>;

export interface Events {
  /** Listeners are awaited before the answer goes out. Returns what removes the listener. */
  on<P extends Point>(point: P, listener: Listener<P>): () => void;
  emit<P extends Point>(point: P, event: TikTokEvents[P]): Promise<void>;
  reset(): void;
}

type Listeners = { [P in Point]: Set<Listener<P>> };

export function createEvents(): Events {
  const listeners: Listeners = {
    'creator-info': new Set(),
    init: new Set(),
    chunk: new Set(),
    'chunk-done': new Set(),
    'last-chunk': new Set(),
    complete: new Set(),
  };
  return {
    on(point, listener) {
      listeners[point].add(listener);
      return () => listeners[point].delete(listener);
    },
    async emit(point, event) {
      for (const listener of [...listeners[point]]) await listener(event);
    },
    reset() {
      for (const set of Object.values(listeners)) set.clear();
    },
  };
}

/** What /readyz asks of this process, part by part. */

import { canOpen, freeBytesOn } from './core/media/index.ts';
import { endsWithin, within } from './core/time-limit.ts';

/** Below this the database and the log of a busy hour may no longer fit: nothing new should come here. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024;

/** Who waits longer for its answer is of no use to anybody, whether it comes or not. */
const PART_ANSWER_MS = 3_000;

/** In a bucket each look is a request that somebody pays for. */
const LOOK_AGAIN_MS = 10_000;

export interface ReadinessDeps {
  readonly database: { isReady(): Promise<boolean> };
  readonly queue: { isReady(): Promise<boolean> };
  /** Whether this machine's clock agrees with the database's. */
  readonly clock: () => boolean;
  /** Whether jobs, and the sweep, have really run lately. */
  readonly worker: () => boolean;
  /** Where videos lie. */
  readonly store: { check(): Promise<void> };
  readonly dataDir: string;
  readonly freeBytes?: (path: string) => Promise<number>;
}

/** Every part is asked at the same time, so that one which is silent does not keep the others from being named. */
export function createReadiness(deps: ReadinessDeps) {
  const { database, queue, clock, worker, store, dataDir, freeBytes = freeBytesOn } = deps;
  const lookAtStore = atMostEvery(LOOK_AGAIN_MS, () => endsWithin(PART_ANSWER_MS, store.check()));
  // Where no file can be opened the room on the disk is of no use.
  const hasRoom = async () => (await freeBytes(dataDir)) >= LEAST_FREE_BYTES && (await canOpen(dataDir));
  return async () => {
    const [isAnswered, isQueued, isStored, isRoomy] = await Promise.all([
      isSo(database.isReady()),
      isSo(queue.isReady()),
      lookAtStore(),
      isSo(hasRoom()),
    ]);
    return {
      database: isAnswered,
      queue: isQueued,
      clock: clock(),
      worker: worker(),
      videos: isStored,
      disk: isRoomy,
    };
  };
}

/** Silence is the answer no. */
const isSo = (answer: Promise<boolean>): Promise<boolean> =>
  within(PART_ANSWER_MS, answer, () => new Error('late')).catch(() => false);

/** What was found is said until it is time to look again; who asks meanwhile waits for the same look. */
function atMostEvery(ms: number, look: () => Promise<boolean>): () => Promise<boolean> {
  let last: { readonly found: Promise<boolean>; readonly atMs: number } | null = null;
  return () => {
    const nowMs = performance.now();
    if (!last || nowMs - last.atMs >= ms) last = { found: look(), atMs: nowMs };
    return last.found;
  };
}

/** What /readyz asks of this process, part by part. */
import { canOpen, freeBytesOn } from './core/media/index.ts';

/** Below this the database and the log of a busy hour may no longer fit: nothing new should come here. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024;

export interface ReadinessDeps {
  readonly database: { isReady(): Promise<boolean> };
  readonly queue: { isReady(): Promise<boolean> };
  /** Whether this machine's clock agrees with the database's. */
  readonly clock: () => boolean;
  /** Whether jobs, and the sweep, have really run lately. */
  readonly worker: () => boolean;
  readonly dataDir: string;
  readonly freeBytes?: (path: string) => Promise<number>;
}

export const createReadiness =
  ({ database, queue, clock, worker, dataDir, freeBytes = freeBytesOn }: ReadinessDeps) =>
  async () => ({
    database: await database.isReady(),
    queue: await queue.isReady(),
    clock: clock(),
    worker: worker(),
    // Where no file can be opened the room on the disk is of no use.
    disk: (await freeBytes(dataDir)) >= LEAST_FREE_BYTES && (await canOpen(dataDir)),
  });

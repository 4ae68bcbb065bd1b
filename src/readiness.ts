/** What /readyz asks of this process, part by part. */
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

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
  ({ database, queue, clock, worker, dataDir, freeBytes = freeBytesNear }: ReadinessDeps) =>
  async () => ({
    database: await database.isReady(),
    queue: await queue.isReady(),
    clock: clock(),
    worker: worker(),
    disk: (await freeBytes(dataDir)) >= LEAST_FREE_BYTES,
  });

/** What is free where `path` is or will be: a directory that is not there yet counts as its parent. */
async function freeBytesNear(path: string): Promise<number> {
  const place = resolve(path);
  try {
    const { bavail, bsize } = await statfs(place);
    return bavail * bsize;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!isMissing || dirname(place) === place) throw error;
    return freeBytesNear(dirname(place));
  }
}

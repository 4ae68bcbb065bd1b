import { open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { errorCodeOf, mediaFailure } from '../refusal-codes.ts';

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** Of this moment and not of the disk: no file descriptor, no memory or no thread is free. */
const passingCodes: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'EBUSY', 'EINTR', 'ENOMEM']);

/** Turns what the file system complains of into `media_store_full` or `media_store_failed`; what passes is tried again. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A mistake of the program, and no disk's: nobody could mend it there.
    if (error instanceof TypeError && !('code' in error)) throw error;
    const reason = errorCodeOf(error);
    const code = fullCodes.has(reason) ? 'media_store_full' : 'media_store_failed';
    throw mediaFailure(code, { reason }, { cause: error }, passingCodes.has(reason));
  }
}

/** The same for work on a file that ought to be there: its absence is `media_missing`. */
export async function orMissing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') throw mediaFailure('media_missing', {}, { cause: error });
    return onDisk(() => Promise.reject(error));
  }
}

/**
 * The bytes that this user may still write to the disk of `directory`, which need not be there yet. The same number
 * decides whether a video is fetched and whether the process is ready.
 */
export async function freeBytesOn(directory: string): Promise<number> {
  const place = resolve(directory);
  const found = await unlessAbsent(() => statfs(place));
  if (found !== null) return found.bavail * found.bsize;
  const parent = dirname(place);
  return parent === place ? 0 : freeBytesOn(parent);
}

/** Without this a power cut may forget a new name. Windows cannot open a directory. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes the files that end in `suffix` and were last written before `olderThan`; counts them. */
export async function removeStale(directory: string, suffix: string, olderThan: Date): Promise<number> {
  const paths = (await namesIn(directory)).filter((name) => name.endsWith(suffix));
  let removed = 0;
  for (const path of paths.map((name) => join(directory, name))) {
    if (!(await isOlder(path, olderThan))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return (await unlessAbsent(() => readdir(directory))) ?? [];
}

/** A file that vanished in between was finished or removed by its own writer. */
async function isOlder(path: string, olderThan: Date): Promise<boolean> {
  const found = await unlessAbsent(() => stat(path));
  return found !== null && found.mtime < olderThan;
}

/** Whether a file can be opened at this moment; false while every file descriptor of the process or the machine is taken. */
export async function canOpen(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r')).close();
    return true;
  } catch (error) {
    return !['EMFILE', 'ENFILE'].includes(errorCodeOf(error));
  }
}

async function unlessAbsent<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

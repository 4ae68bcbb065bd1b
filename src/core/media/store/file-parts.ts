/** Files that arrive piece by piece, on the disk: beside the finished ones, and renamed once they are whole. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { errorCodeOf } from '../refusal-codes.ts';
import { freeBytesOn, onDisk, orMissing, syncDirectory } from './disk.ts';
import { BATCH_BYTES, createBatches, readFile } from './file-store.ts';
import { checkKey, type PartFiles, type StoredMedia } from './store.ts';

/** No key contains a dot, so nothing that still arrives is taken for a kept video. */
const arriving = '.arriving';

/** The files that arrive for the store in that directory. */
export function createDiskParts(directory: string): PartFiles {
  const pathOf = (id: string): string => join(directory, `${checkKey(id)}${arriving}`);
  const unlessAbsent = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      return onDisk(() => Promise.reject(error));
    }
  };
  return {
    create: async (id) => {
      await onDisk(() => mkdir(directory, { recursive: true }));
      await onDisk(async () => (await open(pathOf(id), 'w')).close());
    },
    size: async (id) => (await unlessAbsent(() => stat(pathOf(id))))?.size ?? null,
    append: (id, from, source) => append(pathOf(id), from, source),
    read: (id) => Readable.from(readFile(pathOf(id), undefined), { objectMode: false }),
    handOver: async (id, key) => {
      const stored = await measure(pathOf(id));
      await onDisk(() => rename(pathOf(id), join(directory, checkKey(key))));
      await onDisk(() => syncDirectory(directory));
      return stored;
    },
    remove: (id) => onDisk(() => rm(pathOf(id), { force: true })),
    list: async () =>
      ((await unlessAbsent(() => readdir(directory))) ?? [])
        .filter((name) => name.endsWith(arriving))
        .map((name) => name.slice(0, -arriving.length)),
    freeBytes: () => onDisk(() => freeBytesOn(directory)),
  };
}

/**
 * Two requests may write at once, of which one is dead and does not know it: the same file has the same bytes at the
 * same place, so neither harms the other.
 */
async function append(path: string, from: number, source: AsyncIterable<Buffer>): Promise<number> {
  const file = await orMissing(() => open(path, 'r+'));
  const batches = createBatches(file, from);
  let written = 0;
  try {
    try {
      for await (const chunk of source) {
        written += chunk.length;
        await batches.add(chunk);
      }
    } finally {
      await batches.finish();
    }
    return from + written;
  } finally {
    await batches.settled();
    await file.close();
  }
}

/** Size and checksum of a file that lies there whole, and all of it safe on the disk. */
async function measure(path: string): Promise<StoredMedia> {
  const file = await orMissing(() => open(path, 'r+'));
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, start: 0, highWaterMark: BATCH_BYTES })) {
      hash.update(chunk);
      sizeBytes += chunk.length;
    }
    await onDisk(() => file.sync());
    return { sizeBytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

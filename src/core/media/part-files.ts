/**
 * Files that arrive piece by piece over hours, from a connection that breaks or a browser that is closed. They lie
 * beside the finished ones, under names that are no key of the store, and are handed over once they are whole.
 */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf } from './codes.ts';
import { freeBytesOn, onDisk, orMissing } from './disk.ts';
import { createBatches, directoryOf } from './file-store.ts';
import type { Store, StoredMedia } from './store.ts';

/** No key contains a dot, so nothing that still arrives is taken for a kept video. */
const arriving = '.arriving';

/** Files of which a part is there; an id is made of `a-z`, `0-9` and `-`. */
export interface PartFiles {
  /** Begins an empty one. */
  create(id: string): Promise<void>;
  /** How many bytes are there; null where there is no such file. */
  size(id: string): Promise<number | null>;
  /**
   * Writes behind the first `from` bytes, and answers how much is there then. What came before `source` failed stays.
   * Throws `media_missing`, `media_store_full` and `media_store_failed`.
   */
  append(id: string, from: number, source: AsyncIterable<Buffer>): Promise<number>;
  /** Moves a whole file into the store. Throws `media_missing` and the store's own failures. */
  handOver(id: string, store: Store, key: string): Promise<StoredMedia>;
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>;
  /** The ids of all that are there. */
  list(): Promise<string[]>;
  freeBytes(): Promise<number>;
}

/** The files that arrive for the store at `mediaUrl`. */
export function createPartFiles(mediaUrl: string): PartFiles {
  const directory = directoryOf(mediaUrl);
  const pathOf = (id: string): string => {
    if (!/^[a-z0-9-]{1,128}$/.test(id)) throw new TypeError('the id of a file has only a-z, 0-9 and -');
    return join(directory, `${id}${arriving}`);
  };
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
    handOver: (id, store, key) => store.adopt(key, pathOf(id)),
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

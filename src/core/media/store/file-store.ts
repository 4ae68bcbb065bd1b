import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { freeBytesOn, onDisk, orMissing, removeStale, syncDirectory } from './disk.ts';
import {
  type ByteRange,
  checkKey,
  type OpenMedia,
  type Store,
  type StoredMedia,
  storePieces,
  type WriteOptions,
} from './store.ts';

export interface FileStoreOptions {
  /** Names the file of an unfinished write; two writers must never share one. */
  readonly randomId?: () => string;
}

/** No key contains a dot, so an unfinished write is never taken for a kept video. */
const unfinished = '.part';

/** One file per key in one directory. A write goes to a `.part` beside it, renamed once it is safe. */
export function createFileStore(directory: string, options: FileStoreOptions = {}): Store {
  const { randomId = randomUUID } = options;

  const pathOf = (key: string): string => join(directory, checkKey(key));

  async function write(key: string, source: Readable, to: WriteOptions): Promise<StoredMedia> {
    const path = pathOf(key);
    const partPath = `${path}.${randomId()}${unfinished}`;
    if (to.signal) addAbortSignal(to.signal, source);
    try {
      await onDisk(() => mkdir(directory, { recursive: true }));
      const stored = await writePart(partPath, source, to);
      await onDisk(() => rename(partPath, path));
      await onDisk(() => syncDirectory(directory));
      return stored;
    } catch (error) {
      source.destroy();
      // What cannot be removed now is left to removeUnfinished; it must not hide the first failure.
      await Promise.allSettled([rm(partPath, { force: true })]);
      throw error;
    }
  }

  return {
    check: () =>
      onDisk(async () => {
        await mkdir(directory, { recursive: true });
        await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
      }),
    write,
    read: (key, range) => Readable.from(readFile(pathOf(key), range), { objectMode: false }),
    open: (key) => openFile(pathOf(key)),
    size: async (key) => (await orMissing(() => stat(pathOf(key)))).size,
    remove: (key) => onDisk(() => rm(pathOf(key), { force: true })),
    freeBytes: () => onDisk(() => freeBytesOn(directory)),
    removeUnfinished: (olderThan) => onDisk(() => removeStale(directory, unfinished, olderThan)),
  };
}

async function writePart(partPath: string, source: Readable, options: WriteOptions): Promise<StoredMedia> {
  const file = await onDisk(() => open(partPath, 'w'));
  try {
    const stored = await copy(source, file, options);
    await onDisk(() => file.sync());
    return stored;
  } finally {
    await onDisk(() => file.close());
  }
}

/** Large enough that the disk is asked seldom, small beside everything else. */
export const BATCH_BYTES = 1024 * 1024;

/** Every byte is hashed while the batch before it is on its way to the disk; nothing is read twice. */
async function copy(source: AsyncIterable<Buffer>, file: FileHandle, options: WriteOptions): Promise<StoredMedia> {
  const batches = createBatches(file);
  try {
    return await storePieces(source, options, batches);
  } finally {
    // The file must not be closed under a write that is still under way.
    await batches.settled();
  }
}

/** Collects pieces and writes them together, one batch after the other, while the next one is collected. */
export function createBatches(file: FileHandle, from = 0) {
  let position = from;
  let batch: Buffer[] = [];
  let batchBytes = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    const full = batch;
    batch = [];
    batchBytes = 0;
    const at = position;
    position += bytesIn(full);
    writing = onDisk(() => writeAll(file, full, at));
    // Whoever awaits it next hears of a failure.
    writing.catch(() => undefined);
  };
  return {
    add: async (chunk: Buffer): Promise<void> => {
      batch.push(chunk);
      batchBytes += chunk.length;
      if (batchBytes >= BATCH_BYTES) await flush();
    },
    finish: async (): Promise<void> => {
      await flush();
      await writing;
    },
    settled: async (): Promise<void> => {
      await Promise.allSettled([writing]);
    },
  };
}

const bytesIn = (batch: readonly Buffer[]): number => batch.reduce((sum, { length }) => sum + length, 0);

async function writeAll(file: FileHandle, batch: Buffer[], position: number): Promise<void> {
  const size = bytesIn(batch);
  if (size === 0) return;
  const { bytesWritten } = await file.writev(batch, position);
  if (bytesWritten === size) return;
  const rest = Buffer.concat(batch).subarray(bytesWritten);
  let written = 0;
  while (written < rest.length) {
    const at = position + bytesWritten + written;
    written += (await file.write(rest, written, rest.length - written, at)).bytesWritten;
  }
}

async function openFile(path: string): Promise<OpenMedia> {
  const file = await orMissing(() => open(path, 'r'));
  const { size: sizeBytes } = await onDisk(() => file.stat());
  return {
    sizeBytes,
    read: (position, length) =>
      onDisk(async () => {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      }),
    close: () => file.close(),
  };
}

export async function* readFile(path: string, range: ByteRange | undefined): AsyncGenerator<Buffer> {
  const file = await orMissing(() => open(path, 'r'));
  try {
    yield* file.createReadStream({ ...range, autoClose: false, highWaterMark: BATCH_BYTES });
  } finally {
    await file.close();
  }
}

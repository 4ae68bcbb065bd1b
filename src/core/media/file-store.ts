import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { mediaFailure } from './codes.ts';
import { freeBytesOn, onDisk, orMissing, removeStale, syncDirectory } from './disk.ts';
import type { ByteRange, OpenMedia, Store, StoredMedia, WriteOptions } from './store.ts';

/**
 * Opens the store that `mediaUrl` names: `file:<directory>`, also a relative one. Any other scheme
 * is the failure `media_store_unsupported`.
 */
export function createStore(mediaUrl: string, options: FileStoreOptions = {}): Store {
  return createFileStore(directoryOf(mediaUrl), options);
}

/** Only the scheme goes into the facts: an address may carry credentials. */
export function directoryOf(mediaUrl: string): string {
  const [, scheme = 'none', path = ''] = /^([a-z0-9+.-]+):(.*)$/s.exec(mediaUrl) ?? [];
  if (scheme === 'file' && path.startsWith('///')) return fileURLToPath(mediaUrl);
  if (scheme === 'file' && path !== '' && !path.startsWith('//')) return resolve(path);
  throw mediaFailure('media_store_unsupported', { scheme });
}

export interface FileStoreOptions {
  /** Names the file of an unfinished write; two writers must never share one. */
  readonly randomId?: () => string;
}

/** No key contains a dot, so an unfinished write is never taken for a kept video. */
const unfinished = '.part';

/** One file per key in one directory. A write goes to a `.part` beside it, renamed once it is safe. */
export function createFileStore(directory: string, options: FileStoreOptions): Store {
  const { randomId = randomUUID } = options;

  function pathOf(key: string): string {
    if (!/^[a-z0-9-]{1,128}$/.test(key)) throw new TypeError('a media key has only a-z, 0-9 and -');
    return join(directory, key);
  }

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

  async function adopt(key: string, path: string): Promise<StoredMedia> {
    const stored = await measure(path);
    await onDisk(() => rename(path, pathOf(key)));
    await onDisk(() => syncDirectory(directory));
    return stored;
  }

  return {
    write,
    adopt,
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
const BATCH_BYTES = 1024 * 1024;

/** Every byte is hashed while the batch before it is on its way to the disk; nothing is read twice. */
async function copy(
  source: AsyncIterable<Buffer>,
  file: FileHandle,
  { maxBytes, onBytes }: WriteOptions,
): Promise<StoredMedia> {
  const hash = createHash('sha256');
  const batches = createBatches(file);
  let sizeBytes = 0;
  try {
    for await (const chunk of source) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw mediaFailure('media_too_large', { maxBytes, sizeBytes: null });
      hash.update(chunk);
      await batches.add(chunk);
      onBytes?.(sizeBytes);
    }
    await batches.finish();
  } finally {
    // The file must not be closed under a write that is still under way.
    await batches.settled();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
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

async function* readFile(path: string, range: ByteRange | undefined): AsyncGenerator<Buffer> {
  const file = await orMissing(() => open(path, 'r'));
  try {
    yield* file.createReadStream({ ...range, autoClose: false, highWaterMark: BATCH_BYTES });
  } finally {
    await file.close();
  }
}

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { mediaFailure } from '../refusal-codes.ts';

/** What was kept: its exact size and its SHA-256 in lower-case hex. */
export interface StoredMedia {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** The bounds of one write. */
export interface WriteOptions {
  /** One byte more is the failure `media_too_large`. */
  readonly maxBytes: number;
  /** Told after every piece how many bytes have been kept so far. */
  readonly onBytes?: ((keptBytes: number) => void) | undefined;
  /** Aborting ends the write with an AbortError and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
}

/** Both ends count. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One kept video, opened for many small reads; close it. */
export interface OpenMedia {
  readonly sizeBytes: number;
  /** `length` bytes from `position`, fewer at the end of the file. */
  read(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Where videos are kept until they are published; a key is made of `a-z`, `0-9` and `-`. */
export interface Store {
  /** Throws what would keep every write from working: asked once, at a start. */
  check(): Promise<void>;
  /** Streams `source` in; the key shows nothing, or what it held before, until all of it is safe. */
  write(key: string, source: Readable, options: WriteOptions): Promise<StoredMedia>;
  /** The stream fails with `media_missing` when nothing is kept under `key`. */
  read(key: string, range?: ByteRange): Readable;
  /** Fails with `media_missing`. */
  open(key: string): Promise<OpenMedia>;
  /** In bytes; fails with `media_missing`. */
  size(key: string): Promise<number>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** How many bytes could be kept beside what is there; infinite where nothing limits them. */
  freeBytes(): Promise<number>;
  /** Clears what writes that died with their process left behind; says how many there were. */
  removeUnfinished(olderThan: Date): Promise<number>;
}

/**
 * Files of which a part is there: they arrive piece by piece over hours, from a connection that breaks or a browser that
 * is closed, under names that are no key of the store. An id is made of `a-z`, `0-9` and `-`.
 */
export interface PartFiles {
  /** Begins an empty one. */
  create(id: string): Promise<void>;
  /** How many bytes are there; null where there is no such file. */
  size(id: string): Promise<number | null>;
  /**
   * Writes behind the first `from` bytes, and answers how much is there then. What came before `source` failed stays.
   * Throws `media_missing` and the store's own failures.
   */
  append(id: string, from: number, source: AsyncIterable<Buffer>): Promise<number>;
  /** What is there so far; the stream fails with `media_missing` where there is no such file. */
  read(id: string): Readable;
  /** Moves a whole file to where videos are kept. Throws `media_missing` and the store's own failures. */
  handOver(id: string, key: string): Promise<StoredMedia>;
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>;
  /** The ids of all that are there. */
  list(): Promise<string[]>;
  /** As of the store. */
  freeBytes(): Promise<number>;
}

/** A mistake of the program otherwise: a key is a name of a file, and part of an address. */
export function checkKey(key: string): string {
  if (!/^[a-z0-9-]{1,128}$/.test(key)) throw new TypeError('a media key has only a-z, 0-9 and -');
  return key;
}

/** Where the pieces of one write go; `finish` when the last of them is there. */
interface Pieces {
  add(piece: Buffer): Promise<void>;
  finish(): Promise<void>;
}

/** Hands every piece of `source` on within the bounds of the write, hashed and counted on its way. */
export async function storePieces(
  source: AsyncIterable<Buffer>,
  { maxBytes, onBytes }: Pick<WriteOptions, 'maxBytes' | 'onBytes'>,
  { add, finish }: Pieces,
): Promise<StoredMedia> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of source) {
    sizeBytes += piece.length;
    if (sizeBytes > maxBytes) throw mediaFailure('media_too_large', { maxBytes, sizeBytes: null });
    hash.update(piece);
    await add(piece);
    onBytes?.(sizeBytes);
  }
  await finish();
  return { sizeBytes, sha256: hash.digest('hex') };
}

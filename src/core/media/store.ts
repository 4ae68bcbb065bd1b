import type { Readable } from 'node:stream';

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
  /** Streams `source` in; the key shows nothing, or what it held before, until all of it is safe. */
  write(key: string, source: Readable, options: WriteOptions): Promise<StoredMedia>;
  /** Takes over a finished file of this machine, which is gone from `path` afterwards; it is read once, for its checksum. */
  adopt(key: string, path: string): Promise<StoredMedia>;
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

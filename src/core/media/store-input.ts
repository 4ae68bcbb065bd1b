import { CustomSource, Input, Logging, LogLevel, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';
import type { Store } from './store.ts';

// It would print its doubts about a file to the console.
Logging.level = LogLevel.Silent;

/**
 * More than the index of any hours-long video. A file that wants a larger piece read at once is
 * broken or hostile, and must not cost memory.
 */
export const largestReadBytes = 16 * 2 ** 20;

/** Damaged files can send the demuxer round in circles. A hundred reads are usual for a sound one. */
const mostReads = 20_000;

/** A demuxer that reads ranges of a kept file, each of them counted. Dispose of it after use. */
export function createStoreInput(store: Store, key: string, sizeBytes: number): Input {
  let reads = 0;
  async function read(start: number, end: number): Promise<Uint8Array> {
    reads += 1;
    if (reads > mostReads) throw new RangeError(`more than ${mostReads} reads`);
    if (end - start > largestReadBytes) throw new RangeError(`more than ${largestReadBytes} bytes`);
    return readRange(store, key, start, end);
  }
  // With a cache of its own it could go round without being counted.
  const source = new CustomSource({ getSize: () => sizeBytes, read, maxCacheSize: 0 });
  return new Input({ source, formats: [MP4, QTFF, WEBM, MATROSKA] });
}

/** `end` does not count. */
export async function readRange(store: Store, key: string, start: number, end: number): Promise<Buffer> {
  const pieces: Buffer[] = await store.read(key, { start, end: end - 1 }).toArray();
  return Buffer.concat(pieces);
}

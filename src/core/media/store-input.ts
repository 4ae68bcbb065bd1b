import { CustomSource, Input, Logging, LogLevel, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';
import type { Store } from './store.ts';

// It would print its doubts about a file to the console.
Logging.level = LogLevel.Silent;

/**
 * More than the index of any hours-long video. A file that claims a larger one, to be had in one
 * piece, is broken or hostile, and must not cost memory.
 */
const largestReadBytes = 16 * 2 ** 20;
const cacheBytes = 2 * 2 ** 20;

/** A demuxer that reads ranges of a kept file. Dispose of it after use. */
export function createStoreInput(store: Store, key: string, sizeBytes: number): Input {
  async function read(start: number, end: number): Promise<Uint8Array> {
    if (end - start > largestReadBytes) throw new RangeError('an index of more than 16 MiB');
    return readRange(store, key, start, end);
  }
  const source = new CustomSource({ getSize: () => sizeBytes, read, maxCacheSize: cacheBytes });
  return new Input({ source, formats: [MP4, QTFF, WEBM, MATROSKA] });
}

/** `end` does not count. */
export async function readRange(
  store: Store,
  key: string,
  start: number,
  end: number,
): Promise<Buffer> {
  const pieces: Buffer[] = await store.read(key, { start, end: end - 1 }).toArray();
  return Buffer.concat(pieces);
}

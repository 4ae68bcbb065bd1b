/**
 * How a video is cut. TikTok wants `count = floor(size / chunk_size)` with the remainder in the last
 * chunk, chunks of at least 5 MB, and `chunk_size = size` when the count is 1.
 */

/** Four times below TikTok's own limit: what a broken connection costs is sent again. */
export const maxChunkBytes = 16_777_216;
/** TikTok's own limit for a chunk, and so for a video in a single one: 64 MB under the stricter reading of MB. */
const maxWholeBytes = 64_000_000;
export const maxVideoBytes = 4_294_967_296;

export interface Chunk {
  readonly index: number;
  /** Zero-based and inclusive at both ends, as in a Content-Range header. */
  readonly firstByte: number;
  readonly lastByte: number;
  readonly sizeBytes: number;
  /** The size of the whole video. */
  readonly totalBytes: number;
}

export interface ChunkPlan {
  readonly totalBytes: number;
  readonly chunkSizeBytes: number;
  readonly count: number;
  /** The chunk at a zero-based index; a RangeError beyond the last. */
  chunkAt(index: number): Chunk;
}

/** Whether a video that is usually cut could go in a single chunk instead. */
export const maySendWhole = (totalBytes: number): boolean => totalBytes > maxChunkBytes && totalBytes <= maxWholeBytes;

/**
 * Cuts a video of 1 byte to 4 GiB into equal chunks of at most 16 MiB; the last is longer by less
 * than `count` bytes. `isWhole` makes it one chunk. A size out of range is a RangeError.
 */
export function planChunks(totalBytes: number, isWhole = false): ChunkPlan {
  if (!Number.isInteger(totalBytes) || totalBytes < 1 || totalBytes > maxVideoBytes) {
    throw new RangeError(`A video has 1 to ${maxVideoBytes} bytes, not ${totalBytes}`);
  }
  const count = isWhole ? 1 : Math.ceil(totalBytes / maxChunkBytes);
  const chunkSizeBytes = Math.floor(totalBytes / count);

  return {
    totalBytes,
    chunkSizeBytes,
    count,
    chunkAt(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) {
        throw new RangeError(`Chunks are numbered 0 to ${count - 1}, not ${index}`);
      }
      const firstByte = index * chunkSizeBytes;
      const lastByte = index === count - 1 ? totalBytes - 1 : firstByte + chunkSizeBytes - 1;
      return { index, firstByte, lastByte, sizeBytes: lastByte - firstByte + 1, totalBytes };
    },
  };
}

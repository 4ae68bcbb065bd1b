import type { ChunkPlan } from './publishes.ts';

/**
 * The arithmetic of a chunked upload ("Media Transfer Guide"). TikTok does not say whether its MB
 * is 10^6 or 2^20 bytes, so only a plan that holds under both readings is let through.
 */

const largestVideoBytes = 4 * 1024 ** 3;
const smallestChunkBytes = 5 * 1024 ** 2;
const largestChunkBytes = 64_000_000;
const largestCount = 1000;

const wrongSize = 'The chunk size is invalid';
const wrongCount = 'The total chunk count is invalid';

export const isTooLarge = (sizeBytes: number): boolean => sizeBytes > largestVideoBytes;

/** TikTok's own words for what is wrong with a plan, or null. */
export function planComplaint(
  { sizeBytes, chunkBytes, chunkCount }: ChunkPlan,
  taken: 'any' | 'single' = 'any',
): string | null {
  if (taken === 'single' && chunkCount > 1) return wrongSize;
  if (chunkBytes < 1 || chunkBytes > sizeBytes) return wrongSize;
  if (chunkCount < 1 || chunkCount > largestCount) return wrongCount;
  if (chunkCount !== Math.floor(sizeBytes / chunkBytes)) return wrongCount;
  if (chunkCount === 1 && chunkBytes !== sizeBytes) return wrongSize;
  if (chunkCount > 1 && chunkBytes < smallestChunkBytes) return wrongSize;
  return chunkBytes > largestChunkBytes ? wrongSize : null;
}

/** Where the chunk that begins at `first` has to end; the last one takes the remainder. */
export function chunkEnd(plan: ChunkPlan, first: number): number {
  const index = Math.floor(first / plan.chunkBytes);
  const isLast = index >= plan.chunkCount - 1;
  return isLast ? plan.sizeBytes - 1 : first + plan.chunkBytes - 1;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxChunkBytes, maxVideoBytes, maySendWhole, planChunks } from '../../../src/core/tiktok/chunks.ts';

const fiveMiB = 5 * 1024 * 1024;
const sixtyFourMB = 64_000_000;

const sizes = fc.oneof(
  fc.integer({ min: 1, max: maxVideoBytes }),
  fc.integer({ min: 1, max: 4 * maxChunkBytes }),
  // Around every multiple of the largest chunk, where a chunk more begins.
  fc
    .tuple(fc.integer({ min: 1, max: 256 }), fc.integer({ min: -2, max: 2 }))
    .map(([multiple, offset]) => Math.min(multiple * maxChunkBytes + offset, maxVideoBytes)),
);

describe('planChunks', () => {
  test("keeps TikTok's arithmetic: count is floor(size / chunk size), 1 to 1000", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const { chunkSizeBytes, count } = planChunks(size);
        expect(count).toBe(Math.floor(size / chunkSizeBytes));
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(1000);
        if (count === 1) expect(chunkSizeBytes).toBe(size);
        if (size > sixtyFourMB) expect(count).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('covers every byte once and in order', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const plan = planChunks(size);
        let nextByte = 0;
        for (let index = 0; index < plan.count; index += 1) {
          const chunk = plan.chunkAt(index);
          expect(chunk).toMatchObject({ index, firstByte: nextByte, totalBytes: size });
          expect(chunk.sizeBytes).toBe(chunk.lastByte - chunk.firstByte + 1);
          nextByte = chunk.lastByte + 1;
        }
        expect(nextByte).toBe(size);
      }),
    );
  });

  test('keeps every chunk between 5 MiB and 64 MB, and all but the last alike', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const { chunkAt, chunkSizeBytes, count } = planChunks(size);
        const last = chunkAt(count - 1).sizeBytes;
        expect(last - chunkSizeBytes).toBeGreaterThanOrEqual(0);
        expect(last - chunkSizeBytes).toBeLessThan(count);
        expect(last).toBeLessThanOrEqual(sixtyFourMB);
        expect(chunkSizeBytes).toBeLessThanOrEqual(maxChunkBytes);
        if (count > 1) expect(chunkSizeBytes).toBeGreaterThanOrEqual(fiveMiB);
        if (count > 1) expect(chunkAt(0).sizeBytes).toBe(chunkSizeBytes);
      }),
    );
  });

  test('cuts a 158 MB video with the remainder in the last chunk', () => {
    const plan = planChunks(158_008_374);
    expect(plan).toMatchObject({ count: 10, chunkSizeBytes: 15_800_837 });
    expect(plan.chunkAt(9)).toMatchObject({ firstByte: 142_207_533, sizeBytes: 15_800_841 });
  });

  test('sends what fits into one chunk as one', () => {
    expect(planChunks(1)).toMatchObject({ count: 1, chunkSizeBytes: 1 });
    expect(planChunks(maxChunkBytes)).toMatchObject({ count: 1, chunkSizeBytes: maxChunkBytes });
    expect(planChunks(maxChunkBytes + 1)).toMatchObject({ count: 2 });
    expect(planChunks(maxVideoBytes)).toMatchObject({ count: 256 });
  });

  test.each([0, -1, 1.5, Number.NaN, maxVideoBytes + 1])('refuses a video of %d bytes', (size) => {
    expect(() => planChunks(size)).toThrow(RangeError);
  });

  test.each([-1, 2, 0.5])('has no chunk %d of two', (index) => {
    expect(() => planChunks(2 * maxChunkBytes).chunkAt(index)).toThrow(RangeError);
  });
});

test('a video can go whole where it is usually cut and not larger than one chunk may be', () => {
  expect([1, maxChunkBytes, maxChunkBytes + 1, 64_000_000, 64_000_001].map(maySendWhole)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  expect(planChunks(64_000_000, true)).toMatchObject({ count: 1, chunkSizeBytes: 64_000_000 });
});

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createStore, probeVideo } from '../../../src/core/media/index.ts';
import { makeLargeVideo } from '../../fixtures/large-video.ts';
import { readVideo, temporaryDirectory } from './stage.ts';

const mebibyte = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What streams and readers still hold on to; used buffers that wait for collection do not count. */
function heldBytes(): number {
  collectGarbage();
  // The first collection only begins to give the buffers back.
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

it.each([100, 600])('a video of %i MiB is kept and measured without being held in memory', async (mebibytes) => {
  const sizeBytes = mebibytes * mebibyte;
  const directory = await temporaryDirectory();
  const path = join(directory, 'large.mp4');
  const made = await makeLargeVideo({ path, sizeBytes });
  const store = createStore(`file:${join(directory, 'media')}`);
  const before = heldBytes();
  let mostHeld = 0;
  let looked = 0;
  const onBytes = (keptBytes: number) => {
    if (keptBytes < looked + 20 * mebibyte) return;
    looked = keptBytes;
    mostHeld = Math.max(mostHeld, heldBytes() - before);
  };

  const stored = await store.write('large', createReadStream(path), {
    maxBytes: 2 ** 32,
    onBytes,
  });
  expect(stored).toEqual(made);
  expect(looked).toBeGreaterThan(80 * mebibyte);
  expect(mostHeld).toBeLessThan(4 * mebibyte);

  const beforeProbe = process.memoryUsage().arrayBuffers;
  const probe = await probeVideo(store, 'large');
  expect(probe).toMatchObject({ video: { sizeBytes, durationSeconds: 5, width: 720 } });
  expect(process.memoryUsage().arrayBuffers - beforeProbe).toBeLessThan(4 * mebibyte);
});

it('a generated video has exactly the size asked for and differs by its seed', async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, 'video.mp4');
  const sizeBytes = (await readVideo('ok.mp4')).length + 16;
  const smallest = await makeLargeVideo({ path, sizeBytes });
  expect((await stat(path)).size).toBe(sizeBytes);

  const first = await makeLargeVideo({ path, sizeBytes: 3_000_001, seed: 1 });
  const second = await makeLargeVideo({ path, sizeBytes: 3_000_001, seed: 2 });
  expect((await stat(path)).size).toBe(3_000_001);
  expect(new Set([smallest.sha256, first.sha256, second.sha256]).size).toBe(3);
  await expect(makeLargeVideo({ path, sizeBytes: sizeBytes - 1 })).rejects.toThrow(RangeError);
});

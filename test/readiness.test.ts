import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createReadiness, LEAST_FREE_BYTES } from '../src/readiness.ts';
import { createHealthWeb } from '../src/web/index.ts';

const yes = { isReady: async () => true };
const store = { check: async () => undefined };
const never = new Promise<never>(() => undefined);
const parts = {
  store,
  database: yes,
  queue: yes,
  clock: () => true,
  worker: () => true,
  dataDir: join(tmpdir(), 'a', 'b'),
};
const write = () => undefined;
const log = { debug: write, info: write, warn: write, error: write };

it.each([
  ['a disk that is nearly full', { freeBytes: async () => LEAST_FREE_BYTES - 1 }, 'disk'],
  ['a clock that is wrong', { clock: () => false }, 'clock'],
  ['workers that no longer work', { worker: () => false }, 'worker'],
  ['a bucket that refuses', { store: { check: () => Promise.reject(new Error('AccessDenied')) } }, 'videos'],
  ['a bucket that says nothing', { store: { check: () => never } }, 'videos'],
  ['a database that says nothing', { database: { isReady: () => never } }, 'database'],
  ['a queue that says nothing', { queue: { isReady: () => never } }, 'queue'],
  ['a disk that cannot be read', { freeBytes: () => Promise.reject(new Error('EIO')) }, 'disk'],
])('%s makes a process unready and is named', async (_title, change, part) => {
  const readiness = createReadiness({ ...parts, freeBytes: async () => LEAST_FREE_BYTES, ...change });
  const response = await createHealthWeb({ readiness, log }).request('/readyz');
  const all = { database: true, queue: true, clock: true, worker: true, videos: true, disk: true };
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not_ready', ...all, [part]: false });
});

it('asks the disk on which a directory will be that is not there yet', async () => {
  expect(await createReadiness(parts)()).toMatchObject({ disk: expect.any(Boolean) as unknown });
});

it('looks at the videos once for all who ask within a while, and finds them again after it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  let looks = 0;
  const check = async () => {
    looks += 1;
    if (looks === 1) throw new Error('ECONNREFUSED');
  };
  const readiness = createReadiness({ ...parts, store: { check } });
  expect(await Promise.all([readiness(), readiness()])).toMatchObject([{ videos: false }, { videos: false }]);
  expect(looks).toBe(1);
  vi.advanceTimersByTime(11_000);
  expect(await readiness()).toMatchObject({ videos: true });
  expect(looks).toBe(2);
});

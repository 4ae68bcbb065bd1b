import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createReadiness, LEAST_FREE_BYTES } from '../src/readiness.ts';
import { createHealthWeb } from '../src/web/index.ts';

const yes = { isReady: async () => true };
const parts = { database: yes, queue: yes, clock: () => true, worker: () => true, dataDir: join(tmpdir(), 'a', 'b') };
const write = () => undefined;
const log = { debug: write, info: write, warn: write, error: write };

it.each([
  ['a disk that is nearly full', { freeBytes: async () => LEAST_FREE_BYTES - 1 }, 'disk'],
  ['a clock that is wrong', { clock: () => false }, 'clock'],
  ['workers that no longer work', { worker: () => false }, 'worker'],
])('%s makes a process unready and is named', async (_title, change, part) => {
  const readiness = createReadiness({ ...parts, freeBytes: async () => LEAST_FREE_BYTES, ...change });
  const response = await createHealthWeb({ readiness, log }).request('/readyz');
  const all = { database: true, queue: true, clock: true, worker: true, disk: true };
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not_ready', ...all, [part]: false });
});

it('asks the disk on which a directory will be that is not there yet', async () => {
  expect(await createReadiness(parts)()).toMatchObject({ disk: expect.any(Boolean) as unknown });
});

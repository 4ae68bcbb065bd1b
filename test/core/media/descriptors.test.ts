/** Every file descriptor of the process is taken, for real: what is to be read is tried again, and readiness says so. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const script = fileURLToPath(new URL('./few-descriptors.ts', import.meta.url));

test('a video that cannot be opened for want of a file descriptor is tried again, and is read when there is one', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-descriptors-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const node = [process.execPath, '--import', import.meta.resolve('tsx'), script, directory];
  const { stdout } = await promisify(execFile)('sh', ['-c', 'ulimit -n 100 && exec "$@"', 'sh', ...node]);
  const { taken, during, after } = JSON.parse(stdout) as Record<string, unknown>;
  expect(taken).toBeGreaterThan(10);
  expect(during).toEqual({ read: 'media_store_failed retry', disk: false });
  expect(after).toEqual({ read: 'opened', disk: true });
}, 60_000);

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/core/database/index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'schedy-reopen-'));
const onError = (error: Error): void => {
  throw error;
};

afterAll(() => rm(dataDir, { recursive: true, force: true }));

it('keeps the tables in one schema when it is opened again beside the queue', async () => {
  const first = await openDatabase({ dataDir, onError });
  await first.openQueuePool().query('CREATE SCHEMA IF NOT EXISTS bullmq');
  await first.stop();
  const second = await openDatabase({ dataDir, onError });
  const tables = await second.prisma.$queryRaw<{ schema: string }[]>`
    SELECT table_schema AS schema FROM information_schema.tables WHERE table_name = 'post'`;
  await second.stop();
  expect(tables).toEqual([{ schema: 'public' }]);
});

it('starts with small buffers, new or opened again: they are filled at the start and kept by the process', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'schedy-buffers-'));
  onTestFinished(() => rm(fresh, { recursive: true, force: true }));
  for (const _opening of ['new', 'again']) {
    const { query, stop } = await openDatabase({ dataDir: fresh, onError });
    const rows = await query<{ shared_buffers: string }>('SHOW shared_buffers', []);
    await stop();
    expect(rows).toEqual([{ shared_buffers: '32MB' }]);
  }
});

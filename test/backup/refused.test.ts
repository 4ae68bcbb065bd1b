/** A backup that the process with the database cannot write: what its operator reads, who may run as another user. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { askRunning } from '../../src/ask-running-process.ts';
import { copyDatabase } from '../../src/backup/index.ts';
import { Failure } from '../../src/core/errors.ts';
import { sayToOperator } from '../../src/operator-words.ts';
import { createOperatorRoutes } from '../../src/web/api-routes.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';

const key = 'the-key-of-this-run';
let testing: TestDatabase;
let home: string;
let server: ReturnType<typeof serve>;
beforeAll(async () => {
  testing = await openTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'schedy-refused-'));
  const never = () => Promise.reject(new TypeError('Nobody is asked here.'));
  const backup = (folder: string) => copyDatabase(testing.database, folder);
  const doors = { key, backup, reviewPack: never, doctor: never, forget: never, exportKept: never };
  server = await new Promise((resolve) => {
    const served = serve({ fetch: createOperatorRoutes(doors).fetch, port: 0 }, ({ port }) => {
      void writeFile(join(home, 'running.json'), JSON.stringify({ url: `http://127.0.0.1:${port}`, key })).then(() =>
        resolve(served),
      );
    });
  });
});
afterAll(async () => {
  server.close();
  await testing.stop();
  await rm(home, { recursive: true, force: true });
});

const inUse = new Failure('data_dir_in_use', { kind: 'ask_operator' }, { lock: 'lock.1', pid: 7 });
const ask = (folder: string, dataDir = home) =>
  askRunning(dataDir, { path: 'backup', shape: z.unknown(), inUse, body: { folder } }).then(
    () => 'written',
    (error: unknown) => sayToOperator(error),
  );

test('it is said what cannot be written and why, and not that the version might be another', async () => {
  const folder = join(home, 'one');
  await mkdir(folder);
  await writeFile(join(folder, 'database'), 'a file where a folder should be');
  expect(await ask(folder)).toMatch(/^The backup cannot be written to .*one: a part of its path is a file/);
  await rm(join(folder, 'database'));
  await mkdir(join(folder, 'database'));
  expect(await ask(folder)).toBe('written');
});

test('of another user it is said as whom to run it', () => {
  const facts = { folder: '/srv/backup', reason: 'EACCES' };
  const words = sayToOperator(new Failure('backup_unwritable', { kind: 'ask_operator' }, facts));
  expect(words).toContain('may not write into /srv/backup. Run this as the user that runs Schedy');
});

test('what a process has announced of itself and a full disk has torn counts as nothing', async () => {
  for (const torn of ['', '{"url":"http://127.0.0.1:1', '{}']) {
    const dataDir = await mkdtemp(join(home, 'torn-'));
    await writeFile(join(dataDir, 'running.json'), torn);
    expect(await ask('/srv/backup', dataDir)).toContain('Another Schedy (process 7) is using this data directory');
  }
});

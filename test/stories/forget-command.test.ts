/**
 * `npm run forget`, as an operator runs it: beside Schedy and without it. The embedded database is emptied by the
 * command; on a server the threads are told first, by the Schedy that runs there.
 */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programEntry } from '../../sandbox/program-entry.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close());

async function forget(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...programEntry(), 'forget', ...args], {
    env: { ...stage.env, PATH: process.env.PATH ?? '' },
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said: written.join('') };
}

const kept = () => readdir(stage.home.mediaDir);

async function letTheRunningOneFinish(): Promise<void> {
  expect(await kept()).toHaveLength(1);
  await stage.programs.start();
  const left = async () => {
    await stage.core().sweep();
    return (await stage.core().erasure.listWorkspaces()).length;
  };
  await expect.poll(left, { timeout: 30_000 }).toBe(0);
}

// Six programs are started for it, one after the other.
it('lists, says what there is, and deletes a workspace with its videos only when told twice', {
  timeout: 240_000,
}, async () => {
  const dropped = await stage.drop('post tomorrow 7pm Ramen to forget');
  await dropped.shows('scheduled');
  expect(await kept()).toHaveLength(1);

  const list = await forget();
  expect(list.said).toMatch(/1 posts/);
  const [id = ''] = list.said.split(' ');
  expect((await forget('--workspace', 'T0NOBODY')).code).toBe(1);
  expect(await forget('--everything')).toMatchObject({ code: 1 });
  const found = await forget('--workspace', id);
  expect(found.said).toMatch(/1 posts \(1 of them planned\).*Add --yes/s);
  expect(await kept()).toHaveLength(1);

  await stage.programs.stop();
  const gone = await forget('--workspace', id, '--yes');
  expect(gone).toMatchObject({ code: 0 });
  expect(gone.said).toContain('What was planned is cancelled');
  if (process.env.DATABASE_URL) await letTheRunningOneFinish();
  expect(await kept()).toEqual([]);
  expect((await forget()).said).toContain('Nothing is kept of any workspace.');
});

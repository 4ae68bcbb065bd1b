import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programEntry } from '../../sandbox/program-entry.ts';
import { openStage, type Stage } from './stage.ts';

const run = promisify(execFile);

let stage: Stage;
let directory: string;
beforeAll(async () => {
  stage = await openStage();
  directory = await mkdtemp(join(tmpdir(), 'schedy-audit-'));
  await stage.connect();
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  await stage.close();
});

/** `npm run review-pack`, as an operator runs it. */
async function reviewPack(folder: string) {
  const variables = { ...stage.env, PATH: process.env.PATH ?? '' };
  const options = { cwd: directory, env: variables };
  await run(process.execPath, [...programEntry(), 'review-pack', folder], options);
  const read = (name: string) => readFile(join(directory, folder, name), 'utf8');
  const [page = ''] = await readdir(join(directory, folder, 'posts'));
  const texts = [await read('README.md'), await read(`posts/${page}`), await read('data.json')];
  return { overview: texts[0] ?? '', post: texts[1] ?? '', all: texts.join('\n') };
}

// Three programs are started for it, one after the other.
it('what a reviewer asks for is written while Schedy runs and while it does not', { timeout: 120_000 }, async () => {
  const dropped = await stage.drop('post now Agreed to by mia #ramen');
  await dropped.shows('goes out in a few seconds');
  await stage.passUndo();
  await stage.goesOut(dropped);

  const running = await reviewPack('running');
  expect(running.overview).toContain('1 accounts, 1 posts, 1 consents');
  expect(running.overview).toContain('@ramenhouse');
  expect(running.post).toContain('Agreed to by mia #ramen');
  expect(running.post).toContain("By posting, you agree to TikTok's Music Usage Confirmation.");
  expect(running.post).toContain('"privacyLevel": "PUBLIC_TO_EVERYONE"');
  expect(running.post).toContain('"privacyLevelOptions"');
  expect(running.post).toMatch(/sha256 [0-9a-f]{64}/);
  expect(running.post).toMatch(/publish id v_pub_file~v2-1\.\d+/);
  expect(running.post).toMatch(/https:\/\/www\.tiktok\.com\/@ramenhouse\/video\/\d{19}/);
  expect(running.all).not.toMatch(/act\.\w{20}|rft\.\w{20}|upload_token|v2\.[0-9a-f]{8}\./);

  await stage.programs.stop();
  const stopped = await reviewPack('stopped');
  expect(stopped.post).toBe(running.post);
  await expect(reviewPack('stopped')).rejects.toThrow('is not empty');
});

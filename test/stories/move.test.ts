/** Schedy grows: what was planned on one laptop goes out from a server and a bucket, once. */
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createS3, type S3StandIn } from '../../sandbox/s3/index.ts';
import { sayToOperator } from '../../src/operator-words.ts';
import { hours, seconds } from './clock.ts';
import { beginCommand, runCommand } from './commands.ts';
import { openStage, type Stage } from './stage.ts';

let s3: S3StandIn;
let stage: Stage;
let directory: string;
/** The laptop: everything in DATA_DIR, whatever servers there are. */
const laptop = { DATABASE_URL: '', REDIS_URL: '', TOKEN_ENCRYPTION_KEYS: '' };
beforeEach(async () => {
  s3 = await createS3();
  const { MEDIA_URL: _, ...access } = s3.env;
  stage = await openStage({ env: { ...laptop, ...access } });
  directory = await mkdtemp(join(tmpdir(), 'schedy-move-'));
  await stage.connect();
});
afterEach(async () => {
  await stage.close();
  await s3.close();
  await rm(directory, { recursive: true, force: true });
});

const move = (...words: string[]) => runCommand({ ...stage.env }, directory, 'move', ...words);
const bucket = 's3://videos/of-schedy';

it('videos move to a bucket, also after a move that was killed, and are not written over', {
  timeout: 400_000,
}, async () => {
  const dropped = await stage.drop('post in 3 hours From the laptop');
  await dropped.shows('scheduled');
  await expect(move('--media', bucket)).rejects.toThrow('Another Schedy');
  await stage.programs.stop();

  s3.faults.plan({ path: /of-schedy\//, method: 'PUT', action: { kind: 'delay', delayMs: 60_000 } });
  const killed = beginCommand({ ...stage.env }, directory, 'move', '--media', bucket);
  await stage.until(() => s3.requests.some((one) => one.startsWith('PUT')), 'the first video to be on its way');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(s3.buckets.get('videos')?.size).toBe(0);
  s3.faults.reset();

  expect(await move('--media', bucket)).toContain('1 videos and 0 unfinished uploads are there');
  expect(await move('--media', bucket)).toContain('1 videos');
  const [key = '', bytes = Buffer.alloc(0)] = [...(s3.buckets.get('videos') ?? [])][0] ?? [];
  s3.buckets.get('videos')?.set(key, Buffer.concat([bytes, Buffer.from('x')]));
  await expect(move('--media', bucket)).rejects.toThrow('Another video lies already under the name');
  s3.buckets.get('videos')?.set(key, bytes);

  await stage.programs.start({ MEDIA_URL: bucket });
  await rm(join(stage.env.DATA_DIR ?? '', 'media'), { recursive: true });
  await stage.advance(3 * hours + 10 * seconds);
  await stage.goesOut(dropped);
  expect(stage.videos()).toHaveLength(1);
});

const onServer = it.runIf(process.env.DATABASE_URL);

onServer('everything moves to a server and a bucket, and goes out once', { timeout: 400_000 }, async () => {
  const to = stage.home.env.DATABASE_URL ?? '';
  const dropped = await stage.drop('post in 3 hours From the laptop');
  await dropped.shows('scheduled');
  await stage.programs.stop();

  await slowDown(to, true);
  const killed = beginCommand({ ...stage.env }, directory, 'move', '--to', to, '--media', bucket);
  await stage.until(() => (s3.buckets.get('videos')?.size ?? 0) > 0, 'the video to be there');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await slowDown(to, false);

  expect(await move('--to', to, '--media', bucket)).toMatch(
    /1 videos .*\n\d+ rows are there, each table counted and compared\./,
  );
  expect(await move('--to', to)).toContain('an earlier move had brought them');
  await expect(stage.programs.start().catch((error) => sayToOperator(error))).resolves.toContain('would go out twice');

  const key = (await readFile(join(stage.env.DATA_DIR ?? '', 'token-encryption-key'), 'utf8')).trim();
  await stage.programs.start({ DATABASE_URL: to, MEDIA_URL: bucket, TOKEN_ENCRYPTION_KEYS: key });
  await stage.advance(3 * hours + 10 * seconds);
  await stage.goesOut(dropped);
  expect(stage.videos()).toHaveLength(1);
  await stage.programs.stop();
  await expect(move('--to', to)).rejects.toThrow('nothing is written over it');
  await stage.programs.start({ DATABASE_URL: to, MEDIA_URL: bucket, TOKEN_ENCRYPTION_KEYS: key });
});

/** Every table takes its time to be made, so that a move can be killed between two of them. */
async function slowDown(url: string, isSlow: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      isSlow
        ? `CREATE FUNCTION public.take_time() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); END';
           CREATE EVENT TRIGGER slow ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.take_time()`
        : `DROP EVENT TRIGGER slow; DROP FUNCTION public.take_time()`,
    );
  } finally {
    await client.end();
  }
}

onServer('a backup of one server is put back on another, and goes out', { timeout: 400_000 }, async () => {
  const from = stage.home.env.DATABASE_URL ?? '';
  const keys = { TOKEN_ENCRYPTION_KEYS: stage.home.env.TOKEN_ENCRYPTION_KEYS ?? '' };
  const server = { DATABASE_URL: from, MEDIA_URL: bucket, ...keys };
  await stage.programs.stop();
  await stage.programs.start(server);
  await stage.connect();
  const dropped = await stage.drop('post in 3 hours From the server');
  await dropped.shows('scheduled');
  expect(await runCommand({ ...stage.env, ...server }, directory, 'backup', 'one')).toMatch(/\d+ rows, 1 videos/);
  await stage.programs.stop();

  const restored = new URL(from);
  restored.pathname = `${restored.pathname}_restored`;
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(`CREATE DATABASE ${restored.pathname.slice(1)}`);
  try {
    const second = { ...server, DATABASE_URL: restored.href };
    const restore = (env: object) => runCommand({ ...stage.env, ...second, ...env }, directory, 'restore', 'one');
    await expect(restore({ DATABASE_URL: from })).rejects.toThrow('nothing is written over it');
    s3.buckets.get('videos')?.clear();
    expect(await restore({})).toMatch(/Restored and counted: \d+ rows, 1 videos[\s\S]*The keys open all/);
    await expect(restore({})).rejects.toThrow('nothing is written over it');
    await stage.programs.start(second);
    await stage.advance(3 * hours + 10 * seconds);
    await stage.goesOut(dropped);
    expect(stage.videos()).toHaveLength(1);
    await stage.programs.stop();
  } finally {
    await client.query(`DROP DATABASE ${restored.pathname.slice(1)} WITH (FORCE)`);
    await client.end();
  }
  await stage.programs.start(server);
});

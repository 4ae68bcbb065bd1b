/** What an operator saves, loses, puts back, and seals with another key. */
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programEntry } from '../../sandbox/program-entry.ts';
import { hours, seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

const run = promisify(execFile);

let stage: Stage;
let directory: string;
beforeAll(async () => {
  // The key lies in DATA_DIR, as on a laptop.
  stage = await openStage({ env: { TOKEN_ENCRYPTION_KEYS: '' } });
  directory = await mkdtemp(join(tmpdir(), 'schedy-backup-'));
  await stage.connect();
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  await stage.close();
});

/** A command as an operator runs it. */
async function command(...args: string[]): Promise<string> {
  const variables = { ...stage.env, PATH: process.env.PATH ?? '' };
  const options = { cwd: directory, env: variables };
  const { stdout } = await run(process.execPath, [...programEntry(), ...args], options);
  return stdout;
}

const dataDir = () => stage.env.DATA_DIR ?? '';

it('what was planned goes out after backup, loss of everything, and restore', { timeout: 400_000 }, async () => {
  const dropped = await stage.drop('post in 3 hours From the backup');
  await dropped.shows('scheduled');

  expect(await command('backup', 'one', '--keys', 'keys')).toMatch(/one is written: \d+ rows, 1 videos\./);
  const saved = await readdir(join(directory, 'one', 'database'));
  expect(saved).toEqual(expect.arrayContaining(['post.jsonl', 'profile.jsonl', 'media.jsonl', 'notice.jsonl']));
  const all = await Promise.all(saved.map((name) => readFile(join(directory, 'one', 'database', name), 'utf8')));
  expect(all.join('')).not.toMatch(/act\.\w{20}|rft\.\w{20}/);
  expect((await stat(join(directory, 'keys'))).mode & 0o777).toBe(0o600);
  await expect(command('backup', 'one')).rejects.toThrow('is not empty');

  await stage.programs.stop();
  await expect(command('restore', 'one')).rejects.toThrow('nothing is written over it');
  await rm(dataDir(), { recursive: true });
  expect(await command('restore', 'one', '--keys', 'keys')).toMatch(/The keys open all of its \d+ sealed values\./);

  await stage.programs.start();
  await stage.advance(3 * hours + 10 * seconds);
  await stage.goesOut(dropped);
  expect(stage.videos()).toHaveLength(1);

  await stage.programs.stop();
  const before = await readFile(join(dataDir(), 'token-encryption-key'), 'utf8');
  expect(await command('rotate-keys')).toMatch(/^\d+ values are sealed with a new key/);
  expect(await readFile(join(dataDir(), 'token-encryption-key'), 'utf8')).not.toContain(before.trim());
  await stage.programs.start();
  const [profile] = await stage.core().profiles.listAll();
  expect(await stage.core().profiles.checkToken(profile?.id ?? '')).toMatchObject({ valid: true });
});

it('a backup that is not as it was written is not restored', { timeout: 200_000 }, async () => {
  await command('backup', 'two');
  const [video = ''] = await readdir(join(directory, 'two', 'videos'));
  await appendFile(join(directory, 'two', 'videos', video), 'x');
  await stage.programs.stop();
  await rm(dataDir(), { recursive: true });
  await expect(command('restore', 'two')).rejects.toThrow(
    /The backup is damaged: .*is missing or not what was written/,
  );
  await expect(readdir(dataDir())).rejects.toThrow('ENOENT');
  // What may be whole is not called damaged: a directory in the place of a file cannot be read by anybody.
  await cp(join(directory, 'two'), join(directory, 'unread'), { recursive: true });
  await rm(join(directory, 'unread', 'manifest.json'));
  await mkdir(join(directory, 'unread', 'manifest.json'));
  await expect(command('restore', 'unread')).rejects.toThrow(/manifest.json of the backup cannot be read: it is a dir/);
  await expect(command('restore', 'three')).rejects.toThrow('is no finished backup');
});

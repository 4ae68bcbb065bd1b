/** From nothing to a post, on a terminal and with the commands of an operator; then a loss, and a move to servers. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { createStoryDatabase } from '../../sandbox/demo/database.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { createS3, type S3StandIn } from '../../sandbox/s3/index.ts';
import { type Machine, openMachine } from './machine.ts';

vi.setConfig({ testTimeout: 500_000, hookTimeout: 120_000 });

const { DATABASE_URL, REDIS_URL } = process.env;

let machine: Machine;
let s3: S3StandIn;
let keys: Record<string, string>;
beforeAll(async () => {
  s3 = await createS3();
  machine = await openMachine({ env: { TIKTOK_CLIENT_AUDITED: 'false' } });
  // What setup asks for stands in no environment yet.
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, TIKTOK_CLIENT_KEY, TIKTOK_CLIENT_SECRET } = machine.env;
  keys = { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, TIKTOK_CLIENT_KEY, TIKTOK_CLIENT_SECRET } as typeof keys;
  for (const name of Object.keys(keys)) delete (machine.env as Record<string, string>)[name];
});
afterAll(async () => {
  await machine.close();
  await s3.close();
});

/** Of an app that is not audited: drafts are what it sends. */
const inInbox = 'in your TikTok inbox';

const dataDir = () => join(machine.directory, '.schedy');
const said = (key: string): string => keys[key] ?? '';

it('setup on a terminal, a start, a login, a post; and the doctor finds nothing wrong', async () => {
  const { code, said: shown } = await machine.onTerminal(
    ['setup'],
    [
      [/Do you post from Slack/, 'y'],
      [/Is there a Slack app/, 'y'],
      [/Bot User OAuth Token \(/, 'xoxb-mistyped'],
      [/is refused: invalid_auth[\s\S]*Bot User OAuth Token \(/, said('SLACK_BOT_TOKEN')],
      [/App-level token \(/, said('SLACK_APP_TOKEN')],
      [/Shall other workspaces add/, 'n'],
      [/Do you post from Discord/, 'n'],
      [/Public address/, ''],
      [/Is there a TikTok app/, 'y'],
      [/Client key/, said('TIKTOK_CLIENT_KEY')],
      [/Client secret/, said('TIKTOK_CLIENT_SECRET')],
    ],
  );
  expect(shown).toMatch(/\.env is written\. Start Schedy with: npm start/);
  expect(shown).toMatch(/^ok +slack /m);
  expect(shown).not.toMatch(/^wrong/m);
  expect(code).toBe(0);
  expect(parseEnv(await readFile(join(machine.directory, '.env'), 'utf8'))).toMatchObject(keys);

  const program = machine.program();
  await program.start();
  await machine.connect();
  const dropped = await machine.drop('post now: From one laptop');
  await dropped.shows(inInbox);
  const examined = await machine.run(['doctor']);
  expect(examined).toEqual({ code: 0, said: expect.not.stringMatching(/^wrong/m) as unknown });
  await program.stop();
});

it('a planned post goes out after a backup, the loss of the data directory, and a restore', async () => {
  const program = machine.program();
  await program.start();
  const planned = await machine.drop('post in 1 minute: From a backup');
  await planned.shows('scheduled');
  expect(await machine.run(['backup', 'saved', '--keys', 'saved-keys'])).toMatchObject({ code: 0 });
  await program.kill();
  await rm(dataDir(), { recursive: true });
  expect(await machine.run(['restore', 'saved', '--keys', 'saved-keys'])).toMatchObject({ code: 0 });
  await program.start();
  await planned.shows(inInbox);
  await program.stop();
  expect(machine.tiktok.posts()).toHaveLength(2);
});

it.skipIf(!DATABASE_URL)('and once after a move to a server, a bucket and two workers', async () => {
  const program = machine.program();
  await program.start();
  const planned = await machine.drop('post in 1 minute: From servers');
  await planned.shows('scheduled');
  await program.stop();

  const database = await createStoryDatabase(DATABASE_URL ?? '');
  onTestFinished(() => database.drop());
  const { MEDIA_URL = '', ...access } = s3.env;
  const moved = await machine.run(['move', '--to', database.url, '--media', MEDIA_URL], access);
  expect(moved).toMatchObject({ code: 0 });
  expect(moved.said).toMatch(/videos and 0 unfinished uploads are there[\s\S]* rows are there/);
  // The directory that was left must not post it a second time.
  await expect(program.start()).rejects.toThrow('ended');
  expect(program.output()).toContain('was moved to');

  const TOKEN_ENCRYPTION_KEYS = (await readFile(join(dataDir(), 'token-encryption-key'), 'utf8')).trim();
  const shared = { ...s3.env, DATABASE_URL: database.url, TOKEN_ENCRYPTION_KEYS, ...(REDIS_URL && { REDIS_URL }) };
  const start = async (roles: string) => {
    const env = { ...shared, ROLES: roles, DATA_DIR: join(machine.directory, roles) };
    const one = machine.program(roles === 'bots,web' ? env : { ...env, PORT: String(await findFreePort()) });
    await one.start();
    return one;
  };
  const processes = [await start('bots,web'), await start('worker'), await start('worker')];
  await planned.shows(inInbox);
  expect(await machine.run(['doctor'], shared)).toMatchObject({ code: 0 });
  for (const one of processes) await one.stop();
  expect(machine.tiktok.posts()).toHaveLength(3);
});

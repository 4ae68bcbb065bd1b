/** `npm run doctor` beside the stand-ins: all is well, and then one thing after the other is broken. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDiscord, type DiscordStandIn } from '../sandbox/discord/index.ts';
import { programEntry } from '../sandbox/program-entry.ts';
import { createSlack } from '../sandbox/slack/index.ts';
import { readConfig } from '../src/config.ts';
import { type Database, openDatabase } from '../src/core/database/index.ts';
import { Failure, systemClock } from '../src/core/index.ts';
import { createInstallations } from '../src/core/installations/index.ts';
import { createStore } from '../src/core/media/index.ts';
import { createCipher, parseKeys } from '../src/core/sealing/index.ts';
import { examineMachine } from '../src/doctor/examine-machine.ts';
import { examine, type Finding } from '../src/doctor/index.ts';
import { recordLog } from './jobs/stage.ts';
import { openStage, type Stage } from './stories/stage.ts';

const run = promisify(execFile);

let stage: Stage;
let discord: DiscordStandIn;
let env: Record<string, string>;
beforeAll(async () => {
  stage = await openStage({ env: { TIKTOK_CLIENT_AUDITED: 'false' } });
  discord = await createDiscord();
  env = { ...stage.env, ...discord.env };
  await stage.connect();
});
afterAll(async () => {
  await discord.close();
  // Tokens and keys that nobody knows, and an address where Schedy is not, are among the things that are broken here.
  await stage.close(/oauth\/token|\/healthz|invalid_auth/);
});

/** As an operator runs it. */
async function doctor(changes: Record<string, string> = {}, args: readonly string[] = []) {
  const variables = { ...env, ...changes, PATH: process.env.PATH ?? '' };
  const command = [...programEntry(), 'doctor', ...args];
  const ended = await run(process.execPath, command, {
    cwd: stage.home.mediaDir.replace(/media$/, ''),
    env: variables,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: ended.code, said: ended.stdout, complained: ended.stderr };
}

async function find(changes: Record<string, string> = {}, clock = systemClock): Promise<Finding[]> {
  const askRunning = async (): Promise<never> => {
    throw new Error('Nothing runs.');
  };
  return examine(readConfig({ ...env, ...changes }), { log: recordLog().log, clock, askRunning });
}

const wrongOnes = (findings: readonly Finding[]) => findings.filter(({ level }) => level === 'wrong');
const codes = (findings: readonly Finding[]) => wrongOnes(findings).map(({ code }) => code);

describe('while Schedy runs', () => {
  it('all is well, and it ends with 0', { timeout: 120_000 }, async () => {
    const { code, said, complained } = await doctor();
    expect(complained).toBe('');
    expect(said).toMatch(/^ok +configuration /m);
    expect(said).toMatch(/^ok +keys +The keys open everything that is sealed/m);
    expect(said).toMatch(/^ok +slack +Slack takes the tokens of Ramen House and has granted every scope\.$/m);
    expect(said).toMatch(/^ok +webhook /m);
    expect(said).toMatch(/TikTok audits no tool that is only for the accounts of one’s own team/);
    expect(said).not.toMatch(/^wrong/m);
    expect(code).toBe(0);
  });

  it('what is wrong is named with its remedy, as JSON too, and it ends with 1', { timeout: 120_000 }, async () => {
    const { code, said } = await doctor({ TIKTOK_CLIENT_SECRET: 'not-the-secret' }, ['--json']);
    const { ok, findings } = JSON.parse(said) as { ok: boolean; findings: Finding[] };
    expect({ code, ok, codes: codes(findings) }).toEqual({ code: 1, ok: false, codes: ['tiktok_key_refused'] });
    expect(wrongOnes(findings)[0]?.mend).toMatch(/^Copy both from the same app/);
    expect(said).not.toContain('not-the-secret');
  });

  it('of a configuration that cannot be read every complaint is named', { timeout: 120_000 }, async () => {
    const { code, said } = await doctor({ PORT: 'x', SLACK_BOT_TOKEN: '' });
    expect(code).toBe(1);
    expect(said).toMatch(/^wrong +configuration +PORT is "x", which is not a whole number/m);
    expect(said).toMatch(
      /^wrong +configuration +SLACK_APP_TOKEN is set, but neither SLACK_BOT_TOKEN \(one workspace\)/m,
    );
  });
});

describe('while it does not', () => {
  beforeAll(() => stage.programs.stop());

  it('nothing is wrong with a Schedy that is not started', async () => {
    const findings = await find();
    expect(codes(findings)).toEqual([]);
    expect(findings.map(({ code }) => code)).toContain('not_running');
  });

  it.each([
    ['a bot token of Slack', { SLACK_BOT_TOKEN: 'xoxb-unknown' }, 'slack_login_refused'],
    ['an app token of Slack', { SLACK_APP_TOKEN: 'xapp-unknown' }, 'slack_login_refused'],
    ['a token of Discord', { DISCORD_TOKEN: 'aaaa.bbbb.cccc' }, 'discord_login_refused'],
    ['an application id', { DISCORD_APPLICATION_ID: '123456789012345678' }, 'discord_application_differs'],
    ['an intent', { DISCORD_MESSAGE_CONTENT: 'true' }, 'discord_intent_missing'],
    ['a server', { DISCORD_GUILD_ID: '123456789012345678' }, 'discord_not_in_server'],
    ['a TikTok key', { TIKTOK_CLIENT_KEY: 'unknown' }, 'tiktok_key_refused'],
    ['TikTok itself', { TIKTOK_API_URL: 'http://127.0.0.1:9' }, 'tiktok_unreachable'],
    [
      'a redirect to another host',
      { TIKTOK_REDIRECT_URI: 'https://example.com/api/social/tiktok/callback' },
      'redirect_other_host',
    ],
    ['a place for videos', { MEDIA_URL: 'file:/dev/null/videos' }, 'media_store_failed'],
    ['Slack itself', { SLACK_API_URL: 'http://127.0.0.1:9/api/' }, 'slack_unreachable'],
    ['Discord itself', { DISCORD_API_URL: 'http://127.0.0.1:9/api' }, 'discord_unreachable'],
    ['Redis', { REDIS_URL: 'redis://127.0.0.1:9' }, 'redis_unreachable'],
    ['a database server', { DATABASE_URL: 'postgresql://user@127.0.0.1:9/schedy' }, 'database_unreachable'],
    ['a key', { TOKEN_ENCRYPTION_KEYS: 'ab'.repeat(32) }, 'key_unknown'],
    ['"ask every time" in an audited app', { TIKTOK_CLIENT_AUDITED: 'true' }, 'does_not_ask'],
  ])('%s that is wrong is named, with what to do', async (_title, changes, code) => {
    if (code === 'does_not_ask') await change({ mode: 'direct' });
    const findings = await find(changes as Record<string, string>);
    expect(codes(findings)).toEqual([code]);
    for (const { says, mend } of wrongOnes(findings))
      expect([says, mend]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\S/)]);
  });

  it.each([403, 404])('Discord that answers %i says nothing of the token', async (status) => {
    const body = JSON.stringify({ message: 'Missing Access', code: status === 403 ? 40333 : 0 });
    const headers = { 'content-type': 'application/json' };
    discord.faults.plan({ path: /applications\/@me$/, action: { kind: 'answer', status, headers, body } });
    const [finding] = wrongOnes(await find());
    expect(finding).toMatchObject({ code: 'discord_refused', says: expect.stringContaining(String(status)) });
    expect(finding?.says).not.toContain('refuses DISCORD_TOKEN');
  });

  it('TikTok that answers with a fault of its own says nothing of the key', async () => {
    const answer = { kind: 'answer', status: 500, body: 'Internal Server Error' } as const;
    stage.tiktok.faults.plan({ path: '/v2/oauth/token/', times: 9, action: answer });
    onTestFinished(() => stage.tiktok.faults.reset());
    const [finding] = wrongOnes(await find());
    expect(finding).toMatchObject({ code: 'tiktok_refused', says: expect.stringContaining('says nothing of the') });
  });

  it.each([
    ['account_inactive', 'slack_login_refused', /took SLACK_BOT_TOKEN back/],
    ['invalid_auth', 'slack_login_refused', /refuses SLACK_BOT_TOKEN: invalid_auth/],
    ['access_denied', 'slack_refused', /may be right all the same/],
  ])('Slack that answers %s is told as what it is', async (error, code, says) => {
    const slack = await createSlack({ mode: 'socket' });
    onTestFinished(() => slack.close());
    const body = JSON.stringify({ ok: false, error });
    slack.faults.plan({ path: /auth\.test$/, action: { kind: 'answer', status: 200, body } });
    const [finding] = wrongOnes(await find(slack.env));
    expect(finding).toMatchObject({ code, says: expect.stringMatching(says) });
  });

  it('a scope that Slack has not granted is named', async () => {
    const scopes = ['commands', 'chat:write'];
    const slack = await createSlack({ mode: 'socket', scopes });
    onTestFinished(() => slack.close());
    const [finding] = wrongOnes(await find(slack.env));
    expect(finding).toMatchObject({ code: 'slack_scopes_missing' });
    expect(finding?.says).toContain('files:read');
    expect(finding?.says).not.toContain('chat:write');
  });

  it('of several workspaces the pair of the app and what each has granted are examined', async () => {
    const redirectUrls = [`${stage.publicUrl}/slack/oauth_redirect`];
    const slack = await createSlack({ mode: 'socket', redirectUrls });
    onTestFinished(() => slack.close());
    const several = { ...slack.env, SLACK_BOT_TOKEN: '' };
    const fineOnes = (await find(several)).filter(({ part }) => part === 'slack').map(({ says }) => says);
    expect(fineOnes).toEqual([
      '0 workspaces have added Schedy by themselves.',
      'Slack knows the client id with its secret.',
    ]);
    for (const changes of [{ SLACK_CLIENT_ID: '1.2' }, { SLACK_CLIENT_SECRET: 'not-the-secret' }]) {
      const [finding] = wrongOnes(await find({ ...several, ...changes }));
      expect(finding).toMatchObject({ code: 'slack_login_refused' });
      expect(finding?.says).toMatch(
        /SLACK_CLIENT_ID with SLACK_CLIENT_SECRET: (invalid_client_id|bad_client_secret)\.$/,
      );
    }
    await install('T0SUSHI', ['commands', 'chat:write']);
    const [lacking] = wrongOnes(await find(several));
    expect(lacking).toMatchObject({ code: 'slack_installation_scopes_missing' });
    expect(lacking?.says).toMatch(/^Not every scope was granted by Sushi Bar \(.*files:read/);
    expect(lacking?.mend).toContain(`${stage.publicUrl}/slack/install`);
  });

  it('a sealed value that is damaged and a table of a newer version are named', async () => {
    await onDatabase(({ prisma }) => prisma.$executeRaw`UPDATE installation SET body = body || 'x'`);
    expect(codes(await find())).toEqual(['sealed_broken']);
    await onDatabase(({ prisma }) => prisma.installation.deleteMany());
    await onDatabase(
      ({ prisma }) => prisma.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('newer', '', '99990101000000_newer', now(), 1)`,
    );
    expect(codes(await find())).toEqual(['database_newer']);
    await onDatabase(({ prisma }) => prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'newer'`);
    expect(codes(await find())).toEqual([]);
  });

  it('a permission that the bot lacks in a server is named', async () => {
    const { roles } = discord.guilds.home();
    const before = [...roles.values()].map(({ permissions }) => permissions);
    for (const role of roles.values()) role.permissions = 0n;
    const [finding] = wrongOnes(await find());
    [...roles.values()].forEach((role, index) => {
      role.permissions = before[index] ?? 0n;
    });
    expect(finding).toMatchObject({ code: 'discord_permission_missing' });
    expect(finding?.says).toMatch(/^In Ramen House the bot lacks View Channel, Send Messages,/);
  });

  it('a clock that is off, a login that ends and a disk that is full are named', async () => {
    const ahead = { now: () => new Date(Date.now() + 600_000) };
    expect(codes(await find({}, ahead))).toEqual(expect.arrayContaining(['clock_wrong', 'clock_off']));

    await change({ refreshExpiresAt: new Date(Date.now() + 13 * 24 * 3_600_000) });
    expect(codes(await find())).toEqual(['login_ends']);
    await change({ refreshExpiresAt: new Date(Date.now() + 15 * 24 * 3_600_000) });
    expect(codes(await find())).toEqual([]);

    expect(codes(await examineMachine(readConfig(env), async () => 1000))).toEqual(['disk_full']);
  });

  it('a store from which nothing can be removed is named, with what was left there', async () => {
    const openStore: typeof createStore = (url) => ({
      ...createStore(url),
      remove: async () => {
        throw new Failure('media_store_failed', { kind: 'ask_operator' }, { reason: 'EACCES' });
      },
    });
    const [found] = wrongOnes(await examineMachine(readConfig(env), async () => 2 ** 40, openStore));
    expect(found).toMatchObject({ part: 'videos', code: 'media_not_removed' });
    expect(found?.says).toMatch(/not removed \(media_store_failed, EACCES\): doctor-[0-9a-f]{16} is left/);
  });

  it('a Redis that is old, and one that evicts, are named', async () => {
    const url = await serveRedis('redis_version:5.0.7\r\nmaxmemory_policy:allkeys-lru\r\n');
    expect(codes(await find({ REDIS_URL: url }))).toEqual(['redis_old', 'redis_evicts']);
    const good = await serveRedis('redis_version:7.4.1\r\nmaxmemory_policy:noeviction\r\n');
    expect(codes(await find({ REDIS_URL: good }))).toEqual([]);
  });

  it('something else that answers at the public address is told from Schedy', async () => {
    expect(codes(await find({ PUBLIC_URL: stage.tiktok.url }))).toEqual(['redirect_other_host', 'address_unanswered']);
  });

  it('a data directory that is damaged is named, and one that is new is no fault', async () => {
    expect(codes(await find({ DATA_DIR: `${env.DATA_DIR}/new` }))).toEqual([]);
    expect(codes(await find({ DATA_DIR: import.meta.filename }))).toContain('data_dir_damaged');
  });
});

async function onDatabase(work: (database: Database) => Promise<unknown>): Promise<void> {
  const { DATABASE_URL: url, DATA_DIR: dataDir = '' } = env;
  const database = await openDatabase({ url, dataDir, onError: () => undefined });
  await work(database).finally(database.stop);
}

const change = (data: { mode?: 'direct'; refreshExpiresAt?: Date }): Promise<void> =>
  onDatabase(({ prisma }) => prisma.profile.updateMany({ data }));

/** As somebody who added Schedy has allowed it. */
const install = (id: string, scopes: readonly string[]): Promise<void> =>
  onDatabase(({ prisma }) => {
    const cipher = createCipher(parseKeys(env.TOKEN_ENCRYPTION_KEYS ?? '').keys);
    const bot = { token: 'xoxb-sushi', id: 'B1', userId: 'U1', scopes: [...scopes] };
    return createInstallations({ prisma, cipher, clock: systemClock }).store('slack', id, {
      team: { id, name: 'Sushi Bar' },
      bot,
    });
  });

/** As much of Redis as tells what it is. */
async function serveRedis(info: string): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('data', (bytes) => {
      // Each command is an array that begins with its length.
      for (const command of bytes.toString().split(/(?=^\*)/m)) {
        const isInfo = /^\*\d+\r\n\$4\r\ninfo/i.test(command);
        socket.write(isInfo ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

it('everything that can be wrong is broken in one of these tests', async () => {
  const read = async (directory: URL, names: RegExp) => {
    const files = (await readdir(directory)).filter((name) => names.test(name));
    return (await Promise.all(files.map((name) => readFile(new URL(name, directory), 'utf8')))).join('\n');
  };
  const source = await read(new URL('../src/doctor/', import.meta.url), /\.ts$/);
  const tests = await read(new URL('./', import.meta.url), /^doctor.*\.ts$/);
  const all = [...source.matchAll(/(?:wrong|say)\(\s*(?:'\w+',\s*)?'(\w+_\w+)'/g)].map(([, code = '']) => code);
  expect(all.length).toBeGreaterThan(25);
  // A bug in an examination, or one that hangs: neither can be brought about from outside.
  const breakable = all.filter((code) => code !== 'not_examined');
  expect(breakable.filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
});

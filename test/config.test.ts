import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Config, ConfigError, ensureKeys, loadConfig, readConfig, storeKeys } from '../src/config.ts';

const needed = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  TIKTOK_CLIENT_KEY: 'key',
  TIKTOK_CLIENT_SECRET: 'secret',
};
const key = Buffer.alloc(32, 1).toString('base64');
const database = 'postgresql://schedy:hunter2@db/schedy';

function complaintsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.complaints;
    throw error;
  }
}

const read = (env: NodeJS.ProcessEnv): Config => readConfig({ ...needed, ...env });

test('with nothing but Slack and TikTok everything else has its default', () => {
  expect(read({})).toEqual({
    host: '0.0.0.0',
    port: 3001,
    publicUrl: 'http://localhost:3001',
    roles: ['bots', 'web', 'worker'],
    dataDir: './.schedy',
    encryptionKeys: null,
    databaseUrl: undefined,
    redisUrl: undefined,
    apiKey: undefined,
    isAddedToSlack: false,
    s3: {},
    mediaUrl: 'file:.schedy/media',
    mediaRetentionDays: 7,
    mediaRetentionMs: 604_800_000,
    retention: { inboxDays: 7, historyDays: 0, changeLogDays: 0 },
    mediaQuotaBytes: 20 * 2 ** 30,
    maxVideoSeconds: 600,
    operator: { name: undefined, contact: undefined },
    undoWindowMs: 10_000,
    lateGraceMs: 3_600_000,
    catchUpMs: 86_400_000,
    slack: {
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      signingSecret: undefined,
      apiUrl: undefined,
      downloadHosts: [],
    },
    discord: null,
    tiktok: {
      clientKey: 'key',
      clientSecret: 'secret',
      pkce: 'hex',
      audited: false,
      uploadHosts: [],
      uploadsPerHour: 5,
      callsPerHour: 100,
      redirectUri: 'http://localhost:3001/api/social/tiktok/callback',
      apiUrl: 'https://open.tiktokapis.com',
      authUrl: 'https://www.tiktok.com/v2/auth/authorize/',
    },
    log: { level: 'info', format: undefined },
  });
});

test('nothing of it can be changed', () => {
  const config = read({ TOKEN_ENCRYPTION_KEYS: key });
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.roles)).toBe(true);
  expect(Object.isFrozen(config.tiktok.uploadHosts)).toBe(true);
  expect(Object.isFrozen(config.encryptionKeys)).toBe(true);
});

test('addresses follow from PORT and PUBLIC_URL', () => {
  expect(read({ PORT: '4000' }).tiktok.redirectUri).toBe('http://localhost:4000/api/social/tiktok/callback');
  const config = read({ PUBLIC_URL: 'https://schedy.example/' });
  expect(config.publicUrl).toBe('https://schedy.example');
  expect(config.tiktok.redirectUri).toBe('https://schedy.example/api/social/tiktok/callback');
});

test('stand-ins may be plain http, and each adds its host to its own list', () => {
  const { slack, tiktok } = read({
    SLACK_API_URL: 'http://127.0.0.1:4001/api/',
    TIKTOK_API_URL: 'http://127.0.0.1:4002/',
    TIKTOK_AUTH_URL: 'http://127.0.0.1:4002/v2/auth/authorize/',
  });
  expect(slack).toMatchObject({
    apiUrl: 'http://127.0.0.1:4001/api/',
    downloadHosts: ['127.0.0.1:4001'],
  });
  expect(tiktok).toMatchObject({
    apiUrl: 'http://127.0.0.1:4002',
    authUrl: 'http://127.0.0.1:4002/v2/auth/authorize/',
    uploadHosts: ['127.0.0.1:4002'],
  });
  expect(read({ TIKTOK_API_URL: 'https://tiktok.example' }).tiktok.uploadHosts).toEqual(['tiktok.example:443']);
});

test.each(['true', '1', 'on', 'TRUE', 'false', '0', 'off', 'Off'])('%s is yes or no', (value) => {
  const { audited } = read({ TIKTOK_CLIENT_AUDITED: value }).tiktok;
  expect(audited).toBe(/^(true|1|on)$/i.test(value));
});

test('spaces around a value are dropped, and a value of nothing is no value', () => {
  const config = read({ PORT: ' 4000 \n', SCHEDY_API_KEY: '', DATABASE_URL: '  ' });
  expect(config).toMatchObject({ port: 4000, apiKey: undefined, databaseUrl: undefined });
});

test('a process without bots holds no chat secret and needs none', () => {
  const server = { DATABASE_URL: database, TOKEN_ENCRYPTION_KEYS: key, ROLES: 'web, worker' };
  expect(read(server)).toMatchObject({ roles: ['web', 'worker'], slack: null });
  const { SLACK_BOT_TOKEN: _bot, SLACK_APP_TOKEN: _app, ...tiktok } = needed;
  expect(complaintsOf({ ...tiktok, ...server })).toEqual([]);
});

test('keys are read as bytes, the first one first', () => {
  const other = Buffer.alloc(32, 2).toString('hex');
  const { encryptionKeys } = read({ TOKEN_ENCRYPTION_KEYS: `${key}, ${other}` });
  expect(encryptionKeys?.map((bytes) => bytes[0])).toEqual([1, 2]);
});

const installing = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'abc', SLACK_STATE_SECRET: 'a-long-enough-text' };
const elsewhere = { PUBLIC_URL: 'http://schedy.example', TIKTOK_REDIRECT_URI: 'https://schedy.example/cb' };

describe('complaints', () => {
  test('all come at once, each with the variable, its value and what it may be', () => {
    const env = { ...needed, PORT: '70000', LOG_LEVEL: 'loud', TIKTOK_CLIENT_AUDITED: 'maybe' };
    expect(complaintsOf(env)).toEqual([
      'PORT is "70000", which is not a whole number from 1 to 65535',
      'TIKTOK_CLIENT_AUDITED is "maybe", which is not true or false (1 or 0, on or off)',
      'LOG_LEVEL is "loud", which is not one of debug, info, warn, error, silent',
    ]);
  });

  test('the error itself can be shown to a person', () => {
    expect(() => readConfig({ ...needed, PORT: 'x' })).toThrow(
      'The configuration needs attention:\n- PORT is "x", which is not',
    );
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '3001.5'],
    ['PORT', '1e3'],
    ['HOST', 'http://here'],
    ['PUBLIC_URL', 'schedy.example'],
    ['PUBLIC_URL', 'ftp://schedy.example'],
    ['PUBLIC_URL', 'https://schedy.example/?a=b'],
    ['ROLES', 'bots,web,cook'],
    ['ROLES', 'bots,bots,web'],
    ['ROLES', ','],
    ['TIKTOK_REDIRECT_URI', 'https://schedy.example/callback#top'],
    ['UNDO_WINDOW_SECONDS', '-1'],
    ['LATE_GRACE_MINUTES', '0'],
    ['MEDIA_RETENTION_DAYS', 'week'],
    ['LOG_FORMAT', 'xml'],
    ['SLACK_API_URL', 'http://127.0.0.1:4001/'],
    ['TIKTOK_API_URL', 'http://127.0.0.1:4001/v2'],
    ['TIKTOK_AUTH_URL', 'authorize'],
  ])('%s may not be %s', (name, value) => {
    const [complaint] = complaintsOf({ ...needed, [name]: value });
    expect(complaint).toContain(`${name} is ${JSON.stringify(value)}, which is not `);
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'hunter2'],
    ['SLACK_APP_TOKEN', 'xoxb-hunter2'],
    ['SLACK_SIGNING_SECRET', 'hunter 2'],
    ['TIKTOK_CLIENT_SECRET', 'hunter 2'],
    ['DATABASE_URL', 'mysql://schedy:hunter2@db'],
    ['DATABASE_URL', 'hunter2'],
    ['REDIS_URL', 'http://:hunter2@cache'],
    ['MEDIA_URL', 's3://hunter2:secret@bucket/prefix'],
    ['TOKEN_ENCRYPTION_KEYS', `hunter2,${key}`],
    ['SCHEDY_API_KEY', 'hunter 2'],
    ['SCHEDY_API_KEY', 'only-15-letters'],
  ])('%s is named without its value', (name, value) => {
    const complaints = complaintsOf({ ...needed, TOKEN_ENCRYPTION_KEYS: key, [name]: value });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(new RegExp(`^${name}(:| is set to something that)`));
    expect(complaints[0]).not.toContain('hunter');
  });

  test('without a platform they say how to configure one, and name what asks for it and the demo', () => {
    const complaints = complaintsOf({});
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/SLACK_BOT_TOKEN and SLACK_APP_TOKEN .* npm run setup .* npm run demo /);
  });

  test('a chat platform is enough: without a TikTok app posts go out by hand', () => {
    expect(complaintsOf({ ...needed, TIKTOK_CLIENT_KEY: '', TIKTOK_CLIENT_SECRET: '' })).toEqual([]);
  });

  test.each([
    [{ TIKTOK_CLIENT_SECRET: '' }, /^TIKTOK_CLIENT_SECRET is not set, but TIKTOK_CLIENT_KEY is: .* by hand$/],
    [{ TIKTOK_CLIENT_KEY: '' }, /^TIKTOK_CLIENT_KEY is not set, but TIKTOK_CLIENT_SECRET is: .* by hand$/],
    [{ SLACK_BOT_TOKEN: '' }, /^SLACK_APP_TOKEN is set, but neither SLACK_BOT_TOKEN .* nor SLACK_CLIENT_ID/],
    [{ SLACK_CLIENT_ID: '1.2' }, /^SLACK_CLIENT_ID is set, but SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are not/],
    [
      { SLACK_APP_TOKEN: '', SLACK_BOT_TOKEN: '', ...installing },
      /^SLACK_CLIENT_ID is set, but neither SLACK_APP_TOKEN/,
    ],
    [{ ...installing, ...elsewhere }, /^PUBLIC_URL is "http:.*with SLACK_CLIENT_ID it has to be https/],
    [{ SLACK_APP_TOKEN: '' }, /neither SLACK_APP_TOKEN .* nor SLACK_SIGNING_SECRET/],
    [{ ROLES: 'worker' }, /^ROLES is "worker", but without DATABASE_URL .* all of bots,web,worker$/],
    [{ DATABASE_URL: database }, /^TOKEN_ENCRYPTION_KEYS is not set, and with DATABASE_URL/],
    [{ PUBLIC_URL: 'http://schedy.example' }, /^PUBLIC_URL is "http:.*TikTok redirects .* https/],
    [{ TIKTOK_REDIRECT_URI: 'http://10.0.0.1/cb' }, /^TIKTOK_REDIRECT_URI is "http:.* https/],
  ])('%j alone is not enough', (env, expected) => {
    const complaints = complaintsOf({ ...needed, ...env });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(expected);
  });

  test.each([
    { TIKTOK_REDIRECT_URI: 'http://127.0.0.1:3001/callback' },
    { TIKTOK_REDIRECT_URI: 'https://schedy.example/cb', PUBLIC_URL: 'http://schedy.internal' },
    { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'abc' },
    { SLACK_BOT_TOKEN: '', ...installing },
    installing,
    { MEDIA_URL: 'file:///var/lib/schedy' },
    { MEDIA_URL: 'file:./videos' },
    { MEDIA_URL: 's3://videos' },
    { MEDIA_URL: 's3://videos/of/schedy?path-style=false', AWS_REGION: 'eu-central-1' },
    { DATABASE_URL: database, TOKEN_ENCRYPTION_KEYS: key, ROLES: 'worker' },
  ])('%j is fine', (env) => {
    expect(complaintsOf({ ...needed, ...env })).toEqual([]);
  });
});

const nothingSealed = async () => 0;

describe('in a directory', () => {
  let directory: string;
  const here = process.cwd();
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'schedy-test-'));
  });
  afterEach(async () => {
    process.chdir(here);
    await rm(directory, { recursive: true });
  });

  test('a .env that cannot be read is told as that', async () => {
    await mkdir(join(directory, '.env'));
    process.chdir(directory);
    expect(() => loadConfig()).toThrow(ConfigError);
    expect(() => loadConfig()).toThrow(/- \.env cannot be read \(EISDIR\)/);
  });

  test('the environment beats .env, which beats the defaults', async () => {
    const lines = Object.entries({
      ...needed,
      LATE_GRACE_MINUTES: '5',
      HOST: 'from-file',
      TOKEN_ENCRYPTION_KEYS: key,
    });
    const text = lines.map(([name, value]) => `${name}=${value}`).join('\r\n');
    await writeFile(join(directory, '.env'), text);
    process.chdir(directory);
    const before = process.env.HOST;
    process.env.HOST = 'from-environment';
    try {
      expect(loadConfig()).toMatchObject({ lateGraceMs: 300_000, host: 'from-environment' });
    } finally {
      if (before === undefined) delete process.env.HOST;
      else process.env.HOST = before;
    }
  });

  test('a key is made once, for the eyes of its owner only', async () => {
    const dataDir = join(directory, 'data');
    const [first] = await ensureKeys(dataDir, nothingSealed);
    expect(first).toHaveLength(32);
    expect(await ensureKeys(dataDir, nothingSealed)).toEqual([first]);
    const path = join(dataDir, 'token-encryption-key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, 'utf8')).trim()).toBe(Buffer.from(first ?? []).toString('base64'));
  });

  test('two that make it at the same moment get the same key', async () => {
    const [one, other] = await Promise.all([
      ensureKeys(directory, nothingSealed),
      ensureKeys(directory, nothingSealed),
    ]);
    expect(one).toEqual(other);
  });

  test('a damaged key is told, without showing it, and not replaced', async () => {
    const path = join(directory, 'token-encryption-key');
    await writeFile(path, 'hunter2');
    await expect(ensureKeys(directory, nothingSealed)).rejects.toThrow(/token-encryption-key: key 1 is not/);
    await expect(ensureKeys(directory, nothingSealed)).rejects.not.toThrow(/hunter2/);
    expect(await readFile(path, 'utf8')).toBe('hunter2');
  });

  test('a key that cannot be read is told, with its file', async () => {
    const path = join(directory, 'token-encryption-key');
    await mkdir(path);
    const failure = { code: 'data_dir_unreadable', facts: { path, reason: 'EISDIR' } };
    await expect(ensureKeys(directory, nothingSealed)).rejects.toMatchObject(failure);
  });

  test('a key that cannot be written is told, with its directory', async () => {
    const dataDir = join(directory, 'nowhere');
    await symlink(join(directory, 'unmounted', 'disk'), dataDir);
    const failure = { code: 'data_dir_unusable', facts: { dataDir, reason: expect.stringMatching(/^E/) } };
    await expect(ensureKeys(dataDir, nothingSealed)).rejects.toMatchObject(failure);
    await expect(storeKeys(dataDir, [Buffer.alloc(32)])).rejects.toMatchObject(failure);
  });

  test('a key that is gone is told and not replaced while logins are sealed with it', async () => {
    const failure = { code: 'encryption_key_lost', facts: { logins: 2 } };
    await expect(ensureKeys(directory, async () => 2)).rejects.toMatchObject(failure);
    await expect(readFile(join(directory, 'token-encryption-key'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

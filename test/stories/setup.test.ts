/** Somebody goes through setup on a terminal, mistypes, corrects, starts Schedy with what it wrote, and posts. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseEnv, promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { createDiscord, type DiscordStandIn } from '../../sandbox/discord/index.ts';
import { programEntry } from '../../sandbox/program-entry.ts';
import { createSlack, type SlackStandIn } from '../../sandbox/slack/index.ts';
import { setUp } from '../../src/setup/index.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let slack: SlackStandIn;
let discord: DiscordStandIn;
let directory: string;
beforeAll(async () => {
  stage = await openStage();
  slack = await createSlack({ mode: 'socket', configToken: 'xoxe.xoxp-1-config', rateLimits: false });
  discord = await createDiscord({ privilegedIntents: ['MessageContent'] });
});
afterAll(async () => {
  await discord.close();
  await slack.close();
  // The secret that is mistyped.
  await stage.close(/oauth\/token/);
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'schedy-setup-'));
  return () => rm(directory, { recursive: true, force: true });
});

/** Answers each question with the next line; `y` and `n` are keys. All that was shown comes back. */
async function converse(environment: Record<string, string>, answers: readonly (readonly [RegExp, string])[]) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 200, rows: 50 });
  let shown = '';
  let from = 0;
  const waiting = [...answers];
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += stripVTControlCharacters(text);
    const [next] = waiting;
    const asked = next && shown.slice(from).search(next[0]);
    if (!next || asked === undefined || asked < 0) return;
    waiting.shift();
    from += asked + 1;
    // After the question has been drawn, which is when its keys are heard.
    setImmediate(() => input.write(/^[yn]$/.test(next[1]) ? next[1] : `${next[1]}\r`));
  });
  const isWritten = await setUp({ input, output, directory, environment });
  expect(waiting).toEqual([]);
  return { isWritten, shown };
}

const readEnv = async () => parseEnv(await readFile(join(directory, '.env'), 'utf8'));

const tiktokAnswers = (): (readonly [RegExp, string])[] => [
  [/Public address/, stage.publicUrl],
  [/Is there a TikTok app/, 'y'],
  [/Client key/, stage.tiktok.env.TIKTOK_CLIENT_KEY],
  [/Client secret/, 'mistyped'],
  [/does not know this key[\s\S]*Client key/, stage.tiktok.env.TIKTOK_CLIENT_KEY],
  [/Client secret/, stage.tiktok.env.TIKTOK_CLIENT_SECRET],
];

it('the app is created, each token is tried, and a post goes out with what was written', async () => {
  const { env } = slack;
  const apis = { SLACK_API_URL: env.SLACK_API_URL ?? '', TIKTOK_API_URL: stage.tiktok.env.TIKTOK_API_URL };
  const { isWritten, shown } = await converse(apis, [
    [/Do you post from Slack/, 'y'],
    [/Is there a Slack app/, 'n'],
    [/App configuration token/, 'xoxe.xoxp-1-expired'],
    [/invalid_auth[\s\S]*App configuration token/, 'xoxe.xoxp-1-config'],
    [/The app is created[\s\S]*Bot User OAuth Token \(/, 'xoxb-wrong'],
    [/invalid_auth[\s\S]*Bot User OAuth Token \(/, env.SLACK_BOT_TOKEN ?? ''],
    [/That is the bot of Ramen House[\s\S]*App-level token/, env.SLACK_APP_TOKEN ?? ''],
    [/Shall other workspaces add/, 'n'],
    [/Do you post from Discord/, 'n'],
    ...tiktokAnswers(),
  ]);

  expect(isWritten).toBe(true);
  expect(slack.calls.map(({ method }) => method)).toContain('apps.manifest.create');
  expect(shown).toContain(`Redirect URI, to the letter: ${stage.publicUrl}/api/social/tiktok/callback`);
  const values = await readEnv();
  expect(values).toMatchObject({ SLACK_BOT_TOKEN: env.SLACK_BOT_TOKEN, SLACK_APP_TOKEN: env.SLACK_APP_TOKEN });
  expect((await stat(join(directory, '.env'))).mode & 0o777).toBe(0o600);
  for (const secret of [env.SLACK_BOT_TOKEN, stage.tiktok.env.TIKTOK_CLIENT_SECRET])
    expect(shown).not.toContain(secret);
});

it('what it writes for Slack and TikTok starts a Schedy that posts', async () => {
  await stage.programs.stop();
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL = '' } = stage.env;
  await converse({ SLACK_API_URL, TIKTOK_API_URL: stage.tiktok.env.TIKTOK_API_URL }, [
    [/Do you post from Slack/, 'y'],
    [/Is there a Slack app/, 'y'],
    [/Bot User OAuth Token \(/, SLACK_BOT_TOKEN ?? ''],
    [/App-level token \(/, SLACK_APP_TOKEN ?? ''],
    [/Shall other workspaces add/, 'n'],
    [/Do you post from Discord/, 'n'],
    ...tiktokAnswers(),
  ]);
  const nothing = { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', TIKTOK_CLIENT_KEY: '', TIKTOK_CLIENT_SECRET: '' };
  const written = Object.fromEntries(
    Object.entries(await readEnv()).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  // Of the rest the story's own places hold: what is the default in the file would lead elsewhere.
  const { DATA_DIR: _dataDir, HOST: _host, PORT: _port, ...kept } = written;
  await stage.programs.start({ ...nothing, ...kept, TIKTOK_UPLOADS_PER_HOUR: '0', TIKTOK_APP_CALLS_PER_HOUR: '0' });
  await stage.connect();
  const dropped = await stage.drop('post now as draft: Set up');
  await dropped.shows('goes out in a few seconds');
  await stage.passUndo();
  await stage.advanceUntil(() => dropped.card().startsWith('in your TikTok inbox'), 10_000);
});

it('for several workspaces the pair of the app is tried, and the address for its portal is said', async () => {
  const several = await createSlack({
    mode: 'socket',
    redirectUrls: ['https://schedy.example.com/slack/oauth_redirect'],
  });
  onTestFinished(() => several.close());
  const { env } = several;
  const { shown } = await converse({ SLACK_API_URL: env.SLACK_API_URL ?? '' }, [
    [/Do you post from Slack/, 'y'],
    [/Is there a Slack app/, 'y'],
    [/Bot User OAuth Token \(/, env.SLACK_BOT_TOKEN ?? ''],
    [/App-level token \(/, env.SLACK_APP_TOKEN ?? ''],
    [/Shall other workspaces add/, 'y'],
    [/Client ID of Slack/, env.SLACK_CLIENT_ID ?? ''],
    [/Client Secret of Slack/, 'mistyped'],
    [/refused: bad_client_secret[\s\S]*Client ID of Slack/, env.SLACK_CLIENT_ID ?? ''],
    [/Client Secret of Slack/, env.SLACK_CLIENT_SECRET ?? ''],
    [/Do you post from Discord/, 'n'],
    [/Public address/, 'https://schedy.example.com'],
    [/Is there a TikTok app/, 'n'],
  ]);
  expect(shown).toContain('Redirect URLs → https://schedy.example.com/slack/oauth_redirect');
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } = env;
  const SLACK_STATE_SECRET: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
  expect(await readEnv()).toMatchObject({ SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET });
});

it('Discord is asked who its bot is; run again it keeps what is there and asks before it writes', async () => {
  const apis = { DISCORD_API_URL: discord.env.DISCORD_API_URL ?? '' };
  const first = await converse(apis, [
    [/Do you post from Slack/, 'n'],
    [/Do you post from Discord/, 'y'],
    [/Bot token/, discord.env.DISCORD_TOKEN ?? ''],
    [/Public address/, ''],
    [/Is there a TikTok app/, 'n'],
  ]);
  expect(first.shown).toContain('Invite it to your server: https://discord.com/oauth2/authorize?client_id=');
  const values = await readEnv();
  expect(values).toMatchObject({
    DISCORD_TOKEN: discord.env.DISCORD_TOKEN,
    DISCORD_APPLICATION_ID: discord.env.DISCORD_APPLICATION_ID,
    DISCORD_MESSAGE_CONTENT: 'true',
  });

  const again = (last: string): (readonly [RegExp, string])[] => [
    [/Do you post from Slack/, 'n'],
    [/Do you post from Discord/, 'y'],
    [/Bot token \(Enter keeps the present one\)/, ''],
    [/Public address/, 'https://schedy.example.com'],
    [/Is there a TikTok app/, 'n'],
    [/Write over/, last],
  ];
  await writeFile(join(directory, '.env'), `# mine\n${await readFile(join(directory, '.env'), 'utf8')}`);
  expect((await converse(apis, again('n'))).isWritten).toBe(false);
  expect(await readEnv()).toEqual(values);
  expect((await converse(apis, again('y'))).isWritten).toBe(true);
  expect(await readEnv()).toEqual({ ...values, PUBLIC_URL: 'https://schedy.example.com' });
  expect(await readFile(join(directory, '.env'), 'utf8')).toMatch(/^# mine\n/);
});

it('without a terminal it says so and ends with 1', async () => {
  const command = [...programEntry(), 'setup'];
  const ended = promisify(execFile)(process.execPath, command, { cwd: directory });
  await expect(ended).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/asks its questions on a terminal/) as unknown,
  });
});

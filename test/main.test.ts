/** The program as an operator starts it: what it says at its end, and with which code it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEnvironment } from '../sandbox/demo/environment.ts';
import { findFreePort } from '../sandbox/demo/free-port.ts';
import { createDiscord, type DiscordStandIn } from '../sandbox/discord/index.ts';
import { programEntry } from '../sandbox/program-entry.ts';

const patient = { timeout: 90_000 };

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

async function openDiscord(): Promise<DiscordStandIn> {
  const discord = await createDiscord();
  onTestFinished(() => discord.close());
  return discord;
}

/** Runs a command of the program beside Discord, and nothing else. */
async function run(
  command: string | readonly string[] | null,
  { env }: DiscordStandIn,
  changes: Record<string, string> = {},
): Promise<Run> {
  const directory = changes.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'schedy-main-')));
  const port = String(await findFreePort());
  const address = { HOST: '127.0.0.1', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
  const tiktok = { TIKTOK_CLIENT_KEY: 'client-key', TIKTOK_CLIENT_SECRET: 'client-secret' };
  const cast = { ...env, ...tiktok, ...address };
  const child = spawn(process.execPath, [...programEntry(), ...(command === null ? [] : [command].flat())], {
    env: { ...createEnvironment({ cast, dataDir: directory }), ...changes },
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(directory, { recursive: true, force: true });
  });
  return { child, ended, said: () => written.join('') };
}

it('ends with code 1 and says why when Discord closes for good', patient, async () => {
  const discord = await openDiscord();
  const { said, ended } = await run(null, discord);
  await expect.poll(said, { timeout: 60_000 }).toContain('Schedy is running');

  discord.gateway.close(4014);

  expect(await ended).toBe(1);
  expect(said()).toContain('Discord has closed the connection for good (4014)');
  expect(said()).not.toContain(discord.env.DISCORD_TOKEN);
});

it('ends with code 0 when it is asked to', patient, async () => {
  const { child, said, ended } = await run(null, await openDiscord());
  await expect.poll(said, { timeout: 60_000 }).toContain('Schedy is running');

  child.kill('SIGTERM');

  expect(await ended).toBe(0);
});

it('an end in the middle of the start leaves no trace of a running program', patient, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-main-'));
  const { child, said, ended } = await run(null, await openDiscord(), { DATA_DIR: directory });
  await expect.poll(() => readdir(directory), { timeout: 60_000 }).toContain('lock.1');

  child.kill('SIGINT');

  expect(await ended).toBe(0);
  expect(said()).not.toContain('Schedy is running');
  expect(await readFile(join(directory, 'lock.1'), 'utf8')).toBe('');
  expect(await readdir(directory)).not.toContain('running.json');
});

it('the commands are registered once, however often it is asked for', patient, async () => {
  const discord = await openDiscord();
  const register = async () => {
    const { said, ended } = await run('discord:register', discord);
    return { code: await ended, said: said() };
  };

  expect(await register()).toEqual({
    code: 0,
    said: 'The commands of Schedy are registered everywhere.\n',
  });
  expect(await register()).toEqual({
    code: 0,
    said: 'The commands of Schedy are unchanged everywhere.\n',
  });
});

it('a token that Discord does not know is said plainly', patient, async () => {
  const discord = await openDiscord();
  const { said, ended } = await run('discord:register', discord, {
    DISCORD_TOKEN: 'aaaa.bbbb.cccc',
  });

  expect(await ended).toBe(1);
  expect(said()).toMatch(/^Discord does not know this DISCORD_TOKEN: [^\n]+\n$/);
});

it.each([
  ['help', /npm start\n[\s\S]*discord:register\n[\s\S]*review-pack/],
  ['--help', /npm start\n[\s\S]*discord:register\n[\s\S]*review-pack/],
])('%s lists what can be run', patient, async (word, shown) => {
  const { said, ended } = await run(word, await openDiscord());
  expect(await ended).toBe(0);
  expect(said()).toMatch(shown);
});

it.each([
  ['a command that is none', ['nonsense'], /^There is no command nonsense\./],
  ['an option without its value', ['backup', '--keys'], /--keys/],
  ['an option that is none', ['backup', '--all'], /--all/],
  ['a folder in a file', ['backup', join(import.meta.dirname, 'main.test.ts', 'below')], /main\.test\.ts/],
  ['a backup that is not there', ['restore', '/not-there/at-all'], /not-there/],
  ['no folder to restore', ['restore'], /restore/],
  ['no folder to write to', ['export', '--workspace', 'x'], /folder|FOLDER/],
  ['a person without a platform', ['forget', '--member', 'mia'], /^Nothing is kept under that name/],
  ['a workspace and a person at once', ['forget', '--workspace', 'x', '--member', 'slack:U1', '--yes'], /not both/],
  ['a folder for a command that takes none', ['rotate-keys', 'keys'], /keys/],
  ['words behind a command that takes none', ['discord:register', 'now'], /now/],
  ['nothing to move', ['move'], /--to|--media/],
  ['too many folders', ['review-pack', 'one', 'two'], /two/],
])('a call that cannot be is told in one sentence: %s', patient, async (_what, words, shown) => {
  const { said, ended } = await run(words, await openDiscord());
  expect(await ended).toBe(1);
  expect(said()).toMatch(shown);
  expect(said().trim().split('\n')).toHaveLength(1);
  expect(said()).not.toMatch(/^\s+at /m);
});

it('a Node that is too old is told in one sentence, before anything is loaded', patient, async () => {
  const entry = programEntry();
  for (const [version, code] of [
    ['18.20.8', 1],
    ['20.18.3', 1],
    ['20.19.0', 0],
  ] as const) {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const pretend = `data:text/javascript,${encodeURIComponent(older)}`;
    const child = spawn(process.execPath, [...entry.slice(0, -1), '--import', pretend, ...entry.slice(-1), 'help']);
    const written: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
    }
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(code);
    const told = `Schedy needs Node 20.19 or newer; this is ${version}.\n`;
    expect(written.join('') === told).toBe(code === 1);
  }
});

it('everything is JSON where the log is, also what Node and the end itself say', patient, async () => {
  const discord = await openDiscord();
  const warn = 'process.on("SIGUSR2", () => process.emitWarning("from Node"))';
  const noisy = `data:text/javascript,${encodeURIComponent(warn)}`;
  const json = { LOG_FORMAT: 'json', NODE_OPTIONS: `--import "${noisy}"` };
  const { child, said, ended } = await run(null, discord, json);
  await expect.poll(said, { timeout: 60_000 }).toContain('Schedy is running');
  child.kill('SIGUSR2');
  await expect.poll(said, { timeout: 10_000 }).toContain('from Node');

  discord.gateway.close(4014);

  expect(await ended).toBe(1);
  const lines = said().trim().split('\n');
  const read = lines.map((line) => JSON.parse(line));
  expect(read).toContainEqual(expect.objectContaining({ level: 'warn', warning: 'Warning', msg: 'from Node' }));
  const last = expect.objectContaining({
    level: 'error',
    msg: expect.stringContaining('closed the connection for good'),
  });
  expect(read).toContainEqual(last);
});

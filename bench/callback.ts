/** From INTERACTION_CREATE to its callback at 50 a second, beside an empty discord.js handler. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createEnvironment } from '../sandbox/demo/environment.ts';
import { findFreePort } from '../sandbox/demo/free-port.ts';
import { createDiscord, type DiscordStandIn } from '../sandbox/discord/index.ts';
import { createTikTok } from '../sandbox/tiktok/index.ts';
import { startChild } from './child.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const PER_SECOND = 50;
const WARM_UP_SECONDS = 4;
const SECONDS = 20;
const MOST_RATIO = 2;
const MOST_MS = 100;
const asker = 'mia';
/** Reads what is planned from the database: the most usual question. */
const command = '/schedy queue';

export async function measureCallbacks(): Promise<Figure[]> {
  const { schedy, empty } = await measureBoth();
  const figure = { value: schedy, unit: 'ms' };
  const beside = { reference: { name: 'empty discord.js handler', value: empty } };
  const name = `interaction to callback, p99 at ${PER_SECOND} a second`;
  return [
    { ...figure, ...beside, name, bar: { most: MOST_RATIO, of: 'ratio' } },
    { ...figure, ...beside, name: `${name}, in all`, bar: { most: MOST_MS, of: 'value' } },
  ];
}

/** The empty handler answers the commands that Schedy has registered, so Schedy comes first. */
async function measureBoth(): Promise<{ schedy: number; empty: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-bench-'));
  const discord = await createDiscord({ rateLimits: false });
  const tiktok = await createTikTok({ redirectUris: ['http://127.0.0.1:*/'] });
  discord.users.add({ name: asker });
  try {
    const port = String(await findFreePort());
    const address = { HOST: '127.0.0.1', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
    const cast = { ...discord.env, ...tiktok.env, ...address };
    const env = createEnvironment({ cast, dataDir: join(directory, 'data') });
    const entry = new URL('../src/main.ts', import.meta.url);
    const schedy = await measureProgram(discord, entry, env);
    const handler = new URL('./empty-handler.ts', import.meta.url);
    const empty = await measureProgram(discord, handler, { ...process.env, ...discord.env });
    return { schedy, empty };
  } finally {
    await discord.close();
    await tiktok.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureProgram(
  discord: DiscordStandIn,
  entry: URL,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = startChild(entry, { env });
  try {
    await discord.waitFor(
      () => (discord.connections() > 0 && discord.commands().length > 0) || undefined,
      { what: 'the gateway and the commands', timeoutMs: 60_000 },
    );
    await askSteadily(discord, WARM_UP_SECONDS * PER_SECOND);
    return percentile(await askSteadily(discord, SECONDS * PER_SECOND), 0.99);
  } finally {
    await child.stop();
  }
}

async function askSteadily(discord: DiscordStandIn, count: number): Promise<number[]> {
  const started = performance.now();
  const person = discord.as(asker);
  const asked = [];
  for (let index = 0; index < count; index += 1) {
    asked.push(person.command(command));
    const dueMs = ((index + 1) * 1000) / PER_SECOND - (performance.now() - started);
    if (dueMs > 0) await pause(dueMs);
  }
  return (await Promise.all(asked)).map((outcome) => {
    if (!outcome.ok) throw new Error(`A command was not answered: ${outcome.error}`);
    return outcome.answeredAfterMs;
  });
}

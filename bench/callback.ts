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
import { measureInTurns } from './turns.ts';

const PER_SECOND = 50;
const WARM_UP_SECONDS = 4;
const SECONDS = 10;
const asker = 'mia';
/** Reads what is planned from the database: the most usual question. */
const command = '/schedy queue';

export const measureCallbacks = (): Promise<Figure[]> =>
  measureInTurns({
    name: `interaction to callback, p99 at ${PER_SECOND} a second`,
    reference: 'empty discord.js handler',
    measure: {
      schedy: () => onDiscord(measureSchedy),
      empty: () => onDiscord(measureEmptyHandler),
    },
  });

async function onDiscord(measureIt: (discord: DiscordStandIn) => Promise<number[]>): Promise<number[]> {
  const discord = await createDiscord({ rateLimits: false });
  discord.users.add({ name: asker });
  try {
    return await measureIt(discord);
  } finally {
    await discord.close();
  }
}

async function measureSchedy(discord: DiscordStandIn): Promise<number[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'schedy-bench-'));
  const tiktok = await createTikTok({ redirectUris: ['http://127.0.0.1:*/'] });
  const port = String(await findFreePort());
  const address = { HOST: '127.0.0.1', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
  const cast = { ...discord.env, ...tiktok.env, ...address };
  try {
    const entry = new URL('../src/main.ts', import.meta.url);
    return await measureProgram(discord, entry, createEnvironment({ cast, dataDir }));
  } finally {
    await tiktok.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const measureEmptyHandler = (discord: DiscordStandIn): Promise<number[]> =>
  measureProgram(discord, new URL('./empty-handler.ts', import.meta.url), {
    ...process.env,
    ...discord.env,
  });

async function measureProgram(discord: DiscordStandIn, entry: URL, env: NodeJS.ProcessEnv): Promise<number[]> {
  const child = startChild(entry, { env });
  try {
    await discord.waitFor(() => (discord.connections() > 0 && discord.commands().length > 0) || undefined, {
      what: 'the gateway and the commands',
      timeoutMs: 60_000,
    });
    await askSteadily(discord, WARM_UP_SECONDS * PER_SECOND);
    return await askSteadily(discord, SECONDS * PER_SECOND);
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

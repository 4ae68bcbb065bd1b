/** From INTERACTION_CREATE to its callback at 50 a second, beside an empty discord.js handler. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnvironment, type EnvironmentOptions } from '../sandbox/demo/environment.ts';
import { findFreePort } from '../sandbox/demo/free-port.ts';
import { createDiscord, type DiscordOptions, type DiscordStandIn } from '../sandbox/discord/index.ts';
import { createTikTok } from '../sandbox/tiktok/index.ts';
import { startChild } from './child.ts';
import type { Figure } from './figure.ts';
import { type Pace, sendSteadily } from './steadily.ts';
import { measureInTurns } from './turns.ts';

const PER_SECOND = 50;
const WARM_UP_SECONDS = 4;
const SECONDS = 10;
/** Enough for 200 a second. */
const askers = Array.from({ length: 400 }, (_none, index) => `asker-${index}`);
export const asker = askers[0] ?? '';
/** Reads what is planned from the database: the most usual question. */
const command = '/schedy queue';

export const measureCallbacks = (): Promise<Figure[]> =>
  measureInTurns({
    name: `interaction to callback, p99 at ${PER_SECOND} a second`,
    reference: 'empty discord.js handler',
    measure: {
      schedy: () => withSchedy(measure),
      empty: () => withEmptyHandler(measure),
    },
  });

type Measure<T> = (discord: DiscordStandIn) => Promise<T>;
type Patience = Pick<DiscordOptions, 'answerTimeoutMs'>;
/** Absent: the embedded database, and no Redis. */
type OnServers = Pick<EnvironmentOptions, 'databaseUrl' | 'redisUrl'>;

/** Measures Schedy, in a process of its own. */
export async function withSchedy<T>(
  measureIt: Measure<T>,
  { databaseUrl, redisUrl, ...patience }: Patience & OnServers = {},
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'schedy-bench-'));
  const tiktok = await createTikTok({ redirectUris: ['http://127.0.0.1:*/'] });
  const port = String(await findFreePort());
  const address = { HOST: '127.0.0.1', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
  const entry = new URL('../src/main.ts', import.meta.url);
  try {
    return await measureProgram(measureIt, { entry, patience }, (discord) => ({
      ...createEnvironment({ cast: { ...discord.env, ...tiktok.env, ...address }, dataDir, databaseUrl, redisUrl }),
      LOG_LEVEL: 'info',
    }));
  } finally {
    await tiktok.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Measures a discord.js client that says one word, in a process of its own. */
export function withEmptyHandler<T>(measureIt: Measure<T>, patience: Patience = {}): Promise<T> {
  const entry = new URL('./empty-handler.ts', import.meta.url);
  return measureProgram(measureIt, { entry, patience }, (discord) => ({ ...process.env, ...discord.env }));
}

async function measureProgram<T>(
  measureIt: Measure<T>,
  { entry, patience }: { readonly entry: URL; readonly patience: Patience },
  environmentOn: (discord: DiscordStandIn) => NodeJS.ProcessEnv,
): Promise<T> {
  const discord = await createDiscord({ rateLimits: false, ...patience });
  for (const name of askers) discord.users.add({ name });
  const child = startChild(entry, { env: environmentOn(discord) });
  try {
    await discord.waitFor(() => (discord.connections() > 0 && discord.commands().length > 0) || undefined, {
      what: 'the gateway and the commands',
      timeoutMs: 60_000,
    });
    return await measureIt(discord);
  } finally {
    await child.stop();
    await discord.close();
  }
}

async function measure(discord: DiscordStandIn): Promise<number[]> {
  await askSteadily(discord, { perSecond: PER_SECOND, count: WARM_UP_SECONDS * PER_SECOND });
  return (await askSteadily(discord, { perSecond: PER_SECOND, count: SECONDS * PER_SECOND })).answers;
}

/** How long each command waited for its first answer; rejects when one had none. */
export async function askSteadily(discord: DiscordStandIn, pace: Pace) {
  // One after the other, each 30 times a minute: Schedy lets nobody ask it more than 40 times.
  const people = askers.slice(0, 2 * pace.perSecond).map((name) => discord.as(name));
  return sendSteadily(pace, async (index) => {
    const outcome = await people[index % people.length]?.command(command);
    if (!outcome?.ok) throw new Error(`A command was not answered: ${outcome?.error}`);
    return outcome.answeredAfterMs;
  });
}

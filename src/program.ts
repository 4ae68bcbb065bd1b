/**
 * The composition root: config → core → the chosen roles. The only file that knows everything, and
 * the only one that fills core's two ports, the alarm and the messenger.
 */
import type { RequestListener } from 'node:http';
import { createDesk } from './bots/desk/index.ts';
import { createSlackBot, type SlackBot } from './bots/slack/index.ts';
import { type Config, ensureKeys } from './config.ts';
import { type Database, openDatabase } from './core/database/index.ts';
import type { InboxEvent } from './core/inbox/index.ts';
import {
  type Clock,
  type Core,
  createCore,
  createLull,
  type Log,
  systemClock,
} from './core/index.ts';
import { createCipher } from './core/profiles/index.ts';
import { createTikTok } from './core/tiktok/index.ts';
import {
  type Backend,
  createAlarm,
  createWorkers,
  type JobAlarm,
  openBackend,
} from './jobs/index.ts';
import { createHealthWeb, createWeb, type Served, serveWeb } from './web/index.ts';

export interface Program {
  readonly core: Core;
  readonly port: number;
  /** Takes nothing new, lets the chunk in flight finish within a deadline, gives back the rest. */
  stop(): Promise<void>;
}

export interface ProgramDeps {
  readonly log: Log;
  readonly clock?: Clock;
  /** Keeps several programs apart that share one Redis. */
  readonly queuePrefix?: string;
}

export async function startProgram(config: Config, deps: ProgramDeps): Promise<Program> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const { core, port } = await assemble(config, { clock: systemClock, ...deps }, stops);
    return { core, port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each part that starts leaves its end in `stops`, so that a failed start ends what it began. */
async function assemble(
  config: Config,
  { log, clock, queuePrefix: prefix }: ProgramDeps & { clock: Clock },
  stops: (() => Promise<void>)[],
): Promise<{ core: Core; port: number }> {
  const onError = (error: Error) => log.warn({ error: error.message }, 'database connection lost');
  const { databaseUrl: url, dataDir, redisUrl } = config;
  const database = await openDatabase({ url, dataDir, onError });
  stops.push(database.stop);
  const backend = await openBackend({ redisUrl, database, clock, log, ...(prefix && { prefix }) });
  stops.push(backend.stop);
  const lull = createLull();
  const alarm = createAlarm({ backend, clock, log, lull });
  stops.push(alarm.flush);
  const tiktok = createTikTok({ ...config.tiktok, clock });
  const cipher = createCipher(config.encryptionKeys ?? (await ensureKeys(dataDir)));
  const core = await createCore({
    database,
    clock,
    log,
    alarm,
    lull,
    tiktok,
    cipher,
    options: { ...config, audited: config.tiktok.audited },
  });
  const parts = { core, alarm, backend, database, log, clock };
  const slack = createBot(config, parts);
  const served = await serve(config, parts, slack?.requestListener ?? null);
  stops.push(served.stop);
  const workers = createWorkers({
    backend,
    core,
    roles: config.roles,
    handlers: slack?.handlers,
    log,
    lull,
  });
  stops.push(workers.stop);
  // Before the workers: what they are sending ends with its chunk and is given back.
  stops.push(async () => core.posts.stop());
  workers.start();
  if (slack) {
    await slack.start();
    stops.push(slack.stop);
  }
  return { core, port: served.port };
}

interface Parts {
  readonly core: Core;
  readonly alarm: JobAlarm;
  readonly backend: Backend;
  readonly database: Database;
  readonly log: Log;
  readonly clock: Clock;
}

function createBot(config: Config, { core, alarm, log, clock }: Parts) {
  if (!config.slack || !config.roles.includes('bots')) return null;
  const desk = createDesk({ core, clock, log });
  const onKept = (id: string) => alarm.takeMessage(id);
  const slack = { ...config.slack, lateGraceMs: config.lateGraceMs };
  const bot: SlackBot = createSlackBot({ core, desk, log, clock, onKept, config: slack });
  const takeMessage = ({ body, ...rest }: InboxEvent) => bot.take(body, rest);
  const handlers = { takeMessage, messenger: bot.messenger };
  return { ...bot, handlers };
}

/** Every process answers for its health; only the `web` role shows pages. */
function serve(
  config: Config,
  { core, backend, database, log }: Parts,
  slack: RequestListener | null,
): Promise<Served> {
  const readiness = async () => ({
    database: await database.isReady(),
    queue: await backend.isReady(),
  });
  const { host, port, publicUrl, apiKey, mediaRetentionDays } = config;
  const web = { publicUrl, apiKey, operator: { mediaRetentionDays } };
  const app = config.roles.includes('web')
    ? createWeb({ readiness, log, profiles: core.profiles, config: web })
    : createHealthWeb({ readiness, log });
  return serveWeb(app, { host, port, slack: slack ?? undefined });
}

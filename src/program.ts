/**
 * The composition root: config → core → the chosen roles. The only file that knows everything, and
 * the only one that fills core's two ports, the alarm and the messenger.
 */
import type { RequestListener } from 'node:http';
import { hostname } from 'node:os';
import { announceRunning, newOperatorKey } from './ask-running-process.ts';
import { copyDatabase } from './backup/index.ts';
import { createDesk, explainOnPage } from './bots/desk/index.ts';
import { type Bot, createHandlers } from './bots.ts';
import { type Config, ensureKeys } from './config.ts';
import { type Database, openDatabase } from './core/database/index.ts';
import {
  type AskMember,
  type Clock,
  type Core,
  createClockCheck,
  createCore,
  createQuietPeriod,
  type ExportRequest,
  eachRow,
  exportForOperator,
  type Failure,
  type Log,
  listGivenUp,
  readReviewPack,
  systemClock,
} from './core/index.ts';
import { createStore } from './core/media/index.ts';
import { type Cipher, countSealed, createCipher } from './core/sealing/index.ts';
import { createTikTok } from './core/tiktok/index.ts';
import { examineData, type Finding } from './doctor/index.ts';
import { type Backend, createAlarm, createWorkers, type JobAlarm, type JobName, openBackend } from './jobs/index.ts';
import { createMetrics, type Metrics } from './metrics/index.ts';
import { createReadiness } from './readiness.ts';
import { createHealthWeb, createWeb, inviteToDiscord, type Served, type SlackInstall, serveWeb } from './web/index.ts';

export interface Program {
  readonly core: Core;
  readonly port: number;
  /** What `npm run doctor` asks the process for that has the database. */
  examine(): Promise<Finding[]>;
  /** Takes nothing new, lets the chunk in flight finish within a deadline, gives back the rest. */
  stop(): Promise<void>;
}

export interface ProgramDeps {
  readonly log: Log;
  readonly clock?: Clock;
  /** What is compared with the database's clock; by default the machine's own. */
  readonly machineClock?: Clock;
  /** Keeps several programs apart that share one Redis. */
  readonly queuePrefix?: string;
  /** Something outside has ended for good what the program is for: it should be stopped, and say why. */
  readonly onFatal?: ((failure: Failure) => void) | undefined;
}

export async function startProgram(config: Config, deps: ProgramDeps): Promise<Program> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    // Each part ends, whatever becomes of the others.
    await eachRow(
      stops.splice(0).reverse(),
      (end) => end(),
      () => false,
    );
  };
  try {
    const parts = await assemble(config, { clock: systemClock, ...deps }, stops);
    return { ...parts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each part that starts leaves its end in `stops`, so that a failed start ends what it began. */
async function assemble(
  config: Config,
  { log, clock, machineClock = systemClock, queuePrefix: prefix, onFatal }: ProgramDeps & { clock: Clock },
  stops: (() => Promise<void>)[],
): Promise<Omit<Program, 'stop'>> {
  const onError = (error: Error) => log.warn({ error: error.message }, 'database connection lost');
  const { databaseUrl: url, dataDir, redisUrl } = config;
  const database = await openDatabase({ url, dataDir, onError });
  stops.push(database.stop);
  const backend = await openBackend({ redisUrl, database, clock, log, ...(prefix && { prefix }) });
  stops.push(backend.stop);
  const quietPeriod = createQuietPeriod();
  // The workers do what the queue does not take, as soon as there are some.
  const direct = { perform: async (_name: JobName, _payload: unknown): Promise<void> => undefined };
  const alarm = createAlarm({
    backend,
    clock,
    log,
    quietPeriod,
    perform: (name, payload) => direct.perform(name, payload),
  });
  stops.push(alarm.flush);
  const metrics = createMetrics(log);
  stops.push(async () => metrics.stop());
  const tiktok = metrics.measureTikTok(createTikTok({ ...config.tiktok, clock }));
  const clockCheck = createClockCheck({ database, clock: machineClock, log });
  await clockCheck.check();
  const cipher = await openCipher(config, database, log);
  const options = { ...config, ...config.tiktok, isByHandOnly: config.tiktok.clientKey === '' };
  const shared = { database, clock, log, alarm };
  // The bots answer as soon as there are some, and the workers.
  const platforms: { isMember: AskMember } = { isMember: async () => null };
  const isMember: AskMember = (workspace, member) => platforms.isMember(workspace, member);
  const core = await createCore({ ...shared, meter: metrics.meter, quietPeriod, tiktok, cipher, isMember, options });
  const health = { clock: clockCheck.isRight, worker: () => true };
  const examine = () => examineData({ database, cipher, clock, machineClock, config });
  const parts = { ...shared, core, backend, health, metrics, examine };
  const { bots, ...slackDoors } = await createBots(config, { ...parts, onFatal });
  const handlers = createHandlers(bots);
  platforms.isMember = handlers.isMember ?? platforms.isMember;
  const port = await serveAnnounced(config, parts, slackDoors, stops);
  const workers = createWorkers({
    backend,
    core,
    roles: config.roles,
    handlers,
    log,
    quietPeriod,
    clockCheck,
    heartbeat: heartbeatOf(config),
  });
  stops.push(workers.stop);
  health.worker = workers.isAlive;
  direct.perform = workers.perform;
  // Before the workers: what they are sending ends with its chunk and is given back.
  stops.push(async () => core.posts.stop());
  workers.start();
  for (const bot of bots) {
    await bot.start();
    stops.push(bot.stop);
  }
  return { core, port, examine };
}

/** The port that is listened on. Says in DATA_DIR that it runs, where the database is in this process alone. */
async function serveAnnounced(
  config: Config,
  parts: Parts,
  slackDoors: Omit<Bots, 'bots'>,
  stops: (() => Promise<void>)[],
): Promise<number> {
  // With a server, the operator's commands open the database themselves.
  const operatorKey = parts.database.kind === 'embedded' ? newOperatorKey() : null;
  const { port, stop } = await serve(config, parts, slackDoors, operatorKey);
  stops.push(stop);
  if (operatorKey !== null) {
    stops.push(await announceRunning(config.dataDir, { host: config.host, port, key: operatorKey }));
  }
  return port;
}

/** Of this process alone, and the same after a restart. */
const heartbeatOf = ({ port }: Config): string => `heartbeat-${hostname().replaceAll(/[^\w.-]/g, '-')}-${port}`;

async function openCipher({ encryptionKeys, dataDir }: Config, { prisma }: Database, log: Log): Promise<Cipher> {
  const cipher = createCipher(encryptionKeys ?? (await ensureKeys(dataDir, () => countSealed(prisma, null))));
  const locked = await countSealed(prisma, cipher);
  if (locked > 0) log.warn({ logins: locked }, 'logins are sealed with an encryption key that is not configured');
  return cipher;
}

interface Parts {
  readonly core: Core;
  readonly alarm: JobAlarm;
  readonly backend: Backend;
  readonly database: Database;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly examine: Program['examine'];
  readonly health: { readonly clock: () => boolean; readonly worker: () => boolean };
}

interface Bots {
  readonly bots: readonly Bot[];
  /** Where Slack comes by HTTP. */
  readonly requestListener: RequestListener | null;
  /** Where people add Schedy to further Slack workspaces. */
  readonly slackInstall: SlackInstall | null;
}

/**
 * One bot for each platform that is configured; outside of the role `bots` none is. A platform's
 * library takes as long to load as all the rest, so only who speaks there loads it.
 */
async function createBots(
  { slack, discord, lateGraceMs, catchUpMs }: Config,
  { core: bare, alarm, log, clock, metrics, onFatal }: Parts & Pick<ProgramDeps, 'onFatal'>,
): Promise<Bots> {
  const core = { ...bare, inbox: metrics.measureInbox(bare.inbox) };
  const onKept = (id: string) => alarm.takeMessage(id);
  const shared = { core, log, clock, onKept };
  const bots: Bot[] = [];
  const deskOf = (platform: Bot['platform'], hearsAll = false) =>
    createDesk({ core, clock, log, platform, hearsAll, mayRead: askBotOf(bots, platform) });
  let requestListener: RequestListener | null = null;
  let slackInstall: SlackInstall | null = null;
  if (slack) {
    const { createSlackBot } = await import('./bots/slack/index.ts');
    const config = { ...slack, lateGraceMs, catchUpMs };
    const bot = createSlackBot({ ...shared, desk: deskOf('slack'), config });
    ({ requestListener, install: slackInstall } = bot);
    bots.push({ ...bot, platform: 'slack' });
  }
  if (discord) {
    const { createDiscordBot } = await import('./bots/discord/index.ts');
    const config = { ...discord, lateGraceMs, catchUpMs };
    const fatal = onFatal ?? ((failure: Failure) => log.error({ ...failure.facts }, failure.code));
    const bot = createDiscordBot({
      ...shared,
      desk: deskOf('discord', discord.messageContent),
      config,
      onFatal: fatal,
    });
    bots.push({ ...bot, platform: 'discord' });
  }
  return { bots, requestListener, slackInstall };
}

/** The desk is there before its bot. */
const askBotOf =
  (bots: readonly Bot[], platform: Bot['platform']): Bot['mayRead'] =>
  async (reader, threads) =>
    (await bots.find((bot) => bot.platform === platform)?.mayRead(reader, threads)) ?? [];

/** Every process answers for its health; only the `web` role shows pages. */
function serve(
  config: Config,
  { core, backend, database, log, clock, health, metrics, examine }: Parts,
  { requestListener, slackInstall }: Omit<Bots, 'bots'>,
  operatorKey: string | null,
): Promise<Served> {
  const store = createStore(config.mediaUrl, config.s3);
  const readiness = createReadiness({ database, queue: backend, ...health, store, dataDir: config.dataDir });
  metrics.look({ prisma: database.prisma, depths: backend.depths, readiness, dataDir: config.dataDir });
  const reviewPack = () => readReviewPack(database.prisma, clock);
  const backup = (folder: string) => copyDatabase(database, folder);
  const exportKept = (request: ExportRequest) => exportForOperator(database.prisma, request);
  const commands = { reviewPack, doctor: examine, backup, forget: core.forgetForOperator, exportKept };
  const operator = operatorKey === null ? undefined : { key: operatorKey, ...commands };
  const { profiles, webhooks } = core;
  const uploads = { uploads: core.uploads, explain: explainOnPage };
  const queues = async () => ({ queues: await backend.depths(), failed: await listGivenUp(database.prisma) });
  const { host, port, publicUrl, apiKey, mediaRetentionDays, retention } = config;
  const { discordApplicationId, isAddedToSlack } = config;
  const slack = isAddedToSlack ? `${publicUrl}/slack/install` : undefined;
  const addTo = { slack, discord: discordApplicationId && inviteToDiscord(discordApplicationId) };
  const web = { publicUrl, apiKey, operator: { ...config.operator, mediaRetentionDays, retention }, addTo };
  const shown = { readiness, log, slackInstall, metrics: { token: config.metricsToken, read: metrics.read } };
  const app = config.roles.includes('web')
    ? createWeb({ ...shown, profiles, webhooks, uploads, queues, operator, config: web })
    : createHealthWeb(shown);
  return serveWeb(app, { host, port, slack: requestListener ?? undefined });
}

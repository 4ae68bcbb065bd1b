/** The real bot against the stand-in for Discord, with the real inbox and a desk that only records. */
import { onTestFinished } from 'vitest';
import { createDiscord, type DiscordOptions, type DiscordStandIn } from '../../../sandbox/discord/index.ts';
import type { Desk, InboundMessage } from '../../../src/bots/desk/index.ts';
import { createDiscordBot, type DiscordBot, type DiscordTiming } from '../../../src/bots/discord/index.ts';
import { createLeases } from '../../../src/core/database/index.ts';
import { createInbox, createListening, type Inbox } from '../../../src/core/inbox/index.ts';
import { type Failure, silentAlarm } from '../../../src/core/index.ts';
import { createNotices } from '../../../src/core/notices/index.ts';
import { createCipher } from '../../../src/core/sealing/index.ts';
import { createWorkspaces } from '../../../src/core/workspaces/index.ts';
import type { TestDatabase } from '../../database.ts';
import { plainDesk } from '../plain-desk.ts';
import { type LogLine, recordLog } from '../record-log.ts';

const cipher = createCipher([Buffer.alloc(32, 7)]);

export interface StageOptions {
  readonly database: TestDatabase['database'];
  readonly discord?: Partial<DiscordOptions>;
  readonly desk?: Partial<Desk>;
  /** Before the bot connects. */
  readonly prepare?: (discord: DiscordStandIn) => void | Promise<void>;
  readonly inbox?: (real: Inbox) => Inbox;
  readonly timing?: Partial<DiscordTiming>;
  readonly messageContent?: boolean;
  /** How far a bot of this application has heard everything, before this one starts. */
  readonly heardUntil?: Date;
}

export interface Stage {
  readonly discord: DiscordStandIn;
  readonly bot: DiscordBot;
  /** Rows in the inbox for a message: the server that the bot has joined has a row of its own. */
  rowsOf(messageId: string): Promise<number>;
  readonly logged: LogLine[];
  readonly received: InboundMessage[];
  /** What is to be told in this server and in private, in order. */
  notices(): Promise<{ kind: string; data: unknown }[]>;
  /** What the bot said of the servers that it is in, or not in any more. */
  readonly left: string[];
  /** Rows in the inbox for the greeting of this server. */
  greetings(): Promise<number>;
  /** Rows that nobody has worked on yet. */
  readonly kept: string[];
  /** Works on everything that was kept, as the queue would. */
  takeKept(): Promise<void>;
  /** Why the bot was shut out for good. */
  readonly fatal: Failure[];
  /** One process more with the same token, as in a rolling restart. */
  another(): Promise<DiscordBot>;
}

/** Long where a busy machine must not be told from a slow bot. */
const timing: Partial<DiscordTiming> = { ackWithinMs: 15_000, keepRetryDelaysMs: [1, 5, 20] };
const unhurried: Partial<DiscordOptions> = { answerTimeoutMs: 20_000, rateLimits: false };
/** For what a busy machine takes its time for. */
export const patience = { timeout: 20_000 };

/** The key under which a message is kept. */
export const messageKey = (id: string): string => `message:${id}`;

/** Everything up and connected, with Mia and Leo in #food; taken down after the test. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { prisma } = options.database;
  const discord = await createDiscord({ ...unhurried, ...options.discord });
  onTestFinished(() => discord.close());
  discord.users.add({ name: 'mia' });
  discord.users.add({ name: 'leo' });
  discord.channels.add({ name: 'food' });
  await options.prepare?.(discord);

  const clock = { now: () => new Date() };
  const { log, lines: logged } = recordLog();
  const realInbox = createInbox({ database: options.database, clock, log, cipher });
  const inbox = options.inbox?.(realInbox) ?? realInbox;
  const leases = createLeases(prisma, clock);
  const readPost = async () => null;
  const notices = createNotices({
    prisma,
    leases,
    clock,
    log,
    alarm: silentAlarm,
    readPost,
    readPlan: async () => null,
    onCardShown: async () => undefined,
  });
  const listening = createListening({ prisma });
  const applicationId = discord.env.DISCORD_APPLICATION_ID ?? '';
  await prisma.listening.deleteMany({ where: { account: applicationId } });
  if (options.heardUntil) await listening.heard('discord', applicationId, options.heardUntil);
  const fatal: Failure[] = [];
  const left: string[] = [];
  const departures = {
    workspaceLeft: async ({ externalId }: { externalId: string }) => void left.push(externalId),
    workspaceReturned: async ({ externalId }: { externalId: string }) => void left.push(`back in ${externalId}`),
    workspacesAre: async (_platform: string, ids: readonly string[]) => void left.push(`only in ${ids.join(', ')}`),
  };
  const received: InboundMessage[] = [];
  const kept: string[] = [];
  const createBot = () =>
    createDiscordBot({
      core: {
        uploads: { settle: async () => undefined },
        inbox,
        notices,
        listening,
        departures,
        workspaces: createWorkspaces({ prisma, clock, log }),
      },
      desk: plainDesk({ receive: async (message) => void received.push(message), ...options.desk }),
      onKept: (id) => void kept.push(id),
      onFatal: (failure) => void fatal.push(failure),
      config: { ...configOf(discord), messageContent: options.messageContent },
      timing: { ...timing, ...options.timing },
      log,
      clock,
    });
  const startBot = async () => {
    const started = createBot();
    await started.start();
    onTestFinished(() => started.stop());
    return started;
  };
  const bot = await startBot();
  const rowsOf = (id: string) => prisma.inboxEvent.count({ where: { externalId: messageKey(id) } });
  const takeKept = async () => {
    for (const id of kept.splice(0)) {
      await inbox.take(id, (event) => bot.take(event.body, { ...event, isLastTry: false }));
    }
  };
  const { id: home } = discord.guilds.home();
  const greetings = () => prisma.inboxEvent.count({ where: { externalId: { startsWith: `${home}:joined:` } } });
  const noticesHere = () => prisma.notice.findMany({ where: { thread: { workspace: { externalId: home } } } });
  return {
    discord,
    bot,
    kept,
    rowsOf,
    left,
    logged,
    fatal,
    received,
    takeKept,
    greetings,
    notices: noticesHere,
    another: startBot,
  };
}

export function configOf({ env }: DiscordStandIn) {
  return {
    token: env.DISCORD_TOKEN ?? '',
    apiUrl: env.DISCORD_API_URL,
    applicationId: env.DISCORD_APPLICATION_ID ?? '',
    lateGraceMs: 3_600_000,
    catchUpMs: 86_400_000,
  };
}

/** The real bot against the stand-in for Slack, with the real inbox and a desk that only records. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { onTestFinished } from 'vitest';
import { createSlack, type SlackOptions, type SlackStandIn, type SlackTeam } from '../../../sandbox/slack/index.ts';
import type { Desk, InboundMessage } from '../../../src/bots/desk/index.ts';
import { createSlackBot, type SlackBot, type SlackTiming } from '../../../src/bots/slack/index.ts';
import { createLeases } from '../../../src/core/database/index.ts';
import { createInbox, createListening, type Inbox } from '../../../src/core/inbox/index.ts';
import {
  type AskMember,
  type Installations,
  type NoticeToSend,
  silentAlarm,
  type WhichOwners,
} from '../../../src/core/index.ts';
import { createInstallations } from '../../../src/core/installations/index.ts';
import { createNotices } from '../../../src/core/notices/index.ts';
import { createCipher } from '../../../src/core/sealing/index.ts';
import { createShownForms, createShownHomes } from '../../../src/core/shown-forms.ts';
import { createWorkspaces } from '../../../src/core/workspaces/index.ts';
import type { TestDatabase } from '../../database.ts';
import { plainDesk } from '../plain-desk.ts';
import { type LogLine, recordLog } from '../record-log.ts';

const cipher = createCipher([Buffer.alloc(32, 7)]);

/** What an open row holds, or `{}` of one that is done. */
function openBody({ id, body }: { id: string; body: unknown }): unknown {
  const { sealed } = body as { sealed?: string };
  return sealed === undefined ? body : JSON.parse(cipher.open(sealed, { purpose: 'inbox_event', row: id }));
}

export interface StageOptions {
  readonly database: TestDatabase['database'];
  readonly mode?: 'socket' | 'http';
  readonly slack?: Partial<SlackOptions>;
  readonly desk?: Partial<Desk>;
  readonly inbox?: (real: Inbox) => Inbox;
  readonly timing?: Partial<SlackTiming>;
  readonly lateGraceMs?: number;
  /** Processes with a bot each, over the socket. */
  readonly processes?: number;
  /** Before the bot connects. */
  readonly prepare?: (slack: SlackStandIn) => Promise<void>;
  /** How far a bot of this workspace has heard everything, before this one starts. */
  readonly heardUntil?: Date;
}

export interface Stage {
  readonly slack: SlackStandIn;
  readonly bot: SlackBot;
  /** That one, and those of the other processes. */
  readonly bots: readonly SlackBot[];
  readonly installations: Installations;
  readonly inbox: Inbox;
  readonly received: InboundMessage[];
  readonly told: NoticeToSend[];
  /** Rows the bot said it has kept, in order. */
  readonly kept: string[];
  /** What the bot said of the workspace that it is in, or not in any more. */
  readonly left: string[];
  readonly logged: LogLine[];
  readonly team: string;
  rows(): Promise<{ id: string; externalId: string; body: unknown; errorCode: string | null }[]>;
  /** Works on everything that was kept, as the queue would. */
  takeKept(isLastTry?: boolean): Promise<void>;
  /** Delivers what is to be told in all threads of this workspace. */
  drain(): Promise<void>;
}

/** Short where something must happen again; long where a busy machine must not be told from a slow bot. */
const timing: Partial<SlackTiming> = {
  retryAfterMs: 1,
  reconnectDelaysMs: [1, 5, 20],
  ackWithinMs: 15_000,
  startTimeoutMs: 60_000,
};
const patience: Partial<SlackOptions> = { ackTimeoutMs: 20_000, rateLimits: false };

/** Everything up and connected, with Mia (owner) and Leo in #food; taken down after the test. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { database, mode = 'socket' } = options;
  const { prisma } = database;
  const team = { id: `T${randomBytes(5).toString('hex').toUpperCase()}`, name: 'Ramen House' };
  const slack = await createSlack({ mode, team, ...patience, ...options.slack });
  onTestFinished(() => slack.close());
  slack.users.add({ name: 'mia', isOwner: true, locale: 'de-DE' });
  slack.users.add({ name: 'leo', tz: 'America/New_York' });
  slack.channels.add({ name: 'food', kind: 'channel', members: ['mia', 'leo'] });

  const clock = { now: () => new Date() };
  const { log, lines: logged } = recordLog();
  const realInbox = createInbox({ database, clock, log, cipher });
  const inbox = options.inbox?.(realInbox) ?? realInbox;
  const leases = createLeases(prisma, clock);
  const notices = createNotices({
    prisma,
    leases,
    clock,
    log,
    alarm: silentAlarm,
    readPost: async () => null,
    readPlan: async () => null,
    onCardShown: async () => undefined,
  });
  const listening = createListening({ prisma });
  const installations = createInstallations({ prisma, cipher, clock });
  const left: string[] = [];
  const departures = {
    workspaceLeft: async ({ externalId }: { externalId: string }) => void left.push(externalId),
    checkOwners: async (ask: AskMember, which?: WhichOwners) => {
      if (!which || !('workspace' in which)) throw new Error('Nobody in particular was asked about.');
      const { workspace, memberExternalId } = which;
      const isHere = await ask(workspace, memberExternalId);
      left.push(`${memberExternalId} is ${isHere ? 'here' : 'gone'}`);
    },
    checkApprovers: async () => undefined,
    workspaceReturned: async ({ externalId }: { externalId: string }) => void left.push(`back in ${externalId}`),
  };
  const received: InboundMessage[] = [];
  const told: NoticeToSend[] = [];
  const kept: string[] = [];
  const createBot = () =>
    createSlackBot({
      core: {
        uploads: { settle: async () => undefined },
        inbox,
        notices,
        listening,
        installations,
        departures,
        shownForms: createShownForms({ prisma, clock }),
        shownHomes: createShownHomes({ prisma, clock }),
        workspaces: createWorkspaces({ prisma, clock, log }),
      },
      desk: plainDesk({
        receive: async (message) => void received.push(message),
        reply: (notice) => {
          told.push(notice);
          return { lines: [[`reply of ${notice.body.kind}`]] };
        },
        ...options.desk,
      }),
      onKept: (id) => void kept.push(id),
      config: { ...configOf(slack, mode), lateGraceMs: options.lateGraceMs ?? 3_600_000, catchUpMs: 86_400_000 },
      timing: { ...timing, ...options.timing },
      log,
      clock,
    });
  const bot = createBot();
  const bots = [bot, ...Array.from({ length: (options.processes ?? 1) - 1 }, createBot)];
  await options.prepare?.(slack);
  if (options.heardUntil) await listening.heard('slack', team.id, options.heardUntil);
  if (bot.requestListener) slack.setEventsUrl(await serve(bot.requestListener));
  for (const one of bots) {
    await one.start();
    onTestFinished(() => one.stop());
  }

  const ofTeam = { externalId: { startsWith: team.id } };
  return {
    slack,
    bot,
    bots,
    installations,
    inbox,
    received,
    told,
    kept,
    left,
    logged,
    team: team.id,
    rows: async () => {
      const rows = await prisma.inboxEvent.findMany({ where: ofTeam, orderBy: { receivedAt: 'asc' } });
      return rows.map((row) => ({ ...row, body: openBody(row) }));
    },
    takeKept: async (isLastTry = false) => {
      for (const id of kept.splice(0)) {
        await inbox.take(id, (event) => bot.take(event.body, { ...event, isLastTry }));
      }
    },
    drain: async () => {
      const workspace = { externalId: team.id };
      const threads = await prisma.thread.findMany({ where: { workspace } });
      for (const { id } of threads) await notices.drain(id, bot.messenger);
    },
  };
}

export function configOf(slack: SlackStandIn, mode: 'socket' | 'http') {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = slack.env;
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret = '',
    SLACK_STATE_SECRET: stateSecret = '',
  } = slack.env;
  const install = clientId && { clientId, clientSecret, stateSecret, publicUrl: 'https://schedy.example' };
  return {
    botToken: SLACK_BOT_TOKEN ?? '',
    apiUrl: SLACK_API_URL,
    ...(install && { install }),
    ...(mode === 'socket' ? { appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET }),
  };
}

async function serve(listener: NonNullable<SlackBot['requestListener']>): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://127.0.0.1:${port}/slack/events`;
}

/** Resolves when Slack has heard the acknowledgement of the message, or of anything with that type. */
export const acked = (slack: SlackTeam, about: { ts?: string; type?: string }) =>
  slack.waitFor(
    () =>
      slack.deliveries.find(
        ({ ok, ts, type }) => ok && (about.ts === undefined || ts === about.ts) && type.startsWith(about.type ?? ''),
      ),
    { what: `the acknowledgement of ${JSON.stringify(about)}` },
  );

/** Resolves when all of Slack's deliveries have ended, one way or the other. */
export const allSettled = (slack: SlackStandIn) =>
  slack.waitFor(() => slack.deliveries.every(({ settled }) => settled), { what: 'the last ack' });

export const video = { name: 'new-ramen.mp4', bytes: new Uint8Array([1, 2, 3]) };

/** Schedy on Discord: keeps what it hears, asks the desk, draws what it answers. */
import { z } from 'zod';
import { MINUTE_MS } from '../../core/clock.ts';
import type { Clock, Core, Failure, Log, Messenger } from '../../core/index.ts';
import { type CatchUp, type CatchUpDeps, createCatchUp } from '../chat/catch-up.ts';
import type { Take } from '../chat/kept-events.ts';
import { describeError } from '../chat/redact.ts';
import { type AskReadable, actionNames, commands, type Desk, formNames } from '../desk/index.ts';
import { type Api, createApi } from './api.ts';
import { menuName, type RegisterOptions, registerAtStart } from './commands.ts';
import { createKeep, tellLost } from './events/keep-events.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { askRoles, createIdentity, createIntroduce, isMember } from './introduce.ts';
import { handleInteraction } from './listeners/listen.ts';
import { createMessenger } from './messenger.ts';
import { createKindOf, createPlaces } from './places.ts';
import { createMissedReader } from './read-missed.ts';
import { createTake } from './take-event.ts';

export { createApi } from './api.ts';
export { registerCommands } from './commands.ts';
export { type DiscordExamination, examineDiscord, inviteUrl } from './examine.ts';

/** What people meet on Discord, beside Slack's. */
export const registered = {
  words: commands.map(({ name }) => name),
  menu: [menuName],
  actions: actionNames,
  forms: formNames,
};

/** The app's token, and where Discord is reached. */
export interface DiscordBotConfig extends RegisterOptions {
  readonly token: string;
  /** Ends in `/api`; Discord itself when absent. */
  readonly apiUrl?: string | undefined;
  /** Messages that do not mention the bot are understood too; Discord's portal must allow it. */
  readonly messageContent?: boolean | undefined;
  /** Sockets over which Discord spreads the servers; as many as it recommends when absent. */
  readonly shards?: number | undefined;
  /** Older messages are asked about instead of acted upon. */
  readonly lateGraceMs: number;
  /** How far back messages are read that were said while Schedy heard nothing; 0 = not at all. */
  readonly catchUpMs: number;
}

/** Patience; only tests have reason to change it. */
export interface DiscordTiming {
  readonly startTimeoutMs: number;
  /** A command or click is acknowledged by then, done or not. Discord gives up after 3 s. */
  readonly ackWithinMs: number;
  readonly keepRetryDelaysMs: readonly number[];
  /** How often is noted that everything was heard; 20 s when absent. */
  readonly beatMs?: number;
}

const usualTiming: DiscordTiming = {
  startTimeoutMs: MINUTE_MS,
  ackWithinMs: 2_000,
  keepRetryDelaysMs: [100, 1_000, 5_000, 15_000],
};

/** What the bot needs of core and the desk. */
export interface DiscordBotDeps {
  readonly core: Pick<Core, 'inbox' | 'listening' | 'notices' | 'workspaces'> & {
    readonly uploads: Pick<Core['uploads'], 'settle'>;
    readonly departures: Pick<Core['departures'], 'workspaceLeft' | 'workspaceReturned' | 'workspacesAre'>;
  };
  readonly desk: Desk;
  readonly log: Log;
  readonly clock: Clock;
  /** A row is in the inbox; `take` is to be called for it, through `core.inbox.take`. */
  readonly onKept: (inboxEventId: string) => void;
  /** Discord has shut the bot out for good. */
  readonly onFatal: (failure: Failure) => void;
  readonly config: DiscordBotConfig;
  readonly timing?: Partial<DiscordTiming>;
}

/** The bot of all servers that have invited it. */
export interface DiscordBot {
  /** Throws `discord_login_failed` or `discord_commands_refused`, with what Discord said. */
  start(): Promise<void>;
  /** Hears nothing more and waits for what was begun. */
  stop(): Promise<void>;
  /** How core says things on Discord. */
  readonly messenger: Messenger;
  /** Whether somebody is a member of a server; null where Discord does not say. */
  /** Goes on with what a process that died has left. */
  resume(): Promise<void>;
  isMember(workspace: string, userId: string): Promise<boolean | null>;
  readonly mayRead: AskReadable;
  /** Works on what was kept of Discord. */
  readonly take: Take;
}

/** One bot for all its servers. Nothing reaches it before `start`; `messenger` and `take` work without. */
export function createDiscordBot(deps: DiscordBotDeps): DiscordBot {
  const { core, desk, log, clock, onFatal, config } = deps;
  const { token, apiUrl, messageContent, shards, lateGraceMs } = config;
  const { startTimeoutMs, ackWithinMs, keepRetryDelaysMs } = { ...usualTiming, ...deps.timing };
  const api = createApi({ token, apiUrl });
  const botId = createIdentity(api);
  const { track, settled } = createTracker(log);
  const gateway: Gateway = createGateway({
    token,
    apiUrl,
    messageContent,
    shards,
    startTimeoutMs,
    log,
    now: () => clock.now(),
    onFatal,
    onDispatch: (type, data) => track(keeper.dispatch(type, data), 'an event was not kept'),
    onInteraction: (interaction) => track(handleInteraction(answering, interaction), 'a listener failed'),
    onRights: (guildId, channel) => track(drawAnew(core, guildId, channel), 'cards were not drawn anew'),
    onOpen: () => catchUp.connected(),
    onResumed: () => catchUp.resumed(),
    onLost: () => catchUp.disconnected(),
  });
  const guildName = async (guildId: string) => gateway.guildName(guildId) ?? askGuildName(api, guildId);
  const introduce = createIntroduce({ workspaces: core.workspaces, guildName });
  const keeper = createKeep({
    ...deps,
    inbox: core.inbox,
    concerns: desk.concerns,
    gateway,
    botId,
    now: () => clock.now(),
    retryDelaysMs: keepRetryDelaysMs,
    sourcesAmong: desk.sourcesAmong,
    onServers: (guildIds) => core.departures.workspacesAre('discord', guildIds),
    isKnown: (guildId) => core.workspaces.isKnown('discord', guildId),
    onLost: (event) => tellLost(api, event),
  });
  const rightsIn = createRightsIn(api, gateway);
  const isFirst = (id: string) => core.inbox.isFirst('discord', `answered:${id}`);
  const answering = { ...deps, introduce, rightsIn, mayWriteIn: gateway.mayWriteIn, keeper, isFirst, ackWithinMs };
  const readMissed = createMissedReader({ ...deps, ...core, api, gateway, concerns: desk.concerns, botId, keeper });
  const catchUp = createCatchUpOf(deps, readMissed);
  const kindOf = createKindOf(api, gateway.parentOf);
  const taking = { desk, api, introduce, attachments: { api, apiUrl }, gateway, kindOf, clock, lateGraceMs };
  return {
    start: () => gateway.open().then(() => registerAtStart(api, config, log)),
    stop: async () => {
      await catchUp.stop();
      await settled();
      await gateway.shut();
    },
    resume: desk.resume,
    isMember: (guildId, userId) => isMember(api, guildId, userId),
    mayRead: ({ workspace, member }, threads) => gateway.mayRead(workspace, member, threads),
    messenger: createMessenger({ api, desk, places: createPlaces(api, kindOf), clock, log }),
    take: createTake({ ...taking, ...core, rightsIn }),
  };
}

const drawAnew = ({ notices }: DiscordBotDeps['core'], externalId: string, channel: string | undefined) =>
  notices.reopen({ workspace: { platform: 'discord', externalId }, channel });

/** What somebody may do in a server at this moment; null where they are no member. */
const createRightsIn = (api: Api, gateway: Gateway) => async (guildId: string, userId: string) => {
  const roles = await askRoles(api, guildId, userId);
  return roles && { isManager: gateway.isManager(guildId, userId, roles) };
};

function createCatchUpOf(
  { core, clock, log, config, timing }: DiscordBotDeps,
  readMissed: CatchUpDeps['readMissed'],
): CatchUp {
  return createCatchUp({
    listening: core.listening,
    platform: 'discord',
    clock,
    log,
    readMissed,
    mostMs: config.catchUpMs,
    account: async () => config.applicationId,
    beatMs: timing?.beatMs,
  });
}

/** Work that nobody waits for, until the end: its failure is logged. */
function createTracker(log: Log) {
  const running = new Set<Promise<void>>();
  return {
    track: (work: Promise<void>, whatFailed: string): void => {
      const tracked = work
        .catch((error: unknown) => log.error({ error: describeError(error) }, whatFailed))
        .finally(() => running.delete(tracked));
      running.add(tracked);
    },
    settled: () => Promise.all(running),
  };
}

const guild = z.object({ name: z.string() });

async function askGuildName(api: Api, guildId: string): Promise<string> {
  return guild.parse(await api.get(`/guilds/${guildId}`)).name;
}

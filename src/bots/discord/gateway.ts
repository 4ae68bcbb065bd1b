/** The socket through which Discord tells what happens, and what it has told of servers and rights. */
import {
  ChannelType,
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  type Interaction,
  Options,
  Partials,
  PermissionFlagsBits,
  type Snowflake,
} from 'discord.js';
import { type Facts, Failure, type Log, within } from '../../core/index.ts';
import { describeError } from '../chat/redact.ts';
import { restOptions } from './api.ts';
import { chatFailure } from './chat-failure.ts';
import { createMayRead, type MayRead } from './may-read.ts';
import { isManager, lackingIn, listenForRights, type OnRights, placeOf } from './permissions.ts';

export interface GatewayOptions {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  /** Asks for the words and files of messages that do not mention the bot, too. */
  readonly messageContent?: boolean | undefined;
  /** As many as Discord recommends when absent. */
  readonly shards?: number | undefined;
  readonly startTimeoutMs: number;
  readonly log: Log;
  readonly now: () => Date;
  /** The socket was closed for good: whoever runs the program must change something. */
  readonly onFatal: (failure: Failure) => void;
  /** Every dispatch as Discord wrote it, so that no cache decides what is heard. */
  readonly onDispatch: (type: string, data: unknown) => void;
  readonly onInteraction: (interaction: Interaction) => void;
  /** The bot may do more or less than before. */
  readonly onRights: OnRights;
  /** A session begins: what was said before it is not told. */
  readonly onOpen: () => void;
  /** The session goes on: Discord tells what was said meanwhile. */
  readonly onResumed: () => void;
  readonly onLost: () => void;
}

/** A channel or an active thread of a server in which the bot can read what was said. */
export interface TextPlace {
  readonly id: Snowflake;
  readonly guild: Snowflake;
  /** When the bot came to the server. */
  readonly joinedAt: Date;
  /** It may be deleted by now. */
  readonly lastMessage: Snowflake | null;
}

export interface Gateway {
  /** Throws `discord_login_failed`, with what Discord said. */
  open(): Promise<void>;
  shut(): Promise<void>;
  guildName(guildId: Snowflake): string | null;
  roleName(guildId: Snowflake, roleId: Snowflake): string | null;
  /** The role that the server made for the bot, which people often mention in its place. */
  botRoleId(guildId: Snowflake): string | null;
  /** As somebody in the channel `here` sees it; null for one that not everybody of the server sees. */
  channelName(guildId: Snowflake, channelId: Snowflake, here: Snowflake): string | null;
  /** The channel in which a thread hangs; null for what is no thread or not known. */
  parentOf(channelId: Snowflake): string | null;
  /** Whether the member may manage the server, by the roles that came with their message. */
  isManager(guildId: Snowflake, userId: Snowflake, roleIds: readonly string[]): boolean;
  /** What is missing for Schedy to work in a channel, by Discord's names. */
  lackingIn(channelId: Snowflake): string[];
  /** Whether the bot can write in a channel; one that is not known it cannot. */
  mayWriteIn(channelId: Snowflake): boolean;
  textPlaces(): TextPlace[];
  /** Whether a channel or thread of a server is closed to some of its members. */
  isPrivate(channelId: Snowflake): boolean;
  readonly mayRead: MayRead;
}

/** None of these is privileged: without Message Content only what concerns the bot has words. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Closed with one of these, the library does not connect again; after the start it says so to nobody. */
const fatalCloses: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

export function createGateway(options: GatewayOptions): Gateway {
  const { token, apiUrl, messageContent, shards, startTimeoutMs, log } = options;
  const client = new Client({
    intents: messageContent ? [...intents, GatewayIntentBits.MessageContent] : intents,
    partials: [Partials.Channel],
    ...(shards ? { shards: Array.from({ length: shards }, (_, id) => id), shardCount: shards } : { shards: 'auto' }),
    // All that this client calls is answers to interactions, which Discord's global limit does not count.
    rest: { ...restOptions({ apiUrl }), globalRequestsPerSecond: Number.POSITIVE_INFINITY },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    allowedMentions: { parse: [] },
  });
  let isOpen = false;
  listen(client, options, () => isOpen);
  return {
    open: async () => {
      await logIn(client, token, startTimeoutMs);
      isOpen = true;
    },
    shut: async () => {
      isOpen = false;
      await client.destroy();
    },
    guildName: (guildId) => client.guilds.cache.get(guildId)?.name ?? null,
    roleName: (guildId, roleId) => client.guilds.cache.get(guildId)?.roles.cache.get(roleId)?.name ?? null,
    botRoleId: (guildId) => client.guilds.cache.get(guildId)?.roles.botRoleFor(client.user?.id ?? '')?.id ?? null,
    channelName: (guildId, channelId, here) => nameOfChannel(client, { guildId, channelId, here }),
    parentOf: (channelId) => {
      const channel = client.channels.cache.get(channelId);
      return channel?.isThread() ? channel.parentId : null;
    },
    isManager: (guildId, userId, roleIds) => {
      const guild = client.guilds.cache.get(guildId);
      if (!guild) return false;
      const roles = [guildId, ...roleIds].map((id) => guild.roles.cache.get(id));
      return guild.ownerId === userId || roles.some((role) => isManager(role?.permissions ?? null));
    },
    lackingIn: (channelId) => lacking(client, log, channelId),
    mayWriteIn: (channelId) => isWritable(client, channelId),
    textPlaces: () => textPlacesOf(client),
    isPrivate: (channelId) => isClosed(client, channelId),
    mayRead: createMayRead(client, options.now),
  };
}

function listen(client: Client, options: GatewayOptions, isOpen: () => boolean): void {
  const { log, onFatal, onDispatch, onInteraction, onRights, onOpen, onResumed, onLost } = options;
  client.on(Events.Raw, (packet: { t?: string | null; d?: unknown }) => {
    if (packet.t) onDispatch(packet.t, packet.d);
  });
  client.on(Events.InteractionCreate, onInteraction);
  listenForRights(client, onRights);
  client.on(Events.Error, (error) => {
    log.error({ source: 'discord', error: describeError(error) }, 'discord client failed');
  });
  client.on(Events.ShardError, (error) => {
    log.warn({ source: 'discord', error: describeError(error) }, 'discord socket failed');
  });
  const lost = new Set<number>();
  let mayHaveMissed = false;
  /** Everything is heard only while every shard is connected. */
  const back = (shard: number, isNew: boolean): void => {
    lost.delete(shard);
    mayHaveMissed ||= isNew;
    if (lost.size > 0) return;
    if (mayHaveMissed) onOpen();
    else onResumed();
    mayHaveMissed = false;
  };
  const lose = (shard: number): void => {
    lost.add(shard);
    onLost();
  };
  client.on(Events.ShardReady, (shard) => back(shard, true));
  client.on(Events.ShardResume, (shard) => back(shard, false));
  client.on(Events.ShardReconnecting, lose);
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    lose(shard);
    if (isOpen() && fatalCloses.has(code)) onFatal(closedFor(code));
  });
}

const closedFor = (closeCode: number): Failure =>
  new Failure('discord_closed', { kind: 'ask_operator' }, { closeCode });

async function logIn(client: Client, token: string, timeoutMs: number): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  try {
    const loggedIn = client.login(token).then(() => ready);
    await within(timeoutMs, loggedIn, () => loginFailed('timeout', { kind: 'retry' }));
  } catch (error) {
    await client.destroy();
    if (error instanceof Failure) throw error;
    throw whyNotLoggedIn(error);
  }
}

/** What @discordjs/ws says when Discord closes the connection that is to log in, and what we call it. */
const closesAtLogin: ReadonlyMap<string, string> = new Map([
  ['Authentication failed', 'token_refused'],
  ['Used disallowed intents', 'intent_refused'],
  ['Used invalid intents', 'intents_unknown'],
  ['Used an invalid API version', 'version_refused'],
  ['Sharding is required', 'sharding_required'],
  ['Invalid shard', 'shard_refused'],
]);

/** Only what Discord itself refuses is a matter of token or portal; out of reach it says nothing of either. */
function whyNotLoggedIn(error: unknown): Failure {
  const isRefused = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  const closed = closesAtLogin.get(error instanceof Error ? error.message : '');
  if (isRefused || closed) return loginFailed(isRefused ? 'token_refused' : `${closed}`, { kind: 'ask_operator' });
  const { code, remedy, facts } = chatFailure('GET /gateway/bot', error);
  return loginFailed(code, remedy, facts);
}

const loginFailed = (error: string, remedy: Failure['remedy'], facts: Facts = {}): Failure =>
  new Failure('discord_login_failed', remedy, { ...facts, error });

function nameOfChannel(
  client: Client,
  { guildId, channelId, here }: { guildId: string; channelId: string; here: string },
): string | null {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || channel.guildId !== guildId) return null;
  if (channelId === here) return channel.name;
  if (channel.type === ChannelType.PrivateThread) return null;
  const isForAll = channel.permissionsFor(channel.guild.roles.everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false;
  return isForAll ? channel.name : null;
}

const readable = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

function textPlacesOf(client: Client): TextPlace[] {
  return [...client.channels.cache.values()].flatMap((channel) => {
    if (channel.isDMBased() || !channel.isTextBased() || !client.user) return [];
    if (!channel.permissionsFor(client.user)?.has(readable)) return [];
    const { id, guildId: guild, guild: server, lastMessageId: lastMessage } = channel;
    return [{ id, guild, joinedAt: server.joinedAt, lastMessage }];
  });
}

/** What is not known here is found out by trying. */
function lacking(client: Client, log: Log, channelId: string): string[] {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || !client.user) return [];
  const permissions = channel.permissionsFor(client.user);
  if (permissions) return lackingIn(permissions, placeOf(channel));
  log.debug({ channelId }, 'rights in a channel are not known');
  return [];
}

const writable = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];

function isWritable({ channels, user }: Client, channelId: Snowflake): boolean {
  const channel = channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || !channel.isTextBased() || !user) return false;
  return channel.permissionsFor(user)?.has(writable) ?? false;
}

/** A channel that is not known is taken for a private one. */
function isClosed(client: Client, channelId: Snowflake): boolean {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || channel.type === ChannelType.PrivateThread) return true;
  const everyone = channel.permissionsFor(channel.guild.roles.everyone);
  return !everyone?.has(PermissionFlagsBits.ViewChannel);
}

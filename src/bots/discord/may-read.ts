/** Which private conversations of a server its members may read, by their roles, the overwrites and the threads. */
import {
  ChannelType,
  type Client,
  DiscordAPIError,
  type GuildMember,
  PermissionFlagsBits,
  type ThreadChannel,
} from 'discord.js';
import type { PrivateThread } from '../../core/index.ts';
import { createBriefMemory } from '../chat/brief-memory.ts';
import { refusals } from './chat-failure.ts';

/** Those of these threads that a member of a server may read. Throws what Discord's client throws. */
export type MayRead = (
  guildId: string,
  userId: string,
  threads: readonly PrivateThread[],
) => Promise<readonly PrivateThread[]>;

/** Without the members intent Discord tells of no changed roles, so a member is asked for, and remembered for a moment. */
export function createMayRead(client: Client, now: () => Date): MayRead {
  const memberOf = createBriefMemory<GuildMember | null>(now);
  const isIn = createBriefMemory<boolean>(now);
  return async (guildId, userId, threads) => {
    const member = await memberOf(`${guildId} ${userId}`, () => askMember(client, guildId, userId));
    if (!member) return [];
    const readable = await Promise.all(
      threads.map((thread) => mayReadOne(member, thread, (at, ask) => isIn(`${at} ${userId}`, ask))),
    );
    return threads.filter((_thread, at) => readable[at]);
  };
}

type Remembered = (threadId: string, ask: () => Promise<boolean>) => Promise<boolean>;

async function mayReadOne(
  member: GuildMember,
  { channel: parentId, root, isUnderVideo }: PrivateThread,
  remembered: Remembered,
): Promise<boolean> {
  const parent = member.guild.channels.cache.get(parentId);
  const rights = parent?.permissionsFor(member);
  if (!rights?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory])) return false;
  // A private thread hangs under no message, and moderators read all of them.
  if (isUnderVideo || rights.has(PermissionFlagsBits.ManageThreads)) return true;
  return remembered(root, () => isReadBy(member, root));
}

/** A thread that is open to all of its channel, or of which they are a member. */
async function isReadBy(member: GuildMember, threadId: string): Promise<boolean> {
  try {
    const thread = await member.client.channels.fetch(threadId);
    if (!thread?.isThread()) return false;
    return thread.type === ChannelType.PrivateThread ? await hasMember(thread, member.id) : true;
  } catch (error) {
    if (isNone(error)) return false;
    throw error;
  }
}

async function hasMember(thread: ThreadChannel, id: string): Promise<boolean> {
  await thread.members.fetch({ member: id, force: true, cache: false });
  return true;
}

/** Null for who is no member, or where the bot is not in the server itself. */
async function askMember(client: Client, guildId: string, userId: string): Promise<GuildMember | null> {
  const guild = client.guilds.cache.get(guildId);
  if (!guild) return null;
  try {
    return await guild.members.fetch({ user: userId, force: true, cache: false });
  } catch (error) {
    if (isNone(error)) return null;
    throw error;
  }
}

const none: ReadonlySet<number> = new Set([
  refusals.unknownMember,
  refusals.unknownUser,
  refusals.unknownChannel,
  refusals.missingAccess,
]);
const isNone = (error: unknown): boolean => error instanceof DiscordAPIError && none.has(Number(error.code));

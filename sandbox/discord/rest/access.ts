import { channelPermissions, isLetIn, type PermissionName, permissionBits } from '../state/permissions.ts';
import type { Channel, Guild, Message } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { refuse } from './refusals.ts';

/** The bot's permissions where a channel's rules come from; a thread has its channel's. */
export function botPermissions(state: State, channel: Channel): bigint {
  const guild = state.guilds.find(channel.guildId ?? '');
  if (!guild) return 0n;
  const holder = state.channels.find(channel.parentId ?? '') ?? channel;
  const bot = state.users.bot.id;
  return isLetIn(holder, guild, channel, bot) ? channelPermissions(guild, holder, bot) : 0n;
}

export const botMay = (state: State, channel: Channel, name: PermissionName): boolean =>
  channel.kind === 'direct' || (botPermissions(state, channel) & permissionBits[name]) !== 0n;

/** In a direct message everything is allowed; elsewhere the first permission that lacks is named. */
export function requirePermissions(state: State, channel: Channel, names: readonly PermissionName[]): void {
  for (const name of names) {
    if (!botMay(state, channel, name)) refuse('missingPermissions', name);
  }
}

/** The channel, if the bot can see it. */
export function visibleChannel(state: State, id: string | undefined): Channel {
  const channel = state.channels.find(id ?? '');
  if (!channel || channel.id !== id) return refuse('unknownChannel');
  const isElsewhere = channel.guildId !== undefined && !botGuild(state, channel.guildId);
  if (isElsewhere || !botMay(state, channel, 'ViewChannel')) {
    return refuse('missingAccess', 'ViewChannel');
  }
  return channel;
}

export function botGuild(state: State, id: string | undefined): Guild | undefined {
  const guild = state.guilds.find(id ?? '');
  const isThere = guild?.id === id && guild?.members.has(state.users.bot.id);
  return isThere ? guild : undefined;
}

export const visibleGuild = (state: State, id: string | undefined): Guild =>
  botGuild(state, id) ?? refuse('unknownGuild');

export const messageIn = (state: State, channel: Channel, id: string | undefined): Message =>
  state.messages.find(channel.id, id ?? '') ?? refuse('unknownMessage');

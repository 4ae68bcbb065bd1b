import { channelPermissions, isLetIn, type PermissionName, permissionBits } from '../state/permissions.ts';
import type { Channel, Message, User } from '../state/records.ts';
import type { State } from '../state/state.ts';

export interface Place {
  /** Id or name of a channel or thread. */
  channel: string;
  id: string;
}

/** By id or name; the direct message with the bot when absent. Throws when the person cannot see it. */
export function channelFor(state: State, user: User, ref: string | undefined): Channel {
  if (ref === undefined) return state.channels.directMessage(user.id);
  const channel = state.channels.get(ref);
  if (channel.kind === 'direct') {
    if (channel.recipientId === user.id) return channel;
    throw new Error(`${user.name} cannot see ${channel.name}.`);
  }
  requirePermission(state, user, channel, 'ViewChannel');
  return channel;
}

export function requirePermission(state: State, user: User, channel: Channel, name: PermissionName): void {
  if (channel.kind === 'direct') return;
  const guild = state.guilds.find(channel.guildId ?? '');
  const holder = state.channels.find(channel.parentId ?? '') ?? channel;
  const bits = guild && isLetIn(holder, guild, channel, user.id) ? channelPermissions(guild, holder, user.id) : 0n;
  if ((bits & permissionBits[name]) !== 0n) return;
  throw new Error(`${user.name} lacks ${name} in #${channel.name}.`);
}

/** What a person sees at a place: anything public there, or what was said to them alone. */
export function messageAt(state: State, user: User, place: Place): Message {
  const channel = channelFor(state, user, place.channel);
  const message = state.messages.findAnywhere(place.id);
  const isThere = message?.channelId === channel.id;
  if (message && isThere && (message.onlyFor ?? user.id) === user.id) return message;
  throw new Error(`${user.name} sees no message ${place.id} in #${channel.name}.`);
}

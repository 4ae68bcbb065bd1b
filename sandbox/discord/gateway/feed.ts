import { channelPermissions, isLetIn, permissionBits } from '../state/permissions.ts';
import type { Channel, Guild, Message, Role, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { channelToWire } from '../wire/channel.ts';
import { createdGuildToWire, roleToWire } from '../wire/guild.ts';
import { messageEventToWire } from '../wire/message.ts';
import { fullMemberToWire, userToWire } from '../wire/user.ts';
import { visibleMessage } from '../wire/visible-message.ts';
import type { Deliveries } from './deliveries.ts';
import type { Gateway } from './gateway.ts';
import { type IntentName, intents } from './intents.ts';

/** Everything that happens on Discord and that the app may be told of. */
export interface Feed {
  posted(message: Message): Promise<void>;
  changed(message: Message): Promise<void>;
  deleted(message: Message): Promise<void>;
  /** Several of one channel at once. */
  purged(messages: readonly Message[]): Promise<void>;
  reacted(message: Message, emoji: string, userId: string, added: boolean): Promise<void>;
  channel(type: 'CREATE' | 'UPDATE' | 'DELETE', channel: Channel): Promise<void>;
  guildJoined(guild: Guild): Promise<void>;
  guildLeft(guild: Guild): Promise<void>;
  memberLeft(guild: Guild, userId: string): Promise<void>;
  memberChanged(guild: Guild, userId: string): Promise<void>;
  roleChanged(guild: Guild, role: Role): Promise<void>;
}

export function createFeed(state: State, gateway: Gateway, deliveries: Deliveries): Feed {
  const tell = async (
    type: string,
    intent: IntentName,
    dataFor: (bits: number) => WireObject,
    id: string,
  ): Promise<void> => {
    const has = (bits: number): boolean => (bits & intents[intent]) !== 0;
    const send = () => gateway.publish({ type, dataFor: (bits) => (has(bits) ? dataFor(bits) : undefined) });
    await deliveries.event(type, id, send);
  };
  const isSeen = (channelId: string): boolean => botSees(state, state.channels.find(channelId));
  const aboutMessage = async (type: string, message: Message): Promise<void> => {
    if (!isSeen(message.channelId)) return;
    const wire = messageEventToWire(state, message);
    const shown = (bits: number) => visibleMessage(state, wire, (bits & intents.MessageContent) !== 0);
    await tell(type, messageIntent(state, message), shown, message.id);
  };
  const placeOf = ({ id, channelId }: Message): WireObject => {
    const guildId = state.channels.find(channelId)?.guildId;
    return { channel_id: channelId, ...(guildId ? { guild_id: guildId } : {}), id };
  };
  return {
    posted: (message) => aboutMessage('MESSAGE_CREATE', message),
    changed: (message) => aboutMessage('MESSAGE_UPDATE', message),
    async deleted(message) {
      if (!isSeen(message.channelId)) return;
      const intent = messageIntent(state, message);
      await tell('MESSAGE_DELETE', intent, () => placeOf(message), message.id);
    },
    async purged(messages) {
      const [first] = messages;
      if (!first || !isSeen(first.channelId)) return;
      const { id: _id, ...place } = placeOf(first);
      const data = { ...place, ids: messages.map(({ id }) => id) };
      await tell('MESSAGE_DELETE_BULK', messageIntent(state, first), () => data, first.id);
    },
    async reacted(message, emoji, userId, added) {
      if (!isSeen(message.channelId)) return;
      const intent = isDirect(state, message) ? 'DirectMessageReactions' : 'GuildMessageReactions';
      const { id, ...place } = placeOf(message);
      const data = { ...place, message_id: id, user_id: userId, emoji: { id: null, name: emoji } };
      const wire = { ...data, burst: false, type: 0, message_author_id: message.authorId };
      await tell(`MESSAGE_REACTION_${added ? 'ADD' : 'REMOVE'}`, intent, () => wire, message.id);
    },
    async channel(type, channel) {
      if (!botSees(state, channel) || channel.kind === 'direct') return;
      const name = `${channel.thread ? 'THREAD' : 'CHANNEL'}_${type}`;
      const news = channel.thread && type === 'CREATE' ? { newly_created: true } : {};
      const data = { ...channelToWire(state, channel), ...news };
      await tell(name, 'Guilds', () => data, channel.id);
    },
    async guildJoined(guild) {
      const dataFor = (bits: number) => createdGuildToWire(state, guild, (bits & intents.GuildMembers) !== 0);
      await tell('GUILD_CREATE', 'Guilds', dataFor, guild.id);
    },
    guildLeft: ({ id }) => tell('GUILD_DELETE', 'Guilds', () => ({ id }), id),
    async memberLeft(guild, userId) {
      const data = { guild_id: guild.id, user: userToWire(state.users.get(userId)) };
      await tell('GUILD_MEMBER_REMOVE', 'GuildMembers', () => data, userId);
    },
    async memberChanged(guild, userId) {
      const data = { guild_id: guild.id, ...fullMemberToWire(guild, state.users.get(userId)) };
      // Of itself every bot is told.
      const intent = userId === state.users.bot.id ? 'Guilds' : 'GuildMembers';
      await tell('GUILD_MEMBER_UPDATE', intent, () => data, userId);
    },
    async roleChanged(guild, role) {
      const position = [...guild.roles.keys()].indexOf(role.id);
      const data = { guild_id: guild.id, role: roleToWire(role, position) };
      await tell('GUILD_ROLE_UPDATE', 'Guilds', () => data, role.id);
    },
  };
}

const isDirect = (state: State, { channelId }: Message): boolean => state.channels.find(channelId)?.kind === 'direct';

const messageIntent = (state: State, message: Message): IntentName =>
  isDirect(state, message) ? 'DirectMessages' : 'GuildMessages';

/** A thread shows what its channel shows. */
function botSees(state: State, channel: Channel | undefined): boolean {
  if (!channel) return false;
  if (channel.kind === 'direct') return true;
  const guild = state.guilds.find(channel.guildId ?? '');
  const holder = state.channels.find(channel.parentId ?? '') ?? channel;
  if (!guild) return false;
  const bits = channelPermissions(guild, holder, state.users.bot.id);
  return (bits & permissionBits.ViewChannel) !== 0n && isLetIn(holder, guild, channel, state.users.bot.id);
}

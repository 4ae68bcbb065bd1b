import { messageFlags, messageTypes } from '../state/flags.ts';
import type { Message, Reaction, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { attachmentToWire } from './attachment.ts';
import { channelToWire, channelType } from './channel.ts';
import { instant } from './instant.ts';
import { memberToWire, userToWire } from './user.ts';

const hasThread = 1 << 5;
const hasSnapshot = 1 << 14;

export function reactionToWire(botId: string, { emoji, userIds }: Reaction): WireObject {
  return {
    emoji: { id: null, name: emoji },
    count: userIds.length,
    count_details: { normal: userIds.length, burst: 0 },
    burst_colors: [],
    me: userIds.includes(botId),
    me_burst: false,
    burst_me: false,
    burst_count: 0,
  };
}

/** Who asked for what, on answers to commands, buttons and forms. */
function interactionOf(state: State, message: Message): WireObject {
  const interaction = state.interactions.find(message.interactionId ?? '');
  if (!interaction) return {};
  const user = userToWire(state.users.get(interaction.userId));
  const types = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
  const { id, kind, name, source, isMenuEntry } = interaction;
  return {
    webhook_id: state.settings.applicationId,
    interaction_metadata: {
      id,
      type: types[kind],
      user,
      authorizing_integration_owners: {},
      ...(kind === 'command' ? { name, command_type: isMenuEntry ? 3 : 1 } : {}),
      ...(source ? { interacted_message_id: source.id } : {}),
    },
    ...(kind === 'command' ? { interaction: { id, type: 2, name, user } } : {}),
  };
}

function referenceOf(state: State, message: Message, depth: number): WireObject {
  const { reference } = message;
  if (!reference) return {};
  const guildId = state.channels.find(reference.channelId)?.guildId;
  const target = state.messages.find(reference.channelId, reference.messageId);
  const shown = target && depth === 0 ? messageToWire(state, target, depth + 1) : null;
  return {
    message_reference: {
      type: message.snapshot ? 1 : 0,
      channel_id: reference.channelId,
      message_id: reference.messageId,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
    },
    ...(depth === 0 && message.type !== messageTypes.default ? { referenced_message: shown } : {}),
  };
}

function snapshotOf(state: State, { snapshot, createdAt }: Message): WireObject {
  if (!snapshot) return {};
  const { content, attachments, mentionIds } = snapshot;
  const message = {
    type: 0,
    content,
    embeds: [],
    components: [],
    mentions: mentionIds.map((id) => userToWire(state.users.get(id))),
    mention_roles: [],
    flags: 0,
    attachments: attachments.map((one) => attachmentToWire(state, one)),
    timestamp: instant(createdAt),
    edited_timestamp: null,
  };
  return { message_snapshots: [{ message }] };
}

function mentionsOf(state: State, message: Message): WireObject[] {
  const guild = guildOf(state, message);
  return message.mentionIds.map((id) => {
    const member = guild?.members.get(id);
    return {
      ...userToWire(state.users.get(id)),
      ...(member ? { member: memberToWire(member) } : {}),
    };
  });
}

const rolesIn = (state: State, message: Message): string[] => {
  const ids = [...message.content.matchAll(/<@&(\d{15,20})>/g)].map(([, id = '']) => id);
  return [...new Set(ids)].filter((id) => guildOf(state, message)?.roles.has(id));
};

const guildOf = (state: State, { channelId }: Message) =>
  state.guilds.find(state.channels.find(channelId)?.guildId ?? '');

/** A message as REST answers it, complete; `visible-message.ts` takes out what a bot may not read. */
export function messageToWire(state: State, message: Message, depth = 0): WireObject {
  const thread = state.channels.find(message.id);
  const { bot } = state.users;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userToWire(state.users.get(message.authorId)),
    content: message.content,
    timestamp: instant(message.createdAt),
    edited_timestamp: message.editedAt ? instant(message.editedAt) : null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mention_roles: rolesIn(state, message),
    mentions: mentionsOf(state, message),
    attachments: message.attachments.map((one) => attachmentToWire(state, one)),
    embeds: message.embeds,
    components: message.components,
    flags: message.flags | (thread ? hasThread : 0) | (message.snapshot ? hasSnapshot : 0),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.authorId === bot.id ? { application_id: state.settings.applicationId } : {}),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((one) => reactionToWire(bot.id, one)) }),
    ...referenceOf(state, message, depth),
    ...snapshotOf(state, message),
    ...interactionOf(state, message),
    ...(thread ? { thread: channelToWire(state, thread) } : {}),
  };
}

/** What MESSAGE_CREATE and MESSAGE_UPDATE add: where it was said and as which member. */
export function messageEventToWire(state: State, message: Message): WireObject {
  const guild = guildOf(state, message);
  const member = guild?.members.get(message.authorId);
  return {
    ...messageToWire(state, message),
    channel_type: channelType(state.channels.get(message.channelId)),
    ...(guild ? { guild_id: guild.id } : {}),
    ...(member ? { member: memberToWire(member) } : {}),
  };
}

export const isPrivate = (message: Message): boolean => (message.flags & messageFlags.ephemeral) !== 0;

import type { Context, Upload } from '../rest/endpoint.ts';
import { messageFlags, messageTypes } from '../state/flags.ts';
import type { Channel, Message, MessageReference } from '../state/records.ts';
import { isPrivate } from '../wire/message.ts';
import { keptAttachments, takeUploads } from './attachments.ts';
import type { MessageBody } from './body.ts';
import { applyBody, type Content } from './content.ts';
import { pinged, spokenText } from './mentions.ts';

export interface Writing {
  channel: Channel;
  body: MessageBody;
  uploads: readonly Upload[];
  /** Where the body lies in the request. */
  at?: readonly PropertyKey[];
  reference?: MessageReference;
  type?: number;
  /** Bits beyond those of the body: ephemeral, loading. */
  flags?: number;
  interactionId?: string;
  onlyFor?: string;
}

const nothing: Content = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

const settableFlags = (1 << 2) | (1 << 12);

/** Writes a message of the bot; the app's own message comes back to it as an event, as on Discord. */
export async function writeMessage(context: Context, writing: Writing): Promise<Message> {
  const { state } = context;
  const { channel, body, uploads, reference, interactionId, onlyFor } = writing;
  const { id: channelId, guildId } = channel;
  const files = { channelId, guildId, uploads, described: body.attachments };
  const attachments = takeUploads(state, { ...files, ephemeral: onlyFor !== undefined });
  const shown = applyBody(nothing, body, {
    attachments,
    ...(writing.at ? { at: writing.at } : {}),
  });
  const replied = reference && state.messages.find(reference.channelId, reference.messageId);
  const text = spokenText(shown.content, shown.components);
  const message: Message = {
    id: state.ids.mint(),
    channelId,
    type: writing.type ?? (reference ? messageTypes.reply : messageTypes.default),
    authorId: state.users.bot.id,
    createdAt: state.settings.now(),
    ...shown,
    flags: shown.flags | (writing.flags ?? 0) | ((body.flags ?? 0) & settableFlags),
    mentionIds: pinged(state, { text, allowed: body.allowed_mentions, replied }),
    reactions: [],
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...(reference === undefined ? {} : { reference }),
    ...(interactionId === undefined ? {} : { interactionId }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
  };
  state.messages.add(message);
  if (channel.thread && onlyFor === undefined) countInThread(channel, message);
  await tellOf(context, message, 'posted');
  await announce(context, message);
  return message;
}

/** Tells whoever watches the stand-in that there is something new to be seen. */
async function announce({ state }: Context, message: Message): Promise<void> {
  const { onlyFor } = message;
  if (onlyFor === undefined) await state.changes.tell('message', message);
  else await state.changes.tell('ephemeral', { ...message, onlyFor });
}

/** Whoever writes in a thread is in it. */
export function countInThread({ thread }: Channel, { authorId, createdAt }: Message): void {
  if (!thread) return;
  thread.messageCount += 1;
  thread.activeAt = createdAt;
  thread.memberIds.add(authorId);
}

/** Ephemeral messages make no events: only one person ever sees them. */
async function tellOf({ feed, state }: Context, message: Message, what: 'posted' | 'changed'): Promise<void> {
  state.changes.changed();
  if (!isPrivate(message)) await feed[what](message);
}

/**
 * Edits a message of the bot. What the body leaves out stays as it is. A placeholder becomes the
 * answer by its first edit, and does not count as edited.
 */
export async function editMessage(
  context: Context,
  message: Message,
  body: MessageBody,
  uploads: readonly Upload[],
  at?: readonly PropertyKey[],
): Promise<Message> {
  const { state } = context;
  const isPlaceholder = (message.flags & messageFlags.loading) !== 0;
  const { channelId } = message;
  const files = { channelId, guildId: state.channels.find(channelId)?.guildId, uploads };
  const ephemeral = message.onlyFor !== undefined;
  const fresh = takeUploads(state, { ...files, described: body.attachments, ephemeral });
  const kept = keptAttachments(message, body.attachments);
  const attachments = [...kept, ...fresh];
  const shown = applyBody(message, body, { attachments, ...(at ? { at } : {}) });
  const replied = message.reference && state.messages.find(message.reference.channelId, message.reference.messageId);
  for (const gone of message.attachments.filter((one) => !kept.includes(one))) gone.deleted = true;
  const text = spokenText(shown.content, shown.components);
  const mentionIds = pinged(state, { text, allowed: body.allowed_mentions, replied });
  const flags = (shown.flags & ~messageFlags.loading) | ((body.flags ?? 0) & settableFlags);
  Object.assign(message, shown, { flags, mentionIds });
  if (!isPlaceholder) message.editedAt = state.settings.now();
  await tellOf(context, message, 'changed');
  await (isPlaceholder ? announce(context, message) : state.changes.tell('update', message));
  return message;
}

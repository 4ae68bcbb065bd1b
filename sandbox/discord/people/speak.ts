import { archiveIdle } from '../gateway/archive-idle.ts';
import { countInThread } from '../messages/bot-messages.ts';
import { mentionedIn } from '../messages/mentions.ts';
import type { Context } from '../rest/endpoint.ts';
import { holdsPosts, messageTypes } from '../state/flags.ts';
import { addReaction, removeReaction } from '../state/messages.ts';
import type { Attachment, Channel, Message, User } from '../state/records.ts';
import { compose } from './compose.ts';
import { type DroppedFile, upload } from './dropped-file.ts';
import { channelFor, messageAt, type Place, requirePermission } from './places.ts';

interface Saying {
  /** Id or name of a channel or thread; the direct message with the bot when absent. */
  channel?: string;
  /** As typed: `@schedy` becomes a mention. */
  text: string;
  /** The message in `channel` in whose thread this is said. */
  threadOf?: string;
  /** The message that this replies to. */
  replyTo?: string;
  /** Whether the reply pings its author. Default true, as in Discord's client. */
  ping?: boolean;
}

interface Dropping extends Omit<Saying, 'text'> {
  text?: string;
  files: readonly DroppedFile[];
  /** Sent on from elsewhere: words and files are those of another message. */
  isForward?: boolean;
}

/** In a forum every message stands in a thread, whose id is that of its first one. */
async function beginPost({ state, feed }: Context, user: User, { forum, id }: { forum: Channel; id: string }) {
  const now = state.settings.now();
  const thread = state.channels.addThread({
    id,
    kind: 'thread',
    name: `post-${id}`,
    parentId: forum.id,
    ownerId: user.id,
    overwrites: [],
    ...(forum.guildId === undefined ? {} : { guildId: forum.guildId }),
    thread: {
      archived: false,
      locked: false,
      archiveChangedAt: now,
      activeAt: now,
      createdAt: now,
      autoArchiveMinutes: 4320,
      memberIds: new Set([user.id]),
      messageCount: 0,
    },
  });
  await feed.channel('CREATE', thread);
  return thread;
}

/** What one person writes. Each call is on its way to the app when it resolves. */
export interface Speaking {
  say(saying: Saying): Promise<Message>;
  dropVideo(dropping: Dropping): Promise<Message>;
  /** `isStripped`: the files are taken out. */
  edit(place: Place, text: string, options?: { isStripped?: boolean }): Promise<Message>;
  delete(place: Place): Promise<void>;
  react(place: Place, emoji: string): Promise<void>;
  unreact(place: Place, emoji: string): Promise<void>;
}

export function createSpeaking(context: Context, user: User): Speaking {
  const { state, feed } = context;

  const placeFor = (saying: Omit<Saying, 'text'>): Channel => {
    const channel = channelFor(state, user, saying.threadOf ?? saying.channel);
    const isThread = channel.kind === 'thread';
    requirePermission(state, user, channel, isThread ? 'SendMessagesInThreads' : 'SendMessages');
    if (channel.thread?.locked) throw new Error(`The thread ${channel.name} is locked.`);
    return channel;
  };
  const send = async (
    channel: Channel,
    saying: Omit<Dropping, 'files'>,
    attachments: Attachment[],
  ): Promise<Message> => {
    const content = compose(state, saying.text ?? '');
    const replied =
      saying.replyTo === undefined ? undefined : messageAt(state, user, { channel: channel.id, id: saying.replyTo });
    const pinged = replied && (saying.ping ?? true) ? [replied.authorId] : [];
    const id = state.ids.mint();
    const place = holdsPosts(channel.kind) ? await beginPost(context, user, { forum: channel, id }) : channel;
    const message: Message = {
      id,
      channelId: place.id,
      authorId: user.id,
      content,
      type: replied ? messageTypes.reply : messageTypes.default,
      createdAt: state.settings.now(),
      mentionIds: [...new Set([...pinged, ...mentionedIn(state, content)])],
      attachments,
      embeds: [],
      components: [],
      flags: 0,
      reactions: [],
      ...(replied ? { reference: { channelId: channel.id, messageId: replied.id } } : {}),
    };
    if (channel.thread?.archived) {
      Object.assign(channel.thread, { archived: false, archiveChangedAt: message.createdAt });
      await feed.channel('UPDATE', channel);
    }
    if (saying.isForward) {
      // What was said is repeated, and pings nobody here.
      const { mentionIds } = message;
      Object.assign(message, { content: '', attachments: [], mentionIds: [] });
      message.snapshot = { content, attachments, mentionIds };
      message.reference = { channelId: channel.id, messageId: state.ids.mint() };
    }
    state.messages.add(message);
    countInThread(place, message);
    state.changes.changed();
    await feed.posted(message);
    return message;
  };
  const own = (place: Place): Message => {
    const message = messageAt(state, user, place);
    if (message.authorId === user.id) return message;
    throw new Error(`${user.name} did not write the message ${place.id}.`);
  };
  return {
    async say(saying) {
      await archiveIdle(state, feed);
      return send(placeFor(saying), saying, []);
    },
    async dropVideo({ files, ...saying }) {
      await archiveIdle(state, feed);
      const channel = placeFor(saying);
      requirePermission(state, user, channel, 'AttachFiles');
      return send(channel, saying, await upload(state, { user, channel, ephemeral: false }, files));
    },
    async edit(place, text, { isStripped = false } = {}) {
      const message = own(place);
      const content = compose(state, text);
      const replied = state.messages.findAnywhere(message.reference?.messageId ?? '')?.authorId;
      const pinged = message.mentionIds.filter((id) => id === replied);
      const mentionIds = [...new Set([...pinged, ...mentionedIn(state, content)])];
      Object.assign(message, { content, mentionIds, editedAt: state.settings.now() });
      if (isStripped) for (const attachment of message.attachments.splice(0)) attachment.deleted = true;
      state.changes.changed();
      await feed.changed(message);
      return message;
    },
    async delete(place) {
      const message = own(place);
      state.messages.remove(message);
      for (const attachment of message.attachments) attachment.deleted = true;
      state.changes.changed();
      await feed.deleted(message);
    },
    async react(place, emoji) {
      const message = messageAt(state, user, place);
      if (!addReaction(message, emoji, user.id)) return;
      state.changes.changed();
      await feed.reacted(message, emoji, user.id, true);
    },
    async unreact(place, emoji) {
      const message = messageAt(state, user, place);
      if (!removeReaction(message, emoji, user.id)) return;
      state.changes.changed();
      await feed.reacted(message, emoji, user.id, false);
    },
  };
}

import { randomUUID } from 'node:crypto';
import { sizeOf } from '../../dropped-file.ts';
import type { EventFeed } from '../delivery/event-feed.ts';
import { createFile, type DroppedFile } from '../files/create-file.ts';
import { addReaction } from '../workspace/messages.ts';
import type { Block, Message, User } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { compose } from './compose.ts';
import { channelFor, messageAt, type Place, requireThread } from './places.ts';

interface Saying {
  /** Id or name; the direct message with the bot when absent. */
  channel?: string;
  /** As typed: `@schedy` becomes a mention, emoji and markup become what Slack makes of them. */
  text: string;
  /** The thread's first message. */
  threadTs?: string;
}

interface Dropping extends Omit<Saying, 'text'> {
  text?: string;
  files: readonly DroppedFile[];
  /** As Slack would send it, in place of what its composer makes of `text`. */
  composed?: { text: string; blocks?: Block[] };
  /** The event carries only stubs, as in channels shared with another company. */
  connectStub?: boolean;
}

/** What one person writes. Each call is on its way to the app when it resolves. */
export interface Speaking {
  say(saying: Saying): Promise<Message>;
  dropVideo(dropping: Dropping): Promise<Message>;
  edit(place: Place, text: string): Promise<Message>;
  delete(place: Place): Promise<void>;
  deleteFile(fileId: string): Promise<void>;
  react(place: Place, name: string): Promise<void>;
}

type Deps = { workspace: Workspace; feed: EventFeed };

export function createSpeaking({ workspace, feed }: Deps, user: User): Speaking {
  const begin = (saying: Omit<Dropping, 'files'>): Message => {
    const channel = channelFor(workspace, user, saying.channel);
    const parent = saying.threadTs === undefined ? {} : { threadTs: saying.threadTs };
    if (saying.threadTs) requireThread(workspace, channel, saying.threadTs);
    return {
      channel: channel.id,
      ts: workspace.ids.nextTs(),
      ...parent,
      user: user.id,
      fromBot: false,
      ...(saying.composed ?? compose(workspace, saying.text ?? '')),
      files: [],
      reactions: [],
      clientMsgId: randomUUID(),
    };
  };
  const send = (message: Message): Message => {
    workspace.messages.add(message);
    workspace.changes.changed();
    feed.posted(message);
    return message;
  };
  const own = (place: Place): Message => {
    const message = messageAt(workspace, place);
    if (message.user === user.id) return message;
    throw new Error(`${user.name} did not write the message ${place.ts}.`);
  };
  return {
    say: async (saying) => send(begin(saying)),
    async dropVideo({ files, connectStub = false, ...saying }) {
      const sizes = await Promise.all(files.map(sizeOf));
      const message = begin(saying);
      message.subtype = 'file_share';
      message.files = files.map((dropped, index) => {
        const sizeBytes = sizes[index] ?? 0;
        return createFile(workspace, message, { ...dropped, sizeBytes, stub: connectStub });
      });
      return send(message);
    },
    async edit(place, text) {
      const message = own(place);
      const before = messageToWire(workspace, message);
      delete message.blocks;
      const edited = { user: user.id, ts: workspace.ids.nextTs() };
      Object.assign(message, compose(workspace, text), { edited });
      workspace.changes.changed();
      feed.changed(message, before);
      return message;
    },
    async delete(place) {
      removeMessage({ workspace, feed }, own(place));
    },
    async deleteFile(fileId) {
      const file = workspace.files.get(fileId);
      if (file?.user !== user.id) throw new Error(`${user.name} has no file ${fileId}.`);
      file.deleted = true;
    },
    async react(place, name) {
      addReaction(messageAt(workspace, place), name, user.id);
      workspace.changes.changed();
    },
  };
}

/** A parent with replies leaves a tombstone, and Slack calls that a change; others are deleted. */
function removeMessage({ workspace, feed }: Deps, message: Message): void {
  const before = messageToWire(workspace, message);
  const hasReplies = workspace.messages.replies(message.channel, message.ts).length > 0;
  for (const file of message.files) file.deleted = true;
  if (hasReplies) {
    for (const name of ['blocks', 'attachments', 'edited', 'clientMsgId'] as const) {
      delete message[name];
    }
    const text = 'This message was deleted.';
    Object.assign(message, { subtype: 'tombstone', text, files: [] });
    feed.changed(message, before);
  } else {
    workspace.messages.remove(message);
    feed.deleted(message, before);
  }
  workspace.changes.changed();
}

import type { Channel, Message, User } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Place {
  channel: string;
  ts: string;
}

/** Where somebody acts; people only act where they are members. */
export function channelFor(workspace: Workspace, user: User, ref: string | undefined): Channel {
  const { channels } = workspace;
  if (user.deleted) throw new Error(`${user.name} has left the workspace.`);
  const channel = ref === undefined ? channels.directMessage(user.id) : channels.get(ref);
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in #${channel.name}.`);
  if (channel.archived) throw new Error(`#${channel.name} is archived.`);
  return channel;
}

export function messageAt(workspace: Workspace, place: Place): Message {
  const channel = workspace.channels.get(place.channel);
  const message = workspace.messages.find(channel.id, place.ts);
  if (!message) throw new Error(`There is no message ${place.ts} in #${channel.name}.`);
  return message;
}

/** Throws when a thread cannot hang on that message. */
export function requireThread(workspace: Workspace, channel: Channel, threadTs: string): void {
  const parent = messageAt(workspace, { channel: channel.id, ts: threadTs });
  if (parent.threadTs !== undefined) {
    throw new Error(`${threadTs} is a reply; a thread hangs on its first message.`);
  }
}

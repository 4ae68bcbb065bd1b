import type { Channel, ChannelKind, Message } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { refuse } from './refusal.ts';

const historyScopes: Record<ChannelKind, string> = {
  channel: 'channels:history',
  group: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
};

export const readScopes: Record<ChannelKind, string> = {
  channel: 'channels:read',
  group: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

export function requireScope(workspace: Workspace, scope: string): void {
  const { scopes } = workspace.settings;
  if (scopes.has(scope)) return;
  refuse('missing_scope', { needed: scope, provided: [...scopes].join(',') });
}

export const historyScopeOf = (channel: Channel): string => historyScopes[channel.kind];
export const readScopeOf = (channel: Channel): string => readScopes[channel.kind];

/** A conversation the bot may know of: others than public ones do not exist for outsiders. */
export function visibleChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.list().find((other) => other.id === id);
  if (!channel) return refuse('channel_not_found');
  if (channel.kind !== 'channel' && !workspace.channels.botIsIn(channel)) {
    return refuse('channel_not_found');
  }
  return channel;
}

/** A conversation the bot takes part in. */
export function joinedChannel(workspace: Workspace, id: string): Channel {
  const channel = visibleChannel(workspace, id);
  return workspace.channels.botIsIn(channel) ? channel : refuse('not_in_channel');
}

/** Where the bot may write: a user's id opens the direct message with that person. */
export function writableChannel(workspace: Workspace, id: string): Channel {
  const user = workspace.users.list().find((other) => other.id === id);
  const channel = user ? workspace.channels.directMessage(user.id) : speakableChannel(workspace, id);
  return channel.archived ? refuse('is_archived') : channel;
}

function speakableChannel(workspace: Workspace, id: string): Channel {
  const channel = visibleChannel(workspace, id);
  const mayIntrude = channel.kind === 'channel' && workspace.settings.scopes.has('chat:write.public');
  if (mayIntrude || workspace.channels.botIsIn(channel)) return channel;
  return refuse('not_in_channel');
}

export function knownMessage(workspace: Workspace, channel: Channel, ts: string): Message {
  return workspace.messages.find(channel.id, ts) ?? refuse('message_not_found');
}

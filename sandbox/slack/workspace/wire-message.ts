import { messageFileToWire } from '../files/wire-file.ts';
import type { Message, User, WireObject } from './records.ts';
import type { Workspace } from './workspace.ts';

function botProfile(workspace: Workspace): WireObject {
  const { settings, users } = workspace;
  return {
    id: settings.botId,
    deleted: false,
    name: users.bot.realName,
    updated: 1_700_000_000,
    app_id: settings.appId,
    team_id: settings.team.id,
  };
}

function authorOf(workspace: Workspace, message: Message): WireObject {
  if (message.subtype === 'tombstone') return { user: 'USLACKBOT', hidden: true };
  const { settings } = workspace;
  if (!message.fromBot) return { user: message.user };
  return {
    user: message.user,
    bot_id: settings.botId,
    app_id: settings.appId,
    bot_profile: botProfile(workspace),
  };
}

/** In channels shared with another company Slack says where the author belongs. */
function originOf(workspace: Workspace, message: Message, author: User | undefined): WireObject {
  const { shared } = workspace.channels.get(message.channel);
  const team = author?.teamId ?? workspace.settings.team.id;
  // A file_share event never carries `team`, the one place where it would be wanted.
  const home = message.subtype === 'file_share' ? {} : { team };
  return shared ? { ...home, user_team: team, source_team: team } : home;
}

function threadOf(workspace: Workspace, message: Message): WireObject {
  if (message.threadTs === undefined) return {};
  const parent = workspace.messages.find(message.channel, message.threadTs);
  return {
    thread_ts: message.threadTs,
    ...(parent && parent.ts !== message.ts ? { parent_user_id: parent.user } : {}),
  };
}

// Once somebody replied, the parent says so wherever it is shown, and carries its own thread_ts.
function threadSummary(workspace: Workspace, message: Message): WireObject {
  const replies = workspace.messages.replies(message.channel, message.ts);
  const last = replies.at(-1);
  if (!last) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: last.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}

/** The message as events and interaction payloads carry it: without channel, metadata, reactions. */
export function messageToWire(workspace: Workspace, message: Message): WireObject {
  const author = workspace.users.find(message.user);
  const files = message.files.map((file) => messageFileToWire(workspace, file));
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...authorOf(workspace, message),
    ts: message.ts,
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    text: message.text,
    ...originOf(workspace, message, author),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(files.length === 0 ? {} : { files, upload: false, display_as_bot: false }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...threadOf(workspace, message),
    ...threadSummary(workspace, message),
  };
}

/** The message as conversations.history and .replies list it. */
export function listedMessageToWire(workspace: Workspace, message: Message, includeAllMetadata: boolean): WireObject {
  const { metadata, reactions } = message;
  return {
    ...messageToWire(workspace, message),
    ...(reactions.length === 0 ? {} : { reactions: reactions.map(reactionToWire) }),
    ...(metadata === undefined
      ? {}
      : { metadata: includeAllMetadata ? metadata : { event_type: metadata.event_type } }),
  };
}

export function reactionToWire(reaction: { name: string; users: string[] }): WireObject {
  return { name: reaction.name, users: reaction.users, count: reaction.users.length };
}

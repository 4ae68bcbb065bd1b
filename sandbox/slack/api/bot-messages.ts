import type { EventFeed } from '../delivery/event-feed.ts';
import type { PostedMessage } from '../workspace/changes.ts';
import type { Channel, Ephemeral, Message, Metadata } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Content } from './content.ts';
import { refuse } from './refusal.ts';

/** The app's messages, however it sent them: by a method, a response URL or in an answer. */
interface BotMessage {
  channel: Channel;
  content: Content;
  threadTs?: string | undefined;
  broadcast?: boolean | undefined;
  metadata?: Metadata | null | undefined;
}

type Deps = { workspace: Workspace; feed: EventFeed };

function factOf(message: Message | Ephemeral): PostedMessage {
  const { channel, ts, threadTs, text, blocks } = message;
  const metadata = 'metadata' in message ? message.metadata : undefined;
  return {
    channel,
    ts,
    text,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** A thread hangs on its first message; a reply's ts is not an address. */
export function requireParent(workspace: Workspace, channel: Channel, threadTs: string): void {
  const parent = workspace.messages.find(channel.id, threadTs);
  if (!parent) refuse('thread_not_found');
  if (parent.threadTs !== undefined && parent.threadTs !== parent.ts) {
    refuse('cannot_reply_to_message');
  }
}

export async function postBotMessage(deps: Deps, input: BotMessage): Promise<Message> {
  const { workspace, feed } = deps;
  const { channel, content, threadTs, metadata } = input;
  if (threadTs !== undefined) requireParent(workspace, channel, threadTs);
  const message = workspace.messages.add({
    channel: channel.id,
    ts: workspace.ids.nextTs(),
    user: workspace.users.bot.id,
    fromBot: true,
    ...content,
    files: [],
    reactions: [],
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(input.broadcast && threadTs !== undefined ? { subtype: 'thread_broadcast' } : {}),
    ...(metadata ? { metadata } : {}),
  });
  workspace.changes.changed();
  feed.posted(message);
  await workspace.changes.tell('message', factOf(message));
  return message;
}

/** Changes a message of the app. Text without blocks takes the old blocks away. */
export async function updateBotMessage(
  { workspace, feed }: Deps,
  message: Message,
  content: Content,
  metadata?: Metadata | null,
): Promise<Message> {
  const before = messageToWire(workspace, message);
  const { blocks: _blocks, attachments: _attachments, edited: _edited, ...kept } = message;
  for (const name of ['blocks', 'attachments', 'edited', 'metadata'] as const) delete message[name];
  Object.assign(message, kept, content);
  if (metadata !== undefined && metadata !== null) message.metadata = metadata;
  if (metadata === null) delete message.metadata;
  if (!content.blocks) message.edited = { user: message.user, ts: workspace.ids.nextTs() };
  workspace.changes.changed();
  feed.changed(message, before);
  await workspace.changes.tell('update', factOf(message));
  return message;
}

export async function showEphemeral({ workspace }: Deps, input: BotMessage & { user: string }): Promise<Ephemeral> {
  const { channel, content, threadTs, user } = input;
  const ephemeral = workspace.ephemerals.add({
    channel: channel.id,
    ts: workspace.ids.nextTs(),
    user,
    from: 'bot',
    text: content.text,
    ...(content.blocks ? { blocks: content.blocks } : {}),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  workspace.changes.changed();
  await workspace.changes.tell('ephemeral', { ...factOf(ephemeral), user });
  return ephemeral;
}

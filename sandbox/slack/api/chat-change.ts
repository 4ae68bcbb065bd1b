import type { Message, WireObject } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import { joinedChannel, knownMessage, visibleChannel } from './access.ts';
import { updateBotMessage } from './bot-messages.ts';
import { givenContent } from './chat-arguments.ts';
import { type Content, type GivenContent, readContent, readMetadata } from './content.ts';
import type { Call } from './method.ts';
import { refuse } from './refusal.ts';

/** Without a new text the old one stays, and blocks are only lost when a text came alone. */
function updatedContent({ workspace, args }: Call, message: Message): Content {
  const given = givenContent(args);
  const isEmpty = Object.values(given).every((value) => value === undefined);
  if (isEmpty && !args.has('metadata')) return refuse('no_text');
  if (given.text !== undefined || given.markdown_text !== undefined) {
    return readContent(workspace.settings, given);
  }
  const { text, blocks, attachments } = message;
  return readContent(workspace.settings, { text, blocks, attachments, ...defined(given) });
}

const defined = (given: GivenContent): GivenContent =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

export async function update(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const channel = joinedChannel(workspace, args.required('channel'));
  const message = knownMessage(workspace, channel, args.required('ts'));
  if (!message.fromBot) refuse('cant_update_message');
  if (channel.archived) refuse('is_archived');
  const metadata = readMetadata(args.json('metadata'));
  await updateBotMessage(call, message, updatedContent(call, message), metadata);
  const wire = messageToWire(workspace, message);
  return { channel: channel.id, ts: message.ts, text: message.text, message: wire };
}

export function remove({ workspace, feed, args }: Call): WireObject {
  const channel = joinedChannel(workspace, args.required('channel'));
  const message = knownMessage(workspace, channel, args.required('ts'));
  if (!message.fromBot) refuse('cant_delete_message');
  const before = messageToWire(workspace, message);
  workspace.messages.remove(message);
  feed.deleted(message, before);
  return { channel: channel.id, ts: message.ts };
}

export function getPermalink({ workspace, args }: Call): WireObject {
  const channel = visibleChannel(workspace, args.required('channel'));
  const message = knownMessage(workspace, channel, args.required('message_ts'));
  const path = `/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  return { channel: channel.id, permalink: `${workspace.settings.url}${path}${thread}` };
}

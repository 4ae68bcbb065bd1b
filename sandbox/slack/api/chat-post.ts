import type { WireObject } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import { writableChannel } from './access.ts';
import { postBotMessage, requireParent, showEphemeral } from './bot-messages.ts';
import { checkAuthorship, givenContent } from './chat-arguments.ts';
import { readContent, readMetadata } from './content.ts';
import type { Call } from './method.ts';
import { refuse } from './refusal.ts';

export async function postMessage(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const channel = writableChannel(workspace, args.required('channel'));
  checkAuthorship(call);
  const metadata = readMetadata(args.json('metadata'));
  const message = await postBotMessage(call, {
    channel,
    content: readContent(workspace.settings, givenContent(args)),
    threadTs: args.string('thread_ts'),
    broadcast: args.boolean('reply_broadcast'),
    metadata,
  });
  const wire = { ...messageToWire(workspace, message), ...(metadata ? { metadata } : {}) };
  return { channel: channel.id, ts: message.ts, message: wire };
}

export async function postEphemeral(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const channel = writableChannel(workspace, args.required('channel'));
  checkAuthorship(call);
  const user = workspace.users.find(args.required('user'));
  if (!user || user.deleted || !channel.members.has(user.id)) return refuse('user_not_in_channel');
  const threadTs = args.string('thread_ts');
  if (threadTs !== undefined) requireParent(workspace, channel, threadTs);
  const given = readContent(workspace.settings, givenContent(args));
  const ephemeral = await showEphemeral(call, { channel, content: given, threadTs, user: user.id });
  return { message_ts: ephemeral.ts };
}

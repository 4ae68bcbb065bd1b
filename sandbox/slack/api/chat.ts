import type { Message, WireObject } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import { joinedChannel, knownMessage, visibleChannel, writableChannel } from './access.ts';
import type { Arguments, ArgumentTable } from './arguments.ts';
import { postBotMessage, requireParent, showEphemeral, updateBotMessage } from './bot-messages.ts';
import { type Content, type GivenContent, readContent, readMetadata } from './content.ts';
import type { Call, MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

const content: ArgumentTable = {
  text: 'string',
  blocks: 'json',
  attachments: 'json',
  markdown_text: 'string',
  parse: 'string',
  link_names: 'boolean',
  as_user: 'boolean',
};

const authorship: ArgumentTable = { username: 'string', icon_url: 'string', icon_emoji: 'string' };

const givenContent = (args: Arguments): GivenContent => ({
  text: args.string('text'),
  blocks: args.json('blocks'),
  attachments: args.json('attachments'),
  markdown_text: args.string('markdown_text'),
});

function checkAuthorship({ workspace, args }: Call): void {
  const { scopes } = workspace.settings;
  const isDisguised = Object.keys(authorship).some((name) => args.has(name));
  if (!isDisguised || scopes.has('chat:write.customize')) return;
  refuse('missing_scope', { needed: 'chat:write.customize', provided: [...scopes].join(',') });
}

async function postMessage(call: Call): Promise<WireObject> {
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

async function update(call: Call): Promise<WireObject> {
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

function remove({ workspace, feed, args }: Call): WireObject {
  const channel = joinedChannel(workspace, args.required('channel'));
  const message = knownMessage(workspace, channel, args.required('ts'));
  if (!message.fromBot) refuse('cant_delete_message');
  const before = messageToWire(workspace, message);
  workspace.messages.remove(message);
  feed.deleted(message, before);
  return { channel: channel.id, ts: message.ts };
}

async function postEphemeral(call: Call): Promise<WireObject> {
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

function getPermalink({ workspace, args }: Call): WireObject {
  const channel = visibleChannel(workspace, args.required('channel'));
  const message = knownMessage(workspace, channel, args.required('message_ts'));
  const path = `/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  return { channel: channel.id, permalink: `${workspace.settings.url}${path}${thread}` };
}

export const chatMethods: MethodTable = {
  'chat.postMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'special',
    args: {
      channel: 'string!',
      ...content,
      ...authorship,
      thread_ts: 'string',
      reply_broadcast: 'boolean',
      metadata: 'json',
      mrkdwn: 'boolean',
      unfurl_links: 'boolean',
      unfurl_media: 'boolean',
    },
    run: postMessage,
  },
  'chat.update': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    args: {
      channel: 'string!',
      ts: 'string!',
      ...content,
      metadata: 'json',
      file_ids: 'json',
      reply_broadcast: 'boolean',
    },
    run: update,
  },
  'chat.delete': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    args: { channel: 'string!', ts: 'string!', as_user: 'boolean' },
    run: remove,
  },
  'chat.postEphemeral': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 4,
    args: { channel: 'string!', user: 'string!', ...content, ...authorship, thread_ts: 'string' },
    run: postEphemeral,
  },
  'chat.getPermalink': {
    token: 'bot',
    scopes: [],
    tier: 'special',
    args: { channel: 'string!', message_ts: 'string!' },
    run: getPermalink,
  },
};

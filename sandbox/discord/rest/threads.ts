import { z } from 'zod';
import { messageTypes } from '../state/flags.ts';
import type { Channel, Message } from '../state/records.ts';
import { channelToWire } from '../wire/channel.ts';
import { instant } from '../wire/instant.ts';
import { messageIn, requirePermissions, visibleChannel } from './access.ts';
import { type Context, type Endpoints, noContent, ok, type Request } from './endpoint.ts';
import { readForm } from './read-form.ts';
import { refuse } from './refusals.ts';

export const archiveMinutes = z.union([60, 1440, 4320, 10_080].map((minutes) => z.literal(minutes)));

const startBody = z.strictObject({
  name: z.string().min(1).max(100),
  auto_archive_duration: archiveMinutes.optional(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
  // Sent by the vendor's client; a thread under a message is always public.
  type: z.number().int().optional(),
  invitable: z.boolean().optional(),
});

/** Every thread begins with a pointer to the message it hangs from. */
async function addStarter({ state, feed }: Context, thread: Channel, root: Message): Promise<void> {
  const starter: Message = {
    id: state.ids.mint(),
    channelId: thread.id,
    type: messageTypes.threadStarter,
    authorId: root.authorId,
    content: '',
    createdAt: state.settings.now(),
    mentionIds: [],
    attachments: [],
    embeds: [],
    components: [],
    reactions: [],
    flags: 0,
    reference: { channelId: root.channelId, messageId: root.id },
  };
  state.messages.add(starter);
  await feed.posted(starter);
}

async function startThread(context: Context, request: Request): Promise<Channel> {
  const { state, feed } = context;
  const channel = visibleChannel(state, request.params.channel);
  // Threads hang in channels, not in direct messages or in other threads.
  if (channel.kind !== 'text') return refuse(channel.kind === 'direct' ? 'directChannel' : 'channelType');
  requirePermissions(state, channel, ['CreatePublicThreads', 'ReadMessageHistory']);
  const body = readForm(startBody, request.body);
  const root = messageIn(state, channel, request.params.message);
  if (state.channels.find(root.id)) return refuse('threadExists');
  const now = state.settings.now();
  const thread = state.channels.addThread({
    id: root.id,
    kind: 'thread',
    name: body.name,
    parentId: channel.id,
    ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    ownerId: state.users.bot.id,
    overwrites: [],
    thread: {
      archived: false,
      locked: false,
      archiveChangedAt: now,
      activeAt: now,
      createdAt: now,
      autoArchiveMinutes: body.auto_archive_duration ?? 4320,
      memberIds: new Set([state.users.bot.id]),
      messageCount: 0,
    },
  });
  state.changes.changed();
  await feed.channel('CREATE', thread);
  await feed.changed(root);
  await addStarter(context, thread, root);
  return thread;
}

function threadOf({ state }: Context, id: string | undefined): Channel {
  const channel = visibleChannel(state, id);
  return channel.thread ? channel : refuse('channelType');
}

export const threadEndpoints: Endpoints = {
  'POST /channels/{channel}/messages/{message}/threads': {
    auth: 'bot',
    async answer(context, request) {
      const thread = await startThread(context, request);
      return { status: 201, body: channelToWire(context.state, thread) };
    },
  },
  'GET /channels/{channel}/thread-members/{user}': {
    auth: 'bot',
    answer(context, { params: { channel, user = '' } }) {
      const { id, thread } = threadOf(context, channel);
      if (!thread?.memberIds.has(user)) return refuse('unknownMember');
      const join_timestamp = instant(thread.createdAt);
      return ok({ id, user_id: user, join_timestamp, flags: 0 });
    },
  },
  'PUT /channels/{channel}/thread-members/@me': {
    auth: 'bot',
    answer(context, { params }) {
      const { thread } = threadOf(context, params.channel);
      if (thread?.archived) refuse('archived');
      thread?.memberIds.add(context.state.users.bot.id);
      return noContent;
    },
  },
  'DELETE /channels/{channel}/thread-members/@me': {
    auth: 'bot',
    answer(context, { params }) {
      const { thread } = threadOf(context, params.channel);
      if (thread?.archived) refuse('archived');
      thread?.memberIds.delete(context.state.users.bot.id);
      return noContent;
    },
  },
};

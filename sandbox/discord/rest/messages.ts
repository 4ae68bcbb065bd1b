import { messageBody } from '../messages/body.ts';
import { editMessage, writeMessage } from '../messages/bot-messages.ts';
import { requireReply } from '../messages/reply.ts';
import { holdsPosts, messageTypes } from '../state/flags.ts';
import type { Channel, Message } from '../state/records.ts';
import { messageToWire } from '../wire/message.ts';
import { visibleMessage } from '../wire/visible-message.ts';
import { messageIn, requirePermissions, visibleChannel } from './access.ts';
import { type Context, type Endpoints, noContent, ok, type Request } from './endpoint.ts';
import { listMessages } from './message-list.ts';
import { readForm } from './read-form.ts';
import { refuse } from './refusals.ts';
import { requireOpen, wake } from './thread-rules.ts';

const shown = ({ state }: Context, message: Message) =>
  visibleMessage(state, messageToWire(state, message), state.settings.privilegedIntents.has('MessageContent'));

/** In a thread plain "Send Messages" counts for nothing. */
function requireSending({ state }: Context, channel: Channel, { uploads }: Request): void {
  if (holdsPosts(channel.kind)) refuse('notText');
  requirePermissions(state, channel, [channel.thread ? 'SendMessagesInThreads' : 'SendMessages']);
  if (uploads.length > 0) requirePermissions(state, channel, ['AttachFiles']);
  const recipient = state.users.find(channel.recipientId ?? '');
  if (!recipient) return;
  if (!recipient.acceptsDirectMessages) refuse('cannotMessageUser');
  if (!sharesGuild(state, recipient.id)) refuse('noMutualGuild');
}

/** A bot reaches people of the guilds that it is in itself. */
const sharesGuild = ({ guilds, users }: Context['state'], userId: string): boolean =>
  guilds.list().some(({ members }) => members.has(userId) && members.has(users.bot.id));

/** Within minutes the same nonce of the same author means the same message, if the author asks. */
const nonceMs = 5 * 60_000;

function sameNonce({ state }: Context, nonce: unknown): Message | undefined {
  const since = state.settings.now().getTime() - nonceMs;
  const isSame = (one: Message): boolean =>
    one.nonce !== undefined &&
    String(one.nonce) === String(nonce) &&
    one.authorId === state.users.bot.id &&
    one.createdAt.getTime() >= since;
  return state.messages.all().find(isSame);
}

function own({ state }: Context, message: Message): Message {
  if (message.authorId !== state.users.bot.id) refuse('othersMessage');
  return message;
}

export const messageEndpoints: Endpoints = {
  'GET /channels/{channel}/messages': {
    auth: 'bot',
    answer(context, { params, query }) {
      const channel = visibleChannel(context.state, params.channel);
      return ok(listMessages(context, channel, query).map((message) => shown(context, message)));
    },
  },
  'GET /channels/{channel}/messages/{message}': {
    auth: 'bot',
    answer(context, { params }) {
      const channel = visibleChannel(context.state, params.channel);
      requirePermissions(context.state, channel, ['ReadMessageHistory']);
      return ok(shown(context, messageIn(context.state, channel, params.message)));
    },
  },
  'POST /channels/{channel}/messages': {
    auth: 'bot',
    limit: 'messages',
    async answer(context, request) {
      const channel = visibleChannel(context.state, request.params.channel);
      requireSending(context, channel, request);
      const body = readForm(messageBody, request.body);
      const reference = requireReply(context.state, channel, body.message_reference);
      requireOpen(context.state, channel);
      const sent = body.enforce_nonce ? sameNonce(context, body.nonce) : undefined;
      if (sent) return ok(shown(context, sent));
      const writing = { channel, body, uploads: request.uploads };
      await wake(context, channel);
      const message = await writeMessage(context, {
        ...writing,
        ...(reference ? { reference } : {}),
      });
      return ok(shown(context, message));
    },
  },
  'PATCH /channels/{channel}/messages/{message}': {
    auth: 'bot',
    limit: 'edits',
    async answer(context, { params, body, uploads }) {
      const channel = visibleChannel(context.state, params.channel);
      const message = own(context, messageIn(context.state, channel, params.message));
      if (channel.thread?.archived) refuse('archived');
      if (uploads.length > 0) requirePermissions(context.state, channel, ['AttachFiles']);
      return ok(shown(context, await editMessage(context, message, readForm(messageBody, body), uploads)));
    },
  },
  'DELETE /channels/{channel}/messages/{message}': {
    auth: 'bot',
    async answer(context, { params }) {
      const { state, feed } = context;
      const channel = visibleChannel(state, params.channel);
      const message = messageIn(state, channel, params.message);
      if (message.type === messageTypes.threadStarter) refuse('systemMessage');
      if (message.authorId !== state.users.bot.id) {
        if (channel.kind === 'direct') refuse('directChannel');
        requirePermissions(state, channel, ['ManageMessages']);
      }
      state.messages.remove(message);
      for (const attachment of message.attachments) attachment.deleted = true;
      await feed.deleted(message);
      return noContent;
    },
  },
  'POST /channels/{channel}/typing': {
    auth: 'bot',
    answer({ state }, { params }) {
      const channel = visibleChannel(state, params.channel);
      requirePermissions(state, channel, [channel.thread ? 'SendMessagesInThreads' : 'SendMessages']);
      return noContent;
    },
  },
};

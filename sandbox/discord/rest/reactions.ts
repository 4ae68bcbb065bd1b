import { addReaction, removeReaction } from '../state/messages.ts';
import { userToWire } from '../wire/user.ts';
import { messageIn, requirePermissions, visibleChannel } from './access.ts';
import { type Context, type Endpoints, noContent, ok } from './endpoint.ts';
import { refuse } from './refusals.ts';

const maxKinds = 20;

/** A character that people read as one picture. Custom emoji do not exist here. */
// As a string, because the compiler's target knows no such flag.
const pattern = String.raw`^\p{RGI_Emoji}$`;
const unicodeEmoji = new RegExp(pattern, 'v');

// Discord takes some emoji with and without the selector that asks for colour.
const isEmoji = (text: string): boolean => unicodeEmoji.test(text) || unicodeEmoji.test(`${text}\uFE0F`);

const place = ({ state }: Context, params: Record<string, string>) => {
  const channel = visibleChannel(state, params.channel);
  requirePermissions(state, channel, ['ReadMessageHistory']);
  const emoji = params.emoji ?? '';
  return { channel, emoji, message: messageIn(state, channel, params.message) };
};

const path = '/channels/{channel}/messages/{message}/reactions';

export const reactionEndpoints: Endpoints = {
  [`PUT ${path}/{emoji}/@me`]: {
    auth: 'bot',
    limit: 'reactions',
    async answer(context, { params }) {
      const { state, feed } = context;
      const { channel, message, emoji } = place(context, params);
      if (!isEmoji(emoji)) refuse('unknownEmoji');
      if (channel.thread?.archived) refuse('archived');
      const isNew = !message.reactions.some((reaction) => reaction.emoji === emoji);
      // Joining in on a reaction that is there takes no permission.
      if (isNew) requirePermissions(state, channel, ['AddReactions']);
      if (isNew && message.reactions.length >= maxKinds) refuse('tooManyReactions');
      const isAdded = addReaction(message, emoji, state.users.bot.id);
      if (isAdded) await feed.reacted(message, emoji, state.users.bot.id, true);
      return noContent;
    },
  },
  [`DELETE ${path}/{emoji}/@me`]: {
    auth: 'bot',
    limit: 'reactions',
    async answer(context, { params }) {
      const { state, feed } = context;
      const { message, emoji, channel } = place(context, params);
      if (channel.thread?.archived) refuse('archived');
      const isRemoved = removeReaction(message, emoji, state.users.bot.id);
      if (!isRemoved) refuse('unknownEmoji');
      await feed.reacted(message, emoji, state.users.bot.id, false);
      return noContent;
    },
  },
  [`GET ${path}/{emoji}`]: {
    auth: 'bot',
    answer(context, { params }) {
      const { message, emoji } = place(context, params);
      const users = message.reactions.find((one) => one.emoji === emoji)?.userIds ?? [];
      return ok(users.map((id) => userToWire(context.state.users.get(id))));
    },
  },
};

import { addReaction, removeReaction } from '../workspace/messages.ts';
import type { Message } from '../workspace/records.ts';
import { messageToWire, reactionToWire } from '../workspace/wire-message.ts';
import { joinedChannel, knownMessage } from './access.ts';
import type { ArgumentTable } from './arguments.ts';
import type { Call, MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

const maxDifferentReactions = 50;
const emojiName = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;

const place: ArgumentTable = { channel: 'string!', timestamp: 'string!' };

function messageOf({ workspace, args }: Call): Message {
  const channel = joinedChannel(workspace, args.required('channel'));
  const ts = args.required('timestamp');
  if (!/^\d{10}\.\d{6}$/.test(ts)) return refuse('bad_timestamp');
  return knownMessage(workspace, channel, ts);
}

function nameOf({ args }: Call): string {
  const name = args.required('name');
  return emojiName.test(name) ? name : refuse('invalid_name');
}

export const reactionMethods: MethodTable = {
  'reactions.add': {
    token: 'bot',
    scopes: ['reactions:write'],
    tier: 3,
    args: { ...place, name: 'string!' },
    run(call) {
      const message = messageOf(call);
      const name = nameOf(call);
      if (message.reactions.length >= maxDifferentReactions) return refuse('too_many_emoji');
      const added = addReaction(message, name, call.workspace.users.bot.id);
      return added ? {} : refuse('already_reacted');
    },
  },
  'reactions.remove': {
    token: 'bot',
    scopes: ['reactions:write'],
    tier: 2,
    args: { ...place, name: 'string!' },
    run(call) {
      const removed = removeReaction(messageOf(call), nameOf(call), call.workspace.users.bot.id);
      return removed ? {} : refuse('no_reaction');
    },
  },
  'reactions.get': {
    token: 'bot',
    scopes: ['reactions:read'],
    tier: 3,
    args: { ...place, full: 'boolean' },
    run(call) {
      const message = messageOf(call);
      const reactions = message.reactions.map(reactionToWire);
      const wire = { ...messageToWire(call.workspace, message), reactions };
      return { type: 'message', channel: message.channel, message: wire };
    },
  },
};

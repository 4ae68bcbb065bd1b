import { botMay } from '../rest/access.ts';
import { refuse, refuseField } from '../rest/refusals.ts';
import { messageTypes } from '../state/flags.ts';
import type { Channel, MessageReference } from '../state/records.ts';
import type { State } from '../state/state.ts';
import type { MessageBody } from './body.ts';

/** The message that a body replies to, or undefined when it is gone and that shall not matter. */
export function requireReply(
  state: State,
  channel: Channel,
  asked: MessageBody['message_reference'],
): MessageReference | undefined {
  if (!asked) return undefined;
  if (asked.channel_id !== undefined && asked.channel_id !== channel.id) {
    const message = 'Cannot reply to a message in a different channel';
    return refuseField(['message_reference'], 'REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL', message);
  }
  if (!botMay(state, channel, 'ReadMessageHistory')) {
    return refuse('replyNeedsHistory', 'ReadMessageHistory');
  }
  const target = state.messages.find(channel.id, asked.message_id);
  if (target?.type === messageTypes.threadStarter) {
    const code = 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE';
    return refuseField(['message_reference'], code, 'Cannot reply to a system message');
  }
  if (target) return { channelId: channel.id, messageId: target.id };
  if (asked.fail_if_not_exists === false) return undefined;
  return refuseField(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
}

import { messageTypes } from './state/flags.ts';
import type { Message } from './state/records.ts';
import type { State } from './state/state.ts';

/** Replies to a message, and replies to those, in the order in which they were said. */
function chain(messages: readonly Message[], rootId: string): Message[] {
  const ids = new Set([rootId]);
  return messages.filter((message) => {
    const isReply = message.reference !== undefined && ids.has(message.reference.messageId);
    if (isReply) ids.add(message.id);
    return isReply;
  });
}

/** A message and the conversation about it: its thread, or where there are none, the replies. */
export function conversationAbout({ messages, channels }: State, channelId: string, id: string) {
  const root = messages.find(channelId, id);
  const thread = channels.find(id);
  const about = thread
    ? messages.list(thread.id).filter(({ type }) => type !== messageTypes.threadStarter)
    : chain(messages.list(channelId), id);
  return [...(root ? [root] : []), ...about];
}

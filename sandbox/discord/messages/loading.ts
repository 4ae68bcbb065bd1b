import type { Context } from '../rest/endpoint.ts';
import { messageFlags, messageTypes } from '../state/flags.ts';
import type { Message } from '../state/records.ts';
import type { Writing } from './bot-messages.ts';

type Frame = Omit<Writing, 'body' | 'uploads'>;

/** "Schedy is thinking…": the place that a deferred answer will fill. */
export async function loadingMessage(context: Context, frame: Frame): Promise<Message> {
  const { state, feed } = context;
  const { channel, onlyFor, interactionId, reference } = frame;
  const message: Message = {
    id: state.ids.mint(),
    channelId: channel.id,
    authorId: state.users.bot.id,
    type: frame.type ?? messageTypes.default,
    createdAt: state.settings.now(),
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    mentionIds: [],
    reactions: [],
    flags: (frame.flags ?? 0) | messageFlags.loading,
    ...(interactionId === undefined ? {} : { interactionId }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
    ...(reference === undefined ? {} : { reference }),
  };
  state.messages.add(message);
  state.changes.changed();
  if (onlyFor === undefined) await feed.posted(message);
  return message;
}

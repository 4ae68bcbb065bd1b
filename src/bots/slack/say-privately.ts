import { Failure } from '../../core/index.ts';
import type { Message } from '../desk/index.ts';
import type { Api } from './api.ts';
import { presentMessage } from './blocks/present-message.ts';

/** Where somebody asked; without a channel, as on the Home tab, only their direct messages are left. */
interface Asked {
  readonly user: string;
  readonly channel: string | null;
  readonly thread?: string | null | undefined;
}

/**
 * Says something to one person alone where they asked. Slack shows that only in a conversation that the app and the
 * person are both in; whatever else it refuses there arrives as a direct message. Throws the failures of chat-failure.ts.
 */
export async function sayPrivately(api: Api, { user, channel, thread }: Asked, message: Message): Promise<void> {
  const words = presentMessage(message);
  if (channel !== null) {
    try {
      await api.call('chat.postEphemeral', { channel, user, ...(thread && { thread_ts: thread }), ...words });
      return;
    } catch (error) {
      if (!(error instanceof Failure) || error.remedy.kind !== 'ask_operator') throw error;
    }
  }
  await api.call('chat.postMessage', { channel: user, ...words });
}

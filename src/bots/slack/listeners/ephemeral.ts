import type { RespondArguments } from '@slack/bolt';
import type { Message } from '../../desk/index.ts';
import { presentMessage } from '../blocks/present-message.ts';

/** A message that only the asker sees, beside what was there and in the thread it belongs to. */
export function ephemeral(message: Message, threadTs?: string): RespondArguments {
  return {
    ...presentMessage(message),
    response_type: 'ephemeral',
    replace_original: false,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
}

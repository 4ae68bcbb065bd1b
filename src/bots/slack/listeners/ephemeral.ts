import type { RespondArguments } from '@slack/bolt';
import type { Message } from '../../desk/index.ts';
import { presentMessage } from '../blocks/present-message.ts';

/** A message that only the asker sees, beside what was there. */
export const ephemeral = (message: Message): RespondArguments => ({
  ...presentMessage(message),
  response_type: 'ephemeral',
  replace_original: false,
});

import type { Message } from '../../desk/index.ts';
import type { Api } from '../api.ts';
import { presentMessage } from '../components/present-message.ts';
import type { Keepable } from './kept.ts';

const words: Message = {
  lines: [
    [
      'I could not note that down just now, so nothing is planned and nothing was changed. Please send it again in a few minutes.',
    ],
  ],
};

/** Discord tells nothing twice: whoever wrote what cannot be kept is told so, under their message. */
export async function tellLost(api: Api, { body }: Keepable): Promise<void> {
  if (body.kind !== 'message') return;
  await api.post(`/channels/${body.channel}/messages`, {
    ...presentMessage(words),
    message_reference: { message_id: body.id, fail_if_not_exists: false },
  });
}

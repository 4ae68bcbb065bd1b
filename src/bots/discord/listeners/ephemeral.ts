import { MessageFlags } from 'discord.js';
import type { Message } from '../../desk/index.ts';
import { presentMessage } from '../components/present-message.ts';

/** A message that only the asker sees. */
export function ephemeral(message: Message) {
  const { components, allowed_mentions } = presentMessage(message);
  return {
    components,
    allowedMentions: { parse: [], users: allowed_mentions.users },
    flags: [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2],
  } as const;
}

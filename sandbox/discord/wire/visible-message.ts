import { isObject, type WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';

const readable = { content: '', embeds: [], attachments: [], components: [] } as const;

const idOf = (value: unknown): unknown => (isObject(value) ? value.id : undefined);

/**
 * What an app without the message content intent gets to read: its own messages, direct messages
 * and messages that mention it, in full; of all others the frame. A quoted message is judged by itself.
 */
export function visibleMessage(state: State, message: WireObject, hasContentIntent: boolean): WireObject {
  const { referenced_message: quoted } = message;
  const inside = isObject(quoted) ? { referenced_message: visibleMessage(state, quoted, hasContentIntent) } : {};
  if (hasContentIntent || isReadable(state, message)) return { ...message, ...inside };
  const { message_snapshots: _hidden, ...frame } = message;
  return { ...frame, ...readable, ...inside };
}

function isReadable(state: State, message: WireObject): boolean {
  const bot = state.users.bot.id;
  if (idOf(message.author) === bot) return true;
  if (state.channels.find(String(message.channel_id))?.kind === 'direct') return true;
  return Array.isArray(message.mentions) && message.mentions.some((user) => idOf(user) === bot);
}

import { z } from 'zod';
import type { Channel, Message } from '../state/records.ts';
import { botMay } from './access.ts';
import type { Context } from './endpoint.ts';
import { readForm, snowflake } from './read-form.ts';

const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  around: snowflake.optional(),
  before: snowflake.optional(),
  after: snowflake.optional(),
});

/** Newest first, as Discord lists. Without the permission to read history there is nothing to list. */
export function listMessages({ state }: Context, channel: Channel, query: URLSearchParams): Message[] {
  const asked = readForm(listQuery, Object.fromEntries(query));
  if (!botMay(state, channel, 'ReadMessageHistory')) return [];
  const newestFirst = state.messages.list(channel.id).toReversed();
  const { limit, around, before, after } = asked;
  if (after !== undefined) {
    return newestFirst.filter(({ id }) => BigInt(id) > BigInt(after)).slice(-limit);
  }
  if (around !== undefined) {
    const middle = newestFirst.findIndex(({ id }) => BigInt(id) <= BigInt(around));
    const start = Math.max(0, (middle < 0 ? newestFirst.length : middle) - Math.floor(limit / 2));
    return newestFirst.slice(start, start + limit);
  }
  const older = newestFirst.filter(({ id }) => before === undefined || BigInt(id) < BigInt(before));
  return older.slice(0, limit);
}

import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readableItems } from '../chat/platform-answers.ts';
import type { Api } from './api.ts';

/** What a message of ours is recognised by after a crash: metadata, which Slack shows to nobody. */
export type RecoveryKey =
  | { readonly event_type: 'schedy_card'; readonly event_payload: { readonly post: string } }
  | { readonly event_type: 'schedy_brought'; readonly event_payload: { readonly upload: string } }
  | { readonly event_type: 'schedy_notice'; readonly event_payload: { readonly notice: string } };

const metadata = z.object({
  event_type: z.string(),
  event_payload: z.record(z.string(), z.unknown()),
});
const page = z.object({
  messages: readableItems(z.object({ ts: z.string(), metadata: z.unknown().optional() })),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

const pageSize = 200;
/** Direct messages are one endless conversation; what a crash left is among the newest. */
const maxHistoryPages = 3;

/** The ts of the message that bears the recovery key; an empty root looks outside of threads. */
export async function findMessage(
  api: Api,
  { channel, root }: { channel: string; root: string },
  key: RecoveryKey,
): Promise<string | null> {
  const method = root === '' ? 'conversations.history' : 'conversations.replies';
  const maxPages = root === '' ? maxHistoryPages : Number.POSITIVE_INFINITY;
  const thread = root === '' ? {} : { ts: root };
  let cursor = '';
  for (let pages = 0; pages < maxPages; pages += 1) {
    const onward = cursor === '' ? {} : { cursor };
    const args = { channel, limit: pageSize, include_all_metadata: true, ...thread, ...onward };
    const { messages, response_metadata: next } = page.parse(await api.call(method, args));
    const found = messages.find((message) => bears(message.metadata, key));
    if (found) return found.ts;
    cursor = next?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  return null;
}

function bears(given: unknown, key: RecoveryKey): boolean {
  const { data } = metadata.safeParse(given);
  return isDeepStrictEqual(data, key);
}

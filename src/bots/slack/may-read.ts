/** In which private conversations of a workspace its members are: asked of Slack, and remembered for a moment. */
import { z } from 'zod';
import type { PrivateThread } from '../../core/index.ts';
import { createBriefMemory } from '../chat/brief-memory.ts';
import type { Api } from './api.ts';

/** Those of these private threads that a member may read. Throws the failures of chat-failure.ts. */
export type MayRead = (userId: string, threads: readonly PrivateThread[]) => Promise<readonly PrivateThread[]>;

/** Slack recommends no more than 200 on a page. */
const PAGE = 200;

const page = z.object({
  channels: z.array(z.object({ id: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

/** Slack tells of those alone in which the app is, too; that is where its posts stand. */
export function createMayRead(api: Api, now: () => Date): MayRead {
  const channelsOf = createBriefMemory<ReadonlySet<string>>(now);
  return async (userId, threads) => {
    const channels = await channelsOf(userId, () => askChannels(api, userId));
    return threads.filter(({ channel }) => channels.has(channel));
  };
}

async function askChannels(api: Api, user: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let cursor = '';
  do {
    const args = { user, types: 'private_channel,mpim', limit: PAGE, ...(cursor !== '' && { cursor }) };
    const { channels, response_metadata } = page.parse(await api.call('users.conversations', args));
    for (const { id } of channels) found.add(id);
    cursor = response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return found;
}

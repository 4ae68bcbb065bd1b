import { ChannelType } from 'discord.js';
import { z } from 'zod';
import type { Api } from './api.ts';

/** The thread that a channel of a server is, or null for one in which threads hang. */
export type WhereIs = (channelId: string) => Promise<{ readonly parent: string } | null>;

const channel = z.object({ type: z.number(), parent_id: z.string().nullish() });

const threads: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** Asks Discord what the gateway has not told; what something is never changes. */
export function createWhereIs(api: Api, parentOf: (channelId: string) => string | null): WhereIs {
  const known = new Map<string, { parent: string } | null>();
  return async (channelId) => {
    const told = parentOf(channelId);
    if (told !== null) return { parent: told };
    const remembered = known.get(channelId);
    if (remembered !== undefined) return remembered;
    const { type, parent_id: parent } = channel.parse(await api.get(`/channels/${channelId}`));
    const found = threads.has(type) && parent ? { parent } : null;
    known.set(channelId, found);
    return found;
  };
}

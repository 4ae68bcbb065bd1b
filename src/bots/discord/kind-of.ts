/** What a channel of a server is: one in which threads hang, a forum, or a thread. */
import { ChannelType } from 'discord.js';
import { z } from 'zod';
import type { Api } from './api.ts';

export interface ChannelKind {
  /** The channel in which this thread hangs; null for what is no thread. */
  readonly parent: string | null;
  /** Every message stands in a thread there, and none in the channel itself. */
  readonly isForum: boolean;
}

export type KindOf = (channelId: string) => Promise<ChannelKind>;

const channel = z.object({ type: z.number(), parent_id: z.string().nullish() });

const threads: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const forums: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const mostRemembered = 10_000;

/** Asks Discord what the gateway has not told; what something is never changes. */
export function createKindOf(api: Api, parentOf: (channelId: string) => string | null): KindOf {
  const known = new Map<string, ChannelKind>();
  return async (channelId) => {
    const parent = parentOf(channelId);
    if (parent !== null) return { parent, isForum: false };
    const remembered = known.get(channelId);
    if (remembered) return remembered;
    const { type, parent_id } = channel.parse(await api.get(`/channels/${channelId}`));
    const found = { parent: threads.has(type) ? (parent_id ?? null) : null, isForum: forums.has(type) };
    if (known.size >= mostRemembered) known.clear();
    known.set(channelId, found);
    return found;
  };
}

import type { StatusIcon } from '../desk/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf, refusals } from './chat-failure.ts';

/** An ornament beside the words of the card, never instead of them. */
export const reactionEmoji: Readonly<Record<StatusIcon, string>> = {
  reading: '👀',
  asking: '💬',
  scheduled: '📅',
  sending: '🚀',
  published: '✅',
  failed: '⚠️',
  stopped: '⛔',
};

interface Reacting {
  readonly channel: string;
  readonly message: string;
  readonly emoji: string;
  readonly earlier: string | null;
}

/** Puts a reaction in the place of the earlier one. Removed first: rather none than two. */
export async function replaceReaction(api: Api, reacting: Reacting): Promise<void> {
  const { channel, message, emoji, earlier } = reacting;
  if (earlier === emoji) return;
  const path = (one: string) =>
    `/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(one)}/@me` as const;
  if (earlier !== null) {
    await api.delete(path(earlier)).catch((error: unknown) => {
      if (discordCodeOf(error) !== refusals.unknownEmoji) throw error;
    });
  }
  await api.put(path(emoji));
}

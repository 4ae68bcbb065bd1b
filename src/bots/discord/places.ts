/** Where something is said on Discord: a thread under a message, a reply in private, a direct message. */

import { ChannelType } from 'discord.js';
import { z } from 'zod';
import { CHANNEL_ITSELF, type Place } from '../../core/index.ts';
import { clip } from '../desk/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf, refusals } from './chat-failure.ts';
import { isPersonal } from './introduce.ts';

export interface Located {
  /** A channel, a thread or a direct message. */
  readonly channel: string;
  /** In private, where there are no threads. */
  readonly replyTo: string | null;
}

export interface Places {
  /** Opens the thread or the direct message where there is none yet; `name` is for a new thread. */
  locate(place: Place, name: string): Promise<Located>;
  /** Where the message of a place stands that carried a video. */
  channelOf(place: Place, message: string): Promise<string>;
}

const channel = z.object({ id: z.string() });

/** A week: longer than most posts are planned ahead, and writing opens a thread again anyway. */
const autoArchiveMinutes = 10_080;
const longestName = 100;

export function createPlaces(api: Api, kindOf: KindOf = createKindOf(api, () => null)): Places {
  const directs = new Map<string, string>();
  const threads = new Set<string>();

  const direct = async (userId: string): Promise<string> => {
    const known = directs.get(userId);
    if (known !== undefined) return known;
    const opened = await api.post('/users/@me/channels', { recipient_id: userId });
    const { id } = channel.parse(opened);
    directs.set(userId, id);
    return id;
  };

  return {
    locate: async (place, name) => {
      const { channel: parent, root, workspace } = place;
      if (root === '') return { channel: await direct(parent), replyTo: null };
      if (root === CHANNEL_ITSELF) return { channel: parent, replyTo: null };
      if (isPersonal(workspace)) return { channel: parent, replyTo: root };
      if (!threads.has(root) && !(await openThread(api, { parent, root, name }, kindOf))) {
        return { channel: parent, replyTo: root };
      }
      threads.add(root);
      return { channel: root, replyTo: null };
    },
    channelOf: async ({ workspace, channel: parent, root }, message) => {
      if (isPersonal(workspace)) return parent;
      const { isForum, isVoice } = await kindOf(parent);
      if (isVoice) return parent;
      // The first message of a forum's post has the post's id and stands in it.
      return message !== root || isForum ? root : parent;
    },
  };
}

/**
 * A thread has the id of its message. False where Discord has no threads, as in voice channels; in a forum the
 * message is in its thread already.
 */
async function openThread(
  api: Api,
  { parent, root, name }: { parent: string; root: string; name: string },
  kindOf: KindOf,
): Promise<boolean> {
  const data = { name: clip(name, longestName), auto_archive_duration: autoArchiveMinutes };
  try {
    await api.post(`/channels/${parent}/messages/${root}/threads`, data);
  } catch (error) {
    const code = discordCodeOf(error);
    if (code === refusals.wrongChannelType) return (await kindOf(parent)).isForum;
    // Ours from before, or a thread that hangs under no message.
    if (code !== refusals.threadExists && code !== refusals.unknownMessage) throw error;
  }
  return true;
}

/** What a channel of a server is: one in which threads hang, a forum, or a thread. */
interface ChannelKind {
  /** The channel in which this thread hangs; null for what is no thread. */
  readonly parent: string | null;
  /** Every message stands in a thread there, and none in the channel itself. */
  readonly isForum: boolean;
  /** The chat of a voice or stage channel, in which no thread can be opened. */
  readonly isVoice: boolean;
}

export type KindOf = (channelId: string) => Promise<ChannelKind>;

const channelAnswer = z.object({ type: z.number(), parent_id: z.string().nullish() });

const threads: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const forums: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const voices: ReadonlySet<number> = new Set([ChannelType.GuildVoice, ChannelType.GuildStageVoice]);
const mostRemembered = 10_000;

/** Asks Discord what the gateway has not told; what something is never changes. */
export function createKindOf(api: Api, parentOf: (channelId: string) => string | null): KindOf {
  const known = new Map<string, ChannelKind>();
  return async (channelId) => {
    const parent = parentOf(channelId);
    if (parent !== null) return { parent, isForum: false, isVoice: false };
    const remembered = known.get(channelId);
    if (remembered) return remembered;
    const { type, parent_id } = channelAnswer.parse(await api.get(`/channels/${channelId}`));
    const above = threads.has(type) ? (parent_id ?? null) : null;
    const found = { parent: above, isForum: forums.has(type), isVoice: voices.has(type) };
    if (known.size >= mostRemembered) known.clear();
    known.set(channelId, found);
    return found;
  };
}

import { channelTypes, privateThread } from '../state/flags.ts';
import type { Channel, ThreadState, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { instant } from './instant.ts';
import { userToWire } from './user.ts';

const isVoice = ({ kind }: Channel): boolean => kind === 'voice' || kind === 'stage';

export const channelType = ({ kind, thread }: Channel): number =>
  thread?.isPrivate ? privateThread : channelTypes[kind];

const threadMetadataToWire = (thread: ThreadState): WireObject => ({
  archived: thread.archived,
  archive_timestamp: instant(thread.archiveChangedAt),
  auto_archive_duration: thread.autoArchiveMinutes,
  locked: thread.locked,
  create_timestamp: instant(thread.createdAt),
  ...(thread.isPrivate && { invitable: true }),
});

function threadToWire(state: State, channel: Channel, thread: ThreadState): WireObject {
  return {
    id: channel.id,
    type: channelType(channel),
    name: channel.name,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    last_message_id: state.messages.list(channel.id).at(-1)?.id ?? null,
    thread_metadata: threadMetadataToWire(thread),
    message_count: thread.messageCount,
    total_message_sent: thread.messageCount,
    member_count: thread.memberIds.size,
    rate_limit_per_user: 0,
    flags: 0,
  };
}

export function channelToWire(state: State, channel: Channel): WireObject {
  if (channel.thread) return threadToWire(state, channel, channel.thread);
  const last = state.messages.list(channel.id).at(-1)?.id ?? null;
  const base = { id: channel.id, type: channelType(channel), last_message_id: last, flags: 0 };
  if (channel.recipientId !== undefined) {
    return { ...base, recipients: [userToWire(state.users.get(channel.recipientId))] };
  }
  return {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: null,
    topic: null,
    nsfw: false,
    position: 0,
    rate_limit_per_user: 0,
    // By this the vendor's client tells voice and stage channels from the others.
    ...(isVoice(channel) && { bitrate: 64_000, user_limit: 0, rtc_region: null }),
    permission_overwrites: channel.overwrites.map(({ id, kind, allow, deny }) => ({
      id,
      type: kind === 'role' ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

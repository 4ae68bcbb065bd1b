import type { Guild, Role, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { channelToWire } from './channel.ts';
import { instant } from './instant.ts';
import { fullMemberToWire } from './user.ts';

export function roleToWire({ id, name, permissions, botId }: Role, position: number): WireObject {
  return {
    ...(botId === undefined ? {} : { tags: { bot_id: botId } }),
    id,
    name,
    permissions: String(permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: botId !== undefined,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function guildToWire(guild: Guild): WireObject {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    vanity_url_code: null,
    application_id: null,
    preferred_locale: guild.locale,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map(roleToWire),
  };
}

/** GUILD_CREATE. Of the members a bot without the members intent is told only itself. */
export function createdGuildToWire(state: State, guild: Guild, allMembers: boolean): WireObject {
  const { users, channels } = state;
  const shown = [...guild.members.keys()].filter((id) => allMembers || id === users.bot.id);
  const here = channels.list().filter(({ guildId }) => guildId === guild.id);
  const wire = here.map((channel) => ({ kind: channel.kind, data: channelToWire(state, channel) }));
  const joinedAt = guild.members.get(users.bot.id)?.joinedAt ?? state.settings.now();
  return {
    ...guildToWire(guild),
    joined_at: instant(joinedAt),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: shown.map((id) => fullMemberToWire(guild, users.get(id))),
    channels: wire.filter(({ kind }) => kind !== 'thread').map(({ data }) => data),
    threads: wire.filter(({ kind, data }) => kind === 'thread' && !isArchived(data)).map(({ data }) => data),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

const isArchived = ({ thread_metadata }: WireObject): boolean =>
  (thread_metadata as { archived?: boolean } | undefined)?.archived === true;

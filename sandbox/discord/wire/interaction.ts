import { botPermissions } from '../rest/access.ts';
import type { Interaction } from '../state/interactions.ts';
import { channelPermissions } from '../state/permissions.ts';
import type { Channel, Guild, User, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { channelToWire } from './channel.ts';
import { memberToWire, userToWire } from './user.ts';

/** What the bot may do in a direct message. */
const directPermissions = '2251799813685247';

/** The largest file this person may send in this place. */
export function sizeLimit(user: User, guild: Guild | undefined): number {
  return Math.max(user.attachmentLimitBytes, guild?.attachmentLimitBytes ?? 0);
}

function inGuild(state: State, guild: Guild, channel: Channel, user: User): WireObject {
  const holder = state.channels.find(channel.parentId ?? '') ?? channel;
  const permissions = String(channelPermissions(guild, holder, user.id));
  const member = guild.members.get(user.id);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    context: 0,
    channel: { ...channelToWire(state, channel), permissions },
    app_permissions: String(botPermissions(state, channel)),
    authorizing_integration_owners: { '0': guild.id },
    member: { ...(member ? memberToWire(member) : {}), user: userToWire(user), permissions },
  };
}

function inDirectMessage(state: State, channel: Channel, user: User): WireObject {
  return {
    context: 1,
    channel: channelToWire(state, channel),
    app_permissions: directPermissions,
    authorizing_integration_owners: { '0': '0' },
    user: userToWire(user),
  };
}

/** Everything of an interaction but its data. */
export function interactionToWire(state: State, interaction: Interaction, type: number): WireObject {
  const user = state.users.get(interaction.userId);
  const channel = state.channels.get(interaction.channelId);
  const guild = state.guilds.find(channel.guildId ?? '');
  return {
    id: interaction.id,
    type,
    token: interaction.token,
    version: 1,
    application_id: state.settings.applicationId,
    channel_id: channel.id,
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: sizeLimit(user, guild),
    ...(guild ? inGuild(state, guild, channel, user) : inDirectMessage(state, channel, user)),
  };
}

import type { WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { createdGuildToWire } from '../wire/guild.ts';
import { userToWire } from '../wire/user.ts';
import { intents } from './intents.ts';
import { isOfShard, type Session } from './session.ts';

export const gatewayPath = '/gateway/';

export const gatewayUrl = (state: State): string =>
  `${state.settings.url.replace(/^http/, 'ws')}${gatewayPath.slice(0, -1)}`;

const gatewayMessageContentLimited = 1 << 19;

/** Bots with few users get the flag that goes with an intent switched on in the portal. */
export const applicationFlags = ({ settings }: State): number =>
  settings.privilegedIntents.has('MessageContent') ? gatewayMessageContentLimited : 0;

export function readyToWire(state: State, session: Session): WireObject {
  const { users, guilds, settings } = state;
  const joined = guilds.list().filter(({ id, members }) => members.has(users.bot.id) && isOfShard(session.shard, id));
  return {
    v: 10,
    user: { ...userToWire(users.bot), verified: true, mfa_enabled: true, email: null, flags: 0 },
    user_settings: {},
    guilds: joined.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: gatewayUrl(state),
    shard: session.shard,
    application: { id: settings.applicationId, flags: applicationFlags(state) },
    private_channels: [],
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    auth: {},
    _trace: ['["sandbox"]'],
  };
}

/** The guilds that READY announced, each by itself, as far as the intents ask for them. */
export function guildsAfterReady(state: State, session: Session): WireObject[] {
  if ((session.intents & intents.Guilds) === 0) return [];
  const { users, guilds } = state;
  const allMembers = (session.intents & intents.GuildMembers) !== 0;
  return guilds
    .list()
    .filter(({ id, members }) => members.has(users.bot.id) && isOfShard(session.shard, id))
    .map((guild) => createdGuildToWire(state, guild, allMembers));
}

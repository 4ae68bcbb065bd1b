import type { Guild } from '../state/records.ts';
import { channelToWire } from '../wire/channel.ts';
import { guildToWire, roleToWire } from '../wire/guild.ts';
import { fullMemberToWire } from '../wire/user.ts';
import { visibleGuild } from './access.ts';
import { type Context, type Endpoints, ok } from './endpoint.ts';
import { refuse } from './refusals.ts';

const channelsOf = ({ state }: Context, guild: Guild, kind: 'text' | 'thread') =>
  state.channels.list().filter((one) => one.guildId === guild.id && one.kind === kind);

export const guildEndpoints: Endpoints = {
  'GET /guilds/{guild}': {
    auth: 'bot',
    answer({ state }, { params, query }) {
      const guild = visibleGuild(state, params.guild);
      const counts = {
        approximate_member_count: guild.members.size,
        approximate_presence_count: 0,
      };
      const isCounted = query.get('with_counts') === 'true';
      return ok({ ...guildToWire(guild), ...(isCounted ? counts : {}) });
    },
  },
  'GET /guilds/{guild}/channels': {
    auth: 'bot',
    answer(context, { params }) {
      const guild = visibleGuild(context.state, params.guild);
      const channels = channelsOf(context, guild, 'text');
      return ok(channels.map((channel) => channelToWire(context.state, channel)));
    },
  },
  'GET /guilds/{guild}/roles': {
    auth: 'bot',
    answer({ state }, { params }) {
      return ok([...visibleGuild(state, params.guild).roles.values()].map(roleToWire));
    },
  },
  'GET /guilds/{guild}/threads/active': {
    auth: 'bot',
    answer(context, { params }) {
      const guild = visibleGuild(context.state, params.guild);
      const active = channelsOf(context, guild, 'thread').filter(({ thread }) => !thread?.archived);
      const threads = active.map((channel) => channelToWire(context.state, channel));
      return ok({ threads, members: [] });
    },
  },
  'GET /guilds/{guild}/members/{user}': {
    auth: 'bot',
    answer({ state }, { params }) {
      const guild = visibleGuild(state, params.guild);
      const id = params.user === '@me' ? state.users.bot.id : params.user;
      const user = state.users.find(id ?? '');
      if (!user || user.id !== id) return refuse('unknownUser');
      return ok(fullMemberToWire(guild, user) ?? refuse('unknownMember'));
    },
  },
};

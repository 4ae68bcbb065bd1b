import { z } from 'zod';
import { applicationFlags } from '../gateway/ready.ts';
import { guildPermissions } from '../state/permissions.ts';
import type { WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { channelToWire } from '../wire/channel.ts';
import { userToWire } from '../wire/user.ts';
import { type Endpoints, ok } from './endpoint.ts';
import { readForm, snowflake } from './read-form.ts';
import { refuse } from './refusals.ts';

const applicationToWire = (state: State): WireObject => ({
  id: state.settings.applicationId,
  name: state.users.bot.displayName,
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: applicationFlags(state),
  team: null,
  bot: userToWire(state.users.bot),
});

export const userEndpoints: Endpoints = {
  'GET /applications/@me': { auth: 'bot', answer: ({ state }) => ok(applicationToWire(state)) },
  'GET /oauth2/applications/@me': {
    auth: 'bot',
    answer: ({ state }) => ok(applicationToWire(state)),
  },
  'GET /users/@me': { auth: 'bot', answer: ({ state }) => ok(userToWire(state.users.bot)) },
  'GET /users/{user}': {
    auth: 'bot',
    answer({ state }, { params }) {
      const user = state.users.find(params.user ?? '');
      if (!user || user.id !== params.user) return refuse('unknownUser');
      return ok(userToWire(user));
    },
  },
  'GET /users/@me/guilds': {
    auth: 'bot',
    answer({ state }) {
      const joined = state.guilds.list().filter(({ members }) => members.has(state.users.bot.id));
      const summary = { icon: null, banner: null, owner: false, features: [] };
      return ok(
        joined.map((guild) => {
          const permissions = String(guildPermissions(guild, state.users.bot.id));
          return { id: guild.id, name: guild.name, permissions, ...summary };
        }),
      );
    },
  },
  'POST /users/@me/channels': {
    auth: 'bot',
    answer({ state }, { body }) {
      const { recipient_id: id } = readForm(z.strictObject({ recipient_id: snowflake }), body);
      const user = state.users.find(id);
      // A bot cannot write to itself, nor to other bots.
      if (!user || user.id !== id || user.isBot) return refuse('invalidRecipients');
      return ok(channelToWire(state, state.channels.directMessage(user.id)));
    },
  },
};

import { userToWire } from '../workspace/wire-user.ts';
import type { MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

/** Who am I, who is that, and where do I connect. */
export const identityMethods: MethodTable = {
  'auth.test': {
    token: 'bot',
    scopes: [],
    tier: 'special',
    args: {},
    run({ workspace: { settings, users } }) {
      return {
        url: `${settings.url}/`,
        team: settings.team.name,
        user: users.bot.name,
        team_id: settings.team.id,
        user_id: users.bot.id,
        bot_id: settings.botId,
        is_enterprise_install: false,
      };
    },
  },
  'apps.connections.open': {
    token: 'app',
    scopes: [],
    tier: 'special',
    args: {},
    run({ socket }) {
      if (!socket) return refuse('socket_mode_not_enabled');
      return { url: socket.issueUrl() };
    },
  },
  'users.info': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 4,
    args: { user: 'string!', include_locale: 'boolean' },
    run({ workspace, args }) {
      const id = args.required('user');
      const user = workspace.users.list().find((other) => other.id === id);
      if (!user) return refuse('user_not_found');
      const includeLocale = args.boolean('include_locale') ?? false;
      return { user: userToWire(workspace.settings, user, includeLocale) };
    },
  },
  'bots.info': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 3,
    args: { bot: 'string' },
    run({ workspace: { settings, users }, args }) {
      if ((args.string('bot') ?? settings.botId) !== settings.botId) return refuse('bot_not_found');
      const { id, realName } = users.bot;
      const bot = { id: settings.botId, deleted: false, name: realName, updated: 1_700_000_000 };
      return { bot: { ...bot, app_id: settings.appId, user_id: id, icons: {} } };
    },
  },
};

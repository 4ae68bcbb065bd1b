/**
 * Everything Slack must have granted and subscribed for Schedy to work. The room is built from these
 * tables (a method or an event that is not here does not compile) and manifest.yml is checked
 * against them.
 */
import { actionNames, actions, commands } from '../desk/index.ts';

/** Slash commands, without which nobody can connect a profile. */
export const commandNames = ['/schedy'] as const;

/** In the menu of every message. */
export const messageShortcut = { name: 'Post to TikTok', callback: 'post_to_tiktok' } as const;

/** The types events arrive with, the subscriptions behind each, and the scopes those ask for. */
export const eventTypes = {
  app_home_opened: { app_home_opened: [] },
  app_mention: { app_mention: ['app_mentions:read'] },
  app_uninstalled: { app_uninstalled: [] },
  message: {
    'message.channels': ['channels:history'],
    'message.groups': ['groups:history'],
    'message.im': ['im:history'],
    'message.mpim': ['mpim:history'],
  },
  tokens_revoked: { tokens_revoked: [] },
  user_change: { user_change: ['users:read'] },
} as const satisfies Record<string, Record<string, readonly string[]>>;

/** The Web API methods that are called. Reading conversations and threads lives on the scopes of the events. */
export const methodScopes = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': [],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': [],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'usergroups.list': ['usergroups:read'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
} as const satisfies Record<string, readonly string[]>;

export type EventType = keyof typeof eventTypes;
export type ApiMethod = keyof typeof methodScopes;

/** The buttons that are heard. Those that open a form ask for what Slack tells by itself. */
export const heardActions = actionNames.filter((name) => actions[name].opens === undefined);

const subscriptions = Object.values(eventTypes).flatMap((events) => Object.entries(events));

/** What manifest.yml must declare, no more and no less; and what people meet, beside Discord's. */
export const registered = {
  commands: [...commandNames],
  words: commands.map(({ name }) => name),
  menu: [messageShortcut.name],
  homeTab: true,
  shortcuts: [messageShortcut],
  actions: heardActions,
  forms: ['edit', 'choose', 'posted', 'approval', 'workspace_settings', 'member_settings', 'profile_settings'] as const,
  events: subscriptions.map(([event]) => event),
  scopes: [
    ...new Set<string>([
      'commands',
      ...subscriptions.flatMap(([, scopes]) => scopes),
      ...Object.values(methodScopes).flat(),
    ]),
  ],
};

import { randomBytes } from 'node:crypto';

/** The bot scopes of the app's manifest; `scopes` in the options replaces them. */
const manifestScopes: readonly string[] = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'mpim:history',
  'mpim:read',
  'files:read',
  'files:write',
  'usergroups:read',
  'users:read',
  'reactions:write',
  'im:write',
];

const manifestEvents: readonly string[] = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'tokens_revoked',
  'user_change',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
];

/** Calls a minute per tier, and the messages one channel takes within a window. */
export interface RateLimits {
  tiers: Record<1 | 2 | 3 | 4, number>;
  postsPerChannel: { count: number; windowMs: number };
}

export interface SlackOptions {
  port?: number;
  host?: string;
  /** The workspace's clock: message ts, trigger and response URL expiry. Acks and retries use real time. */
  now?: () => Date;
  mode: 'socket' | 'http';
  /** Where events go in HTTP mode, `https://host/slack/events` in the app's settings. */
  eventsUrl?: string;
  signingSecret?: string;
  botToken?: string;
  appToken?: string;
  configToken?: string;
  team?: { id: string; name: string };
  scopes?: readonly string[];
  /** The app may be added by OAuth: to these addresses (and below them) Slack sends people back. */
  redirectUrls?: readonly string[];
  /** False: the app is in no workspace until somebody adds it. */
  isInstalled?: boolean;
  /** Event subscriptions, by the names of the manifest (`message.channels`, `file_shared` …). */
  botEvents?: readonly string[];
  /** Slash commands the app registered. */
  commands?: readonly string[];
  /** Entries in the menu of messages that the app registered, by their callback. */
  messageShortcuts?: readonly string[];
  /** Switched off, no Home tab can be published. */
  homeTab?: boolean;
  /** Pause before each retry of an event that was not acknowledged. */
  retryDelaysMs?: readonly number[];
  /** How long the app may take to acknowledge. Slack's is 3000. */
  ackTimeoutMs?: number;
  rateLimits?: false | Partial<RateLimits>;
}

export interface Settings {
  port: number;
  host: string;
  now: () => Date;
  mode: 'socket' | 'http';
  eventsUrl: string | undefined;
  signingSecret: string;
  /** Of this workspace; null where the app is not installed. */
  botToken: string | null;
  /** What became of a token that was good once: Slack's word for it. */
  deadTokens: Map<string, 'account_inactive' | 'token_revoked'>;
  appToken: string;
  /** Of a person, for making apps: lives 12 hours. */
  configToken: string;
  team: { id: string; name: string; domain: string };
  appId: string;
  botId: string;
  botUserId: string;
  scopes: ReadonlySet<string>;
  botEvents: ReadonlySet<string>;
  commands: ReadonlySet<string>;
  messageShortcuts: ReadonlySet<string>;
  homeTab: boolean;
  retryDelaysMs: readonly number[];
  ackTimeoutMs: number;
  rateLimits: RateLimits | false;
  /** Set when the server listens; every absolute URL in a payload starts with it. */
  url: string;
  clientId: string;
  clientSecret: string;
  redirectUrls: readonly string[];
}

const defaultLimits: RateLimits = {
  tiers: { 1: 1, 2: 20, 3: 50, 4: 100 },
  postsPerChannel: { count: 20, windowMs: 10_000 },
};

const secret = (prefix: string): string => `${prefix}${randomBytes(12).toString('hex')}`;

export const newBotToken = (): string => secret('xoxb-1000-2000-');

const domainOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

export function resolveSettings(options: SlackOptions): Settings {
  const team = options.team ?? { id: 'T0RAMEN01', name: 'Ramen House' };
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    now: options.now ?? (() => new Date()),
    mode: options.mode,
    eventsUrl: options.eventsUrl,
    signingSecret: options.signingSecret ?? secret(''),
    botToken: options.isInstalled === false ? null : (options.botToken ?? newBotToken()),
    deadTokens: new Map(),
    appToken: options.appToken ?? secret('xapp-1-A0SCHEDY01-3000-'),
    configToken: options.configToken ?? secret('xoxe.xoxp-1-'),
    team: { ...team, domain: domainOf(team.name) },
    appId: 'A0SCHEDY01',
    botId: 'B0SCHEDY01',
    botUserId: 'U0SCHEDYBOT',
    scopes: new Set(options.scopes ?? manifestScopes),
    botEvents: new Set(options.botEvents ?? manifestEvents),
    commands: new Set(options.commands ?? ['/schedy']),
    messageShortcuts: new Set(options.messageShortcuts ?? ['post_to_tiktok']),
    homeTab: options.homeTab ?? true,
    retryDelaysMs: options.retryDelaysMs ?? [100, 60_000, 300_000],
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    rateLimits: options.rateLimits === false ? false : { ...defaultLimits, ...options.rateLimits },
    url: '',
    clientId: '1000.2000',
    clientSecret: secret(''),
    redirectUrls: options.redirectUrls ?? [],
  };
}

/** The same app in another workspace, where it is not installed yet. */
export function settingsOfTeam(settings: Settings, team: { id: string; name: string }): Settings {
  const suffix = team.id.slice(1);
  return {
    ...settings,
    team: { ...team, domain: domainOf(team.name) },
    botToken: null,
    deadTokens: new Map(),
    botId: `B${suffix}`,
    botUserId: `U${suffix}BOT`,
  };
}

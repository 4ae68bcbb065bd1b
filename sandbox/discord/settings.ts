import { randomBytes } from 'node:crypto';

export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

export interface RateLimit {
  count: number;
  windowMs: number;
}

export interface RateLimits {
  /** Everything the bot's token does. */
  global: RateLimit;
  /** Per route and channel, guild or webhook. */
  route: RateLimit;
  /** Sending, per channel. */
  messages: RateLimit;
  /** Editing, per channel. */
  edits: RateLimit;
  /** Editing messages that are older than an hour, per channel. */
  oldEdits: RateLimit;
  reactions: RateLimit;
}

export interface DiscordOptions {
  port?: number;
  host?: string;
  /** Discord's clock: ids, link expiry, interaction tokens, archive and edit ages. Rate limits and heartbeats use real time. */
  now?: () => Date;
  token?: string;
  applicationId?: string;
  guild?: { name: string };
  /** Toggles of the developer portal. None by default. */
  privilegedIntents?: readonly PrivilegedIntent[];
  heartbeatIntervalMs?: number;
  /** How long the app may take for its first answer. Discord's is 3000. */
  answerTimeoutMs?: number;
  /** How long a signed link works. Discord's is 24 hours. */
  linkLifetimeMs?: number;
  /** Identifies left before login fails. */
  sessionStartsLeft?: number;
  /** How many shards Discord recommends; 1 below some thousand servers. */
  shards?: number;
  rateLimits?: false | Partial<RateLimits>;
}

export interface Settings {
  port: number;
  host: string;
  now: () => Date;
  token: string;
  applicationId: string;
  guildName: string;
  privilegedIntents: ReadonlySet<PrivilegedIntent>;
  heartbeatIntervalMs: number;
  answerTimeoutMs: number;
  linkLifetimeMs: number;
  sessionStartsLeft: number;
  shards: number;
  rateLimits: RateLimits | false;
  /** Signs the links of attachments. */
  linkSecret: string;
  /** Set when the server listens; every absolute URL in a payload starts with it. */
  url: string;
}

const hourMs = 3_600_000;

const defaultLimits: RateLimits = {
  global: { count: 50, windowMs: 1000 },
  route: { count: 10, windowMs: 10_000 },
  messages: { count: 5, windowMs: 5000 },
  edits: { count: 5, windowMs: 5000 },
  oldEdits: { count: 3, windowMs: 20_000 },
  reactions: { count: 1, windowMs: 250 },
};

/** In the shape of a real one: the id in base64, a timestamp, a secret. */
const mintToken = (applicationId: string): string => {
  const id = Buffer.from(applicationId).toString('base64url');
  return `${id}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
};

export function resolveSettings(options: DiscordOptions): Settings {
  const applicationId = options.applicationId ?? '1204000000000000001';
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    now: options.now ?? (() => new Date()),
    token: options.token ?? mintToken(applicationId),
    applicationId,
    guildName: options.guild?.name ?? 'Ramen House',
    privilegedIntents: new Set(options.privilegedIntents ?? []),
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    answerTimeoutMs: options.answerTimeoutMs ?? 3000,
    linkLifetimeMs: options.linkLifetimeMs ?? 24 * hourMs,
    sessionStartsLeft: options.sessionStartsLeft ?? 1000,
    shards: options.shards ?? 1,
    rateLimits: options.rateLimits === false ? false : { ...defaultLimits, ...options.rateLimits },
    linkSecret: randomBytes(32).toString('hex'),
    url: '',
  };
}

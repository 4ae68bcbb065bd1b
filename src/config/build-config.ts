/** What the program is handed: the variables, with what follows from them. */
import { join } from 'node:path';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/clock.ts';
import type { Retention } from '../core/index.ts';
import type { S3Access } from '../core/media/index.ts';
import { parseKeys } from '../core/sealing/index.ts';
import type { Values } from './variables.ts';

interface SlackConfig {
  /** Absent: workspaces install the app by themselves. */
  readonly botToken: string | undefined;
  /** Present: Socket Mode. */
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  /** Present: several workspaces, each with a token of its own. */
  readonly install: SlackInstallConfig | undefined;
  /** Ends in `/api/`; absent: Slack's own. */
  readonly apiUrl: string | undefined;
  /** `host:port` beside Slack's own that files may be fetched from, also by plain http. */
  readonly downloadHosts: readonly string[];
}

interface SlackInstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly publicUrl: string;
}

interface DiscordConfig {
  readonly token: string;
  readonly applicationId: string;
  /** Present: commands are registered there and nowhere else. */
  readonly guildId: string | undefined;
  /** True: messages that do not mention the bot are understood too; a switch in Discord's portal allows it. */
  readonly messageContent: boolean;
  /** Absent: as many as Discord recommends. */
  readonly shards: number | undefined;
  /** Ends in `/api`; absent: Discord's own. A stand-in serves its files at the same host. */
  readonly apiUrl: string | undefined;
}

interface TikTokConfig {
  /** Empty: there is no TikTok app, and posts go out by hand alone. */
  readonly clientKey: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly pkce: Values['TIKTOK_PKCE'];
  readonly audited: boolean;
  /** Of one profile in any 60 minutes; 0 = no limit. */
  readonly uploadsPerHour: number;
  /** Of the whole app; 0 = no limit. */
  readonly callsPerHour: number;
  readonly apiUrl: string;
  readonly authUrl: string;
  /** `host:port` beside TikTok's own that videos may be sent to, also by plain http. */
  readonly uploadHosts: readonly string[];
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly roles: Readonly<Values['ROLES']>;
  readonly dataDir: string;
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Absent: the queue lives in the database. */
  readonly redisUrl: string | undefined;
  readonly mediaUrl: string;
  /** What of the way to S3 is not left to the SDK. */
  readonly s3: S3Access;
  readonly mediaRetentionDays: number;
  readonly mediaRetentionMs: number;
  /** How long the rest is kept. */
  readonly retention: Retention;
  /** As the public pages name them. */
  readonly operator: { readonly name: string | undefined; readonly contact: string | undefined };
  /** Absent: there is no Discord application that a server could add. */
  readonly discordApplicationId: string | undefined;
  /** Whether Slack workspaces can be added at /slack/install, which a process with `bots` answers. */
  readonly isAddedToSlack: boolean;
  /** Of one workspace; 0 = no limit. */
  readonly mediaQuotaBytes: number;
  /** The longest video that is taken; TikTok may allow an account less. */
  readonly maxVideoSeconds: number;
  /** Null: `ensureKeys(dataDir)` has them. */
  readonly encryptionKeys: readonly Uint8Array[] | null;
  /** Absent: the profile API is off. */
  readonly apiKey: string | undefined;
  /** Absent: there is no /metrics. */
  readonly metricsToken: string | undefined;
  readonly undoWindowMs: number;
  readonly lateGraceMs: number;
  /** How far back messages are read that were said while Schedy heard nothing; 0 = not at all. */
  readonly catchUpMs: number;
  /** Null in a process without the role `bots`, which has no use for chat secrets. */
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  readonly tiktok: TikTokConfig;
  readonly log: {
    readonly level: Values['LOG_LEVEL'];
    /** Absent: pretty on a terminal, JSON otherwise. */
    readonly format: Values['LOG_FORMAT'];
  };
}

export function arrange(values: Values): Config {
  const { ROLES, DATA_DIR, TOKEN_ENCRYPTION_KEYS, MEDIA_RETENTION_DAYS } = values;
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: publicUrlOf(values),
    roles: ROLES,
    dataDir: DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    mediaUrl: values.MEDIA_URL ?? `file:${join(DATA_DIR, 'media')}`,
    s3: {
      endpoint: values.AWS_ENDPOINT_URL_S3,
      region: values.AWS_REGION,
      accessKeyId: values.AWS_ACCESS_KEY_ID,
      secretAccessKey: values.AWS_SECRET_ACCESS_KEY,
      sessionToken: values.AWS_SESSION_TOKEN,
    },
    mediaRetentionDays: MEDIA_RETENTION_DAYS,
    operator: { name: values.OPERATOR_NAME, contact: values.OPERATOR_CONTACT },
    discordApplicationId: values.DISCORD_APPLICATION_ID,
    isAddedToSlack: arrangeInstall(values) !== undefined,
    mediaQuotaBytes: values.MEDIA_QUOTA_GB * 2 ** 30,
    maxVideoSeconds: values.MAX_VIDEO_MINUTES * 60,
    mediaRetentionMs: MEDIA_RETENTION_DAYS * DAY_MS,
    retention: {
      inboxDays: values.INBOX_RETENTION_DAYS,
      historyDays: values.HISTORY_RETENTION_DAYS,
      changeLogDays: values.CHANGE_LOG_RETENTION_DAYS,
    },
    encryptionKeys: TOKEN_ENCRYPTION_KEYS ? parseKeys(TOKEN_ENCRYPTION_KEYS).keys : null,
    apiKey: values.SCHEDY_API_KEY,
    metricsToken: values.METRICS_TOKEN,
    undoWindowMs: values.UNDO_WINDOW_SECONDS * SECOND_MS,
    lateGraceMs: values.LATE_GRACE_MINUTES * MINUTE_MS,
    catchUpMs: values.CATCH_UP_HOURS * HOUR_MS,
    slack: ROLES.includes('bots') ? arrangeSlack(values) : null,
    discord: ROLES.includes('bots') ? arrangeDiscord(values) : null,
    tiktok: arrangeTikTok(values),
    log: { level: values.LOG_LEVEL, format: values.LOG_FORMAT },
  };
}

function arrangeSlack(values: Values): SlackConfig | null {
  const install = arrangeInstall(values);
  if (!values.SLACK_BOT_TOKEN && !install) return null;
  return {
    botToken: values.SLACK_BOT_TOKEN,
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    install,
    apiUrl: values.SLACK_API_URL,
    downloadHosts: hostsOf(values.SLACK_API_URL),
  };
}

function arrangeInstall(values: Values): SlackInstallConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values;
  if (!clientId || !clientSecret || !stateSecret) return undefined;
  return { clientId, clientSecret, stateSecret, publicUrl: publicUrlOf(values) };
}

function arrangeDiscord(values: Values): DiscordConfig | null {
  if (!values.DISCORD_TOKEN) return null;
  return {
    token: values.DISCORD_TOKEN,
    applicationId: values.DISCORD_APPLICATION_ID ?? '',
    guildId: values.DISCORD_GUILD_ID,
    messageContent: values.DISCORD_MESSAGE_CONTENT,
    shards: values.DISCORD_SHARDS,
    apiUrl: values.DISCORD_API_URL,
  };
}

function arrangeTikTok(values: Values): TikTokConfig {
  const { TIKTOK_CLIENT_KEY = '', TIKTOK_CLIENT_SECRET = '', TIKTOK_API_URL } = values;
  return {
    clientKey: TIKTOK_CLIENT_KEY,
    clientSecret: TIKTOK_CLIENT_SECRET,
    redirectUri: values.TIKTOK_REDIRECT_URI ?? `${publicUrlOf(values)}/api/social/tiktok/callback`,
    pkce: values.TIKTOK_PKCE,
    audited: values.TIKTOK_CLIENT_AUDITED,
    uploadsPerHour: values.TIKTOK_UPLOADS_PER_HOUR,
    callsPerHour: values.TIKTOK_APP_CALLS_PER_HOUR,
    apiUrl: new URL(TIKTOK_API_URL ?? 'https://open.tiktokapis.com').origin,
    authUrl: values.TIKTOK_AUTH_URL ?? 'https://www.tiktok.com/v2/auth/authorize/',
    uploadHosts: hostsOf(TIKTOK_API_URL),
  };
}

const publicUrlOf = ({ PUBLIC_URL, PORT }: Values): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');

/** A stand-in serves its files and takes its uploads where it answers calls. */
function hostsOf(address: string | undefined): readonly string[] {
  if (!address) return [];
  const { protocol, hostname, port } = new URL(address);
  return [`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`];
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class ConfigError extends Error {
  readonly complaints: readonly string[];
  constructor(complaints: readonly string[]) {
    super(complaints.join('\n'));
    this.name = 'ConfigError';
    this.complaints = complaints;
  }
}

/** Each part is what one room asks for, so that nobody reads more than his own. */
export interface Config {
  readonly roles: readonly ('bots' | 'web' | 'worker')[];
  readonly log: { readonly level: string; readonly format: 'pretty' | 'json' };
  readonly database: { readonly url?: string | undefined; readonly dataDir: string };
  readonly redisUrl?: string | undefined;
  readonly keys: readonly Uint8Array[];
  readonly tiktok: {
    readonly apiUrl: string;
    readonly authUrl: string;
    readonly clientKey: string;
    readonly clientSecret: string;
    readonly redirectUri: string;
    readonly uploadHosts: readonly string[];
  };
  readonly slack: {
    readonly botToken: string;
    readonly appToken?: string | undefined;
    readonly signingSecret?: string | undefined;
    readonly apiUrl?: string | undefined;
    readonly lateGraceMs: number;
  } | null;
  readonly core: {
    readonly publicUrl: string;
    readonly mediaUrl: string;
    readonly mediaRetentionMs: number;
    readonly undoWindowMs: number;
    readonly lateGraceMs: number;
    readonly audited: boolean;
  };
  readonly web: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string;
    readonly apiKey?: string | undefined;
    readonly operator: { readonly mediaRetentionDays: number };
  };
}

export async function loadConfig(): Promise<Config> {
  const env = process.env;
  const dataDir = env.DATA_DIR ?? './.schedy';
  const port = Number(env.PORT ?? 3001);
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${port}`;
  mkdirSync(dataDir, { recursive: true });
  const keyFile = join(dataDir, 'token-encryption-key');
  if (!env.TOKEN_ENCRYPTION_KEYS && !existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const key = env.TOKEN_ENCRYPTION_KEYS ?? readFileSync(keyFile, 'utf8');
  const lateGraceMs = Number(env.LATE_GRACE_MINUTES ?? 60) * 60_000;
  const days = Number(env.MEDIA_RETENTION_DAYS ?? 7);
  const tiktokApi = env.TIKTOK_API_URL;
  return {
    roles: ['bots', 'web', 'worker'],
    log: { level: env.LOG_LEVEL ?? 'info', format: 'json' },
    database: { url: env.DATABASE_URL, dataDir },
    redisUrl: env.REDIS_URL,
    keys: [Buffer.from(key.trim(), 'hex')],
    tiktok: {
      apiUrl: tiktokApi ?? 'https://open.tiktokapis.com',
      authUrl: env.TIKTOK_AUTH_URL ?? 'https://www.tiktok.com/v2/auth/authorize/',
      clientKey: env.TIKTOK_CLIENT_KEY ?? '',
      clientSecret: env.TIKTOK_CLIENT_SECRET ?? '',
      redirectUri: env.TIKTOK_REDIRECT_URI ?? `${publicUrl}/api/social/tiktok/callback`,
      uploadHosts: tiktokApi ? [new URL(tiktokApi).host] : [],
    },
    slack: env.SLACK_BOT_TOKEN
      ? { botToken: env.SLACK_BOT_TOKEN, appToken: env.SLACK_APP_TOKEN, signingSecret: env.SLACK_SIGNING_SECRET, apiUrl: env.SLACK_API_URL, lateGraceMs }
      : null,
    core: {
      publicUrl,
      mediaUrl: env.MEDIA_URL ?? `file:${join(dataDir, 'media')}`,
      mediaRetentionMs: days * 86_400_000,
      undoWindowMs: Number(env.UNDO_WINDOW_SECONDS ?? 10) * 1000,
      lateGraceMs,
      audited: env.TIKTOK_CLIENT_AUDITED !== 'false',
    },
    web: { host: env.HOST ?? '0.0.0.0', port, publicUrl, apiKey: env.SCHEDY_API_KEY, operator: { mediaRetentionDays: days } },
  };
}

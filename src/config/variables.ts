/** Every environment variable, one by one: its legal range in words, what it becomes, its default. */
import { z } from 'zod';

export const roles = ['bots', 'web', 'worker'] as const;
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
/** How the code verifier of the TikTok login is shown; `off` sends none. */
export const pkceForms = ['hex', 'base64url', 'off'] as const;
export const logFormats = ['pretty', 'json'] as const;

/** The messages are read as "NAME is "value", which is not …". */
const text = (shape: RegExp, legal: string) => z.string().regex(shape, legal);

const wholeNumber = (least: number, most: number) => {
  const legal = `a whole number from ${least} to ${most}`;
  return text(/^\d{1,9}$/, legal)
    .transform(Number)
    .refine((value) => value >= least && value <= most, legal);
};

const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
  z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(choices, `one of ${choices.join(', ')}`));

const areDistinct = (items: readonly string[]): boolean => new Set(items).size === items.length;

const listOf = <const Choice extends string>(choices: readonly Choice[]) => {
  const legal = `a comma list of ${choices.join(', ')}`;
  return z
    .string()
    .transform((value) => value.split(',').map((item) => item.trim().toLowerCase()))
    .pipe(z.array(z.enum(choices, legal)).refine(areDistinct, legal));
};

const yes = ['true', '1', 'on'];
const no = ['false', '0', 'off'];

const onOrOff = () =>
  z
    .string()
    .transform((value) => value.toLowerCase())
    .refine((value) => [...yes, ...no].includes(value), 'true or false (1 or 0, on or off)')
    .transform((value) => yes.includes(value));

const url = (protocols: readonly string[], legal: string, judge = (_url: URL) => true) =>
  z.string().refine((value) => {
    if (!URL.canParse(value)) return false;
    const parsed = new URL(value);
    return protocols.includes(parsed.protocol) && judge(parsed);
  }, legal);

const web = ['http:', 'https:'];
const isPlain = ({ search, hash, username }: URL): boolean => `${search}${hash}${username}` === '';

/** Of the values of these a complaint shows nothing. */
export const secrets: ReadonlySet<string> = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'DISCORD_TOKEN',
  'TIKTOK_CLIENT_SECRET',
  'DATABASE_URL',
  'REDIS_URL',
  'MEDIA_URL',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'TOKEN_ENCRYPTION_KEYS',
  'SCHEDY_API_KEY',
  'METRICS_TOKEN',
]);

export const variables = z.object({
  HOST: text(/^[\w.:-]+$/, 'a host name or an address').default('0.0.0.0'),
  PORT: wholeNumber(1, 65_535).default(3001),
  PUBLIC_URL: url(web, 'an http or https address without ? and #', isPlain).optional(),
  ROLES: listOf(roles).default([...roles]),
  SLACK_BOT_TOKEN: text(/^xoxb-\S+$/, 'a bot token (it starts with xoxb-)').optional(),
  SLACK_APP_TOKEN: text(/^xapp-\S+$/, 'an app-level token (it starts with xapp-)').optional(),
  SLACK_SIGNING_SECRET: text(/^\S+$/, 'a signing secret (it has no spaces)').optional(),
  SLACK_CLIENT_ID: text(/^\d+\.\d+$/, 'a client id (two numbers with a point between them)').optional(),
  SLACK_CLIENT_SECRET: text(/^\S+$/, 'a client secret (it has no spaces)').optional(),
  SLACK_STATE_SECRET: text(
    /^[!-~]{16,}$/,
    'a secret of at least 16 letters, digits and signs without spaces (openssl rand -hex 16 makes one)',
  ).optional(),
  DISCORD_TOKEN: text(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'a bot token (three parts with dots between them)').optional(),
  DISCORD_APPLICATION_ID: text(/^\d{15,20}$/, 'an application id (figures only)').optional(),
  DISCORD_GUILD_ID: text(/^\d{15,20}$/, 'a server id (figures only)').optional(),
  DISCORD_MESSAGE_CONTENT: onOrOff().default(false),
  DISCORD_SHARDS: wholeNumber(1, 1_000).optional(),
  TIKTOK_CLIENT_KEY: text(/^\S+$/, 'a client key (it has no spaces)').optional(),
  TIKTOK_CLIENT_SECRET: text(/^\S+$/, 'a client secret (it has no spaces)').optional(),
  TIKTOK_REDIRECT_URI: url(web, 'an http or https address without ? and #', isPlain).optional(),
  TIKTOK_CLIENT_AUDITED: onOrOff().default(false),
  TIKTOK_PKCE: oneOf(pkceForms).default('hex'),
  TIKTOK_UPLOADS_PER_HOUR: wholeNumber(0, 1_000).default(5),
  TIKTOK_APP_CALLS_PER_HOUR: wholeNumber(0, 1_000_000).default(100),
  DATABASE_URL: url(
    ['postgresql:', 'postgres:'],
    'an address like postgresql://user:password@host:5432/database',
  ).optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'an address like redis://host:6379').optional(),
  MEDIA_URL: text(
    /^(?:file:(?:\/\/\/|[^/]|\/[^/])|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w!.*'()-]+)*\/?(?:\?path-style=(?:true|false))?$)/,
    'file: and a directory, or s3: and a bucket with a prefix, like s3://bucket/videos',
  ).optional(),
  AWS_ENDPOINT_URL_S3: url(web, 'an http or https address', isPlain).optional(),
  AWS_REGION: text(/^[\w-]+$/, 'the name of a region, like eu-central-1').optional(),
  AWS_ACCESS_KEY_ID: text(/^\S+$/, 'an access key (it has no spaces)').optional(),
  AWS_SECRET_ACCESS_KEY: text(/^\S+$/, 'a secret key (it has no spaces)').optional(),
  AWS_SESSION_TOKEN: text(/^\S+$/, 'a session token (it has no spaces)').optional(),
  DATA_DIR: z.string().default('./.schedy'),
  TOKEN_ENCRYPTION_KEYS: z.string().optional(),
  SCHEDY_API_KEY: text(
    /^[!-~]{16,}$/,
    'a key of at least 16 letters, digits and signs without spaces (openssl rand -hex 16 makes one)',
  ).optional(),
  METRICS_TOKEN: text(
    /^[!-~]{16,}$/,
    'a token of at least 16 letters, digits and signs without spaces (openssl rand -hex 16 makes one)',
  ).optional(),
  UNDO_WINDOW_SECONDS: wholeNumber(0, 3_600).default(10),
  MEDIA_RETENTION_DAYS: wholeNumber(0, 3_650).default(7),
  // What is read back, at most 144 hours, is known again by what is kept of it.
  INBOX_RETENTION_DAYS: wholeNumber(7, 3_650).default(7),
  HISTORY_RETENTION_DAYS: wholeNumber(0, 3_650).default(0),
  CHANGE_LOG_RETENTION_DAYS: wholeNumber(0, 3_650).default(0),
  MEDIA_QUOTA_GB: wholeNumber(0, 100_000).default(20),
  // TikTok tells accounts of at most an hour.
  MAX_VIDEO_MINUTES: wholeNumber(1, 60).default(10),
  OPERATOR_NAME: text(/^[^\r\n]{1,200}$/, 'a name of at most 200 characters').optional(),
  OPERATOR_CONTACT: text(/^(?:https?:\/\/\S+|[^\s@]+@[^\s@]+)$/, 'an e-mail address or a web address').optional(),
  LATE_GRACE_MINUTES: wholeNumber(1, 10_080).default(60),
  CATCH_UP_HOURS: wholeNumber(0, 144).default(24),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  LOG_FORMAT: oneOf(logFormats).optional(),
  SLACK_API_URL: url(web, 'an http or https address that ends in /api/', ({ pathname }) =>
    pathname.endsWith('/api/'),
  ).optional(),
  DISCORD_API_URL: url(web, 'an http or https address that ends in /api', ({ pathname }) =>
    pathname.endsWith('/api'),
  ).optional(),
  TIKTOK_API_URL: url(web, 'an http or https origin, without /v2', ({ pathname }) =>
    ['', '/'].includes(pathname),
  ).optional(),
  TIKTOK_AUTH_URL: url(web, 'an http or https address').optional(),
});

export type Values = z.infer<typeof variables>;
export type VariableName = keyof Values;

export const variableNames = Object.keys(variables.shape) as VariableName[];

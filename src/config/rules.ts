/** What must hold between variables, told so that the reader knows what to set. */
import { parseKeys } from '../core/sealing/index.ts';
import { roles as allRoles, type Values } from './variables.ts';

const begin =
  'npm run setup asks its way through it and writes .env; npm run demo shows Schedy at work without any account';

interface Known {
  /** Whether the variable is set at all, rightly or not. */
  readonly isSet: (name: keyof Values) => boolean;
  /** What could be read; what could not has its own complaint. */
  readonly values: Partial<Values>;
}

/** Complaints, in the order in which somebody setting Schedy up would meet them. */
export function checkRules(known: Known): string[] {
  return [
    ...checkRoles(known),
    ...checkPlatforms(known),
    ...checkTikTok(known),
    ...checkRedirect(known),
    ...checkKeys(known),
    ...checkS3(known),
  ];
}

function checkRoles({ isSet, values: { ROLES } }: Known): string[] {
  if (isSet('DATABASE_URL') || !ROLES || ROLES.length === allRoles.length) return [];
  const rule = 'the embedded database belongs to one process, which needs all of bots,web,worker';
  return [`ROLES is ${JSON.stringify(ROLES.join(','))}, but without DATABASE_URL ${rule}`];
}

function checkPlatforms(known: Known): string[] {
  const { isSet, values } = known;
  if (values.ROLES && !values.ROLES.includes('bots')) return [];
  const complaints = [...checkSlack(known), ...checkDiscord(known)];
  if (complaints.length > 0 || isSet('SLACK_BOT_TOKEN') || isSet('SLACK_CLIENT_ID') || isSet('DISCORD_TOKEN')) {
    return complaints;
  }
  return [
    `No chat platform is configured: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN from your Slack app, or DISCORD_TOKEN and DISCORD_APPLICATION_ID from your Discord app (the README shows where they are). ${begin}`,
  ];
}

const installNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function checkSlack(known: Known): string[] {
  const { isSet } = known;
  const ways = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;
  const token = (['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID'] as const).find(isSet);
  const way = ways.find(isSet);
  const complaints = checkInstall(known);
  if (token && !way) {
    return [
      ...complaints,
      `${token} is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP at /slack/events)`,
    ];
  }
  if (token || !way || complaints.length > 0) return complaints;
  return [`${way} is set, but neither SLACK_BOT_TOKEN (one workspace) nor SLACK_CLIENT_ID (several)`];
}

/** The three belong together; Slack sends nobody back to plain http. */
function checkInstall({ isSet, values: { PUBLIC_URL } }: Known): string[] {
  const given = installNames.filter(isSet);
  const missing = installNames.filter((name) => !isSet(name));
  if (given.length === 0) return [];
  if (missing.length > 0) {
    return [
      `${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not: for several Slack workspaces set all three (id and secret stand in your Slack app under Basic Information; the state secret is any long text: openssl rand -hex 16)`,
    ];
  }
  if (!PUBLIC_URL || isSafe(new URL(PUBLIC_URL))) return [];
  return [
    `PUBLIC_URL is ${JSON.stringify(PUBLIC_URL)}, but with SLACK_CLIENT_ID it has to be https: Slack sends people back to no other address`,
  ];
}

function checkDiscord({ isSet }: Known): string[] {
  if (isSet('DISCORD_TOKEN')) {
    if (isSet('DISCORD_APPLICATION_ID')) return [];
    return [
      'DISCORD_TOKEN is set, but DISCORD_APPLICATION_ID is not: it stands beside the token at https://discord.com/developers/applications',
    ];
  }
  const other = (['DISCORD_APPLICATION_ID', 'DISCORD_GUILD_ID'] as const).find(isSet);
  return other ? [`${other} is set, but DISCORD_TOKEN is not`] : [];
}

/** Without either there is no TikTok app: then everything goes out by hand. One alone is a slip. */
function checkTikTok({ isSet }: Known): string[] {
  const names = ['TIKTOK_CLIENT_KEY', 'TIKTOK_CLIENT_SECRET'] as const;
  const [missing, both] = names.filter((name) => !isSet(name));
  if (missing === undefined || both !== undefined) return [];
  const other = names.find((name) => name !== missing);
  return [
    `${missing} is not set, but ${other} is: copy both from your app at https://developers.tiktok.com/apps, or leave both out to post by hand`,
  ];
}

/** TikTok registers no other redirect, and a code sent over plain http is anybody's. */
function checkRedirect({ isSet, values }: Known): string[] {
  const { TIKTOK_REDIRECT_URI, PUBLIC_URL } = values;
  const [name, address] = isSet('TIKTOK_REDIRECT_URI')
    ? (['TIKTOK_REDIRECT_URI', TIKTOK_REDIRECT_URI] as const)
    : (['PUBLIC_URL', PUBLIC_URL] as const);
  if (!address || isSafe(new URL(address))) return [];
  const rule = 'TikTok redirects people only to https, or to http on localhost and 127.0.0.1';
  return [`${name} is ${JSON.stringify(address)}, but ${rule}`];
}

/** One alone is a slip: the SDK would look for both elsewhere. */
function checkS3({ isSet, values: { MEDIA_URL } }: Known): string[] {
  if (!MEDIA_URL?.startsWith('s3:')) return [];
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
  const [missing, both] = names.filter((name) => !isSet(name));
  if (missing === undefined || both !== undefined) return [];
  return [`${missing} is not set, but ${names.find((name) => name !== missing)} is: a key of S3 has both`];
}

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

function checkKeys({ isSet, values: { TOKEN_ENCRYPTION_KEYS } }: Known): string[] {
  if (TOKEN_ENCRYPTION_KEYS) {
    const { complaints } = parseKeys(TOKEN_ENCRYPTION_KEYS);
    return complaints.map((complaint) => `TOKEN_ENCRYPTION_KEYS: ${complaint}`);
  }
  if (!isSet('DATABASE_URL')) return [];
  return [
    'TOKEN_ENCRYPTION_KEYS is not set, and with DATABASE_URL it has to be: a new key is made by `openssl rand -base64 32`; the one of an embedded database is in its DATA_DIR, in the file token-encryption-key',
  ];
}

/** Everything that is wrong with the configuration, one sentence each, without secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[], options?: ErrorOptions) {
    super(`The configuration needs attention:\n${complaints.map((line) => `- ${line}`).join('\n')}`, options);
    this.complaints = complaints;
  }
}

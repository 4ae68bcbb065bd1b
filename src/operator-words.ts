/** What stops the program at its start, for whoever runs it. */
import { ConfigError } from './config.ts';
import { type Facts, Failure } from './core/index.ts';

const words: Record<string, (facts: Facts) => string> = {
  data_dir_in_use: ({ lock, pid }) =>
    `Another Schedy${pid ? ` (process ${String(pid)})` : ''} is using this data directory (${String(lock)}). Stop it, or give this one its own DATA_DIR.`,
  data_dir_unusable: ({ dataDir, reason }) =>
    `Schedy cannot write to its data directory ${String(dataDir)}: ${reasons[String(reason)] ?? String(reason)}. Mend that, or name another directory in DATA_DIR.`,
  data_dir_damaged: ({ path, what }) =>
    `The data directory is damaged: ${String(path)} ${damages[String(what)] ?? 'cannot be used'}. Nothing was changed. Move the whole directory away, and put a backup back with npm run restore -- FOLDER, or begin anew with nothing planned.`,
  data_dir_unreadable: ({ path, reason }) =>
    `The data directory cannot be used: ${String(path)}: ${onFiles[String(reason)] ?? unreadables[String(reason)] ?? String(reason)}. Nothing was changed. Mend that, then start again.`,
  data_dir_other_version: ({ path, version, own }) =>
    `The database in ${String(path)} was made by PostgreSQL ${String(version)}, and this Schedy has PostgreSQL ${String(own)}. Nothing was changed. Make a backup with the Schedy that made it (npm run backup), and put it into a new DATA_DIR with this one (npm run restore).`,
  encryption_key_lost: ({ path, logins }) =>
    `The encryption key ${String(path)} is missing, and ${String(logins)} logins (connected accounts and workspaces where Schedy is installed) are sealed with it. Put it back from a backup; if it is lost, set TOKEN_ENCRYPTION_KEYS to a new one (openssl rand -base64 32), and the accounts have to be connected, and the workspaces installed, again.`,
  database_unreachable: ({ host, port, reason }) =>
    `The PostgreSQL server at ${String(host)}:${String(port)} does not answer (${String(reason)}). Start it, or correct the address in DATABASE_URL.`,
  database_login_refused: ({ host, port, user }) =>
    `The PostgreSQL server at ${String(host)}:${String(port)} does not let ${user ? `the user ${String(user)}` : 'a user without a name'} in. Check user and password in DATABASE_URL.`,
  database_missing: ({ host, port, database }) =>
    `The PostgreSQL server at ${String(host)}:${String(port)} has no database ${String(database)}. Create it (createdb ${String(database)}), or correct DATABASE_URL.`,
  database_right_missing: ({ host, port, user, database }) =>
    `The user ${String(user)} may not create tables in the database ${String(database)} at ${String(host)}:${String(port)}. Make them its owner: ALTER DATABASE ${String(database)} OWNER TO ${String(user)}.`,
  redis_unreachable: ({ host, port, reason }) =>
    `Redis at ${String(host)}:${String(port)} does not answer (${String(reason)}). Start it, or correct the address in REDIS_URL.`,
  redis_login_refused: ({ host, port }) =>
    `Redis at ${String(host)}:${String(port)} does not let Schedy in. Check user and password in REDIS_URL.`,
  media_store_failed: ({ reason, bucket }) =>
    bucket
      ? `Videos cannot be stored: the S3 server refuses it (${String(reason)}). Look up that code in its documentation.`
      : `Videos cannot be stored in the directory of MEDIA_URL: ${reasons[String(reason)] ?? String(reason)}. Mend that, or name another place in MEDIA_URL.`,
  media_store_full: ({ bucket }) =>
    bucket
      ? `The bucket ${String(bucket)} of MEDIA_URL is full. Free some room there, or raise its quota.`
      : 'The disk of MEDIA_URL is full. Free some room, or move it to a larger disk.',
  media_store_unreachable: ({ host, reason }) =>
    reason === 'not_s3'
      ? `What answers at ${String(host)} is no S3 server: its console, a proxy or a website perhaps. Correct AWS_ENDPOINT_URL_S3 to the address of its API.`
      : `The S3 server at ${String(host)} does not answer (${String(reason)}). Start it, or correct AWS_ENDPOINT_URL_S3.`,
  media_store_busy: ({ host, reason }) =>
    `The S3 server at ${String(host)} is overloaded (${String(reason)}). Try again in a few minutes.`,
  media_store_refused: ({ bucket, host, reason }) =>
    `The S3 server at ${String(host)} does not let Schedy into the bucket ${String(bucket)} (${String(reason)}). ${refusals[String(reason)] ?? 'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and that they may list, read, write and delete there.'}`,
  media_bucket_missing: ({ bucket, host }) =>
    `The S3 server at ${String(host)} has no bucket ${String(bucket)}. Create it, or correct MEDIA_URL.`,
  port_unavailable: ({ host, port, reason }) => whyNoPort(String(host), String(port), String(reason)),
  migration_changed: ({ migration }) =>
    `The database has applied the migration ${String(migration)} with another content than this version has. Use the version that the database belongs to, or restore a backup.`,
  migration_failed: ({ migration }) =>
    `The migration ${String(migration)} was left half done by another tool. Finish or roll it back with \`prisma migrate resolve\`, then start again.`,
  media_store_unsupported: ({ scheme }) =>
    `MEDIA_URL names a store that this version does not have (${String(scheme)}:). Use file:<directory> or s3://bucket/prefix.`,
  not_answered: ({ status }) =>
    `The running Schedy does not answer this (HTTP ${String(status)}). Is it of the same version?`,
  folder_not_empty: ({ folder }) =>
    `${String(folder)} is not empty. Name another folder, which is empty or not there yet.`,
  backup_unwritable: ({ folder, reason }) =>
    ['EACCES', 'EPERM'].includes(String(reason))
      ? `The Schedy that runs may not write into ${String(folder)}. Run this as the user that runs Schedy, or name a folder in which that user may write.`
      : `The backup cannot be written to ${String(folder)}: ${reasons[String(reason)] ?? String(reason)}. Mend that, or name another folder.`,
  backup_missing: ({ folder }) =>
    `${String(folder)} is no finished backup: it has no manifest.json. Name another folder.`,
  backup_damaged: ({ path }) =>
    `The backup is damaged: ${String(path)} is missing or not what was written. Nothing was restored. Take another backup.`,
  backup_unreadable: ({ path, reason }) =>
    `${String(path)} of the backup cannot be read: ${unreadables[String(reason)] ?? String(reason)}. Nothing was restored, and the backup may be whole. Mend that, then try again.`,
  backup_newer: ({ migration }) =>
    `The backup was made by a newer version of Schedy (${String(migration)}). Restore it with that version.`,
  restore_not_empty: ({ what }) =>
    `There is something already (${String(what)}), and nothing is written over it. Move DATA_DIR away, or name an empty database and an empty place for videos.`,
  restore_incomplete: ({ table, rows, written }) =>
    `Of ${String(rows)} rows of ${String(table)} only ${String(written)} arrived, so nothing was kept. Try again; if it lasts, open an issue.`,
  data_moved: ({ place, path }) =>
    `What was planned here was moved to the database ${String(place)}, and would go out twice. Set DATABASE_URL to that server, or remove ${String(path)} if you never want to use it.`,
  move_not_empty: ({ what, key }) =>
    key
      ? `Another video lies already under the name ${String(key)}, and nothing is written over it. Name an empty place in --media.`
      : `There is something already (${String(what)}), and nothing is written over it. Name an empty database in --to. If you have moved and started there before, nothing is left to do here.`,
  move_incomplete: ({ table, rows, written, video, upload }) =>
    table
      ? `Of ${String(rows)} rows of ${String(table)} ${String(written)} arrived as they were, so nothing was kept there. Try again; if it lasts, open an issue.`
      : `The ${video ? 'video' : 'upload'} ${String(video ?? upload)} did not arrive as it was. Try again; if it lasts, look at the disks of both places.`,
  slack_not_configured: () =>
    'Slack reaches Schedy in one of two ways: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP at /slack/events).',
  slack_login_failed: (facts) =>
    outOfReach('Slack', facts) ??
    `Slack refuses the ${facts.token === 'app_token' ? 'app-level' : 'bot'} token: ${String(facts.error)}. Check ${facts.token === 'app_token' ? 'SLACK_APP_TOKEN: one with connections:write is made at https://api.slack.com/apps, under Basic Information' : 'SLACK_BOT_TOKEN: it is found at https://api.slack.com/apps, under OAuth & Permissions'}.`,
  discord_login_failed: (facts) =>
    outOfReach('Discord', facts) ??
    loginRefusals[String(facts.error)] ??
    `Discord does not let Schedy in (${String(facts.error)}, HTTP ${String(facts.status ?? 'unknown')}). Check the network, its proxy, and DISCORD_API_URL if it is set.`,
  discord_closed: ({ closeCode }) =>
    `Discord has closed the connection for good (${String(closeCode)}): ${closeWords[Number(closeCode)] ?? 'it gives no reason that is known here'}. Schedy ends; what is planned is safe and goes on at the next start.`,
  chat_unreachable: (facts) => `${outOfReach(platformOf(facts), { ...facts, error: 'chat_unreachable' })}`,
  chat_busy: (facts) => `${outOfReach(platformOf(facts), { ...facts, error: 'chat_busy' })}`,
  discord_commands_refused: ({ guild, discord, status }) =>
    status === 401
      ? 'Discord does not know this DISCORD_TOKEN: a new one is made at https://discord.com/developers/applications, under Bot.'
      : `Discord refuses the commands of Schedy (error ${String(discord)}). Check DISCORD_APPLICATION_ID${guild === 'all' ? '' : ' and DISCORD_GUILD_ID, and that Schedy was invited to that server with the scope applications.commands'}.`,
};

function whyNoPort(host: string, port: string, reason: string): string {
  if (reason === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that one, or choose another PORT.`;
  if (reason === 'EACCES') return `The user that runs Schedy may not open port ${port}. Choose a PORT above 1023.`;
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(reason)) {
    return `${host} is no address of this machine (${reason}). Correct HOST: 0.0.0.0 is every address, 127.0.0.1 this machine alone.`;
  }
  return `Port ${port} of ${host} cannot be opened (${reason}). Choose another PORT or HOST.`;
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file, not a directory',
  ENOTDIR: 'a part of its path is a file, not a directory',
  ENOENT: 'it is a link that leads nowhere; is its disk mounted?',
  ELOOP: 'it is a link that leads to itself',
  EACCES: 'the user that runs Schedy may not write there',
  EPERM: 'the user that runs Schedy may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
};

const unreadables: Readonly<Record<string, string>> = {
  EACCES: 'the user that runs this may not read it',
  EPERM: 'the user that runs this may not read it',
  EISDIR: 'it is a directory',
  ELOOP: 'it is a link that leads to itself',
  EIO: 'the disk gives an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

const damages: Readonly<Record<string, string>> = {
  empty: 'is missing or empty, though data was kept there',
  missing: 'is missing',
  torn: 'is torn or not what the database wrote',
  unreadable: 'cannot be read',
};

/** What an S3 server or its SDK complains of, where keys and rights are not what is wrong. */
const refusals: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  Unknown:
    'It gives no reason, as a console, a proxy or another region does: correct AWS_ENDPOINT_URL_S3 to the address of its API, and AWS_REGION; else check the keys, and that they may list, read, write and delete there.',
  RegionMissing: 'Set AWS_REGION to the region of the bucket.',
  PermanentRedirect: 'The bucket lies in another region: correct AWS_REGION.',
  AuthorizationHeaderMalformed: 'The bucket lies in another region: correct AWS_REGION.',
  RequestTimeTooSkewed: 'The clock of this machine is wrong: let it be set by NTP (timedatectl set-ntp true).',
};

/** What Discord means by the closes after which it wants no new connection. */
const closeWords: Readonly<Record<number, string>> = {
  4004: 'the token is not valid any more; make a new one and set DISCORD_TOKEN',
  4010: 'it was told a wrong shard',
  4011: 'Schedy is in more servers than one connection may have; raise DISCORD_SHARDS, or leave it out, and start again',
  4012: 'this version of its interface has been switched off; Schedy needs an update',
  4013: 'it does not know what Schedy asked to hear',
  4014: 'the Message Content intent has been switched off in its portal; switch it on again, or set DISCORD_MESSAGE_CONTENT=false',
};

/** Slack's calls have a method, Discord's a route. */
const platformOf = ({ method }: Facts): string => (method ? 'Slack' : 'Discord');

/** A platform that gives no answer says nothing of our tokens; null when it has given one. */
function outOfReach(platform: string, { error, status, slack, reason, forMs }: Facts): string | null {
  if (error === 'chat_busy') {
    return `${platform} wants no calls for ${Math.ceil(Number(forMs) / 1000)} s; start again after that.`;
  }
  if (error === 'timeout')
    return `${platform} did not answer in time. Check the network and its proxy, then start again.`;
  if (error !== 'chat_unreachable') return null;
  const own = typeof status === 'number' ? `HTTP ${status}` : slack;
  if (own) {
    return `${platform} answers with an error of its own (${String(own)}). Start again in some minutes; if it lasts, check the network and its proxy.`;
  }
  return `${platform} cannot be reached (${String(reason ?? 'no answer')}). Check the network and its proxy, then start again.`;
}

/** What Discord said when it let nobody in. */
const loginRefusals: Readonly<Record<string, string>> = {
  token_refused:
    'Discord does not know this DISCORD_TOKEN: a new one is made at https://discord.com/developers/applications, under Bot.',
  intent_refused:
    'Discord does not let Schedy read messages that do not mention it. Switch on the Message Content intent at https://discord.com/developers/applications, under Bot, or set DISCORD_MESSAGE_CONTENT=false.',
  intents_unknown: 'Discord does not know what Schedy asks to hear; Schedy needs an update.',
  version_refused: 'Discord has switched this version of its interface off; Schedy needs an update.',
  sharding_required:
    'Schedy is in more servers than the connections of DISCORD_SHARDS may have. Raise it, or leave it out: then there are as many as Discord recommends.',
  shard_refused: 'Discord was told a wrong shard; start again, and if it lasts, open an issue.',
};

/** What the system does not do with a file that somebody has named, and what the command line does not understand. */
function sayOfSystem(error: Error): string | null {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${error.message.split('. ')[0]}; --help shows how it is called.`;
  if (code === undefined || path === undefined || syscall === undefined) return null;
  return `${path} cannot be used: ${onFiles[code] ?? unreadables[code] ?? reasons[code] ?? code}. Mend that, or name another place.`;
}

/** Of a file that an operator has named. */
const onFiles: Readonly<Record<string, string>> = {
  EEXIST: 'it is there already, and nothing is written over it',
  ENOENT: 'it is not there',
  EACCES: 'the user that runs this may not read or write it',
  EPERM: 'the user that runs this may not read or write it',
};

/** A sentence an operator can act on; a bug keeps its stack. */
export function sayToOperator(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError) return error.complaints.join('\n');
  if (!(error instanceof Failure)) return sayOfSystem(error) ?? error.stack ?? error.message;
  const say = words[error.code];
  return say ? say(error.facts) : `Schedy cannot start: ${error.code} ${JSON.stringify(error.facts)}`;
}

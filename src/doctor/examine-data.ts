/** What lies in the database: its tables, its clock, what our keys open, logins that end, what an audited app must ask. */
import type { Config } from '../config.ts';
import { DAY_MS } from '../core/clock.ts';
import type { Database } from '../core/database/index.ts';
import { type Clock, createClockCheck, Failure, silentLog } from '../core/index.ts';
import { createInstallations } from '../core/installations/index.ts';
import { accountName } from '../core/profiles/index.ts';
import { type Cipher, checkSealed } from '../core/sealing/index.ts';
import { examinePart, type Finding, fine, note, wrong } from './finding.ts';

export interface DataDeps {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly machineClock: Clock;
  readonly config: Pick<Config, 'tiktok' | 'databaseUrl' | 'slack' | 'publicUrl'>;
}

/** Where migrations are missing the rows cannot be read by this version, and nothing but that is said. */
export async function examineData(deps: DataDeps): Promise<Finding[]> {
  const schema = await examinePart('database', () => examineSchema(deps.database));
  if (schema.some(({ level, code }) => level === 'wrong' || code === 'migrations_missing')) return schema;
  return [
    ...schema,
    ...(await examinePart('clock', () => examineClock(deps))),
    ...(await examinePart('keys', () => examineKeys(deps))),
    ...(await examinePart('accounts', () => examineAccounts(deps))),
    ...(await examinePart('slack', () => examineInstallations(deps))),
  ];
}

async function examineSchema(database: Database): Promise<Finding> {
  const { missing, newer } = await database.schema();
  if (newer.length > 0) {
    const says = `A newer version of Schedy has changed the tables (${newer.join(', ')}).`;
    return wrong('database', 'database_newer', says, 'Use that version, or restore a backup from before the upgrade.');
  }
  if (missing.length === 0) return fine('database', 'The database answers, and its tables are those of this version.');
  const says = `The next start changes the tables (${missing.length} migrations): back up first, for there is no way down.`;
  return note('database', 'migrations_missing', says);
}

async function examineClock({ database, machineClock: clock }: DataDeps): Promise<Finding> {
  const isRight = await createClockCheck({ database, clock, log: silentLog }).check();
  if (isRight) return fine('clock', 'The clock of this machine agrees with the database.');
  const says = 'The clock of this machine is more than 5 s away from that of the database, so no work is taken.';
  return wrong('clock', 'clock_wrong', says, 'Let both machines set their clocks by NTP (timedatectl set-ntp true).');
}

async function examineKeys({ database, cipher, config }: DataDeps): Promise<Finding[]> {
  const { total, keyUnknown, broken } = await checkSealed(database.prisma, cipher);
  const found: Finding[] = [];
  if (keyUnknown > 0) {
    const says = `${keyUnknown} of ${total} sealed values were sealed with an encryption key that is not here.`;
    const place = config.databaseUrl
      ? 'into TOKEN_ENCRYPTION_KEYS'
      : 'into TOKEN_ENCRYPTION_KEYS or token-encryption-key';
    found.push(wrong('keys', 'key_unknown', says, `Put the earlier key back ${place}, behind the new one.`));
  }
  if (broken > 0) {
    const says = `${broken} of ${total} sealed values are damaged.`;
    found.push(wrong('keys', 'sealed_broken', says, 'Reconnect the accounts that need it (/schedy profiles).'));
  }
  return found.length > 0 ? found : [fine('keys', `The keys open everything that is sealed (${total} values).`)];
}

const LOGIN_ENDS_MS = 14 * DAY_MS;

async function examineAccounts({ database, clock, config }: DataDeps): Promise<Finding[]> {
  const profiles = await database.prisma.profile.findMany({
    where: { status: 'active' },
    include: { workspace: { select: { name: true, askEveryTime: true } } },
    orderBy: { handle: 'asc' },
  });
  const endsBefore = clock.now().getTime() + LOGIN_ENDS_MS;
  const ending = profiles.filter(({ refreshExpiresAt }) => refreshExpiresAt && refreshExpiresAt.getTime() < endsBefore);
  const found: Finding[] = ending.map((profile) => {
    const day = profile.refreshExpiresAt?.toISOString().slice(0, 10);
    const says = `The login of ${accountName(profile)} (${profile.workspace.name}) ends on ${day}.`;
    return wrong('accounts', 'login_ends', says, 'Its owner presses Reconnect in /schedy profiles.');
  });
  const asks = ({ askEveryTime, workspace }: (typeof profiles)[number]) => askEveryTime ?? workspace.askEveryTime;
  const silentOnes = config.tiktok.audited
    ? profiles.filter((profile) => profile.mode === 'direct' && !asks(profile))
    : [];
  if (silentOnes.length > 0) {
    const says = `The app is audited, and ${silentOnes.map(accountName).join(', ')} may post without a form, though TikTok's guidelines want one for each post.`;
    const mend = 'An admin switches on "ask every time" in /schedy settings.';
    found.push(wrong('accounts', 'does_not_ask', says, mend));
  }
  return found.length > 0 ? found : [fine('accounts', `${profiles.length} TikTok accounts are connected.`)];
}

/** What each workspace granted when it was added: an upgrade may need more. A token that Slack takes back deletes itself. */
async function examineInstallations({ database, cipher, clock, config }: DataDeps): Promise<Finding[]> {
  if (!config.slack?.install) return [];
  const { examineInstallation, installPaths } = await import('../bots/slack/index.ts');
  const installations = createInstallations({ prisma: database.prisma, cipher, clock });
  const lacking: string[] = [];
  const ids = await installations.list('slack');
  for (const id of ids) {
    const stored = await readSealed(() => installations.read('slack', id));
    const examined = stored ? examineInstallation(stored.body) : null;
    if (examined && examined.lacking.length > 0) lacking.push(`${examined.team} (${examined.lacking.join(', ')})`);
  }
  if (lacking.length === 0) return [fine('slack', `${ids.length} workspaces have added Schedy by themselves.`)];
  const says = `Not every scope was granted by ${lacking.join(', ')}.`;
  const mend = `An admin there opens ${config.publicUrl}${installPaths.begin} and allows it again.`;
  return [wrong('slack', 'slack_installation_scopes_missing', says, mend)];
}

/** Null for what no key here opens: that is told with the keys. */
async function readSealed<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Failure && /^cipher_/.test(error.code)) return null;
    throw error;
  }
}

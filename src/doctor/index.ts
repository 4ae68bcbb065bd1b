/** `npm run doctor`, and the same in short at a start: every part that Schedy needs, examined one by one. */

import { withDatabase } from '../ask-running-process.ts';
import { type Config, ensureKeys } from '../config.ts';
import { examineDirectory, refuseMoved } from '../core/database/index.ts';
import { type Clock, type Failure, type Log, systemClock } from '../core/index.ts';
import { countSealed, createCipher } from '../core/sealing/index.ts';
import { examineAddress, examineWorldClock } from './examine-address.ts';
import { examineDiscordBot, examineSlackApp } from './examine-chats.ts';
import { examineData } from './examine-data.ts';
import { examineMachine } from './examine-machine.ts';
import { examineRedirect, examineTikTokKey } from './examine-tiktok.ts';
import { examinePart, type Finding, fine, note } from './finding.ts';

export { examineData } from './examine-data.ts';
export { type Finding, wrong } from './finding.ts';

export interface DoctorDeps {
  readonly log: Log;
  /** Of this machine; what stands in answers and in the database is compared with it. */
  readonly clock?: Clock;
  /** Asks the process that has the embedded database. */
  readonly askRunning: (inUse: Failure) => Promise<readonly Finding[]>;
}

/** Everything, also what is outside. Changes nothing but a probe in the store, which it removes. */
export async function examine(
  config: Config,
  { log, clock = systemClock, askRunning }: DoctorDeps,
): Promise<Finding[]> {
  // First: the probe that is stored below would be taken for data that a new directory has lost.
  const data = await examinePart('database', () => examineDatabase(config, clock, askRunning));
  const [machine, ...outside] = await Promise.all([
    examineMachine(config),
    examinePart('clock', () => examineWorldClock(config, clock)),
    examinePart('slack', () => examineSlackApp(config, log)),
    examinePart('discord', () => examineDiscordBot(config)),
    examinePart('tiktok', () => examineTikTokKey(config)),
    examinePart('redirect', async () => examineRedirect(config)),
    examinePart('address', () => examineAddress(config)),
  ]);
  const configuration = fine('configuration', 'Every variable can be read, and they fit together.');
  return [configuration, ...data, ...machine, ...outside.flat()];
}

/** In short, for a start: what TikTok and the public address say is left to the command. */
export async function examineStart(config: Config, data: Promise<Finding[]>, log: Log): Promise<Finding[]> {
  const [ofData, machine, ...rest] = await Promise.all([
    data,
    examineMachine(config),
    examinePart('slack', () => examineSlackApp(config, log)),
    examinePart('discord', () => examineDiscordBot(config)),
    examinePart('redirect', async () => examineRedirect(config)),
  ]);
  return [...ofData, ...machine, ...rest.flat()];
}

async function examineDatabase(
  config: Config,
  clock: Clock,
  askRunning: DoctorDeps['askRunning'],
): Promise<readonly Finding[]> {
  const { databaseUrl: url, dataDir } = config;
  if (!url && (await examineDirectory(dataDir)) === 'new') {
    return [note('database', 'database_new', `The first start makes the database in ${dataDir}.`)];
  }
  if (!url) await refuseMoved(dataDir);
  return withDatabase(config, {
    leavesSchema: true,
    work: async (database) => {
      const keys = config.encryptionKeys ?? (await ensureKeys(dataDir, () => countSealed(database.prisma, null)));
      return examineData({ database, cipher: createCipher(keys), clock, machineClock: clock, config });
    },
    elsewhere: askRunning,
  });
}

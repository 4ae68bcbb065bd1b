import { randomBytes } from 'node:crypto';
import { type Config, ensureKeys, loadConfig, storeKeys } from '../config.ts';
import { type Database, openDatabase } from '../core/database/index.ts';
import { countSealed, createCipher, resealAll } from '../core/sealing/index.ts';
import { createLog } from '../log.ts';
import { readOptions } from './options.ts';

/**
 * `npm run rotate-keys`: seals everything with the first key. Keys of the environment are the operator's to change; of the
 * file in DATA_DIR a new one is made first, and the earlier ones are removed last, so that an interruption loses none.
 */
export async function rotateKeys(args: readonly string[]): Promise<void> {
  readOptions('rotate-keys', args, {});
  const config = loadConfig();
  const { databaseUrl: url, dataDir } = config;
  const database = await openDatabase({ url, dataDir, onError: () => undefined });
  try {
    process.stdout.write(`${await rotate(config, database)}\n`);
  } finally {
    await database.stop();
  }
}

async function rotate({ encryptionKeys, dataDir, log }: Config, database: Database): Promise<string> {
  const { prisma } = database;
  const reseal = (keys: readonly Uint8Array[]) =>
    resealAll({ prisma, cipher: createCipher(keys), log: createLog(log) });
  if (encryptionKeys) {
    const { count, closed } = await reseal(encryptionKeys);
    if (closed > 0) return leave(closed);
    return `${count} values are sealed with the first of TOKEN_ENCRYPTION_KEYS; the others can be removed.`;
  }
  const earlier = await ensureKeys(dataDir, () => countSealed(prisma, null));
  const next = randomBytes(32);
  await storeKeys(dataDir, [next, ...earlier]);
  const { count, closed } = await reseal([next, ...earlier]);
  if (closed > 0) return leave(closed);
  await storeKeys(dataDir, [next]);
  return `${count} values are sealed with a new key, the only one in ${dataDir}/token-encryption-key. Keep a copy of it.`;
}

function leave(closed: number): string {
  process.exitCode = 1;
  return `${closed} values cannot be opened with the keys that are here (npm run doctor says more). All keys stay.`;
}

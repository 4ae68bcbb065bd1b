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

/** Answers what has become of it. */
export async function rotate(
  { encryptionKeys, dataDir, log }: Pick<Config, 'encryptionKeys' | 'dataDir' | 'log'>,
  { prisma }: Pick<Database, 'prisma'>,
): Promise<string> {
  const reseal = (keys: readonly Uint8Array[]) =>
    resealAll({ prisma, cipher: createCipher(keys), log: createLog(log) });
  if (encryptionKeys) {
    const { count, current, closed } = await reseal(encryptionKeys);
    if (closed > 0) return leave(closed);
    return sayRotated({ count, all: count + current, keys: encryptionKeys.length });
  }
  const earlier = await ensureKeys(dataDir, () => countSealed(prisma, null));
  const next = randomBytes(32);
  await storeKeys(dataDir, [next, ...earlier]);
  const { count, closed } = await reseal([next, ...earlier]);
  if (closed > 0) return leave(closed);
  await storeKeys(dataDir, [next]);
  return `${count} values are sealed with a new key, the only one in ${dataDir}/token-encryption-key. Keep a copy of it.`;
}

/** A new key that stands behind the others changes nothing, and whoever took the first for the old one would lose all. */
function sayRotated({
  count,
  all,
  keys,
}: {
  readonly count: number;
  readonly all: number;
  readonly keys: number;
}): string {
  const first = 'the first of TOKEN_ENCRYPTION_KEYS';
  if (keys === 1 && count === 0) {
    return `Nothing was changed: there is one key, and all ${all} values are sealed with it. To rotate, put a new key in front of it, restart every process, and run this again.`;
  }
  if (count === 0) {
    return `Nothing was changed: all ${all} values are sealed with ${first} already. The keys behind it can be removed. If one of those is the new one, put it in front and restart every process first; the one that is first now has to stay until then.`;
  }
  if (keys === 1) return `${count} of ${all} values were sealed anew with the one key of TOKEN_ENCRYPTION_KEYS.`;
  return `${count} of ${all} values were sealed anew, and all are sealed with ${first} now. Every process needs that key: restart those that were not restarted since it stands in front. Then the keys behind it can be removed.`;
}

function leave(closed: number): string {
  process.exitCode = 1;
  return `${closed} values cannot be opened with the keys that are here (npm run doctor says more). All keys stay.`;
}

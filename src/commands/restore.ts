import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { restoreDatabase, restoreVideos, verifyBackup } from '../backup/index.ts';
import { type Config, ConfigError, loadConfig, storeKeys } from '../config.ts';
import { type Database, examineDirectory, openDatabase } from '../core/database/index.ts';
import { Failure } from '../core/index.ts';
import { createStore } from '../core/media/index.ts';
import { checkSealed, createCipher, parseKeys } from '../core/sealing/index.ts';
import { readOptions } from './options.ts';

const options = { keys: { type: 'string' } } as const;

/** `npm run restore -- FOLDER [--keys FILE]`: into a place where nothing is yet; verified before, counted after. */
export async function restore(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions('restore', args, options, 1);
  const [given] = positionals;
  if (!given) throw new ConfigError(['restore needs the folder of a backup: npm run restore -- FOLDER']);
  const config = loadConfig();
  const folder = resolve(given);
  const told = await verifyBackup(folder);
  const keys = values.keys ? await readKeys(values.keys) : null;
  const { databaseUrl: url, dataDir, encryptionKeys, mediaUrl, s3 } = config;
  if (!url && (await examineDirectory(dataDir)) !== 'new') {
    throw new Failure('restore_not_empty', { kind: 'ask_operator' }, { what: 'database', rows: 0 });
  }
  const database = await openDatabase({ url, dataDir, leavesSchema: true, onError: () => undefined });
  try {
    await restoreDatabase(database, folder, told);
    await restoreVideos(createStore(mediaUrl, s3), folder, told);
    if (keys && !encryptionKeys) await storeKeys(dataDir, keys);
    const usable = encryptionKeys ?? keys;
    const rows = told.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`Restored and counted: ${rows} rows, ${told.videos.length} videos, of ${told.madeAt}.\n`);
    process.stdout.write(`${await sayKeys(database, usable, config)}\n`);
  } catch (error) {
    await database.stop();
    // Nothing was here before, so nothing of a half-done restore stays.
    if (!url) await removeMade(dataDir);
    throw error;
  }
  await database.stop();
}

async function readKeys(path: string): Promise<readonly Uint8Array[]> {
  const { keys, complaints } = parseKeys((await readFile(path, 'utf8')).trim());
  if (complaints.length > 0) throw new ConfigError(complaints.map((complaint) => `${path}: ${complaint}`));
  return keys;
}

/** Which keys there are is told apart from which are needed. */
async function sayKeys(database: Database, keys: readonly Uint8Array[] | null, { databaseUrl }: Config) {
  const place = databaseUrl
    ? 'into TOKEN_ENCRYPTION_KEYS'
    : 'into TOKEN_ENCRYPTION_KEYS or DATA_DIR/token-encryption-key';
  if (!keys) return `Put the encryption keys ${place} before you start.`;
  if ((await database.schema()).missing.length > 0) return 'The next start brings the tables up to date.';
  const { total, keyUnknown } = await checkSealed(database.prisma, createCipher(keys));
  if (keyUnknown === 0) return `The keys open all of its ${total} sealed values.`;
  return `The keys do not open ${keyUnknown} of its ${total} sealed values: put the right ones ${place}.`;
}

async function removeMade(dataDir: string): Promise<void> {
  for (const name of ['postgres', 'database-state']) await rm(join(dataDir, name), { recursive: true, force: true });
}

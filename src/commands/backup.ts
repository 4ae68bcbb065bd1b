import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { askRunning, withDatabase } from '../ask-running-process.ts';
import {
  copyDatabase,
  type DatabaseCopy,
  databaseCopy,
  finishBackup,
  prepareFolder,
  readVersion,
} from '../backup/index.ts';
import { type Config, ensureKeys, loadConfig } from '../config.ts';
import { systemClock } from '../core/index.ts';
import { createStore } from '../core/media/index.ts';
import { readOptions } from './options.ts';

const options = { keys: { type: 'string' } } as const;

/** `npm run backup -- [FOLDER] [--keys FILE]`: database and videos into an empty or new folder, while Schedy runs. */
export async function backup(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions('backup', args, options, 1);
  const madeAt = systemClock.now();
  const folder = resolve(positionals[0] ?? `backup-${madeAt.toISOString().slice(0, 19).replaceAll(':', '-')}`);
  const config = loadConfig();
  await prepareFolder(folder);
  const copy = await copyTables(config, folder);
  const store = createStore(config.mediaUrl, config.s3);
  const { tables, videos } = await finishBackup(folder, copy, { store, madeAt, version: await readVersion() });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (values.keys) await writeKeys(config, resolve(values.keys));
  const keys = values.keys
    ? `The keys are in ${values.keys}; keep that file apart from the folder.`
    : 'The encryption keys are not in it: keep them apart (--keys FILE writes them), for without them every account has to be connected again.';
  process.stdout.write(`${folder} is written: ${rows} rows, ${videos.length} videos.\n${keys}\n`);
}

const copyTables = (config: Config, folder: string): Promise<DatabaseCopy> =>
  withDatabase(config, {
    leavesSchema: true,
    work: (database) => copyDatabase(database, folder),
    elsewhere: (inUse) => askRunning(config.dataDir, { path: 'backup', shape: databaseCopy, inUse, body: { folder } }),
  });

/** A file of its own that is never written over. */
async function writeKeys({ encryptionKeys, dataDir }: Config, path: string): Promise<void> {
  const keys = encryptionKeys ?? (await ensureKeys(dataDir, async () => 0));
  const text = keys.map((key) => Buffer.from(key).toString('base64')).join(',');
  await writeFile(path, `${text}\n`, { mode: 0o600, flag: 'wx' });
}

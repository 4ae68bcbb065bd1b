/** A backup is a folder: each table as lines of JSON, the videos, and a manifest with counts and hashes. No keys. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Database, migrationsOf, readTable, tablesInOrder } from '../core/database/index.ts';
import { Failure } from '../core/index.ts';
import type { Store } from '../core/media/index.ts';
import { type DatabaseCopy, type Manifest, manifestName, tableFile, videoFile } from './manifest.ts';

/** An empty or new folder, which nobody else can read. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new Failure('folder_not_empty', { kind: 'ask_operator' }, { folder });
  }
  for (const name of ['database', 'videos']) await mkdir(join(folder, name), { mode: 0o700 });
}

/** All tables as they were at one instant, while others go on writing. */
export const copyDatabase = (database: Database, folder: string): Promise<DatabaseCopy> =>
  database.transaction('snapshot', async (session) => {
    const tables: DatabaseCopy['tables'] = [];
    for (const name of await tablesInOrder(session)) {
      const counted = { rows: 0 };
      const lines = async function* () {
        for await (const line of readTable(session, name)) {
          counted.rows += 1;
          yield `${line}\n`;
        }
      };
      const sha256 = await writeHashed(join(folder, tableFile(name)), lines());
      tables.push({ name, rows: counted.rows, sha256 });
    }
    const kept = await session.query(`SELECT id::text AS key FROM public.media WHERE state = 'ready' ORDER BY id`, []);
    return { tables, migrations: await migrationsOf(session), videoKeys: kept.map(({ key }) => String(key)) };
  });

/** Copies the videos, one by one; one that was removed since the snapshot is left out. Then the manifest. */
export async function finishBackup(
  folder: string,
  { videoKeys, ...copy }: DatabaseCopy,
  { store, version, madeAt }: { store: Store; version: string; madeAt: Date },
): Promise<Manifest> {
  const videos: Manifest['videos'] = [];
  for (const key of videoKeys) {
    const sizeBytes = await store.size(key).catch(unlessMissing);
    if (sizeBytes === null) continue;
    const sha256 = await writeHashed(join(folder, videoFile(key)), store.read(key)).catch(unlessMissing);
    if (sha256 !== null) videos.push({ key, sizeBytes, sha256 });
  }
  const written: Manifest = { format: 1, madeAt: madeAt.toISOString(), version, ...copy, videos };
  await writeHashed(join(folder, manifestName), [`${JSON.stringify(written, null, 2)}\n`]);
  return written;
}

function unlessMissing(error: unknown): null {
  if (error instanceof Failure && error.code === 'media_missing') return null;
  throw error;
}

/** On the disk when it resolves. */
async function writeHashed(path: string, source: Iterable<string> | AsyncIterable<string> | Readable): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const file = await open(path, 'wx', 0o600);
  await pipeline(source, hashing, file.createWriteStream({ flush: true }));
  return hash.digest('hex');
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Of the package that this program is. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version?: unknown } = JSON.parse(text);
  return String(version);
}

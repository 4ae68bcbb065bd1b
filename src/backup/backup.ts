/**
 * A backup is a folder: each table as lines of JSON, the videos, and a manifest with counts and hashes. No keys. Before it
 * is put back all of it is verified; it is written where nothing is yet, and counted.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  countRows,
  type Database,
  makeTables,
  migrationsOf,
  readTable,
  type Session,
  tablesInOrder,
  writeTable,
} from '../core/database/index.ts';
import { Failure } from '../core/index.ts';
import type { Store } from '../core/media/index.ts';

/** What a backup says of itself, in its `manifest.json`; written last, so that a backup without one is no backup. */
const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  version: z.string(),
  /** Those that the tables were written with. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string() })),
  videos: z.array(z.object({ key: z.string(), sizeBytes: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifest>;

/** The part of it that comes from the database. */
export const databaseCopy = manifest.pick({ migrations: true, tables: true }).extend({
  /** Of the videos that were kept at that instant. */
  videoKeys: z.array(z.string()),
});

export type DatabaseCopy = z.infer<typeof databaseCopy>;

const manifestName = 'manifest.json';
const tableFile = (name: string): string => `database/${name}.jsonl`;
const videoFile = (key: string): string => `videos/${key}`;

/** An empty or new folder, which nobody else can read. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new Failure('folder_not_empty', { kind: 'ask_operator' }, { folder });
  }
  for (const name of ['database', 'videos']) await mkdir(join(folder, name), { mode: 0o700 });
}

/**
 * All tables as they were at one instant, while others go on writing. Throws `backup_unwritable`: the process that has the
 * database may run as another user than the one that made the folder.
 */
export const copyDatabase = (database: Database, folder: string): Promise<DatabaseCopy> =>
  copyTables(database, folder).catch((error: unknown) => {
    const isOfSystem = error instanceof Error && 'syscall' in error;
    throw isOfSystem ? refuse('backup_unwritable', { folder, reason: codeOf(error) }) : error;
  });

const copyTables = (database: Database, folder: string): Promise<DatabaseCopy> =>
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

async function hashFile(path: string): Promise<string> {
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

const refuse = (code: string, facts: Record<string, string | number>): Failure =>
  new Failure(code, { kind: 'ask_operator' }, facts);

/**
 * Throws `backup_missing` where there is none, `backup_damaged` with the first file that is not as it was written, and
 * `backup_unreadable` with the first one that may be whole and cannot be read.
 */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw isAbsent(error) ? refuse('backup_missing', { folder }) : unreadable(path, error);
  });
  const { data: told } = manifest.safeParse(parse(text));
  if (!told) throw refuse('backup_damaged', { path });
  const files = [
    ...told.tables.map(({ name, sha256 }) => ({ path: join(folder, tableFile(name)), sha256 })),
    ...told.videos.map(({ key, sha256 }) => ({ path: join(folder, videoFile(key)), sha256 })),
  ];
  for (const { path, sha256 } of files) {
    const found = await hashFile(path).catch((error: unknown) => {
      throw isAbsent(error) ? refuse('backup_damaged', { path }) : unreadable(path, error);
    });
    if (found !== sha256) throw refuse('backup_damaged', { path });
  }
  return told;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/** Nothing of that name is there; a part of the path that is a file counts as that too. */
const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

const unreadable = (path: string, error: unknown): Failure =>
  refuse('backup_unreadable', { path, reason: codeOf(error) });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Named as damaged by whoever looks at it.
    return null;
  }
}

/** In one transaction, into a database without tables: throws `restore_not_empty` where there are some. */
export const restoreDatabase = (database: Database, folder: string, { tables, migrations }: Manifest): Promise<void> =>
  database.transaction('write', async (session) => {
    await refuseFilled(session);
    await makeTables(session, migrations);
    for (const { name, rows } of tables) {
      const lines = createInterface({ input: createReadStream(join(folder, tableFile(name))), crlfDelay: Infinity });
      const written = await writeTable(session, name, lines);
      if (written !== rows) throw refuse('restore_incomplete', { table: name, rows, written });
    }
  });

/** Tables that a start has made and nobody has used yet would be in the way as well: the rows have their own. */
async function refuseFilled(session: Session): Promise<void> {
  const [there] = await session.query(`SELECT to_regclass('public.workspace') IS NOT NULL AS "isThere"`, []);
  if (there?.isThere !== true) return;
  throw refuse('restore_not_empty', { what: 'database', rows: await countRows(session, 'workspace') });
}

/** Throws `restore_not_empty` where one of the videos lies already. */
export async function restoreVideos(store: Store, folder: string, { videos }: Manifest): Promise<void> {
  for (const { key } of videos) {
    const isThere = await store.size(key).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Failure && error.code === 'media_missing') return false;
        throw error;
      },
    );
    if (isThere) throw refuse('restore_not_empty', { what: 'videos', rows: 1 });
  }
  for (const { key, sizeBytes, sha256 } of videos) {
    const source = createReadStream(join(folder, videoFile(key)));
    const stored = await store.write(key, source, { maxBytes: sizeBytes });
    if (stored.sha256 !== sha256) throw refuse('backup_damaged', { path: join(folder, videoFile(key)) });
  }
}

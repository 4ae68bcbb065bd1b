/** Puts a backup back: first all of it is verified, then it is written where nothing is yet, then it is counted. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countRows, type Database, makeTables, type Session, writeTable } from '../core/database/index.ts';
import { Failure } from '../core/index.ts';
import type { Store } from '../core/media/index.ts';
import { type Manifest, manifest, manifestName, tableFile, videoFile } from './manifest.ts';
import { hashFile } from './write-backup.ts';

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

/**
 * What lies in a data directory before the database in it is opened. A file beside the database's own
 * folder says that there was data here, so that a damaged folder is never taken for an empty one and
 * written over. Everything here only reads, but for that file.
 */
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../errors.ts';

const STATE_FILE = 'database-state';
const MADE = 'made';
const MAKING = 'making';
const EXPLANATION =
  'Schedy keeps its database in the folder postgres beside this file, which says that data was kept here.';

/** Of the PostgreSQL that is embedded: another one cannot read its files, nor it those of another. */
const MAJOR_VERSION = '18';

/** Sizes that PostgreSQL gives these files: PG_CONTROL_FILE_SIZE and the default segment of its log. */
const CONTROL_BYTES = 8192;
const SEGMENT_BYTES = 16 * 1024 * 1024;

/** Made, or found and closed to others; throws `data_dir_unusable` with what the system says. */
export async function prepareDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const { mode, uid } = await stat(dataDir);
    if ((mode & 0o077) !== 0 && uid === process.getuid?.()) await chmod(dataDir, 0o700);
    const probe = join(dataDir, `write-test.${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe, { force: true });
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/**
 * Whether the database has to be made. When there was one and it cannot be opened, throws with the path of what is
 * wrong: `data_dir_damaged`, `data_dir_unreadable` or `data_dir_other_version`.
 */
export async function examineDirectory(dataDir: string): Promise<'new' | 'made'> {
  const cluster = join(dataDir, 'postgres');
  const state = await readState(dataDir);
  const names = await list(cluster);
  const isUntouched = !(await hasTraces(dataDir));
  // The first start was ended while it unpacked the empty database: nothing was ever kept in it.
  if (state === MAKING && isUntouched) return 'new';
  if (names.length === 0) {
    if (state === null && isUntouched) return 'new';
    throw damaged(cluster, 'empty');
  }
  await examineCluster(cluster);
  return 'made';
}

/**
 * Why `dataDir` could not be opened, of what the engine or the system threw: the first file that the system does not
 * give us, a full disk, and only then a damage. Anything else is handed back as it is.
 */
export async function explainOpening(dataDir: string, error: unknown, isDamage: boolean): Promise<unknown> {
  if (error instanceof Failure) return error;
  if (error instanceof Error && 'syscall' in error) return unusable(dataDir, error);
  const cluster = join(dataDir, 'postgres');
  const withheld = await findWithheld(cluster);
  if (withheld) return withheld;
  if (saysFull(error) || (await freeBytes(dataDir)) < SEGMENT_BYTES) return unusable(dataDir, { code: 'ENOSPC' });
  return isDamage ? damaged(cluster, 'torn', error) : error;
}

async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** PostgreSQL's DISK_FULL, and the number that the embedded engine has for ENOSPC. */
function saysFull(error: unknown): boolean {
  const { code, errno } = Object(error) as { code?: unknown; errno?: unknown };
  return code === '53100' || errno === 51;
}

/** The engine reads and writes all of its files, and does not say which of them it could not. */
async function findWithheld(directory: string): Promise<Failure | null> {
  try {
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      const found = entry.isDirectory() ? await findWithheld(path) : await tryFile(path);
      if (found) return found;
    }
    return null;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : unreadable(directory, error);
  }
}

async function tryFile(path: string): Promise<Failure | null> {
  try {
    await (await open(path, 'r+')).close();
    return null;
  } catch (error) {
    // One that is away is a damage, and a link to a folder none.
    return ['ENOENT', 'EISDIR'].includes(codeOf(error)) ? null : unreadable(path, error);
  }
}

/** Around the making of a new database: an interrupted one is begun anew, a finished one never again. */
export async function recordMaking(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'postgres'), { recursive: true, force: true });
  await writeState(dataDir, MAKING);
}

export async function recordMade(dataDir: string): Promise<void> {
  if ((await readState(dataDir)) !== MADE) await writeState(dataDir, MADE);
}

const MOVED_FILE = 'moved-to';

/** What is planned here is planned elsewhere as well from now on: `place` names server and database, without a password. */
export async function recordMoved(dataDir: string, place: string): Promise<void> {
  const path = join(dataDir, MOVED_FILE);
  await writeFile(`${path}.new`, `${place}\n`, { flush: true });
  await rename(`${path}.new`, path);
}

/** Throws `data_moved` where a start would post a second time what another database posts. */
export async function refuseMoved(dataDir: string): Promise<void> {
  const place = await read(join(dataDir, MOVED_FILE));
  if (place === null) return;
  const facts = { place: place.toString('utf8').trim(), path: join(dataDir, MOVED_FILE) };
  throw new Failure('data_moved', { kind: 'ask_operator' }, facts);
}

const unusable = (dataDir: string, cause: unknown): Failure =>
  new Failure('data_dir_unusable', { kind: 'ask_operator' }, { dataDir, reason: codeOf(cause) }, { cause });

export const damaged = (path: string, what: 'empty' | 'missing' | 'torn' | 'unreadable', cause?: unknown): Failure =>
  new Failure('data_dir_damaged', { kind: 'ask_operator' }, { path, what }, { cause });

/** There, but the system does not give it: `reason` is the system's. */
export const unreadable = (path: string, cause: unknown): Failure =>
  new Failure('data_dir_unreadable', { kind: 'ask_operator' }, { path, reason: codeOf(cause) }, { cause });

async function examineCluster(cluster: string): Promise<void> {
  const version = join(cluster, 'PG_VERSION');
  const written = (await read(version))?.toString('latin1').trim();
  if (written === undefined) throw damaged(version, 'missing');
  if (!/^\d+$/.test(written)) throw damaged(version, 'torn');
  if (written !== MAJOR_VERSION) {
    const facts = { path: cluster, version: written, own: MAJOR_VERSION };
    throw new Failure('data_dir_other_version', { kind: 'ask_operator' }, facts);
  }
  const control = join(cluster, 'global', 'pg_control');
  const controlled = await read(control);
  if (controlled === null) throw damaged(control, 'missing');
  if (controlled.length !== CONTROL_BYTES || isBlank(controlled)) throw damaged(control, 'torn');
  await examineLog(join(cluster, 'pg_wal'));
}

async function examineLog(directory: string): Promise<void> {
  const segments = (await list(directory)).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort();
  if (segments.length === 0) throw damaged(directory, 'empty');
  for (const name of segments) {
    const path = join(directory, name);
    const found = await ifReadable(path, () => stat(path));
    if (found === null) throw damaged(path, 'missing');
    if (!found.isFile() || found.size !== SEGMENT_BYTES) throw damaged(path, 'torn');
    // What comes next is written there, which the engine finds out only then.
    const withheld = await tryFile(path);
    if (withheld) throw withheld;
  }
  // The oldest is in use; those behind it may have been laid out in advance.
  const oldest = join(directory, segments[0] ?? '');
  const start = await ifReadable(oldest, () => readStart(oldest));
  if (start === null || isBlank(start)) throw damaged(oldest, 'torn');
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Directories from before the state file: the key and the videos are made after the database. */
async function hasTraces(dataDir: string): Promise<boolean> {
  const names = await list(dataDir);
  return names.includes('token-encryption-key') || (await list(join(dataDir, 'media'))).length > 0;
}

async function readState(dataDir: string): Promise<string | null> {
  const text = await read(join(dataDir, STATE_FILE));
  return text?.toString('utf8').split('\n')[0] ?? null;
}

/** By a rename, so that it is never half written; on the disk before that, so that no power cut leaves it empty. */
async function writeState(dataDir: string, state: string): Promise<void> {
  const path = join(dataDir, STATE_FILE);
  await writeFile(`${path}.new`, `${state}\n${EXPLANATION}\n`, { flush: true });
  await rename(`${path}.new`, path);
}

const list = async (directory: string): Promise<string[]> =>
  (await ifReadable(directory, () => readdir(directory))) ?? [];

const read = (path: string): Promise<Buffer | null> => ifReadable(path, () => readFile(path));

/** Null when there is nothing at `path`. */
async function ifReadable<T>(path: string, look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return null;
    throw code === 'ENOTDIR' || code === 'EISDIR' ? damaged(path, 'unreadable', error) : unreadable(path, error);
  }
}

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
};

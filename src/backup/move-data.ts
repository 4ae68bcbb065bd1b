/** Everything to another database and another store while Schedy is stopped. Where it came from stays as it is. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  type Database,
  makeTables,
  migrationsOf,
  readTable,
  type Session,
  tablesInOrder,
  writeTable,
} from '../core/database/index.ts';
import { Failure } from '../core/index.ts';
import type { PartFiles, Store } from '../core/media/index.ts';

const refuse = (code: string, facts: Record<string, string | number>): Failure =>
  new Failure(code, { kind: 'ask_operator' }, facts);

/** Of one table: how many rows, and a sum of all of them that no order changes. */
interface TableDigest {
  readonly rows: number;
  readonly sum: string;
}

/**
 * In one transaction of the target, so that a move that is killed leaves it empty. Rows are counted and compared, as the
 * target reads them. Answers how many there are; throws `move_not_empty` where the target holds anything else than the same,
 * and `move_incomplete` where a table does not arrive as it was.
 */
export const moveDatabase = (source: Database, target: Database): Promise<{ rows: number; isRepeated: boolean }> =>
  source.transaction('snapshot', async (from) =>
    target.transaction('write', async (to) => {
      const isRepeated = await hasTables(to);
      const tables = await tablesInOrder(from);
      if (isRepeated) await refuseOther(from, to, tables);
      else await makeTables(to, await migrationsOf(from));
      let rows = 0;
      for (const name of tables) {
        const digest = createDigest();
        if (isRepeated) for await (const line of readTable(from, name)) digest.add(line);
        else await writeTable(to, name, digest.through(readTable(from, name)));
        const arrived = await digestTable(to, name);
        const was = digest.read();
        if (arrived.rows !== was.rows || arrived.sum !== was.sum) {
          const facts = { table: name, rows: was.rows, written: arrived.rows };
          throw isRepeated ? refuse('move_not_empty', { what: 'database' }) : refuse('move_incomplete', facts);
        }
        rows += was.rows;
      }
      return { rows, isRepeated };
    }),
  );

async function hasTables(session: Session): Promise<boolean> {
  const [there] = await session.query(`SELECT to_regclass('public.workspace') IS NOT NULL AS "isThere"`, []);
  return there?.isThere === true;
}

/** Tables that another version has made cannot be those of an earlier move. */
async function refuseOther(from: Session, to: Session, tables: readonly string[]): Promise<void> {
  const migrations = [await migrationsOf(from), await migrationsOf(to)].map((names) => names.join());
  const isSame = migrations[0] === migrations[1] && (await tablesInOrder(to)).join() === tables.join();
  if (!isSame) throw refuse('move_not_empty', { what: 'database' });
}

async function digestTable(session: Session, name: string): Promise<TableDigest> {
  const digest = createDigest();
  for await (const line of readTable(session, name)) digest.add(line);
  return digest.read();
}

function createDigest() {
  const sum = Buffer.alloc(32);
  let rows = 0;
  const add = (line: string): void => {
    rows += 1;
    for (const [index, byte] of createHash('sha256').update(line).digest().entries())
      sum[index] = (sum[index] ?? 0) ^ byte;
  };
  return {
    add,
    through: async function* (lines: AsyncIterable<string>): AsyncGenerator<string> {
      for await (const line of lines) {
        add(line);
        yield line;
      }
    },
    read: (): TableDigest => ({ rows, sum: sum.toString('hex') }),
  };
}

export interface MediaPlace {
  readonly store: Store;
  readonly parts: PartFiles;
}

/**
 * Copies every video that a row knows, and what has arrived so far of others; each is read back and compared. What lies
 * there already from an earlier, killed move is compared and left. Throws `move_not_empty` where something else lies
 * under the name of a video, and `move_incomplete` where one does not arrive as it was.
 */
export async function moveMedia(
  source: Database,
  from: MediaPlace,
  to: MediaPlace,
): Promise<{ videos: number; arriving: number; missing: number }> {
  await to.store.check();
  const rows = await source.query<{ key: string; state: string; sha256: string | null }>(
    `SELECT id::text AS key, state::text AS state, sha256 FROM public.media WHERE state <> 'removed' ORDER BY id`,
    [],
  );
  const count = { videos: 0, arriving: 0, missing: 0 };
  for (const { key, state, sha256 } of rows) {
    const isMoved = await moveVideo(from.store, to.store, key, sha256);
    if (isMoved) count.videos += 1;
    // What was never read whole is fetched again; of the others one is gone for good.
    else if (state === 'ready') count.missing += 1;
  }
  for (const id of await from.parts.list()) {
    await moveArriving(from.parts, to.parts, id);
    count.arriving += 1;
  }
  return count;
}

async function moveVideo(from: Store, to: Store, key: string, known: string | null): Promise<boolean> {
  const there = await hashOf(to.read(key));
  const here = there === null || known === null ? await hashOf(from.read(key)) : known;
  if (there !== null) {
    if (there !== here) throw refuse('move_not_empty', { what: 'videos', key });
    return true;
  }
  if (here === null) return false;
  const stored = await to.write(key, from.read(key), { maxBytes: Number.POSITIVE_INFINITY });
  const arrived = await hashOf(to.read(key));
  const isRight = stored.sha256 === here && arrived === here && (known === null || known === here);
  if (isRight) return true;
  await to.remove(key);
  throw refuse('move_incomplete', { video: key });
}

async function moveArriving(from: PartFiles, to: PartFiles, id: string): Promise<void> {
  const was = await hashOf(from.read(id));
  if ((await hashOf(to.read(id))) === was) return;
  await to.remove(id);
  await to.create(id);
  await to.append(id, 0, from.read(id));
  if ((await hashOf(to.read(id))) !== was) throw refuse('move_incomplete', { upload: id });
}

/** Null where nothing is. */
async function hashOf(stream: Readable): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of stream) hash.update(chunk);
  } catch (error) {
    if (error instanceof Failure && error.code === 'media_missing') return null;
    throw error;
  }
  return hash.digest('hex');
}

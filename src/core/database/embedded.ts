/** PostgreSQL in this very process (PGlite): the default, for one process that has all roles. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { PGlite, types } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import {
  examineDirectory,
  explainOpening,
  prepareDirectory,
  recordMade,
  recordMaking,
  refuseMoved,
} from './data-directory.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { createEmbeddedPool } from './embedded-pool.ts';
import { migrate, readSchemaState, type Session } from './migrate.ts';
import { createPrisma, isReady, readTime } from './prisma.ts';

/**
 * Opens (or creates) the database in `dataDir`; throws `data_dir_in_use` when another process has it,
 * `data_moved` when it was moved to a server, `data_dir_unusable` when the directory cannot be written, and what
 * `examineDirectory` throws when the database in it cannot be opened.
 */
export async function openEmbedded({
  dataDir,
  leavesSchema = false,
}: Pick<DatabaseOptions, 'dataDir' | 'leavesSchema'>): Promise<Database> {
  await prepareDirectory(dataDir);
  if (!leavesSchema) await refuseMoved(dataDir);
  const unlock = await lock(dataDir);
  try {
    const database = await openCluster(dataDir, leavesSchema);
    const prisma = createPrisma(new PrismaPGlite(database));
    return {
      kind: 'embedded',
      prisma,
      query: async <Row>(text: string, values: unknown[]) => (await database.query<Row>(text, values)).rows,
      openQueuePool: () => createEmbeddedPool(database),
      now: () => readTime(prisma),
      isReady: () => isReady(prisma),
      schema: () => readSchemaState(sessionOf(database)),
      transaction: (_mode, work) => database.transaction((tx) => work(sessionOf(tx))),
      vacuum: () => vacuum(database),
      stop: async () => {
        await prisma.$disconnect();
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function lock(dataDir: string): Promise<() => Promise<void>> {
  try {
    return await lockDirectory(dataDir);
  } catch (error) {
    throw await explainOpening(dataDir, error, false);
  }
}

async function openCluster(dataDir: string, leavesSchema: boolean): Promise<PGlite> {
  const isNew = (await examineDirectory(dataDir)) === 'new';
  const database = await createCluster(dataDir, isNew);
  try {
    // Prisma reads and writes instants as UTC without saying so.
    await database.exec(`SET TIME ZONE 'UTC'; SET search_path TO public`);
    if (!leavesSchema) await migrate(sessionOf(database));
    // Only now: with the queue's schema in front, migrations would go there.
    await database.exec('SET search_path TO bullmq, public');
    await recordMade(dataDir);
    shareLoop(database);
    keepFewParsers(database);
    prepareOnce(database);
    return database;
  } catch (error) {
    // What cannot be written cannot be closed either, and is told already.
    await database.close().catch(() => undefined);
    throw await explainOpening(dataDir, error, isDamage(error));
  }
}

/** Table by table, so that others get their turn in between; the catalog is left alone. */
async function vacuum(database: PGlite): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'bullmq')`,
  );
  for (const { name } of rows) await database.exec(`VACUUM ${name}`);
}

/**
 * PostgreSQL fills its buffers when it starts, and a process keeps them: with the usual 128 MB an opening takes half as
 * long again and 120 MB more of memory. What does not fit is read from the system's own cache.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/** Whatever stops the engine while it opens its own files is a damage of theirs. */
async function createCluster(dataDir: string, isNew: boolean): Promise<PGlite> {
  const directory = join(dataDir, 'postgres');
  try {
    if (isNew) {
      await recordMaking(dataDir);
      // Unpacking a ready, empty cluster saves the seconds and the memory that initdb would take.
      return await PGlite.create({ dataDir: directory, loadDataDir: await emptyCluster(), startParams });
    }
    // The engine does not follow a link to another disk.
    return await PGlite.create({ dataDir: await realpath(directory), startParams });
  } catch (error) {
    throw await explainOpening(dataDir, error, !isNew);
  }
}

/** SQLSTATE classes 58 (a file is missing or unreadable) and XX (data or index corrupted). */
const isDamage = (error: unknown): boolean => /^(58|XX)/.test(String((error as { code?: unknown }).code));

const sessionOf = (database: Pick<PGlite, 'exec' | 'query'>): Session => ({
  run: async (sql) => void (await database.exec(sql)),
  query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, values)).rows,
});

// Three changes to the embedded database without which it would hold up everything else in the process.

/**
 * The embedded database works in this very thread, and it passes from one waiting statement to the
 * next without letting the event loop turn: as long as statements stand in line, no socket is read
 * and no timer fires. Here the loop gets its turn before each of them.
 */
export function shareLoop(database: Pick<PGlite, '_runExclusiveQuery'>): void {
  const runExclusively = database._runExclusiveQuery.bind(database);
  database._runExclusiveQuery = (run) =>
    runExclusively(async () => {
      await turn();
      return run();
    });
}

/** The array types that columns and statements have; numbers of PostgreSQL's pg_type. */
const arrays = {
  bool: 1000,
  bytea: 1001,
  int2: 1005,
  int4: 1007,
  text: 1009,
  varchar: 1015,
  int8: 1016,
  float4: 1021,
  float8: 1022,
  timestamp: 1115,
  date: 1182,
  timestamptz: 1185,
  numeric: 1231,
  json: 199,
  jsonb: 3807,
  uuid: 2951,
};

/**
 * The embedded database copies its table of parsers for every statement, and has filled it with
 * three hundred array types, one for the rows of every relation in the catalog. Without those that
 * nobody reads a small statement takes about two thirds of the time.
 */
function keepFewParsers(database: Pick<PGlite, 'parsers'>): void {
  // What is inherited is found by the arrays for their elements, and not copied.
  const kept: PGlite['parsers'] = Object.create(types.parsers);
  for (const type of Object.values(arrays)) {
    const parse = database.parsers[type];
    if (parse) kept[type] = parse;
  }
  database.parsers = kept;
}

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/** More different statements than the program and its queue have; beyond them all are prepared anew. */
const MOST_PREPARED = 500;
/** The first bytes of the messages of PostgreSQL's protocol, and what `Describe` and `Close` are told of. */
const message = { parse: 0x50, bind: 0x42, describe: 0x44, close: 0x43, query: 0x51 };
const ofStatement = 0x53;
const HEADER_BYTES = 5;
const reads = /^\0?\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;
const changesNames = /\b(?:CREATE|ALTER|DROP|SET|ROLLBACK)\b/i;

interface Prepared {
  readonly name: Buffer;
  /** What its parameters and its columns are. */
  description?: Messages;
}

/**
 * Before each statement the embedded database parses and plans it, asks what its parameters are and, before it reads
 * the answer, what the columns are: half of what a statement costs. Here each is prepared and asked about once, until
 * something changes what its names mean. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export function prepareOnce(database: Pick<PGlite, 'execProtocolStream'>): void {
  const send = database.execProtocolStream.bind(database);
  const prepared = new Map<string, Prepared>();
  let outdated: Prepared[] = [];
  let made = 0;
  let current: Prepared | null = null;

  const forget = (): void => {
    outdated.push(...prepared.values());
    prepared.clear();
  };
  const parse = async (bytes: Uint8Array, options: Options): Promise<Messages> => {
    current = null;
    const statement = textOf(bytes);
    if (!reads.test(statement) || prepared.size >= MOST_PREPARED) forget();
    const closing = outdated;
    outdated = [];
    for (const { name } of closing) await send(withBody(message.close, Buffer.of(ofStatement), name), options);
    if (!reads.test(statement)) return send(bytes, options);
    const known = prepared.get(statement);
    if (known) {
      current = known;
      return [];
    }
    made += 1;
    const fresh = { name: Buffer.from(`s${made}\0`) };
    const answer = await send(withBody(message.parse, fresh.name, bytes.subarray(HEADER_BYTES + 1)), options);
    prepared.set(statement, fresh);
    current = fresh;
    return answer;
  };
  const describe = async (bytes: Uint8Array, options: Options, of: Prepared): Promise<Messages> => {
    const isOfColumns = bytes[HEADER_BYTES] !== ofStatement;
    // The columns of an answer are those of its statement.
    if (isOfColumns && of.description) return of.description.filter(({ name }) => name !== 'parameterDescription');
    if (isOfColumns) return send(bytes, options);
    of.description ??= await send(withBody(message.describe, Buffer.of(ofStatement), of.name), options);
    return of.description;
  };

  database.execProtocolStream = async (bytes, options) => {
    if (bytes[0] === message.parse) return parse(bytes, options);
    if (bytes[0] === message.query && changesNames.test(textOf(bytes))) forget();
    if (!current) return send(bytes, options);
    if (bytes[0] === message.describe) return describe(bytes, options, current);
    if (bytes[0] !== message.bind) return send(bytes, options);
    // Behind the name of the portal, which is empty like that of the statement.
    const rest = bytes.subarray(HEADER_BYTES + 2);
    return send(withBody(message.bind, Buffer.of(0), current.name, rest), options);
  };
}

type Options = Parameters<PGlite['execProtocolStream']>[1];

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + HEADER_BYTES, bytes.byteLength - HEADER_BYTES).toString('latin1');

/** A message of its type, its length and these parts. */
function withBody(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = type;
  const bytes = Buffer.concat([header, ...parts]);
  bytes.writeUInt32BE(bytes.length - 1, 1);
  return bytes;
}

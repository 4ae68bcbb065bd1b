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
    describeOnce(database);
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

/** Whatever stops the engine while it opens its own files is a damage of theirs. */
async function createCluster(dataDir: string, isNew: boolean): Promise<PGlite> {
  const directory = join(dataDir, 'postgres');
  try {
    if (isNew) {
      await recordMaking(dataDir);
      // Unpacking a ready, empty cluster saves the seconds and the memory that initdb would take.
      return await PGlite.create({ dataDir: directory, loadDataDir: await emptyCluster() });
    }
    // The engine does not follow a link to another disk.
    return await PGlite.create({ dataDir: await realpath(directory) });
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

/** More different statements than the program and its queue have; beyond them all are asked about again. */
const MOST_DESCRIBED = 1000;
/** The first bytes of the messages of PostgreSQL's protocol, and which of two things is to be described. */
const message = { parse: 0x50, describe: 0x44, query: 0x51 };
const describedStatement = 0x53;
const reads = /^\0?\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;
const changesNames = /\b(?:CREATE|ALTER|DROP|SET|ROLLBACK)\b/i;

/**
 * Before a statement runs, the embedded database asks what its parameters are, and before it reads the answer what the
 * columns are: for a row of fifty columns a fifth of the time. Here each statement is asked about once, until
 * something changes what its names mean.
 */
export function describeOnce(database: Pick<PGlite, 'execProtocolStream'>): void {
  const send = database.execProtocolStream.bind(database);
  const described = new Map<string, Messages>();
  let statement = '';
  database.execProtocolStream = async (bytes, options) => {
    if (bytes[0] === message.parse || bytes[0] === message.query) {
      statement = Buffer.from(bytes.buffer, bytes.byteOffset + 5, bytes.byteLength - 5).toString('latin1');
      const isRead = bytes[0] === message.parse ? reads.test(statement) : !changesNames.test(statement);
      if (!isRead || described.size > MOST_DESCRIBED) described.clear();
    }
    if (bytes[0] !== message.describe) return send(bytes, options);
    const known = described.get(statement);
    // The columns of an answer are those of its statement.
    if (bytes[5] !== describedStatement) {
      return known?.filter(({ name }) => name !== 'parameterDescription') ?? send(bytes, options);
    }
    const answer = known ?? (await send(bytes, options));
    described.set(statement, answer);
    return answer;
  };
}

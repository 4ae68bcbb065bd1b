/** PostgreSQL in this very process (PGlite): the default, for one process that has all roles. */
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { Failure } from '../errors.ts';
import { damaged, examineDirectory, prepareDirectory, recordMade, recordMaking } from './data-directory.ts';
import type { Database } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { createEmbeddedPool } from './embedded-pool.ts';
import { migrate, type Session } from './migrate.ts';
import { createPrisma, isReady, readTime } from './prisma.ts';
import { keepFewParsers, shareLoop } from './tune-embedded.ts';

/**
 * Opens (or creates) the database in `dataDir`; throws `data_dir_in_use` when another process has it,
 * `data_dir_unusable` when the directory cannot be written, `data_dir_damaged` when it has lost a part.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  await prepareDirectory(dataDir);
  const unlock = await lockDirectory(dataDir);
  try {
    const database = await openCluster(dataDir);
    const prisma = createPrisma(new PrismaPGlite(database));
    return {
      kind: 'embedded',
      prisma,
      query: async <Row>(text: string, values: unknown[]) => (await database.query<Row>(text, values)).rows,
      openQueuePool: () => createEmbeddedPool(database),
      now: () => readTime(prisma),
      isReady: () => isReady(prisma),
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

async function openCluster(dataDir: string): Promise<PGlite> {
  const isNew = (await examineDirectory(dataDir)) === 'new';
  if (isNew) await recordMaking(dataDir);
  const directory = join(dataDir, 'postgres');
  const database = await createCluster(directory, isNew);
  try {
    // Prisma reads and writes instants as UTC without saying so.
    await database.exec(`SET TIME ZONE 'UTC'; SET search_path TO public`);
    await migrate(sessionOf(database));
    // Only now: with the queue's schema in front, migrations would go there.
    await database.exec('SET search_path TO bullmq, public');
    await recordMade(dataDir);
    shareLoop(database);
    keepFewParsers(database);
    return database;
  } catch (error) {
    await database.close();
    if (error instanceof Failure || !isDamage(error)) throw error;
    throw damaged(directory, 'torn', error);
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
async function createCluster(directory: string, isNew: boolean): Promise<PGlite> {
  // Unpacking a ready, empty cluster saves the seconds and the memory that initdb would take.
  if (isNew) return PGlite.create({ dataDir: directory, loadDataDir: await emptyCluster() });
  try {
    return await PGlite.create({ dataDir: directory });
  } catch (error) {
    throw damaged(directory, 'torn', error);
  }
}

/** SQLSTATE classes 58 (a file is missing or unreadable) and XX (data or index corrupted). */
const isDamage = (error: unknown): boolean => /^(58|XX)/.test(String((error as { code?: unknown }).code));

const sessionOf = (database: PGlite): Session => ({
  run: async (sql) => void (await database.exec(sql)),
  query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, values)).rows,
});

/** PostgreSQL in this very process (PGlite): the default, for one process that has all roles. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Database } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { createEmbeddedPool } from './embedded-pool.ts';
import { keepFewParsers } from './few-parsers.ts';
import { PrismaClient } from './generated/client.ts';
import { isReady } from './is-ready.ts';
import { migrate, type Session } from './migrate.ts';
import { shareLoop } from './share-loop.ts';
import { transactionOptions } from './transaction-options.ts';

/** Opens (or creates) the database in `dataDir`; `data_dir_in_use` when another process has it. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = await lockDirectory(dataDir);
  try {
    const database = await openCluster(join(dataDir, 'postgres'));
    const adapter = new PrismaPGlite(database);
    const prisma = new PrismaClient({ adapter, transactionOptions });
    return {
      kind: 'embedded',
      prisma,
      query: async <Row>(text: string, values: unknown[]) => (await database.query<Row>(text, values)).rows,
      openQueuePool: () => createEmbeddedPool(database),
      isReady: () => isReady(prisma),
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

async function openCluster(directory: string): Promise<PGlite> {
  // Unpacking a ready, empty cluster saves the seconds and the memory that initdb would take.
  const isNew = !(await exists(join(directory, 'PG_VERSION')));
  const database = await PGlite.create({
    dataDir: directory,
    ...(isNew && { loadDataDir: await emptyCluster() }),
  });
  try {
    // Prisma reads and writes instants as UTC without saying so.
    await database.exec(`SET TIME ZONE 'UTC'; SET search_path TO public`);
    await migrate(sessionOf(database));
    // Only now: with the queue's schema in front, migrations would go there.
    await database.exec('SET search_path TO bullmq, public');
    shareLoop(database);
    keepFewParsers(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const sessionOf = (database: PGlite): Session => ({
  run: async (sql) => void (await database.exec(sql)),
  query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, values)).rows,
});

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

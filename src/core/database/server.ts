/** A PostgreSQL server, reached by `DATABASE_URL`. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Database, DatabaseOptions } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { isReady } from './is-ready.ts';
import { migrate, type Session } from './migrate.ts';
import { transactionOptions } from './transaction-options.ts';

/** Queues, workers and their listening clients each hold a connection of the queue's own pool. */
const QUEUE_CONNECTIONS = 24;

/** Connects and migrates; connection errors are the driver's own. */
export async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const config = { connectionString: url, max: options.connections ?? 10 };
  // Prisma reads and writes instants as UTC without saying so.
  const pool = new pg.Pool({ ...config, options: '-c TimeZone=UTC' });
  let isStopping = false;
  // A connection that drops while it is being closed is no news.
  const onError = (error: Error) => {
    if (!isStopping) options.onError(error);
  };
  pool.on('error', onError);
  try {
    await migrateOnOneClient(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  const queuePools: pg.Pool[] = [];
  return {
    kind: 'server',
    prisma,
    query: async <Row>(text: string, values: unknown[]) => (await pool.query(text, values)).rows as Row[],
    openQueuePool: () => {
      const queuePool = new pg.Pool({
        ...config,
        max: QUEUE_CONNECTIONS,
        options: '-c search_path=bullmq',
      });
      queuePool.on('error', onError);
      queuePools.push(queuePool);
      return queuePool;
    },
    isReady: () => isReady(prisma),
    stop: async () => {
      isStopping = true;
      await prisma.$disconnect();
      await Promise.all([pool.end(), ...queuePools.map((queuePool) => queuePool.end())]);
    },
  };
}

async function migrateOnOneClient(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  const session: Session = {
    run: async (sql) => void (await client.query(sql)),
    query: async (sql, values) => (await client.query(sql, values)).rows,
  };
  try {
    await migrate(session);
  } finally {
    client.release();
  }
}

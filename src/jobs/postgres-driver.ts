import { EventEmitter } from 'node:events';
import { createPostgresBackend, isPgPool, type PgPool, Queue, runMigrations, Worker } from 'bullmq';
import type { Database } from '../core/database/index.ts';
import { type QueueDriver, queueSettings, workerSettings } from './queue-driver.ts';

/**
 * Every job leaves some rows in a table of events that nobody reads and nothing removes; the newest stay
 * for whoever looks for a fault.
 */
const trimEvents = 'DELETE FROM event WHERE id <= (SELECT max(id) - 1000 FROM event)';

/** The schema that the pool's `search_path` names. */
const SCHEMA = 'bullmq';

/**
 * Brings the queue's tables up to date, which several processes may do at once. The embedded
 * database has one session, into whose transaction every other statement would fall: there this must
 * be done before anything else uses the database.
 */
export async function openPostgresDriver(
  database: Pick<Database, 'openQueuePool'>,
  onError: (error: Error) => void,
): Promise<QueueDriver> {
  const pool = openPool(database);
  await migrate(pool);
  return {
    openQueue: (name) =>
      new Queue(name, { ...queueSettings, connection: pool }, createPostgresBackend).on('error', onError),
    openWorker: (name, concurrency, work) => {
      const options = { ...workerSettings, concurrency, connection: pool };
      return new Worker(name, work, options, createPostgresBackend).on('error', onError);
    },
    isConnected: () => true,
    ping: () => pool.query('SELECT 1'),
    trim: async () => void (await pool.query(trimEvents)),
    // The pool belongs to the database.
    stop: async () => {},
  };
}

function openPool(database: Pick<Database, 'openQueuePool'>): PgPool {
  const pool: unknown = database.openQueuePool();
  if (!isPgPool(pool)) throw new TypeError('The database has no pool that a queue can use.');
  // Every queue and every worker listens for the pool's errors.
  if (pool instanceof EventEmitter) pool.setMaxListeners(0);
  return pool;
}

async function migrate(pool: PgPool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}

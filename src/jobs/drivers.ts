/** What differs between a queue in Redis and a queue in PostgreSQL. */

import { EventEmitter, once } from 'node:events';
import {
  createPostgresBackend,
  isPgPool,
  type Job,
  type JobsOptions,
  type PgPool,
  Queue,
  type QueueOptions,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Database } from '../core/database/index.ts';

export interface DriverQueue {
  add(name: string, payload: object, options: JobsOptions): Promise<unknown>;
  /** For whoever watches: counts by state, and the first of those that wait. */
  getJobCounts(...states: ('waiting' | 'active' | 'delayed')[]): Promise<Record<string, number>>;
  getWaiting(start: number, end: number): Promise<readonly { readonly timestamp: number; readonly delay: number }[]>;
  close(): Promise<void>;
}

interface DriverWorker extends Pick<Worker, 'run' | 'close' | 'waitUntilReady'> {
  getBackend(): { close(force: boolean): Promise<void> };
}

export interface QueueDriver {
  openQueue(name: string): DriverQueue;
  openWorker(name: string, concurrency: number, work: (job: Job) => Promise<void>): DriverWorker;
  /** Removes what the queue keeps beyond its jobs. */
  trim(): Promise<void>;
  /** False when a command would have to wait for a connection. */
  isConnected(): boolean;
  ping(): Promise<unknown>;
  stop(): Promise<void>;
}

type Settings<Options> = Omit<Options, 'connection' | 'prefix'>;

/**
 * A job leaves with its end, so that its id can be used again, and is never repeated by the queue:
 * the database knows what is still to be done. Nobody reads the queue's own event stream.
 */
const queueSettings: Settings<QueueOptions> = {
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  streams: { events: { maxLen: 100 } },
  // A producer's first command would otherwise be a question that may never be answered.
  skipVersionCheck: true,
};

/**
 * A stalled job (its process died or was busy for 30 s) is worked on again, however often: by
 * default the second stall would fail it in silence.
 */
export const workerSettings: Settings<WorkerOptions> = {
  autorun: false,
  maxStalledCount: 1000,
  runRetryDelay: 1000,
};

const ANSWER_MS = 2_000;

interface RedisDriverOptions {
  readonly url: string;
  /** Stands before every key. */
  readonly prefix: string;
  readonly onError: (error: Error) => void;
}

const retryStrategy = (times: number): number => Math.min(times * 250, 5_000);

/** An alarm is better lost, for the sweep to find, than kept waiting while Redis is away. */
const producerOptions = {
  retryStrategy,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: ANSWER_MS,
};

/** Workers wait for Redis as long as it takes. */
const workerOptions = { retryStrategy, maxRetriesPerRequest: null };

/** Connects, or goes on trying in the background: whoever starts first need not wait for the other. */
export async function openRedisDriver({ url, prefix, onError }: RedisDriverOptions): Promise<QueueDriver> {
  const connect = (options: typeof producerOptions | typeof workerOptions): Redis =>
    new Redis(url, options).on('error', onError);
  const producer = connect(producerOptions);
  let consumer: Redis | undefined;
  await once(producer, 'ready', { signal: AbortSignal.timeout(ANSWER_MS) }).catch(onError);
  return {
    openQueue: (name) => new Queue(name, { ...queueSettings, connection: producer, prefix }).on('error', onError),
    openWorker: (name, concurrency, work) => {
      consumer ??= connect(workerOptions);
      const options = { ...workerSettings, concurrency, connection: consumer, prefix };
      return new Worker(name, work, options).on('error', onError);
    },
    isConnected: () => producer.status === 'ready',
    ping: () => producer.ping(),
    // There the stream of events has a length that is kept (queueSettings).
    trim: async () => {},
    stop: async () => {
      producer.disconnect();
      consumer?.disconnect();
    },
  };
}

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
  await migrateQueue(pool);
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

async function migrateQueue(pool: PgPool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}

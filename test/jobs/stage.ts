/**
 * A queue on whatever the environment offers (the embedded database, DATABASE_URL, REDIS_URL), with
 * BullMQ's own view of it beside ours.
 */
import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createPostgresBackend, isPgPool, Queue, Worker, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { Clock, Facts, Log } from '../../src/core/index.ts';
import { workerSettings } from '../../src/jobs/drivers.ts';
import {
  type Backend,
  type BotHandlers,
  createAlarm,
  createWorkers,
  type JobAlarm,
  openBackend,
  type WorkedCore,
  type Workers,
  type WorkersDeps,
} from '../../src/jobs/index.ts';
import { type QueueName, queueNames } from '../../src/jobs/queues-and-jobs.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';

export interface LogLine extends Facts {
  readonly level: string;
  readonly message: string;
}

export interface Stage {
  readonly database: TestDatabase['database'];
  readonly backend: Backend;
  readonly alarm: JobAlarm;
  readonly clock: Clock & { pass(ms: number): void };
  readonly log: Log;
  readonly lines: LogLine[];
  /** Workers on a core of which only the named parts exist; they are stopped with the stage. */
  startWorkers(core: Partial<WorkedCore>, options?: Partial<WorkersDeps>): Workers;
  queue(name: QueueName): Queue;
  /** A worker that takes jobs by hand. */
  idleWorker(name: QueueName, options: Partial<WorkerOptions>): Worker;
  emptyQueues(): Promise<void>;
  /** Also those of a test that failed before it stopped them: they would take the jobs of the next one. */
  stopWorkers(): Promise<void>;
  stop(): Promise<void>;
}

/** `redisUrl`: that of the environment when absent, and none when undefined. */
export async function openStage({ redisUrl } = { redisUrl: process.env.REDIS_URL }): Promise<Stage> {
  const { database, stop } = await openTestDatabase();
  const { log, lines } = recordLog();
  const clock = createOffsetClock();
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const backend = await openBackend({ redisUrl, database, clock, log, prefix });
  const bull = redisUrl ? onRedis(redisUrl, prefix) : onPostgres(database);
  const seen = new Map(queueNames.map((name) => [name, bull.queue(name)]));
  const started: Workers[] = [];
  const idle: Worker[] = [];
  const emptyQueues = async (): Promise<void> => {
    for (const queue of seen.values()) await queue.obliterate({ force: true });
  };
  const stopWorkers = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((workers) => workers.stop()));
    await Promise.all(idle.splice(0).map((worker) => worker.close(true)));
  };
  return {
    database,
    backend,
    clock,
    log,
    lines,
    emptyQueues,
    stopWorkers,
    alarm: createAlarm({ backend, clock, log }),
    startWorkers: (core, options) => {
      const deps = { backend, log, roles: ['bots', 'worker'], handlers, ...options };
      const workers = createWorkers({ ...deps, core: { ...emptyCore, ...core } });
      workers.start();
      started.push(workers);
      return workers;
    },
    queue: (name) => {
      const queue = seen.get(name);
      if (!queue) throw new Error(`There is no queue ${name}.`);
      return queue;
    },
    idleWorker: (name, options) => {
      const worker = bull.worker(name, { ...workerSettings, ...options });
      idle.push(worker);
      return worker;
    },
    stop: async () => {
      await stopWorkers();
      await emptyQueues();
      for (const queue of seen.values()) await queue.close();
      await bull.stop();
      await backend.stop();
      if (database.kind === 'server') await untilAlone(database);
      await stop();
    },
  };
}

/** A worker's connection is still being closed when its worker is; dropping the database would cut it. */
async function untilAlone({ prisma }: TestDatabase['database']): Promise<void> {
  const others = () => prisma.$queryRaw<unknown[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ANY(${queueNames})`;
  while ((await others()).length > 0) await setImmediate();
}

interface Bull {
  queue(name: string): Queue;
  worker(name: string, options: Omit<WorkerOptions, 'connection'>): Worker;
  stop(): Promise<void>;
}

function onRedis(url: string, prefix: string): Bull {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  return {
    queue: (name) => new Queue(name, { connection, prefix }),
    worker: (name, options) => new Worker(name, null, { ...options, connection, prefix }),
    stop: async () => void (await connection.quit()),
  };
}

function onPostgres(database: TestDatabase['database']): Bull {
  const connection: unknown = database.openQueuePool();
  if (!isPgPool(connection)) throw new Error('The database has no pool.');
  // Seen from here both kinds of queue are the same.
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    worker: (name, options) =>
      new Worker(name, null, { ...options, connection }, createPostgresBackend) as unknown as Worker,
    stop: async () => {},
  };
}

const unexpected = (what: string) => async (): Promise<never> => {
  throw new Error(`Nobody expected ${what}.`);
};

const emptyCore: WorkedCore = {
  inbox: { take: unexpected('take') },
  notices: { drain: unexpected('drain') },
  posts: { publish: unexpected('publish'), pollOutcome: unexpected('pollOutcome') },
  profiles: { refreshIfDue: unexpected('refreshIfDue') },
  webhooks: { take: unexpected('a webhook') },
  sweep: async () => {},
  tidy: async () => {},
};

const handlers: BotHandlers = {
  takeMessage: unexpected('takeMessage'),
  messenger: {
    showCard: unexpected('showCard'),
    findCard: unexpected('findCard'),
    send: unexpected('send'),
    findNotice: unexpected('findNotice'),
    edit: unexpected('edit'),
    react: unexpected('react'),
  },
};

/** Real time, because the queue has its own; `pass` moves what Schedy itself sees. */
function createOffsetClock(): Stage['clock'] {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    pass: (ms) => {
      offsetMs += ms;
    },
  };
}

export function recordLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (facts: Facts, message: string): void => {
      lines.push({ ...facts, level, message });
    };
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { log, lines };
}

/** Resolves with each value that `tell` hands over, in order. */
export function createMailbox<T>(): { tell(value: T): void; next(): Promise<T> } {
  const values: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    tell: (value) => {
      const resolve = waiting.shift();
      if (resolve) resolve(value);
      else values.push(value);
    },
    next: () => {
      const [value] = values.splice(0, 1);
      if (value !== undefined) return Promise.resolve(value);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

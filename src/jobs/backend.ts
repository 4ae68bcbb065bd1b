/** Where the queue lives, with the same face on Redis and on PostgreSQL. */
import { type Job, type JobsOptions, WaitingError } from 'bullmq';
import { Redis } from 'ioredis';
import type { Database } from '../core/database/index.ts';
import { type Clock, endsWithin, type Facts, Failure, type Log, within } from '../core/index.ts';
import { createErrorReport } from './describe-error.ts';
import { type DriverQueue, openPostgresDriver, openRedisDriver, type QueueDriver } from './drivers.ts';
import { type JobName, jobs, type Payload, type QueueName, queueNames, queues } from './queues-and-jobs.ts';

const ANSWER_MS = 2_000;

interface BackendOptions {
  /** Absent: the queue lives in the database. */
  readonly redisUrl?: string | undefined;
  readonly database: Pick<Database, 'openQueuePool'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Stands before every key in Redis. */
  readonly prefix?: string;
}

export interface NewJob<Name extends JobName> {
  readonly name: Name;
  readonly payload: Payload<Name>;
  /** While a job of this id is in the queue, adding another changes nothing. */
  readonly id?: string;
  readonly delayMs?: number;
}

export type Work = (job: { readonly name: string; readonly data: unknown }) => Promise<void>;

export interface OpenWorker {
  /** Takes jobs until it is closed. */
  run(): Promise<void>;
  /** Takes no more jobs; false when some were still under way after `limitMs` and were left. */
  close(limitMs: number): Promise<boolean>;
  isClosing(): boolean;
}

export interface Heartbeat {
  send(): Promise<void>;
  readonly worker: OpenWorker;
  /** After the worker has closed. */
  close(): Promise<void>;
}

/** What stands in one queue, and how long its first job that could be worked on has waited. */
export interface QueueDepth {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly oldestMs: number;
}

/** The queue of this process, on Redis or in PostgreSQL. */
export interface Backend {
  /** Rejects when the queue has not taken the job within 2 s, and at once while it is away. */
  add<Name extends JobName>(job: NewJob<Name>): Promise<void>;
  /** Works on nothing yet: `run` it. */
  openWorker(queue: QueueName, work: Work): OpenWorker;
  /** A queue of this process alone: what is sent comes back through a worker as any job does. */
  openHeartbeat(name: string, onBeat: () => void): Heartbeat;
  /** How much there is to do, queue by queue. */
  depths(): Promise<readonly QueueDepth[]>;
  /** Removes what the queue keeps beyond its jobs; nothing in it is needed. */
  trim(): Promise<void>;
  /** For /readyz: whether the queue answers within 2 s. */
  isReady(): Promise<boolean>;
  /** Closes the queue's own connections, after the workers have stopped. */
  stop(): Promise<void>;
}

/**
 * Opens the queue: Redis, or else the database. The embedded database must not be in use by anybody
 * else until this has resolved.
 */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { redisUrl, database, clock, log, prefix = 'schedy' } = options;
  const onError = createErrorReport(clock, log);
  const driver = redisUrl
    ? await openRedisDriver({ url: redisUrl, prefix, onError })
    : await openPostgresDriver(database, onError);
  const open = new Map<QueueName, DriverQueue>();
  return {
    add: (job) => addJob(driver, open, job),
    openWorker: (queue, work) => openWorker(driver.openWorker, { name: queue, ...queues[queue] }, work),
    openHeartbeat: (name, onBeat) => openHeartbeat(driver, name, onBeat),
    depths: () => Promise.all(queueNames.map((name) => readDepth(queueOf(driver, open, name), name, clock))),
    trim: () => driver.trim(),
    isReady: () => endsWithin(ANSWER_MS, driver.ping()),
    stop: async () => {
      await Promise.all([...open.values()].map((queue) => queue.close()));
      await driver.stop();
    },
  };
}

const queueSilent = (): Failure => new Failure('queue_silent', { kind: 'retry' }, { limitMs: ANSWER_MS });

async function addJob<Name extends JobName>(
  driver: QueueDriver,
  open: Map<QueueName, DriverQueue>,
  { name, payload, id, delayMs }: NewJob<Name>,
): Promise<void> {
  if (!driver.isConnected()) throw new Failure('queue_away', { kind: 'retry' });
  const queue = queueOf(driver, open, jobs[name].queue);
  const options: JobsOptions = { ...(id && { jobId: id }), ...(delayMs && { delay: delayMs }) };
  await within(ANSWER_MS, queue.add(name, payload, options), queueSilent);
}

function queueOf(driver: QueueDriver, open: Map<QueueName, DriverQueue>, name: QueueName): DriverQueue {
  const queue = open.get(name) ?? driver.openQueue(name);
  open.set(name, queue);
  return queue;
}

async function readDepth(driven: DriverQueue, queue: QueueName, clock: Clock): Promise<QueueDepth> {
  const read = Promise.all([driven.getJobCounts('waiting', 'active', 'delayed'), driven.getWaiting(0, 0)]);
  const [{ waiting = 0, active = 0, delayed = 0 }, [first]] = await within(ANSWER_MS, read, queueSilent);
  const since = first ? first.timestamp + first.delay : clock.now().getTime();
  return { queue, waiting, active, delayed, oldestMs: Math.max(0, clock.now().getTime() - since) };
}

/** A worker that can be closed at any moment and holds no connection afterwards. */
function openWorker(
  open: QueueDriver['openWorker'],
  { name, concurrency }: { name: string; concurrency: number },
  work: Work,
): OpenWorker {
  let isClosing = false;
  const worker = open(name, concurrency, (job) => (isClosing ? returnJob(job) : work(job)));
  const close = async (): Promise<void> => {
    // A connection that is only being opened would escape the closing.
    await worker.waitUntilReady();
    await worker.close();
  };
  return {
    run: () => worker.run(),
    isClosing: () => isClosing,
    close: async (limitMs) => {
      isClosing = true;
      if (await endsWithin(limitMs, close())) return true;
      await worker.getBackend().close(true);
      return false;
    },
  };
}

/** A worker that is being closed looks into the queue once more, and may find a job there. */
async function returnJob(job: Job): Promise<never> {
  await job.moveToWait(job.token);
  throw new WaitingError();
}

function openHeartbeat(driver: QueueDriver, name: string, onBeat: () => void): Heartbeat {
  const queue = driver.openQueue(name);
  const worker = openWorker(driver.openWorker, { name, concurrency: 1 }, async () => onBeat());
  return {
    // One at most is in the queue, however long nobody takes it.
    send: async () => void (await within(ANSWER_MS, queue.add('beat', {}, { jobId: 'beat' }), queueSilent)),
    worker,
    close: () => queue.close(),
  };
}

/** What Redis says of itself. */
export interface RedisExamination {
  readonly version: string;
  /** `noeviction` keeps every alarm. */
  readonly evictionPolicy: string;
}

const EXAMINE_ANSWER_MS = 5_000;

/** Asks once, for `npm run doctor`. Throws `redis_unreachable` or `redis_login_refused`, with the address alone. */
export async function examineRedis(url: string): Promise<RedisExamination> {
  const { hostname: host, port } = new URL(url);
  const address = { host, port: Number(port || 6379) };
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: true,
    maxRetriesPerRequest: 0,
    connectTimeout: EXAMINE_ANSWER_MS,
    commandTimeout: EXAMINE_ANSWER_MS,
    retryStrategy: () => null,
  });
  const reasons: string[] = [];
  redis.on('error', (error: NodeJS.ErrnoException) => reasons.push(error.code ?? error.message));
  try {
    await redis.connect();
    const info = `${await redis.info('server')}\n${await redis.info('memory')}`;
    const read = (name: string): string => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? 'unknown';
    return { version: read('redis_version'), evictionPolicy: read('maxmemory_policy') };
  } catch (error) {
    throw explain(reasons, error, address);
  } finally {
    redis.disconnect();
  }
}

function explain(reasons: readonly string[], cause: unknown, address: Facts): Failure {
  const said = [...reasons, cause instanceof Error ? cause.message : ''].join(' ');
  const code = /NOAUTH|WRONGPASS|NOPERM/.test(said) ? 'redis_login_refused' : 'redis_unreachable';
  const reason = reasons[0]?.match(/^[A-Z_]+/)?.[0] ?? 'no_answer';
  return new Failure(code, { kind: 'ask_operator' }, { ...address, reason }, { cause });
}

import type { JobsOptions } from 'bullmq';
import type { Database } from '../core/database/index.ts';
import { type Clock, Failure, type Log } from '../core/index.ts';
import { createErrorReport } from './error-report.ts';
import { type OpenWorker, openWorker, type Work } from './open-worker.ts';
import { openPostgres } from './postgres.ts';
import type { OpenQueue, Plug } from './queue-driver.ts';
import { type JobName, jobs, type Payload, type QueueName } from './queues.ts';
import { openRedis } from './redis.ts';
import { endsWithin, within } from './within.ts';

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

/** Where the queue lives. */
export interface Backend {
  /** Rejects when the queue has not taken the job within 2 s, and at once while it is away. */
  add<Name extends JobName>(job: NewJob<Name>): Promise<void>;
  /** Works on nothing yet: `run` it. */
  openWorker(queue: QueueName, work: Work): OpenWorker;
  /** For /readyz: whether the queue answers within 2 s. */
  isReady(): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Opens the queue: Redis, or else the database. The embedded database must not be in use by anybody
 * else until this has resolved.
 */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { redisUrl, database, clock, log, prefix = 'schedy' } = options;
  const onError = createErrorReport(clock, log);
  const plug = redisUrl ? await openRedis({ url: redisUrl, prefix, onError }) : await openPostgres(database, onError);
  const open = new Map<QueueName, OpenQueue>();
  return {
    add: (job) => addJob(plug, open, job),
    openWorker: (queue, work) => openWorker(plug, queue, work),
    isReady: () => endsWithin(ANSWER_MS, plug.ping()),
    stop: async () => {
      await Promise.all([...open.values()].map((queue) => queue.close()));
      await plug.stop();
    },
  };
}

async function addJob<Name extends JobName>(
  plug: Plug,
  open: Map<QueueName, OpenQueue>,
  { name, payload, id, delayMs }: NewJob<Name>,
): Promise<void> {
  if (!plug.isConnected()) throw new Failure('queue_away', { kind: 'retry' });
  const queueName = jobs[name].queue;
  const queue = open.get(queueName) ?? plug.openQueue(queueName);
  open.set(queueName, queue);
  const options: JobsOptions = { ...(id && { jobId: id }), ...(delayMs && { delay: delayMs }) };
  await within(ANSWER_MS, queue.add(name, payload, options));
}

import { once } from 'node:events';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type QueueDriver, queueSettings, workerSettings } from './queue-driver.ts';

const ANSWER_MS = 2_000;

export interface RedisDriverOptions {
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

/** What differs between a queue in Redis and a queue in PostgreSQL. */
import type { Job, JobsOptions, QueueOptions, Worker, WorkerOptions } from 'bullmq';

export interface DriverQueue {
  add(name: string, payload: object, options: JobsOptions): Promise<unknown>;
  close(): Promise<void>;
}

export interface DriverWorker extends Pick<Worker, 'run' | 'close' | 'waitUntilReady'> {
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
export const queueSettings: Settings<QueueOptions> = {
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

/** What is looked up when somebody reads the metrics. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';
import type { PrismaClient } from '../core/database/index.ts';
import { Failure, type Log } from '../core/index.ts';
import { freeBytesOn } from '../core/media/index.ts';
import type { QueueDepth } from '../jobs/index.ts';

export interface Looked {
  readonly prisma: PrismaClient;
  readonly depths: () => Promise<readonly QueueDepth[]>;
  readonly readiness: () => Promise<Readonly<Record<string, boolean>>>;
  readonly dataDir: string;
}

/** Sampled every 20 ms. */
const LAG_RESOLUTION = 20;
const NANOSECONDS = 1e9;

/** Adds one gauge; `collect` sets it whenever somebody reads. */
type AddGauge = <Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[],
  collect: (gauge: Gauge<Label>, at: Looked) => Promise<void> | void,
) => void;

/** A part that is out of reach leaves its gauges out, and the others are read all the same. */
export function addGauges(registers: Registry[], log: Log) {
  let looked: Looked | null = null;
  const silent = new Set<string>();
  const add: AddGauge = (name, help, labelNames, collect) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset();
        if (!looked) return;
        try {
          await collect(this, looked);
          silent.delete(name);
        } catch (error) {
          // Somebody reads every few seconds: one line until it is there again.
          if (!silent.has(name)) log.warn({ metric: name, ...whyOf(error) }, 'metric not read');
          silent.add(name);
        }
      },
    });
  addShared(add);
  const stop = addOwn(add);
  return {
    look: (at: Looked): void => {
      looked = at;
    },
    stop,
  };
}

/** Of the database and the queues: the same in every process. */
function addShared(add: AddGauge): void {
  add('schedy_posts', 'Posts by state, the same in every process.', ['state'], async (posts, { prisma }) => {
    const rows = await prisma.post.groupBy({ by: ['state'], _count: true });
    for (const { state, _count } of rows) posts.set({ state }, _count);
  });
  add('schedy_store_bytes', 'Videos that are kept, the same in every process.', [], async (store, { prisma }) => {
    const { _sum } = await prisma.media.aggregate({ where: { state: 'ready' }, _sum: { sizeBytes: true } });
    store.set(Number(_sum.sizeBytes ?? 0));
  });
  add('schedy_queue_jobs', 'Jobs in each queue.', ['queue', 'state'], async (jobs, { depths }) => {
    for (const { queue, waiting, active, delayed } of await depths()) {
      for (const [state, count] of Object.entries({ waiting, active, delayed })) jobs.set({ queue, state }, count);
    }
  });
  add('schedy_queue_oldest_seconds', 'How long the first job has waited.', ['queue'], async (age, { depths }) => {
    for (const { queue, oldestMs } of await depths()) age.set({ queue }, oldestMs / 1000);
  });
}

/** Of this process and its machine; ends what it began. */
function addOwn(add: AddGauge): () => void {
  const delay = monitorEventLoopDelay({ resolution: LAG_RESOLUTION });
  delay.enable();
  add('schedy_disk_free_bytes', 'Free on the disk of DATA_DIR.', [], async (disk, { dataDir }) => {
    disk.set(await freeBytesOn(dataDir));
  });
  add('schedy_ready', 'What /readyz says, part by part.', ['part'], async (ready, { readiness }) => {
    for (const [part, is] of Object.entries(await readiness())) ready.set({ part }, is ? 1 : 0);
  });
  add('schedy_event_loop_lag_seconds', 'Since the last reading.', ['quantile'], (lag) => {
    for (const quantile of [50, 99]) lag.set({ quantile: String(quantile / 100) }, lagOf(delay.percentile(quantile)));
    delay.reset();
  });
  add('schedy_memory_bytes', 'Memory that the process holds.', [], (memory) => memory.set(process.memoryUsage.rss()));
  return () => void delay.disable();
}

const whyOf = (error: unknown) =>
  error instanceof Failure ? { code: error.code, ...error.facts } : { error: String(error) };

/** The timer's own period is no lag. */
const lagOf = (nanoseconds: number): number => Math.max(0, nanoseconds / NANOSECONDS - LAG_RESOLUTION / 1000);

/** Posts that are due in one minute, and how late they begin, with one, two and four workers beside BullMQ alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { closeServers, openServers, type Servers } from '../../sandbox/chaos/servers.ts';
import { startChild } from '../child.ts';
import type { Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { inBatches, openPlanned, type Planned } from './planned-posts.ts';

const POSTS = 10_000;
const SPREAD_MS = 60_000;
/** Until everything that is planned stands in the queue. */
const LEAD_MS = 5_000;

const ALARMS = 300;
const ALARMS_SPREAD_MS = 30_000;
const MOST_LATER_MS = 20;
/** A worker makes at least half as many posts as BullMQ makes empty jobs, as `reference / value`. */
const MOST_RATIO = 2;

/** What came of one run. */
interface Outcome {
  readonly perSecond: number;
  /** Of each post or job, from its time to its beginning. */
  readonly lateMs: readonly number[];
}

/** PostgreSQL and Redis: those of DATABASE_URL and REDIS_URL, or servers that are started for it. */
export const withServers = async <T>(work: (servers: Servers, directory: string) => Promise<T>): Promise<T> => {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-scale-'));
  const servers = await openServers(directory);
  try {
    return await work(servers, directory);
  } finally {
    await closeServers(servers);
    await rm(directory, { recursive: true, force: true });
  }
};

/** `SCALE_POSTS` (10,000) in one minute for each of `SCALE_WORKERS` (1,2,4). */
export async function measureWorkers(): Promise<Figure[]> {
  const posts = Number(process.env.SCALE_POSTS ?? POSTS);
  const figures: Figure[] = [];
  for (const workers of (process.env.SCALE_WORKERS ?? '1,2,4').split(',').map(Number)) {
    const [schedy, empty] = await withServers(async (servers, directory) => [
      await runSchedy(servers, { posts, workers, spreadMs: SPREAD_MS, directory }),
      await runEmpty(servers, { posts, workers, spreadMs: SPREAD_MS }),
    ]);
    console.log(`  ${workers} workers, lateness: ${sayLateness(schedy)} · BullMQ: ${sayLateness(empty)}`);
    console.log(
      `  ${workers} workers: ${schedy.perSecond.toFixed(1)} posts a second · BullMQ: ${empty.perSecond.toFixed(1)}`,
    );
    figures.push({
      name: `one post in, ${posts} due in a minute, ${workers} workers`,
      unit: 'ms',
      value: 1000 / schedy.perSecond,
      reference: { name: 'one empty job of BullMQ', value: 1000 / empty.perSecond },
      bar: { most: MOST_RATIO, of: 'ratio' },
    });
  }
  return figures;
}

/** Few posts, so that only the alarm itself is measured: from the time that was promised to the claim. */
export async function measureAlarms(): Promise<Figure[]> {
  const posts = Math.min(ALARMS, Number(process.env.SCALE_POSTS ?? ALARMS));
  const run = { posts, workers: 1, spreadMs: ALARMS_SPREAD_MS };
  const [schedy, empty] = await withServers(async (servers, directory) => [
    await runSchedy(servers, { ...run, directory }),
    await runEmpty(servers, run),
  ]);
  const value = percentile(schedy.lateMs, 0.99);
  const reference = { name: 'BullMQ alone', value: percentile(empty.lateMs, 0.99) };
  const most = reference.value + MOST_LATER_MS;
  return [{ name: 'alarm to claim, p99', value, unit: 'ms', reference, bar: { most, of: 'value' } }];
}

const sayLateness = ({ lateMs }: Outcome): string =>
  `p50 ${percentile(lateMs, 0.5).toFixed(0)} ms, p99 ${percentile(lateMs, 0.99).toFixed(0)} ms`;

interface Run {
  readonly posts: number;
  readonly workers: number;
  readonly spreadMs: number;
}

async function runSchedy(servers: Servers, { posts, workers, spreadMs, directory }: Run & { directory: string }) {
  const planned: Planned = await openPlanned(servers, { directory, workers, posts });
  try {
    const startMs = await planned.plan({ count: posts, spreadMs, leadMs: LEAD_MS + posts });
    const lateMs = await planned.untilOver(posts);
    const endMs = Math.max(...lateMs.map(({ beganMs }) => beganMs));
    return { perSecond: (posts * 1000) / (endMs - startMs), lateMs: lateMs.map((one) => one.lateMs) };
  } finally {
    await planned.close();
  }
}

const emptyJob = (dueMs: number) => ({
  name: 'empty',
  data: { dueMs },
  opts: { delay: Math.max(0, dueMs - Date.now()), removeOnComplete: true },
});

async function runEmpty({ redis }: Servers, { posts, workers, spreadMs }: Run): Promise<Outcome> {
  await redis.empty();
  const entry = new URL('./empty-worker.ts', import.meta.url);
  const children = Array.from({ length: workers }, () =>
    startChild(entry, { env: { ...process.env, REDIS_URL: redis.url } }),
  );
  const url = new URL(redis.url);
  const queue = new Queue('bench', { connection: { host: url.hostname, port: Number(url.port) } });
  try {
    for (const child of children) await child.nextLine();
    const startMs = Date.now() + LEAD_MS + posts;
    const dueMs = Array.from({ length: posts }, (_, index) => Math.round(startMs + (index * spreadMs) / posts));
    for (const some of inBatches(dueMs)) await queue.addBulk(some.map(emptyJob));
    if (Date.now() > startMs) throw new Error('Planning took longer than the time before the first job.');
    const lateMs: number[] = [];
    let endMs = startMs;
    while (lateMs.length < posts) {
      await pause(100);
      lateMs.length = 0;
      for (const child of children) {
        const said: { lateMs: number[]; endMs: number } = JSON.parse(await child.nextLine());
        lateMs.push(...said.lateMs);
        endMs = Math.max(endMs, said.endMs);
      }
    }
    return { perSecond: (posts * 1000) / (endMs - startMs), lateMs };
  } finally {
    await queue.close();
    for (const child of children) await child.stop();
  }
}

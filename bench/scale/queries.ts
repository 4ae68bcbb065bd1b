/** What the queue of a workspace, a claim and the sweep cost beside how many posts are stored, and which index serves which query. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../sandbox/chaos/postgres.ts';
import { createStoryDatabase } from '../../sandbox/demo/database.ts';
import { type Database, openDatabase } from '../../src/core/database/index.ts';
import { type Core, createCore, silentAlarm, silentLog, systemClock } from '../../src/core/index.ts';
import { createStore } from '../../src/core/media/index.ts';
import { claimPost } from '../../src/core/posts/publishing/take-claim.ts';
import { createCallLimits } from '../../src/core/rate-limits/index.ts';
import { createCipher } from '../../src/core/sealing/index.ts';
import { createTikTok } from '../../src/core/tiktok/index.ts';
import type { Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { sayPlans } from './plans.ts';
import { fillDatabase } from './rows.ts';

const FEW = 1000;
const ROUNDS = 60;
const MOST_RATIO = 1.3;

/** `SCALE_ROWS` posts (1,000,000) beside 1,000, each in a database of its own on a server that is started for it. */
export async function measureQueries(): Promise<Figure[]> {
  const rows = Number(process.env.SCALE_ROWS ?? 1_000_000);
  const directory = await mkdtemp(join(tmpdir(), 'schedy-scale-'));
  const server = await startPostgres(directory);
  if (!server) throw new Error('The cost of queries is measured on PostgreSQL, which is not installed here.');
  try {
    const few = await measureWith(server.url, FEW);
    const many = await measureWith(server.url, rows, join(directory, 'postgres', 'log'));
    return Object.entries(many).map(([name, value]) => ({
      name: `${name}, p95 with ${rows} posts stored`,
      value,
      unit: 'ms',
      reference: { name: `with ${FEW}`, value: few[name] ?? Number.NaN },
      bar: { most: MOST_RATIO, of: 'ratio' },
    }));
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureWith(serverUrl: string, posts: number, log?: string): Promise<Record<string, number>> {
  const { url, drop } = await createStoryDatabase(serverUrl);
  try {
    await withSchedy(url, async () => undefined);
    const began = performance.now();
    const bytes = await fillDatabase(url, posts);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `  ${posts} posts stored after ${seconds} s, ${(bytes / posts / 1024).toFixed(1)} KiB each with all that belongs to it`,
    );
    const figures = await withSchedy(url, (schedy) => measureEach(schedy, ROUNDS));
    if (log) await explain(url, log);
    return figures;
  } finally {
    await drop();
  }
}

interface Schedy {
  readonly database: Database;
  readonly core: Core;
  readonly claim: (id: string) => Promise<unknown>;
}

async function withSchedy<T>(url: string, work: (schedy: Schedy) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url, dataDir: '', onError: () => undefined });
  const clock = systemClock;
  const address = 'http://127.0.0.1:9';
  const tiktok = createTikTok({
    apiUrl: address,
    authUrl: address,
    clientKey: 'x',
    clientSecret: 'x',
    redirectUri: address,
    uploadHosts: [],
    clock,
  });
  const options = {
    publicUrl: address,
    mediaUrl: `file:${tmpdir()}/schedy-scale-media`,
    mediaRetentionMs: 86_400_000,
    audited: true,
    lateGraceMs: 86_400_000,
    undoWindowMs: 0,
    uploadsPerHour: 5,
    callsPerHour: 0,
  };
  const cipher = createCipher([Buffer.alloc(32, 7)]);
  const shared = { clock, log: silentLog, alarm: silentAlarm, tiktok, cipher };
  try {
    const core = await createCore({ ...shared, database, options });
    const { prisma } = database;
    const deps = {
      ...shared,
      prisma,
      options,
      store: createStore(options.mediaUrl),
      profiles: core.profiles,
      calls: createCallLimits({ prisma, clock, callsPerHour: 0 }),
      fetchVideo: () => Promise.reject(new Error('Nothing is fetched here.')),
    };
    return await work({ database, core, claim: (id) => claimPost(deps, id, 1) });
  } finally {
    await database.stop();
  }
}

/** The 95th percentile of each, in milliseconds. */
async function measureEach({ database, core, claim }: Schedy, rounds: number): Promise<Record<string, number>> {
  const { prisma } = database;
  const times: Record<string, number[]> = {};
  const time = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    times[name] = [...(times[name] ?? []), performance.now() - began];
  };
  const due = await prisma.post.findMany({ where: { state: 'scheduled' }, take: rounds, orderBy: { id: 'asc' } });
  for (const [round, { id, workspaceId, authorId }] of due.entries()) {
    const viewer = { memberId: authorId, isAdmin: false, isGuest: false };
    const page = { workspaceId, viewer, skip: 0, take: 10 };
    await time('queue', () => core.posts.queue(page));
    await time('history', () => core.posts.history(page));
    await prisma.post.update({ where: { id }, data: { wakeAt: new Date() } });
    await time('claim', async () => {
      if (!(await claim(id))) throw new Error('A post that is due was not claimed.');
    });
    await prisma.attempt.updateMany({ where: { postId: id }, data: { outcome: 'abandoned' } });
    // Beyond the first rounds, in which connections are opened and plans are made.
    if (round % 3 === 0) await time('sweep', () => core.sweep());
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, percentile(all.slice(5), 0.95)]));
}

/** Once more, while the server writes down how it carries out each statement; not part of what is measured. */
async function explain(url: string, log: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { pathname } = new URL(url);
  for (const [name, value] of [
    ['session_preload_libraries', "'auto_explain'"],
    ['auto_explain.log_min_duration', '0'],
    ['auto_explain.log_analyze', 'on'],
  ]) {
    await client.query(`ALTER DATABASE ${pathname.slice(1)} SET ${name} = ${value}`);
  }
  await client.end();
  const before = (await readFile(log, 'utf8')).length;
  await withSchedy(url, (schedy) => measureEach(schedy, 6));
  for (const line of sayPlans((await readFile(log, 'utf8')).slice(before))) console.log(line);
}

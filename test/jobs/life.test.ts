import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/core/index.ts';
import { openBackend } from '../../src/jobs/index.ts';
import { openTestDatabase } from '../database.ts';
import { createMailbox, openStage, recordLog } from './stage.ts';

const script = fileURLToPath(new URL('start-and-stop.ts', import.meta.url));

test('after a stop nothing keeps the process alive', async () => {
  const child = promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    timeout: 110_000,
  });
  expect(await child).toEqual({ stdout: 'stopped\n', stderr: '' });
}, 120_000);

if (!process.env.REDIS_URL) {
  test('of what the queue writes about its jobs the newest thousand lines are kept', async () => {
    const stage = await openStage();
    const count = async () => {
      const [row] = await stage.database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM bullmq.event',
        [],
      );
      return row?.count ?? 0;
    };
    await stage.database.query(
      `INSERT INTO bullmq.event (queue, event, created_at_ms) SELECT 'posts', 'added', 0 FROM generate_series(1, 3000)`,
      [],
    );
    expect(await count()).toBeGreaterThanOrEqual(3000);
    await stage.backend.trim();
    expect(await count()).toBeLessThanOrEqual(1000);
    expect(await count()).toBeGreaterThan(0);
    await stage.stop();
  });
}

if (process.env.DATABASE_URL) {
  test('several processes may open the queue of one database at the same moment', async () => {
    const { database, stop } = await openTestDatabase();
    const { log, lines } = recordLog();
    const options = { database, clock: systemClock, log };
    const open = ['first', 'second', 'third'].map(() => openBackend(options));
    const backends = await Promise.all(open);
    for (const { add } of backends) {
      await add({ name: 'drain-thread', payload: { threadId: randomUUID() } });
    }
    await Promise.all(backends.map((backend) => backend.stop()));
    await stop();
    expect(lines).toEqual([]);
  });
}

if (process.env.DATABASE_URL && !process.env.REDIS_URL) {
  test('a worker whose connection was cut hears of the next job all the same', async () => {
    const stage = await openStage();
    const rung = createMailbox<string>();
    const poll = async (postId: string) => rung.tell(postId);
    const workers = stage.startWorkers({ posts: { publish: poll, pollOutcome: poll } });
    const ids = [randomUUID(), randomUUID()] as const;
    stage.alarm.pollOutcome(ids[0], stage.clock.now());
    expect(await rung.next()).toBe(ids[0]);
    const cut = await stage.database.prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'outcomes'`;
    expect(cut).toBe(1);
    await expect.poll(() => stage.lines).toMatchObject([{ message: 'the queue reports an error' }]);
    stage.alarm.pollOutcome(ids[1], stage.clock.now());
    expect(await rung.next()).toBe(ids[1]);
    await workers.stop();
    await stage.stop();
  });
}

/** What Schedy relies on, wherever the queue lives (`Backend` in src/jobs/backend.ts). */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type JobName, jobs, queueNames } from '../../src/jobs/queues-and-jobs.ts';
import { createMailbox, openStage, type Stage } from '../jobs/stage.ts';

const { REDIS_URL } = process.env;
const places = [
  { name: process.env.DATABASE_URL ? 'a PostgreSQL server' : 'the embedded PostgreSQL', redisUrl: undefined },
  ...(REDIS_URL ? [{ name: 'Redis', redisUrl: REDIS_URL }] : []),
];

const polling = (poll: (postId: string) => Promise<void>) => ({ posts: { publish: poll, pollOutcome: poll } });

describe.each(places)('a queue in $name', ({ redisUrl }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ redisUrl });
  });
  afterEach(async () => {
    await stage.stopWorkers();
    await stage.emptyQueues();
    stage.lines.length = 0;
  });
  afterAll(() => stage.stop());

  async function kept(): Promise<{ name: string; id: string | undefined; data: unknown }[]> {
    await stage.alarm.flush();
    const queued = await Promise.all(queueNames.map((name) => stage.queue(name).getJobs()));
    return queued.flat().map(({ name, id, data }) => ({ name, id, data }));
  }

  test('the queue says that it answers', async () => {
    expect(await stage.backend.isReady()).toBe(true);
  });

  test('every alarm carries ids and nothing else', async () => {
    const at = stage.clock.now();
    stage.alarm.publishPost({ id: randomUUID(), scheduleVersion: 1, wakeAt: at });
    stage.alarm.pollOutcome(randomUUID(), at);
    stage.alarm.drainThread(randomUUID());
    stage.alarm.takeMessage(randomUUID());
    stage.alarm.takeWebhook(randomUUID());
    stage.alarm.refreshToken(randomUUID());
    const found = await kept();
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(jobs).sort());
    for (const { name, data } of found) {
      const { payload } = jobs[name as JobName];
      expect(payload.parse(data)).toEqual(data);
      expect(Object.keys(data as object).join(' ')).toMatch(/^\w+Id( scheduleVersion)?$/);
    }
  });

  test('the same alarm set twice rings once, a repeated one rings again', async () => {
    const post = { id: randomUUID(), scheduleVersion: 2, wakeAt: stage.clock.now() };
    stage.alarm.publishPost(post);
    stage.alarm.publishPost(post);
    stage.alarm.publishPost(post, 'sweep-1');
    stage.alarm.publishPost({ ...post, scheduleVersion: 3 });
    const ids = (await kept()).map(({ id }) => id);
    const prefix = `post-${post.id}`;
    expect(ids.sort()).toEqual([`${prefix}-2`, `${prefix}-2-sweep-1`, `${prefix}-3`]);
  });

  test.each(['pollOutcome', 'takeMessage', 'takeWebhook', 'refreshToken'] as const)(
    '%s does not pile up while nobody works on it',
    async (name) => {
      const id = randomUUID();
      const at = stage.clock.now();
      stage.alarm[name](id, at);
      stage.alarm[name](id, at);
      expect(await kept()).toHaveLength(1);
    },
  );

  test('an id can be used again once its job has ended, well or badly', async () => {
    const ends = createMailbox<string>();
    const publish = async (): Promise<void> => {
      ends.tell('ended');
      throw new Error('badly');
    };
    const post = { id: randomUUID(), scheduleVersion: 1, wakeAt: stage.clock.now() };
    for (const _time of ['first', 'second']) {
      const workers = stage.startWorkers({ posts: { publish, pollOutcome: publish } });
      stage.alarm.publishPost(post);
      await ends.next();
      await workers.stop();
      expect(await kept()).toEqual([]);
    }
  });

  test('a wake-up that comes while the thread is being drained is not lost', async () => {
    const threadId = randomUUID();
    const begun = createMailbox<string>();
    const finish = createMailbox<string>();
    const drain = async (id: string): Promise<void> => {
      begun.tell(id);
      await finish.next();
    };
    const workers = stage.startWorkers({ notices: { drain } });
    stage.alarm.drainThread(threadId);
    await begun.next();
    stage.alarm.drainThread(threadId);
    await stage.alarm.flush();
    finish.tell('first');
    expect(await begun.next()).toBe(threadId);
    finish.tell('second');
    await workers.stop();
  });

  test('an alarm whose time has passed rings at once', async () => {
    const rung = createMailbox<string>();
    const poll = async (postId: string) => rung.tell(postId);
    const workers = stage.startWorkers({ posts: { publish: poll, pollOutcome: poll } });
    const id = randomUUID();
    stage.alarm.pollOutcome(id, new Date(stage.clock.now().getTime() - 60_000));
    expect(await rung.next()).toBe(id);
    await workers.stop();
  });

  test('a post is rung for at its time and not before', async () => {
    const rung = createMailbox<{ postId: string; version: number; at: Date }>();
    const publish = async (postId: string, version: number) => rung.tell({ postId, version, at: stage.clock.now() });
    const workers = stage.startWorkers({ posts: { publish, pollOutcome: async () => {} } });
    const wakeAt = new Date(stage.clock.now().getTime() + 400);
    const id = randomUUID();
    stage.alarm.publishPost({ id, scheduleVersion: 3, wakeAt });
    const { postId, version, at } = await rung.next();
    expect({ postId, version }).toEqual({ postId: id, version: 3 });
    const lateMs = at.getTime() - wakeAt.getTime();
    expect(lateMs).toBeGreaterThanOrEqual(0);
    // A worker that was not woken would look again after 5 s.
    expect(lateMs).toBeLessThan(4_000);
    await workers.stop();
  });

  test('a stop takes no more jobs and waits for the one under way', async () => {
    const begun = createMailbox<string>();
    const finish = createMailbox<string>();
    const ended: string[] = [];
    const workers = stage.startWorkers(
      polling(async (postId) => {
        begun.tell(postId);
        await finish.next();
        ended.push(postId);
      }),
    );
    const [first, second] = [randomUUID(), randomUUID()];
    stage.alarm.pollOutcome(first, stage.clock.now());
    await begun.next();
    const stopped = workers.stop();
    // The worker's last look at the queue finds this one, and gives it back.
    stage.alarm.pollOutcome(second, stage.clock.now());
    await stage.alarm.flush();
    finish.tell('now');
    await stopped;
    expect(ended).toEqual([first]);
    const left = await stage.queue('outcomes').getJobs();
    expect(left.map(({ data }) => data)).toEqual([{ postId: second }]);
    expect(await stage.queue('outcomes').getActiveCount()).toBe(0);
    expect(stage.lines).toEqual([]);
  });

  test('a stop leaves a job that does not end to others', async () => {
    const begun = createMailbox<string>();
    const finish = createMailbox<string>();
    const workers = stage.startWorkers(
      polling(async (postId) => {
        begun.tell(postId);
        await finish.next();
      }),
      { finishMs: 50 },
    );
    stage.alarm.pollOutcome(randomUUID(), stage.clock.now());
    await begun.next();
    await workers.stop();
    expect(stage.lines).toMatchObject([{ level: 'warn', finishMs: 50 }]);
    expect(await stage.queue('outcomes').getActiveCount()).toBe(1);
    finish.tell('too late');
  });

  test('a process without chat secrets leaves the queues of bots alone', async () => {
    const rung = createMailbox<string>();
    const poll = async (postId: string) => rung.tell(postId);
    const options = { roles: ['web', 'worker'], handlers: undefined };
    const workers = stage.startWorkers(polling(poll), options);
    stage.alarm.drainThread(randomUUID());
    await stage.alarm.flush();
    const id = randomUUID();
    stage.alarm.pollOutcome(id, stage.clock.now());
    expect(await rung.next()).toBe(id);
    await workers.stop();
    expect(await stage.queue('threads').getJobs()).toHaveLength(1);
  });

  test.each([
    ['poll-outcome', { postId: 'not an id' }],
    ['poll-outcome', { postId: randomUUID(), uploadUrl: 'https://upload.example' }],
    ['a-job-of-another-version', { postId: randomUUID() }],
  ])('%s with %j is refused and leaves the queue', async (name, payload) => {
    const next = createMailbox<string>();
    const workers = stage.startWorkers(polling(async (postId) => next.tell(postId)));
    await stage.queue('outcomes').add(name, payload, { removeOnComplete: true, removeOnFail: true });
    const id = randomUUID();
    stage.alarm.pollOutcome(id, stage.clock.now());
    expect(await next.next()).toBe(id);
    await workers.stop();
    expect(stage.lines).toMatchObject([{ level: 'error', job: name, code: 'bug' }]);
    expect(await stage.queue('outcomes').getJobs()).toEqual([]);
  });

  test('a beat that came through the queue counts, and a sweep that hangs does not', async () => {
    const swept = createMailbox<string>();
    const hanging = createMailbox<string>();
    const sweep = async () => {
      swept.tell('begun');
      await hanging.next();
    };
    const workers = stage.startWorkers({ sweep }, { heartbeat: 'heartbeat-test', silentMs: 3_000 });
    await swept.next();
    expect(workers.isAlive()).toBe(true);

    await expect.poll(() => workers.isAlive(), { timeout: 10_000 }).toBe(false);

    hanging.tell('go on');
    await expect.poll(() => workers.isAlive(), { timeout: 20_000 }).toBe(true);
    await workers.stop();
  });

  test('a job whose process dies again and again is worked on in the end', async () => {
    const id = randomUUID();
    stage.alarm.publishPost({ id, scheduleVersion: 1, wakeAt: stage.clock.now() });
    await stage.alarm.flush();
    // Takes the job and is never heard of again; then looks for jobs that were left like that.
    const mortal = stage.idleWorker('posts', { lockDuration: 20, stalledInterval: 20 });
    mortal.on('error', (error) => stage.lines.push({ level: 'error', message: error.message }));
    for (const life of ['first', 'second', 'third']) {
      expect(await mortal.getNextJob(life, { block: false })).toMatchObject({ data: { postId: id } });
      const stalled = once(mortal, 'stalled');
      await mortal.startStalledCheckTimer();
      await stalled;
    }
    expect(await stage.queue('posts').getFailedCount()).toBe(0);
    await mortal.close(true);
    const rung = createMailbox<string>();
    const publish = async (postId: string) => rung.tell(postId);
    const workers = stage.startWorkers({ posts: { publish, pollOutcome: publish } });
    expect(await rung.next()).toBe(id);
    await workers.stop();
    expect(stage.lines).toEqual([]);
  });

  test('what the queue keeps beyond its jobs is trimmed, and no job with it', async () => {
    stage.alarm.drainThread(randomUUID());
    await stage.alarm.flush();
    const pool = redisUrl ? null : stage.database.openQueuePool();
    await pool?.query(`SELECT publish_event('outcomes', 'waiting', '{}'::jsonb) FROM generate_series(1, 3000)`);

    await stage.backend.trim();

    expect(await kept()).toHaveLength(1);
    const events = await pool?.query('SELECT count(*)::int AS count FROM event');
    expect(events?.rows[0]?.count ?? 0).toBeLessThanOrEqual(1000);
  });
});

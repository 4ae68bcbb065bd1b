import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type JobName, jobs, queueNames } from '../../src/jobs/table.ts';
import { createMailbox, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stage.emptyQueues());
afterAll(() => stage.stop());

async function kept(): Promise<{ name: string; id: string | undefined; data: unknown }[]> {
  await stage.alarm.flush();
  const queued = await Promise.all(queueNames.map((name) => stage.queue(name).getJobs()));
  return queued.flat().map(({ name, id, data }) => ({ name, id, data }));
}

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

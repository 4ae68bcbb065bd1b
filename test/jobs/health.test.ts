/** Whether work really goes on: a wrong clock, a worker that stops, a sweep that hangs. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClockCheck } from '../../src/core/index.ts';
import type { Backend, Heartbeat } from '../../src/jobs/backend.ts';
import { createWorkers } from '../../src/jobs/index.ts';
import { createMailbox, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.emptyQueues();
  stage.lines.length = 0;
});
afterAll(() => stage.stop());

test('while its clock is wrong a process takes no work, and goes on when it is right', async () => {
  const rung = createMailbox<string>();
  const done: string[] = [];
  let isRight = false;
  let looks = 0;
  // The first look, at the start, finds the clock wrong; the next one finds it right.
  const clockCheck = {
    check: async () => {
      looks += 1;
      isRight = looks > 1;
      return isRight;
    },
    isRight: () => isRight,
  };
  const poll = async (id: string): Promise<void> => {
    done.push(`${id} ${isRight}`);
    rung.tell(id);
  };
  const sweep = async () => void done.push(`sweep ${isRight}`);
  const workers = stage.startWorkers({ posts: { publish: poll, pollOutcome: poll }, sweep }, { clockCheck });
  const id = randomUUID();
  stage.alarm.pollOutcome(id, stage.clock.now());

  expect(await rung.next()).toBe(id);

  expect(done).toContain(`${id} true`);
  expect(done.filter((one) => !one.endsWith(' true'))).toEqual([]);
  expect(workers.isAlive()).toBe(true);
  await workers.stop();
});

test('a clock that jumps between two comparisons claims, sweeps and removes nothing', async () => {
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const clockCheck = createClockCheck({ database: stage.database, clock, log: stage.log });
  const told = () => stage.lines.filter(({ message }) => message.includes('clock')).map(({ level }) => level);
  const done: string[] = [];
  const publish = async (id: string) => void done.push(`${id} ${aheadMs}`);
  const look = (what: string) => async () => void done.push(`${what} ${aheadMs}`);
  const core = { posts: { publish, pollOutcome: publish }, sweep: look('sweep'), tidy: look('tidy') };
  const workers = stage.startWorkers(core, { clockCheck });
  const perform = (postId: string) => workers.perform('publish-post', { postId, scheduleVersion: 1 });
  const [first, early, late] = [randomUUID(), randomUUID(), randomUUID()];
  await perform(first);
  await expect.poll(() => done.toSorted()).toEqual([`${first} 0`, 'sweep 0', 'tidy 0'].toSorted());

  aheadMs = 5 * 60_000;
  await perform(early);
  stage.alarm.publishPost({ id: early, scheduleVersion: 1, wakeAt: stage.clock.now() });
  expect(told()).toEqual(['error']);
  expect(workers.isAlive()).toBe(true);

  aheadMs = 0;
  await expect.poll(told, { timeout: 30_000 }).toEqual(['error', 'info']);
  await perform(late);
  expect(done).toContain(`${late} 0`);
  expect(done.filter((one) => !one.endsWith(' 0'))).toEqual([]);
  await workers.stop();
});

test('a worker that stops by an error is started again', async () => {
  const ran = createMailbox<string>();
  let runs = 0;
  let isClosed = false;
  const fragile: Backend['openWorker'] = () => ({
    run: async () => {
      runs += 1;
      ran.tell(`run ${runs}`);
      if (runs === 1) throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
      await new Promise(() => {});
    },
    isClosing: () => isClosed,
    close: async () => {
      isClosed = true;
      return true;
    },
  });
  const backend = { openWorker: fragile, openHeartbeat: (): Heartbeat => never(), trim: async () => {} };
  const workers = createWorkers({ backend, core: {} as never, roles: ['web', 'one'], log: stage.log });
  expect(workers.isAlive()).toBe(true);
  await workers.stop();
  const profiles = createWorkers({ backend, core: emptyCore, roles: ['worker'], log: stage.log });
  profiles.start();

  expect(await ran.next()).toBe('run 1');
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(4);

  expect(stage.lines).toMatchObject([{ level: 'error', message: 'a worker stopped and is started again' }]);
  await profiles.stop();
});

const never = (): never => {
  throw new Error('Nobody expected a heartbeat.');
};
const emptyCore = { sweep: async () => {}, tidy: async () => {} } as never;

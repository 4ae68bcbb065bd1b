import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailbox, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

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

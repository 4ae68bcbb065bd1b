import { randomUUID } from 'node:crypto';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../src/core/index.ts';
import { createFairPlaces } from '../../src/core/media/index.ts';
import { createWorkers } from '../../src/jobs/index.ts';
import { queues } from '../../src/jobs/queues-and-jobs.ts';
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

const polling = (poll: (postId: string) => Promise<void>) => ({
  posts: { publish: poll, pollOutcome: poll },
});

/** Ends what waits, and what begins to wait meanwhile, until `stopped`. */
async function endAll(ends: (() => void)[], stopped: Promise<void>): Promise<void> {
  let isStopped = false;
  const noted = stopped.then(() => {
    isStopped = true;
  });
  while (!isStopped) {
    ends.shift()?.();
    await turn();
  }
  await noted;
}

test('every job reaches its use case', async () => {
  const calls = createMailbox<string>();
  const bot = {
    platform: 'slack',
    receivedAt: new Date(0),
    isLastTry: false,
    isGivenUp: false,
    isRevised: false,
  } as const;
  const workers = stage.startWorkers(
    {
      inbox: { take: (id, work) => work({ ...bot, body: id }) },
      notices: { drain: async (id) => calls.tell(`drain ${id}`) },
      posts: {
        publish: async (id, version) => calls.tell(`publish ${id} ${version}`),
        pollOutcome: async (id) => calls.tell(`poll ${id}`),
      },
      webhooks: { take: async (id) => calls.tell(`webhook ${id}`) },
      profiles: {
        refreshIfDue: async (id, due) => {
          calls.tell(`refresh ${id} ${due?.dueWithinMs}`);
          return true;
        },
      },
    },
    {
      handlers: {
        takeMessage: async ({ body }) => calls.tell(`take ${body}`),
        messenger: {} as never,
      },
    },
  );
  const id = randomUUID();
  const now = stage.clock.now();
  stage.alarm.takeMessage(id);
  expect(await calls.next()).toBe(`take ${id}`);
  stage.alarm.takeWebhook(id);
  expect(await calls.next()).toBe(`webhook ${id}`);
  stage.alarm.drainThread(id);
  expect(await calls.next()).toBe(`drain ${id}`);
  stage.alarm.publishPost({ id, scheduleVersion: 7, wakeAt: now });
  expect(await calls.next()).toBe(`publish ${id} 7`);
  stage.alarm.pollOutcome(id, now);
  expect(await calls.next()).toBe(`poll ${id}`);
  stage.alarm.refreshToken(id);
  expect(await calls.next()).toBe(`refresh ${id} 0`);
  await workers.stop();
  expect(stage.lines).toEqual([]);
});

test('a failure is logged by its code and facts, and the next job is worked on', async () => {
  const ended = createMailbox<string>();
  const poll = async (postId: string): Promise<void> => {
    ended.tell(postId);
    throw new Failure('tiktok_unreachable', { kind: 'retry' }, { endpoint: '/v2/x/' });
  };
  const workers = stage.startWorkers(polling(poll));
  const [first, second] = [randomUUID(), randomUUID()];
  for (const id of [first, second]) {
    stage.alarm.pollOutcome(id, stage.clock.now());
    expect(await ended.next()).toBe(id);
  }
  await workers.stop();
  const facts = { job: 'poll-outcome', code: 'tiktok_unreachable', endpoint: '/v2/x/' };
  const line = { level: 'warn', message: 'a job failed', ...facts };
  expect(stage.lines).toEqual([line, line]);
});

test('a bug is logged by its name and place, without its words', async () => {
  const ended = createMailbox<string>();
  const workers = stage.startWorkers(
    polling(async (postId) => {
      ended.tell(postId);
      throw new RangeError('rft.a-token-in-the-words');
    }),
  );
  stage.alarm.pollOutcome(randomUUID(), stage.clock.now());
  await ended.next();
  await workers.stop();
  const [line] = stage.lines;
  expect(line).toMatchObject({ level: 'error', code: 'bug', error: 'RangeError' });
  expect(line?.stack).toContain('workers.test.ts');
  expect(JSON.stringify(stage.lines)).not.toContain('rft.');
});

test('bots without handlers are a mistake that is told at once', () => {
  const { backend, log } = stage;
  const deps = { backend, log, roles: ['bots'], core: {} as never };
  expect(() => createWorkers(deps)).toThrow('The role bots needs handlers.');
});

test('a worker sweeps and tidies at once; a process without that role does neither', async () => {
  const runs = createMailbox<string>();
  const core = { sweep: async () => runs.tell('sweep'), tidy: async () => runs.tell('tidy') };
  const workers = stage.startWorkers(core, { roles: ['worker'] });
  expect([await runs.next(), await runs.next()]).toEqual(['sweep', 'tidy']);
  await workers.stop();
  const sweep = async () => {
    throw new Error('A bot does not sweep.');
  };
  const bots = stage.startWorkers({ sweep, tidy: sweep }, { roles: ['bots'] });
  await bots.stop();
  expect(stage.lines).toEqual([]);
});

test('what waits for its turn to read a video keeps nobody else from being worked on, and the end waits for it', async () => {
  const reading = createFairPlaces({ most: 4, mostInAll: 4 });
  const begun = createMailbox<string>();
  const ends: (() => void)[] = [];
  let taken = 0;
  let ended = 0;
  const take = async (id: string): Promise<void> => {
    if (id === words) return begun.tell(id);
    taken += 1;
    await reading.run('many', async () => {
      begun.tell(id);
      await new Promise<void>((end) => ends.push(end));
    });
    ended += 1;
  };
  const words = randomUUID();
  const workers = stage.startWorkers({ inbox: { take } });
  const videos = Array.from({ length: 40 }, () => randomUUID());
  for (const id of videos) stage.alarm.takeMessage(id);
  for (let read = 0; read < 4; read += 1) expect(videos).toContain(await begun.next());
  stage.alarm.takeMessage(words);
  expect(await begun.next()).toBe(words);
  await endAll(ends, workers.stop());
  // What nobody had taken from the queue yet waits there for the next process.
  expect([ended, taken > 4]).toEqual([taken, true]);
});

test('threads of a chat that does not answer keep those of the other one waiting for some seconds at most', async () => {
  const places = queues.threads.concurrency;
  const begun = createMailbox<string>();
  const drained = createMailbox<string>();
  const silent = new Set<string>(Array.from({ length: 3 * places }, () => randomUUID()));
  const ends: (() => void)[] = [];
  const drain = async (id: string): Promise<void> => {
    if (!silent.has(id)) return drained.tell(id);
    begun.tell(id);
    await new Promise<void>((end) => ends.push(end));
  };
  const workers = stage.startWorkers({ notices: { drain } });
  for (const id of silent) stage.alarm.drainThread(id);
  // Every place is taken; how many of the rest stand before the other one in the queue is its own affair.
  for (let taken = 0; taken < places; taken += 1) await begun.next();
  const other = randomUUID();
  stage.alarm.drainThread(other);
  expect(await drained.next()).toBe(other);
  expect(ends.length).toBeGreaterThanOrEqual(places);
  await endAll(ends, workers.stop());
});

test('the end waits also for a job that gives way while its worker closes', async () => {
  const begun = createMailbox<string>();
  let isEnded = false;
  const drain = async (id: string): Promise<void> => {
    begun.tell(id);
    // Longer than a thread may keep its place.
    await sleep(3_000);
    isEnded = true;
  };
  const workers = stage.startWorkers({ notices: { drain } });
  stage.alarm.drainThread(randomUUID());
  await begun.next();
  await workers.stop();
  expect(isEnded).toBe(true);
});

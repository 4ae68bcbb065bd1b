import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../src/core/index.ts';
import { createAlarm, createWorkers, openBackend } from '../../src/jobs/index.ts';
import { createMailbox, recordLog } from './stage.ts';

const database = {
  openQueuePool: () => {
    throw new Error('With Redis nobody asks the database for a queue.');
  },
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function openOn(port: number, prefix = 'test') {
  const { log, lines } = recordLog();
  const redisUrl = `redis://:hunter2@127.0.0.1:${port}`;
  const options = { redisUrl, database, clock: systemClock, log, prefix };
  const backend = await openBackend(options);
  stops.push(backend.stop);
  return { backend, log, lines, alarm: createAlarm({ backend, clock: systemClock, log }) };
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('an alarm is given up at once while Redis refuses connections', async () => {
  const { backend, alarm, lines } = await openOn(await closedPort());
  const begunMs = performance.now();
  for (let count = 0; count < 500; count += 1) alarm.takeMessage(randomUUID());
  await alarm.flush();
  expect(performance.now() - begunMs).toBeLessThan(2_000);
  expect(await backend.isReady()).toBe(false);
  const told = lines.filter(({ level }) => level === 'warn');
  expect(told.filter(({ code }) => code === 'queue_away')).toHaveLength(1);
  expect(told.some(({ reason }) => String(reason).includes('ECONNREFUSED'))).toBe(true);
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

test('what is due is done in this process while Redis is away, where it has the role', async () => {
  const { backend, log } = await openOn(await closedPort());
  const done = createMailbox<string>();
  const core = {
    sweep: async () => {},
    tidy: async () => {},
    posts: { publish: async (id: string) => done.tell(id), pollOutcome: async (id: string) => done.tell(id) },
  } as never;
  const workers = createWorkers({ backend, core, roles: ['worker'], log, finishMs: 50 });
  stops.push(workers.stop);
  workers.start();
  const alarm = createAlarm({ backend, clock: systemClock, log, perform: workers.perform });
  const [now, later, thread] = [randomUUID(), randomUUID(), randomUUID()];
  alarm.drainThread(thread);
  alarm.pollOutcome(later, new Date(systemClock.now().getTime() + 60_000));
  alarm.pollOutcome(now, systemClock.now());
  expect(await done.next()).toBe(now);
});

test('workers start without Redis and can be stopped', async () => {
  const { backend, log } = await openOn(await closedPort());
  const core = { sweep: async () => {}, tidy: async () => {} } as never;
  const workers = createWorkers({ backend, core, roles: ['worker'], log, finishMs: 50 });
  workers.start();
  await workers.stop();
});

test('a Redis that takes connections and says nothing holds nobody up for long', async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => close(server, sockets));
  const { backend, alarm } = await openOn((server.address() as AddressInfo).port);
  alarm.drainThread(randomUUID());
  await alarm.flush();
  expect(await backend.isReady()).toBe(false);
}, 15_000);

test('without an answer in time an alarm is given up, with one line for many', async () => {
  const { log, lines } = recordLog();
  const add = async (): Promise<void> => {
    throw new RangeError('not now');
  };
  const alarm = createAlarm({ backend: { add }, clock: systemClock, log });
  alarm.drainThread(randomUUID());
  alarm.drainThread(randomUUID());
  await alarm.flush();
  expect(lines.map(({ level, job, error }) => [level, job, error])).toEqual([
    ['warn', 'drain-thread', 'RangeError'],
    ['debug', 'drain-thread', 'RangeError'],
  ]);
});

const redisUrl = process.env.REDIS_URL;
if (redisUrl) {
  test('when Redis comes back, alarms and workers go on by themselves', async () => {
    const prefix = `test-${randomUUID()}`;
    stops.push(() => forget(redisUrl, prefix));
    const line = await openLine(redisUrl);
    const { backend, alarm, log } = await openOn(line.port, prefix);
    const rung = createMailbox<string>();
    const core = {
      sweep: async () => {},
      tidy: async () => {},
      posts: { publish: async () => {}, pollOutcome: async (id: string) => rung.tell(id) },
      profiles: {},
    } as never;
    const workers = createWorkers({ backend, core, roles: ['worker'], log });
    stops.push(workers.stop);
    workers.start();
    const ids = [randomUUID(), randomUUID()] as const;
    alarm.pollOutcome(ids[0], systemClock.now());
    expect(await rung.next()).toBe(ids[0]);
    await line.cut();
    alarm.pollOutcome(randomUUID(), systemClock.now());
    await alarm.flush();
    expect(await backend.isReady()).toBe(false);
    await line.mend();
    await expect.poll(backend.isReady, { timeout: 10_000 }).toBe(true);
    alarm.pollOutcome(ids[1], systemClock.now());
    expect(await rung.next()).toBe(ids[1]);
  });
}

async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  await redis.del(...(await redis.keys(`${prefix}:*`)));
  await redis.quit();
}

/** A way to Redis that can be cut and mended. */
async function openLine(url: string) {
  const target = { host: new URL(url).hostname, port: Number(new URL(url).port || 6379) };
  const sockets = new Set<Socket>();
  let server = createServer();
  const listen = async (port: number): Promise<void> => {
    server = createServer((socket) => {
      const onward = connect(target);
      for (const end of [socket, onward]) sockets.add(end.on('error', () => end.destroy()));
      socket.pipe(onward).pipe(socket);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  stops.push(() => close(server, sockets));
  return { port, cut: () => close(server, sockets), mend: () => listen(port) };
}

async function close(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}

/** When what was missed is read back, how far, and how often: the rules that both platforms share. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CatchUp, createCatchUp, type Missed, patiently } from '../../../src/bots/chat/catch-up.ts';
import { Failure } from '../../../src/core/errors.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const now = new Date('2026-11-25T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);

let heardUntil: Date | null;
let noted: Date[];
let read: Missed[];
let fails: Failure | null;
let catchUp: CatchUp;

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
  heardUntil = ago(6 * HOUR_MS);
  noted = [];
  read = [];
  fails = null;
});
afterEach(async () => {
  await catchUp.stop();
  vi.useRealTimers();
});

function start(mostMs = 24 * HOUR_MS): CatchUp {
  const silent = () => undefined;
  catchUp = createCatchUp({
    listening: {
      heardUntil: async () => heardUntil,
      heard: async (_platform, _account, until) => void noted.push(until),
      openThreads: async () => [],
      openSources: async () => [],
      conversations: async () => [],
    },
    platform: 'slack',
    account: async () => 'T1',
    mostMs,
    clock: { now: () => new Date() },
    readMissed: async (missed) => {
      read.push(missed);
      if (fails) throw fails;
      return 1;
    },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return catchUp;
}

/** Lets everything run that waits for nothing but a promise. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
/** As a running process: beat by beat. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 20_000) {
    vi.advanceTimersByTime(Math.min(left, 20_000));
    await settle();
  }
}

test('a start reads from a little before what was heard last, and notes that everything is heard now', async () => {
  start().connected();
  await settle();
  expect(read).toEqual([{ since: ago(6 * HOUR_MS + 2 * MINUTE_MS), until: now }]);
  expect(noted).toEqual([now]);
});

test('nothing is older than CATCH_UP_HOURS, and 0 reads nothing', async () => {
  heardUntil = ago(90 * HOUR_MS);
  start(24 * HOUR_MS).connected();
  await settle();
  expect(read).toEqual([{ since: ago(24 * HOUR_MS), until: now }]);
  await catchUp.stop();

  read = [];
  start(0).connected();
  await settle();
  expect(read).toEqual([]);
  expect(noted).toHaveLength(2);
});

test('who has never listened has missed nothing', async () => {
  heardUntil = null;
  start().connected();
  await settle();
  expect(read).toEqual([]);
  expect(noted).toEqual([now]);
});

test('a connection that goes on where it was cut reads nothing; one that does not reads what was missed', async () => {
  start().connected();
  await settle();
  catchUp.disconnected();
  await pass(10 * MINUTE_MS);
  expect(noted).toHaveLength(1);
  catchUp.resumed();
  await settle();
  expect(read).toHaveLength(1);
  expect(noted).toHaveLength(2);

  catchUp.disconnected();
  catchUp.connected();
  await settle();
  expect(read).toHaveLength(2);
});

test('a process that stood still reads what was said meanwhile; one that did not reads nothing twice', async () => {
  start().connected();
  await settle();
  await pass(10 * MINUTE_MS);
  expect(read).toHaveLength(1);
  // No beat for three minutes: the timers of a frozen process do not ring.
  vi.setSystemTime(new Date(Date.now() + 3 * MINUTE_MS));
  const atMs = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => atMs + 3 * MINUTE_MS);
  vi.advanceTimersByTime(20_000);
  await settle();
  vi.mocked(performance.now).mockRestore();
  expect(read).toHaveLength(2);
});

test('what could not be read back is tried again, and until then nothing is noted as heard', async () => {
  fails = new Failure('chat_unreachable', { kind: 'retry' });
  start().connected();
  await settle();
  await pass(40_000);
  expect(read.length).toBeGreaterThan(1);
  expect(noted).toEqual([]);
  fails = null;
  await pass(20_000);
  expect(noted).toHaveLength(1);
  expect(read.at(-1)?.since).toEqual(ago(6 * HOUR_MS + 2 * MINUTE_MS));
});

test('a limit is waited for as long as the platform says, as often as it says so', async () => {
  vi.useRealTimers();
  start();
  const waits = [5, 1, 3, 2];
  const startedAt = performance.now();
  const ask = async () => {
    const forMs = waits.shift();
    if (forMs !== undefined) throw new Failure('chat_busy', { kind: 'wait', forMs });
    return 'read';
  };
  expect(await patiently(ask, new AbortController().signal)).toBe('read');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(9);
});

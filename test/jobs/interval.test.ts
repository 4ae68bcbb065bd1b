import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createInterval } from '../../src/jobs/workers.ts';
import { createMailbox, recordLog } from './stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it runs at once and then at every interval until it is stopped', async () => {
  let runs = 0;
  const run = async (): Promise<void> => {
    runs += 1;
  };
  const interval = createInterval({ name: 'sweep', everyMs: 20_000, run }, recordLog().log);
  interval.start();
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(runs).toBe(3);
  await interval.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBe(3);
});

test('a run is not overtaken by the next, and a stop waits for it', async () => {
  const events: string[] = [];
  const finish = createMailbox<string>();
  const run = async (): Promise<void> => {
    events.push('begun');
    await finish.next();
    events.push('ended');
  };
  const interval = createInterval({ name: 'sweep', everyMs: 20_000, run }, recordLog().log);
  interval.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(events).toEqual(['begun']);
  const stopped = interval.stop().then(() => events.push('stopped'));
  finish.tell('now');
  await stopped;
  expect(events).toEqual(['begun', 'ended', 'stopped']);
});

test('a run that fails is logged and the next one comes', async () => {
  const { log, lines } = recordLog();
  let runs = 0;
  const run = async (): Promise<void> => {
    runs += 1;
    throw new RangeError('no database');
  };
  const interval = createInterval({ name: 'sweep', everyMs: 20_000, run }, log);
  interval.start();
  await vi.advanceTimersByTimeAsync(20_000);
  await interval.stop();
  expect(runs).toBe(2);
  expect(lines).toMatchObject([
    { level: 'error', interval: 'sweep', error: 'RangeError' },
    { level: 'error', interval: 'sweep', error: 'RangeError' },
  ]);
});

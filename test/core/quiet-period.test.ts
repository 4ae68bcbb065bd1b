import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQuietPeriod } from '../../src/core/quiet-period.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const timing = { quietMs: 100, longestBurstMs: 1_000 };

/** Things that come in every 20 ms, for as long as `ms`. */
async function burst(quiet: ReturnType<typeof createQuietPeriod>, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20) {
    quiet.touch();
    await vi.advanceTimersByTimeAsync(20);
  }
}

test('work begins at once while nothing comes in', async () => {
  const quiet = createQuietPeriod(timing);
  await quiet.untilQuiet();
  quiet.touch();
  await vi.advanceTimersByTimeAsync(100);
  await quiet.untilQuiet();
});

test('work waits until a burst is over, all of it alike', async () => {
  const quiet = createQuietPeriod(timing);
  const begun: string[] = [];
  quiet.touch();
  void quiet.untilQuiet().then(() => begun.push('first'));
  await burst(quiet, 500);
  void quiet.untilQuiet().then(() => begun.push('second'));
  await vi.advanceTimersByTimeAsync(79);
  expect(begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['first', 'second']);
});

test('what never stops coming in holds work up no longer than the longest burst', async () => {
  const quiet = createQuietPeriod(timing);
  let begun = 0;
  quiet.touch();
  void quiet.untilQuiet().then(() => (begun += 1));
  await burst(quiet, 980);
  expect(begun).toBe(0);
  await burst(quiet, 100);
  expect(begun).toBe(1);
  await quiet.untilQuiet();
});

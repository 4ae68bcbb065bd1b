import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLull } from '../../src/core/quiet-period.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const timing = { quietMs: 100, longestBurstMs: 1_000 };

/** Things that come in every 20 ms, for as long as `ms`. */
async function burst(lull: ReturnType<typeof createLull>, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20) {
    lull.disturb();
    await vi.advanceTimersByTimeAsync(20);
  }
}

test('work begins at once while nothing comes in', async () => {
  const lull = createLull(timing);
  await lull.comes();
  lull.disturb();
  await vi.advanceTimersByTimeAsync(100);
  await lull.comes();
});

test('work waits until a burst is over, all of it alike', async () => {
  const lull = createLull(timing);
  const begun: string[] = [];
  lull.disturb();
  void lull.comes().then(() => begun.push('first'));
  await burst(lull, 500);
  void lull.comes().then(() => begun.push('second'));
  await vi.advanceTimersByTimeAsync(79);
  expect(begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['first', 'second']);
});

test('what never stops coming in holds work up no longer than the longest burst', async () => {
  const lull = createLull(timing);
  let begun = 0;
  lull.disturb();
  void lull.comes().then(() => (begun += 1));
  await burst(lull, 980);
  expect(begun).toBe(0);
  await burst(lull, 100);
  expect(begun).toBe(1);
  await lull.comes();
});

import { describe, expect, test } from 'vitest';
import { Failure, type Remedy } from '../../../../src/core/errors.ts';
import { causeOf, delayOf, isWorthTelling } from '../../../../src/core/posts/lifecycle/delays.ts';

const minute = 60_000;
const wait = (forMs: number): Remedy => ({ kind: 'wait', forMs });
const limit = new Failure('rate_limit_exceeded', wait(minute));
const away = new Failure('tiktok_unreachable', { kind: 'retry' });
const steady = () => 0;

describe('delayOf', () => {
  test('at the call limit waits 1, 5, 15 and then 60 minutes', () => {
    const delays = [0, 1, 2, 3, 4, 9].map((tries) => delayOf(limit, tries, steady) / minute);
    expect(delays).toEqual([1, 5, 15, 60, 60, 60]);
  });

  test('spreads waits at the call limit by at most a tenth, and never shortens them', () => {
    expect(delayOf(limit, 0, () => 0.5)).toBe(63_000);
    expect(delayOf(limit, 0, () => 0.999)).toBeLessThanOrEqual(66_000);
  });

  test('honours a longer wait that TikTok asks for', () => {
    expect(delayOf(new Failure('rate_limit_exceeded', wait(7 * minute)), 0, steady)).toBe(7 * minute);
    expect(delayOf(new Failure('spam_risk_too_many_posts', wait(24 * 60 * minute)), 5, steady)).toBe(24 * 60 * minute);
  });

  test('otherwise starts with ten seconds, for a lost init must rest that long', () => {
    const delays = [0, 1, 2, 3, 4, 5, 8].map((tries) => delayOf(away, tries, steady) / 1000);
    expect(delays).toEqual([10, 30, 120, 300, 900, 3600, 3600]);
  });

  test('puts bytes that were counted otherwise right at once, but not for ever', () => {
    const outOfStep = new Failure('upload_out_of_step', { kind: 'check_first' });
    expect([0, 1, 2].map((tries) => delayOf(outOfStep, tries, steady))).toEqual([0, 10_000, 30_000]);
  });
});

describe('isWorthTelling', () => {
  test('tells of waits from five minutes', () => {
    expect(isWorthTelling(away, 2 * minute)).toBe(false);
    expect(isWorthTelling(away, 5 * minute)).toBe(true);
  });

  test('tells of the call limit only when it takes an hour', () => {
    expect(isWorthTelling(limit, 16 * minute)).toBe(false);
    expect(isWorthTelling(limit, 60 * minute)).toBe(true);
  });
});

test("TikTok's troubles have one cause, its refusals their own", () => {
  expect(causeOf(new Failure('internal_error', { kind: 'retry' }))).toBe(causeOf(away));
  expect(causeOf(limit)).toBe('rate_limit_exceeded');
});

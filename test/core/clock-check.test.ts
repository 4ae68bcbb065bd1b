import { expect, it } from 'vitest';
import { createClockCheck } from '../../src/core/clock-check.ts';
import { recordLog } from '../jobs/stage.ts';

const database = { now: async () => new Date(1_000_000) };

it.each([
  [-5_000, true],
  [5_000, true],
  [-5_001, false],
  [300_000, false],
])('a clock that is %i ms ahead of the database: %s', async (aheadMs, isRight) => {
  const { log, lines } = recordLog();
  const check = createClockCheck({ database, clock: { now: () => new Date(1_000_000 + aheadMs) }, log });

  expect(await check.check()).toBe(isRight);

  expect(check.isRight()).toBe(isRight);
  expect(lines.map(({ level, aheadMs: told }) => [level, told])).toEqual(isRight ? [] : [['error', aheadMs]]);
});

it('a slow answer is no wrong clock, and what changes is told once', async () => {
  const { log, lines } = recordLog();
  const times = [990_000, 1_010_000, 1_100_000, 1_100_000, 1_100_000, 1_100_000, 1_000_000, 1_000_000];
  const clock = { now: () => new Date(times.shift() ?? 0) };
  const check = createClockCheck({ database, clock, log });

  expect([await check.check(), await check.check(), await check.check(), await check.check()]).toEqual([
    true,
    false,
    false,
    true,
  ]);

  expect(lines.map(({ level }) => level)).toEqual(['error', 'info']);
});

it('while the database is away the last answer stands', async () => {
  const { log } = recordLog();
  const away = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const check = createClockCheck({
    database: { now: () => Promise.reject(away) },
    clock: { now: () => new Date(0) },
    log,
  });

  expect(await check.check()).toBe(true);
});

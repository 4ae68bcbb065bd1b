import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/core/errors.ts';
import { createCallLimits, type Purpose } from '../../../src/core/rate-limits/index.ts';
import { openTestDatabase, type TestDatabase } from '../../database.ts';

const MINUTE = 60_000;
let opened: TestDatabase;
let nowMs: number;
const clock = { now: () => new Date(nowMs) };

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.stop());
beforeEach(async () => {
  nowMs = Date.parse('2026-11-24T12:00:20Z');
  await opened.database.prisma.callCount.deleteMany();
});

const limitsOf = (callsPerHour: number) => createCallLimits({ prisma: opened.database.prisma, clock, callsPerHour });
const ask = async (limits: ReturnType<typeof limitsOf>, purpose: Purpose, profileId?: string): Promise<string> => {
  const call = { name: 'init', purpose, ...(profileId && { profileId }) } as const;
  return limits.take(call).then(
    () => 'made',
    ({ code }: Failure) => code,
  );
};

describe('the budget of the app', () => {
  test('is spent by all processes together, and no call too many', async () => {
    const workers = [limitsOf(10), limitsOf(10), limitsOf(10)];
    const asked = workers.flatMap((worker) => Array.from({ length: 8 }, () => ask(worker, 'publish')));
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'made')).toHaveLength(10);
    expect(new Set(answers)).toEqual(new Set(['made', 'app_call_limit']));
  });

  test('gives checks a tenth, however often they are asked for', async () => {
    const limits = limitsOf(20);
    const checks = await Promise.all(Array.from({ length: 100 }, () => ask(limits, 'check')));
    expect(checks.filter((answer) => answer === 'made')).toHaveLength(2);
    const posts = await Promise.all(Array.from({ length: 20 }, () => ask(limits, 'publish')));
    expect(posts.filter((answer) => answer === 'made')).toHaveLength(18);
  });

  test('gives forms three tenths, so that no one who opens them keeps what others want to know', async () => {
    const limits = limitsOf(20);
    const forms = await Promise.all(Array.from({ length: 100 }, () => ask(limits, 'form')));
    expect(forms.filter((answer) => answer === 'made')).toHaveLength(6);
    const polls = await Promise.all(Array.from({ length: 20 }, () => ask(limits, 'poll')));
    expect(polls.filter((answer) => answer === 'made')).toHaveLength(10);
  });

  test('has room again when the oldest calls are an hour old, and says when', async () => {
    const limits = limitsOf(2);
    await ask(limits, 'publish');
    nowMs += 10 * MINUTE;
    await ask(limits, 'publish');
    const refused = await limits.take({ name: 'init', purpose: 'publish' }).catch((e: unknown) => e);
    expect(refused).toMatchObject({ remedy: { kind: 'wait', forMs: 51 * MINUTE - 20_000 } });
    nowMs += 51 * MINUTE - 20_001;
    expect(await ask(limits, 'publish')).toBe('app_call_limit');
    nowMs += 1;
    expect(await ask(limits, 'publish')).toBe('made');
    expect(await ask(limits, 'publish')).toBe('app_call_limit');
  });

  test('keeps a fifth from polls, for what is to be published', async () => {
    const limits = limitsOf(10);
    const polls = await Promise.all(Array.from({ length: 12 }, () => ask(limits, 'poll')));
    expect(polls.filter((answer) => answer === 'made')).toHaveLength(8);
    expect(await ask(limits, 'publish')).toBe('made');
    expect(await ask(limits, 'publish')).toBe('made');
    expect(await ask(limits, 'publish')).toBe('app_call_limit');
  });

  test('counts what a person waits for and never refuses it', async () => {
    const limits = limitsOf(2);
    for (let calls = 0; calls < 3; calls += 1) expect(await ask(limits, 'person')).toBe('made');
    expect(await ask(limits, 'publish')).toBe('app_call_limit');
  });

  test('is none at 0', async () => {
    const limits = limitsOf(0);
    for (let calls = 0; calls < 5; calls += 1) expect(await ask(limits, 'poll')).toBe('made');
    expect(await opened.database.prisma.callCount.count()).toBe(0);
  });
});

describe('TikTok’s limit for a minute', () => {
  test('holds for each login by itself', async () => {
    const limits = limitsOf(0);
    const answers = await Promise.all(Array.from({ length: 9 }, () => ask(limits, 'publish', 'a')));
    expect(answers.filter((answer) => answer === 'made')).toHaveLength(6);
    expect(await ask(limits, 'publish', 'b')).toBe('made');
    nowMs += MINUTE + 10_000;
    expect(await ask(limits, 'publish', 'a')).toBe('made');
  });

  test('is forgotten when it counts no more', async () => {
    const limits = limitsOf(5);
    await ask(limits, 'publish', 'a');
    nowMs += 3 * 60 * MINUTE;
    await limits.forget();
    expect(await opened.database.prisma.callCount.count()).toBe(0);
  });
});

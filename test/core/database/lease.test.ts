import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLeases, isUniqueViolation, type PrismaClient } from '../../../src/core/database/index.ts';
import { openTestDatabase, type TestDatabase } from '../../database.ts';

let database: TestDatabase;
let prisma: PrismaClient;
let nowMs = Date.UTC(2026, 10, 24, 12);
const clock = { now: () => new Date(nowMs) };

beforeAll(async () => {
  database = await openTestDatabase();
  ({ prisma } = database.database);
});
afterAll(() => database.stop());

const leases = () => createLeases(prisma, clock);

describe('a lease', () => {
  test('is had by one at a time', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => leases().take('one')));
    expect(taken.filter((lease) => lease !== null)).toHaveLength(1);
    expect(await leases().take('another')).not.toBeNull();
  });

  test('is free again when it is given back', async () => {
    const lease = await leases().take('given-back');
    await lease?.release();
    expect(await leases().take('given-back')).not.toBeNull();
  });

  test('is free again when it has run out, to the millisecond', async () => {
    await leases().take('run-out', 60_000);
    nowMs += 59_999;
    expect(await leases().take('run-out')).toBeNull();
    nowMs += 1;
    expect(await leases().take('run-out')).not.toBeNull();
  });

  test('lasts longer when it is renewed', async () => {
    const lease = await leases().take('renewed', 60_000);
    nowMs += 50_000;
    expect(await lease?.renew()).toBe(true);
    nowMs += 50_000;
    expect(await leases().take('renewed')).toBeNull();
  });

  test('that somebody else has taken over is neither renewed nor given back by its earlier holder', async () => {
    const lost = await leases().take('lost', 60_000);
    nowMs += 60_000;
    const held = await leases().take('lost', 60_000);
    expect(await lost?.renew()).toBe(false);
    await lost?.release();
    expect(await leases().take('lost')).toBeNull();
    expect(await held?.renew()).toBe(true);
  });

  test('whose renewal was slept over counts as lost', async () => {
    const lease = await leases().take('slept', 60_000);
    const sleeping = createLeases(
      prisma.$extends({
        query: {
          lease: {
            updateMany: async ({ args, query }) => {
              const answer = await query(args);
              nowMs += 60_000;
              return answer;
            },
          },
        },
      }) as unknown as PrismaClient,
      clock,
    );
    await lease?.release();
    const slept = await sleeping.take('slept', 60_000);
    expect(await slept?.renew()).toBe(false);
  });

  test('is free after a restart of the only process', async () => {
    await leases().take('left-behind');
    await leases().freeAll();
    expect(await leases().take('left-behind')).not.toBeNull();
  });
});

describe('the database', () => {
  test('answers', async () => {
    expect(await database.database.isReady()).toBe(true);
  });

  test('keeps instants as they are, whatever the zone of the process', async () => {
    const createdAt = new Date('2026-10-25T00:59:59.987Z');
    const data = { platform: 'slack', externalId: 'T-zone', name: 'n', createdAt } as const;
    const { id } = await prisma.workspace.create({ data });
    expect((await prisma.workspace.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt);
    const rows = await prisma.$queryRaw<{ text: string }[]>`
      SELECT (created_at AT TIME ZONE 'UTC')::text AS text FROM public.workspace WHERE id = ${id}::uuid`;
    expect(rows).toEqual([{ text: '2026-10-25 00:59:59.987' }]);
  });

  test('keeps sizes of more than 32 bits, given as plain numbers', async () => {
    const workspace = await prisma.workspace.create({
      data: { platform: 'slack', externalId: 'T-size', name: 'n', createdAt: clock.now() },
    });
    const media = await prisma.media.create({
      data: {
        workspaceId: workspace.id,
        fileName: 'x',
        source: {},
        createdAt: clock.now(),
        sizeBytes: 4_294_967_296,
      },
    });
    expect(media.sizeBytes).toBe(4_294_967_296n);
  });

  test('tells a row that exists already from other trouble', async () => {
    const data = {
      platform: 'slack',
      externalId: 'T-twice',
      name: 'n',
      createdAt: clock.now(),
    } as const;
    await prisma.workspace.create({ data });
    const again = await prisma.workspace.create({ data }).catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
    const unknown = await prisma.workspace
      .update({ where: { id: '019a0000-0000-7000-8000-000000000000' }, data: { name: 'x' } })
      .catch((error: unknown) => error);
    expect(isUniqueViolation(unknown)).toBe(false);
  });

  test('lets a crowd of transactions wait for their turn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let end = () => {};
    let slow: Promise<number> | null = null;
    const begun = new Promise<void>((resolve) => {
      const ending = new Promise<void>((resolveEnd) => {
        end = resolveEnd;
      });
      slow = prisma.$transaction(async (tx) => {
        await tx.workspace.count();
        resolve();
        await ending;
        return tx.workspace.count();
      });
    });
    await begun;
    const crowd = Array.from({ length: 20 }, () => prisma.$transaction(async (tx) => tx.workspace.count()));
    // By default Prisma gives those up that have waited 2 s, and the one that has taken 5.
    vi.advanceTimersByTime(10_000);
    end();
    expect(new Set(await Promise.all([slow, ...crowd])).size).toBe(1);
    vi.useRealTimers();
  });
});

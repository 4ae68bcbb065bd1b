import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createLeases, LEASE_MS, type PrismaClient } from '../../../src/core/database/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import { createInbox, type InboxEvent } from '../../../src/core/inbox/index.ts';
import { createCipher } from '../../../src/core/sealing/index.ts';
import { openTestDatabase, type TestDatabase } from '../../database.ts';

let database: TestDatabase;
let prisma: PrismaClient;
let nowMs = Date.UTC(2026, 10, 24, 12);
const clock = { now: () => new Date(nowMs) };
const lines: string[] = [];
const write = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`);
const log = { debug: write, info: write, warn: write, error: write };

beforeAll(async () => {
  database = await openTestDatabase();
  ({ prisma } = database.database);
});
afterAll(() => database.stop());
afterEach(() => {
  vi.useRealTimers();
});

const cipher = createCipher([Buffer.alloc(32, 7)]);
/** Two processes on one inbox. */
const inbox = () => createInbox({ database: database.database, clock, log, cipher });
let serial = 0;
const event = (body = {}) => {
  serial += 1;
  return { platform: 'slack', externalId: `Ev${serial}`, body } as const;
};
const rowOf = (id: string) => prisma.inboxEvent.findUniqueOrThrow({ where: { id } });
/** What is handed over of a kept event. */
const takenOf = async (id: string) => {
  let taken: unknown;
  await inbox().take(id, async ({ body }) => {
    taken = body;
  });
  return taken;
};
const unreachable = new Failure('chat_unreachable', { kind: 'retry' }, { status: 503 });

describe('keep', () => {
  test('keeps the body as it came, with the instant', async () => {
    const body = { text: 'post "now" 🍜\n\\u0000', nested: [1, null, { deep: true }] };
    const { id, isNew } = await inbox().keep(event(body));
    expect(isNew).toBe(true);
    expect(await rowOf(id)).toMatchObject({ receivedAt: clock.now(), tries: 0, doneAt: null });
    expect(await takenOf(id)).toEqual(body);
  });

  test('knows a redelivery by its id and leads to the first row', async () => {
    const first = event({ text: 'first' });
    const kept = await inbox().keep(first);
    const again = await inbox().keep({ ...first, body: { text: 'second' } });
    expect(again).toEqual({ id: kept.id, isNew: false });
    expect(await takenOf(kept.id)).toEqual({ text: 'first' });
  });

  test('keeps one of many deliveries at the same moment', async () => {
    const delivered = event();
    const kept = await Promise.all(Array.from({ length: 6 }, () => inbox().keep(delivered)));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(kept.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('tells the same id of two platforms apart', async () => {
    const slack = event();
    await inbox().keep(slack);
    expect((await inbox().keep({ ...slack, platform: 'discord' })).isNew).toBe(true);
  });

  test('takes text that the database would refuse', async () => {
    const { id } = await inbox().keep(event({ text: 'a\0b \ud83c c', deep: ['\udf5c', '🍜'] }));
    expect(await takenOf(id)).toEqual({ text: 'a\ufffdb \ufffd c', deep: ['\ufffd', '🍜'] });
  });
});

describe('what came in', () => {
  const url = 'https://cdn.discordapp.com/attachments/1/2/clip.mp4?ex=66f&is=66e&hm=5ec4e7';
  const inClear = async (id: string) => JSON.stringify((await rowOf(id)).body);

  test('is sealed for its own row while it is open, and gone once it is done', async () => {
    const { id } = await inbox().keep(event({ file: { url }, text: 'post now' }));
    expect(await inClear(id)).toMatch(/^\{"sealed":"v2\./);
    expect(await inClear(id)).not.toMatch(/clip|5ec4e7|post now/);
    const other = await inbox().keep(event());
    await prisma.inboxEvent.update({ where: { id: other.id }, data: { body: (await rowOf(id)).body ?? {} } });
    expect(await takenOf(other.id)).toBeUndefined();
    expect(await rowOf(other.id)).toMatchObject({ errorCode: 'cipher_broken', doneAt: null });
    expect(await takenOf(id)).toEqual({ file: { url }, text: 'post now' });
    expect(await inClear(id)).toBe('{}');
  });

  test('is gone when it was given up', async () => {
    const { id } = await inbox().keep(event({ file: { url } }));
    for (let round = 0; round < 5; round += 1) {
      await inbox().take(id, () => Promise.reject(unreachable));
      nowMs += 10_000;
    }
    expect(await inClear(id)).toBe('{}');
  });

  test('and was kept in clear by an earlier version is still worked on', async () => {
    const { id } = await inbox().keep(event());
    await prisma.inboxEvent.update({ where: { id }, data: { body: { text: 'earlier' } } });
    expect(await takenOf(id)).toEqual({ text: 'earlier' });
  });
});

describe('revise', () => {
  const reworded = (body: unknown) => ({ ...z.object({ text: z.string() }).parse(body), text: 'new words' });
  const revise = ({ platform, externalId }: ReturnType<typeof event>) => inbox().revise(platform, externalId, reworded);

  test('knows nothing of what never came in', async () => {
    expect(await revise(event())).toBe('absent');
  });

  test('changes what waits to be worked on, and what is tried again', async () => {
    const said = event({ text: 'old words' });
    const { id } = await inbox().keep(said);
    await inbox().take(id, () => Promise.reject(unreachable));
    expect(await revise(said)).toBe('open');
    expect((await inbox().keep(said)).isNew).toBe(false);
    nowMs += 10_000;
    const seen: InboxEvent[] = [];
    await inbox().take(id, async (one) => void seen.push(one));
    expect(seen).toMatchObject([{ body: { text: 'new words' }, isRevised: false }]);
    expect(JSON.stringify((await rowOf(id)).body)).toBe('{}');
  });

  test('lets what is being worked on be worked on once more', async () => {
    const said = event({ text: 'old words' });
    const { id } = await inbox().keep(said);
    const seen: InboxEvent[] = [];
    await inbox().take(id, async (one) => {
      seen.push(one);
      if (seen.length === 1) expect(await revise(said)).toBe('open');
    });
    expect(seen).toMatchObject([
      { body: { text: 'old words' }, isRevised: false },
      { body: { text: 'new words' }, isRevised: true },
    ]);
    expect(await rowOf(id)).toMatchObject({ doneAt: clock.now(), body: {}, tries: 1 });
  });

  test('comes too late for what is done or given up', async () => {
    const said = event({ text: 'old words' });
    const { id } = await inbox().keep(said);
    await takenOf(id);
    expect(await revise(said)).toBe('closed');
    expect(await rowOf(id)).toMatchObject({ body: {} });
  });

  test('of several at the same moment loses none', async () => {
    const said = event({ count: 0 });
    const { id } = await inbox().keep(said);
    const raise = (body: unknown) => ({ count: z.object({ count: z.number() }).parse(body).count + 1 });
    const raised = Array.from({ length: 5 }, () => inbox().revise(said.platform, said.externalId, raise));
    expect(await Promise.all(raised)).toEqual(Array.from({ length: 5 }, () => 'open'));
    expect(await takenOf(id)).toEqual({ count: 5 });
  });
});

describe('take', () => {
  test('works on an event once, and hands it over with its instant', async () => {
    const { id } = await inbox().keep(event({ text: 'hello' }));
    const seen: InboxEvent[] = [];
    for (let round = 0; round < 3; round += 1) {
      await inbox().take(id, async (one) => void seen.push(one));
    }
    expect(seen).toEqual([
      {
        platform: 'slack',
        body: { text: 'hello' },
        receivedAt: clock.now(),
        isLastTry: false,
        isGivenUp: false,
        isRevised: false,
      },
    ]);
    expect(await rowOf(id)).toMatchObject({ doneAt: clock.now(), failedAt: null, tries: 1 });
  });

  test('lets one of two at the same moment work', async () => {
    const { id } = await inbox().keep(event());
    let worked = 0;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        inbox().take(id, async () => {
          worked += 1;
        }),
      ),
    );
    expect(worked).toBe(1);
  });

  test('of an unknown event does nothing', async () => {
    await inbox().take('019a0000-0000-7000-8000-000000000000', async () => {
      throw new Error('not reached');
    });
  });

  test('waits as long as the platform asks, and what is put off sets its own alarm', async () => {
    const set: [string, string, number][] = [];
    const note = (name: string) => (id: string, at?: Date) => void set.push([name, id, (at?.getTime() ?? 0) - nowMs]);
    const alarm = { takeMessage: note('message'), takeWebhook: note('webhook') };
    const ringing = createInbox({ database: database.database, clock, log, cipher, alarm });
    const busy = (forMs: number) => new Failure('chat_busy', { kind: 'wait', forMs });
    const { id } = await ringing.keep(event());
    const webhook = await ringing.keep({ ...event(), platform: 'tiktok' });

    await ringing.take(id, () => Promise.reject(busy(1000)));
    await ringing.take(webhook.id, () => Promise.reject(unreachable));
    expect(set).toEqual([
      ['message', id, 1000],
      ['webhook', webhook.id, 10_000],
    ]);
    expect((await rowOf(id)).leasedUntil).toEqual(new Date(nowMs + 1000));
    nowMs += 1000;
    await ringing.take(id, () => Promise.reject(busy(90_000)));
    nowMs += 60_000;
    let worked = 0;
    const work = async () => {
      worked += 1;
    };
    await ringing.take(id, work);
    expect(worked).toBe(0);
    nowMs += 30_000;
    await ringing.take(id, work);
    expect(worked).toBe(1);
  });

  test('tries a failure again after a pause, five times in all, and tells the last', async () => {
    const { id } = await inbox().keep(event());
    const lasts: boolean[] = [];
    const fail = async ({ isLastTry }: InboxEvent) => {
      lasts.push(isLastTry);
      throw unreachable;
    };
    for (let round = 0; round < 8; round += 1) {
      await inbox().take(id, fail);
      await inbox().take(id, fail);
      nowMs += 10_000;
    }
    expect(lasts).toEqual([false, false, false, false, true]);
    expect(await rowOf(id)).toMatchObject({
      errorCode: 'chat_unreachable',
      doneAt: null,
      tries: 5,
    });
    expect((await rowOf(id)).failedAt).not.toBeNull();
    expect(lines.filter((line) => line.startsWith('inbox event failed') && line.includes(id))).toHaveLength(5);
  });

  test('throws a bug on, and tries it again all the same', async () => {
    const { id } = await inbox().keep(event());
    const taking = inbox().take(id, async () => {
      throw new TypeError('a bug');
    });
    await expect(taking).rejects.toThrow('a bug');
    expect(await rowOf(id)).toMatchObject({ errorCode: 'bug', failedAt: null });
    nowMs += 10_000;
    await inbox().take(id, async () => {});
    expect((await rowOf(id)).doneAt).not.toBeNull();
  });
});

describe('a worker that dies', () => {
  /** Takes the event and never comes back. */
  const die = (id: string) =>
    prisma.inboxEvent.update({
      where: { id },
      data: { tries: { increment: 1 }, leasedUntil: new Date(nowMs + LEASE_MS) },
    });
  const worksOn = async (id: string) => {
    let worked = false;
    await inbox().take(id, async () => {
      worked = true;
    });
    return worked;
  };

  test('keeps its event until its lease has run out', async () => {
    const { id } = await inbox().keep(event());
    await die(id);
    nowMs += LEASE_MS - 1;
    expect(await worksOn(id)).toBe(false);
    nowMs += 1;
    expect(await worksOn(id)).toBe(true);
  });

  test('five times of one event has it given up and told, with an error in the log', async () => {
    const { id } = await inbox().keep(event({ text: 'post now' }));
    for (let death = 0; death < 5; death += 1) {
      await die(id);
      nowMs += LEASE_MS;
    }
    const handed: InboxEvent[] = [];
    await inbox().take(id, async (one) => void handed.push(one));
    expect(handed).toMatchObject([{ isGivenUp: true, isLastTry: true, body: { text: 'post now' } }]);
    expect(await rowOf(id)).toMatchObject({ errorCode: 'died', failedAt: clock.now(), doneAt: null, body: {} });
    expect(lines.at(-1)).toContain(id);
    nowMs += LEASE_MS;
    expect(await worksOn(id)).toBe(false);
  });

  test('also of telling that leaves nothing that is taken again', async () => {
    const { id } = await inbox().keep(event());
    for (let death = 0; death < 6; death += 1) {
      await die(id);
      nowMs += LEASE_MS;
    }
    expect(await worksOn(id)).toBe(false);
    expect(await rowOf(id)).toMatchObject({ errorCode: 'died', failedAt: clock.now() });
  });

  test('as the only process leaves its event free at the next start', async () => {
    const { id } = await inbox().keep(event());
    await die(id);
    await createLeases(prisma, clock).freeAll();
    expect(await worksOn(id)).toBe(true);
  });
});

describe('long work', () => {
  test('prolongs its lease, so that nobody else begins', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { id } = await inbox().keep(event());
    let others = 0;
    await inbox().take(id, async () => {
      for (let minute = 0; minute < 5; minute += 1) {
        nowMs += LEASE_MS / 3;
        vi.advanceTimersByTime(LEASE_MS / 3);
        await expect.poll(async () => (await rowOf(id)).leasedUntil?.getTime()).toBe(nowMs + LEASE_MS);
        await inbox().take(id, async () => {
          others += 1;
        });
      }
    });
    expect(others).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect((await rowOf(id)).doneAt).not.toBeNull();
  });

  test('that outlived its lease does not disturb whoever took over', async () => {
    const { id } = await inbox().keep(event());
    const late = inbox().take(id, async () => {
      nowMs += LEASE_MS;
      await inbox().take(id, async () => {});
      throw unreachable;
    });
    await late;
    expect(await rowOf(id)).toMatchObject({ failedAt: null, errorCode: null, tries: 2 });
    expect((await rowOf(id)).doneAt).not.toBeNull();
  });
});

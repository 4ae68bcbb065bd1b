/**
 * What comes in is kept before it is acknowledged and worked on afterwards (law 6), so that nothing
 * is lost between the platform's "delivered" and our "done". It is kept sealed, for it holds people's words and
 * signed links to their files, and nothing of it is kept once it is done or given up.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Database, type InboxPlatform, LEASE_MS, type Prisma, type PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';
import { noteIds } from '../log-context.ts';
import type { Alarm, Log } from '../ports.ts';
import { alwaysQuiet, type QuietPeriod } from '../quiet-period.ts';
import type { Cipher } from '../sealing/index.ts';

export { createListening, type Listening, type Source, type SpokenPlace } from './heard-until.ts';

/** What came in, as it is worked on; `body` is what `keep` was given, to be parsed. */
export interface InboxEvent {
  readonly platform: InboxPlatform;
  readonly body: unknown;
  readonly receivedAt: Date;
  /** A failure now is the last: whoever wrote must be told. */
  readonly isLastTry: boolean;
  /** A process died over every try: nothing of it is done any more, and whoever wrote is told. */
  readonly isGivenUp: boolean;
  /** Worked on already, as it read before: it was revised meanwhile. */
  readonly isRevised: boolean;
}

/** What came in from outside, kept before it is acknowledged, and worked on once. */
export interface Inbox {
  /** One insert; a redelivery finds the row of the first, and `isNew` is false. */
  keep(event: {
    platform: InboxPlatform;
    externalId: string;
    body: Prisma.InputJsonObject;
  }): Promise<{ id: string; isNew: boolean }>;
  /**
   * Whether nobody has heard it before, for what is answered at once and never again: of several processes that are
   * told of the same press, one answers. Nothing of it is kept but its id.
   */
  isFirst(platform: InboxPlatform, externalId: string): Promise<boolean>;
  /** Works on the event if it is free and open; a failure is tried again after its wait or 10 s, 5 times in all. */
  take(id: string, work: (event: InboxEvent) => Promise<void>): Promise<void>;
  /**
   * What came in reads otherwise now: while it is open, `change` of its body is what will be worked on, and what is
   * being worked on is worked on once more. Null leaves it as it is. Answers how it stands with that event.
   */
  revise(platform: InboxPlatform, externalId: string, change: Change): Promise<'absent' | 'open' | 'closed'>;
  /** Whether that event came in and is still to be worked on, or being worked on. */
  isOpen(platform: InboxPlatform, externalId: string): Promise<boolean>;
}

type Change = (body: unknown) => Prisma.InputJsonObject | null;

const MAX_TRIES = 5;
const RENEW_MS = LEASE_MS / 3;
const PAUSE_MS = 10_000;

/** This stands between the platform and its acknowledgement. The update makes the earlier row's id come back. */
const keepOnce = `
  INSERT INTO public.inbox_event AS kept (id, platform, external_id, body, received_at)
  VALUES ($1::uuid, $2::public.inbox_platform, $3, $4::jsonb, $5)
  ON CONFLICT (platform, external_id) DO UPDATE SET external_id = kept.external_id
  RETURNING kept.id::text AS id, kept.xmax = 0 AS "isNew"`;

const hearOnce = `
  INSERT INTO public.inbox_event (id, platform, external_id, body, received_at, done_at)
  VALUES ($1::uuid, $2::public.inbox_platform, $3, '{}', $4, $4)
  ON CONFLICT (platform, external_id) DO NOTHING
  RETURNING id`;

/** What came in and was tried in vain; nothing of its words is kept. */
export interface GivenUp {
  readonly id: string;
  readonly platform: InboxPlatform;
  readonly failedAt: Date;
  readonly tries: number;
  readonly errorCode: string | null;
}

const MOST_GIVEN_UP = 50;

/** The latest first. */
export async function listGivenUp(prisma: PrismaClient): Promise<GivenUp[]> {
  const rows = await prisma.inboxEvent.findMany({
    where: { failedAt: { not: null } },
    orderBy: { failedAt: 'desc' },
    take: MOST_GIVEN_UP,
    select: { id: true, platform: true, failedAt: true, tries: true, errorCode: true },
  });
  return rows.map(({ failedAt, ...row }) => ({ ...row, failedAt: failedAt ?? new Date(0) }));
}

interface InboxDeps {
  readonly database: Pick<Database, 'prisma' | 'query'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly cipher: Cipher;
  readonly quietPeriod?: Pick<QuietPeriod, 'touch'> | undefined;
  /** Absent: the sweep alone finds what is put off. */
  readonly alarm?: Pick<Alarm, 'takeMessage' | 'takeWebhook'> | undefined;
}

/** The inbox in this database. */
export function createInbox(deps: InboxDeps): Inbox {
  const { database, clock, quietPeriod = alwaysQuiet } = deps;
  return {
    isOpen: async (platform, externalId) =>
      (await database.prisma.inboxEvent.count({ where: { platform, externalId, doneAt: null, failedAt: null } })) > 0,
    keep: async ({ platform, externalId, body }) => {
      quietPeriod.touch();
      const id = randomUUID();
      const values = [id, platform, externalId, JSON.stringify(seal(deps, id, body)), clock.now()];
      const [row] = await database.query<{ id: string; isNew: boolean }>(keepOnce, values);
      if (!row) throw new Error('An insert into the inbox gave no row back.');
      noteIds({ inboxEventId: row.id });
      if (row.isNew) deps.log.debug({ inboxEventId: row.id, platform }, 'what came in is kept');
      return row;
    },
    isFirst: async (platform, externalId) => {
      const values = [randomUUID(), platform, externalId, clock.now()];
      return (await database.query(hearOnce, values)).length === 1;
    },
    revise: (platform, externalId, change) => revise(deps, { platform, externalId }, change),
    take: async (id, work) => {
      const leased = await lease(deps, id);
      if (!leased) return;
      const renewal = setInterval(() => void renew(deps, leased), RENEW_MS);
      try {
        await workToTheEnd(deps, leased, work);
      } catch (error) {
        await recordFailure(deps, leased, error);
      } finally {
        clearInterval(renewal);
      }
    },
  };
}

/** A body opens in its own row alone. */
const placeOf = (row: string) => ({ purpose: 'inbox_event', row });

const sealedBody = z.object({ sealed: z.string() });

const seal = ({ cipher }: InboxDeps, id: string, body: Prisma.InputJsonObject) => ({
  sealed: cipher.seal(storable(body), placeOf(id)),
});

/** Rows of earlier versions hold their body in clear. */
function open({ cipher }: InboxDeps, id: string, body: unknown): unknown {
  const { data } = sealedBody.safeParse(body);
  return data ? JSON.parse(cipher.open(data.sealed, placeOf(id))) : body;
}

type EventId = Readonly<{ platform: InboxPlatform; externalId: string }>;

/** Between reading the body and writing it somebody else may have changed it, or be done. */
async function revise(deps: InboxDeps, event: EventId, change: Change): Promise<'absent' | 'open' | 'closed'> {
  const { prisma } = deps.database;
  for (;;) {
    const row = await prisma.inboxEvent.findUnique({ where: { platform_externalId: event } });
    if (!row) return 'absent';
    const { id, doneAt, failedAt, body: before } = row;
    if (doneAt || failedAt) return 'closed';
    const after = change(open(deps, id, before));
    if (after === null) return 'open';
    const where = { id, doneAt: null, failedAt: null, body: { equals: before ?? {} } };
    const { count } = await prisma.inboxEvent.updateMany({ where, data: { body: seal(deps, id, after) } });
    if (count > 0) return 'open';
  }
}

/** Done is only what was worked on as it reads at the end. */
async function workToTheEnd(
  deps: InboxDeps,
  { id, event, body: first }: Leased,
  work: (event: InboxEvent) => Promise<void>,
): Promise<void> {
  const { database, clock } = deps;
  let body = first;
  for (let isRevised = false; ; isRevised = true) {
    await work({ ...event, body: open(deps, id, body), isRevised });
    const where = { id, doneAt: null, failedAt: null, body: { equals: body ?? {} } };
    const end = event.isGivenUp ? { failedAt: clock.now(), errorCode: 'died' } : { doneAt: clock.now() };
    const data = { ...end, body: {} };
    if ((await database.prisma.inboxEvent.updateMany({ where, data })).count > 0) return;
    const now = await database.prisma.inboxEvent.findFirst({ where: { id, doneAt: null, failedAt: null } });
    if (!now) return;
    ({ body } = now);
  }
}

/** The number of the try is the proof of the lease: every taking raises it. */
interface Leased {
  readonly id: string;
  readonly tries: number;
  readonly body: Prisma.JsonValue;
  readonly event: Omit<InboxEvent, 'body' | 'isRevised'>;
}

async function lease({ database: { prisma }, clock, log }: InboxDeps, id: string): Promise<Leased | null> {
  const now = clock.now();
  const [row] = await prisma.inboxEvent.updateManyAndReturn({
    where: {
      id,
      doneAt: null,
      failedAt: null,
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    data: { tries: { increment: 1 }, leasedUntil: new Date(now.getTime() + LEASE_MS) },
  });
  if (!row) return null;
  const { tries, platform, body, receivedAt } = row;
  const isLastTry = tries >= MAX_TRIES;
  // Whoever had the last try died of it, and so would the next; only to be told is it handed out once more.
  const isGivenUp = tries > MAX_TRIES;
  if (isGivenUp) log.error({ inboxEventId: id, tries }, 'inbox event given up: its last try never ended');
  if (tries <= MAX_TRIES + 1) return { id, tries, body, event: { platform, receivedAt, isLastTry, isGivenUp } };
  await prisma.inboxEvent.update({ where: { id }, data: { failedAt: now, errorCode: 'died', body: {} } });
  return null;
}

/** A renewal that fails lets the lease run out, and somebody else takes over. */
async function renew({ database: { prisma }, clock, log }: InboxDeps, { id, tries }: Leased): Promise<void> {
  const leasedUntil = new Date(clock.now().getTime() + LEASE_MS);
  try {
    await prisma.inboxEvent.updateMany({
      where: { id, tries, doneAt: null, failedAt: null },
      data: { leasedUntil },
    });
  } catch (error) {
    log.warn({ inboxEventId: id, error: String(error) }, 'inbox lease not renewed');
  }
}

/** What is put off sets its own alarm. */
function takeAgain(alarm: InboxDeps['alarm'], { id, platform }: { id: string; platform: InboxPlatform }, at: Date) {
  if (platform === 'tiktok') alarm?.takeWebhook(id, at);
  else alarm?.takeMessage(id, at);
}

async function recordFailure(
  { database: { prisma }, clock, log, alarm }: InboxDeps,
  { id, tries, event: { isLastTry, platform } }: Leased,
  error: unknown,
): Promise<void> {
  const now = clock.now();
  const errorCode = error instanceof Failure ? error.code : 'bug';
  if (isLastTry && errorCode === 'chat_left') {
    // Not known any more: whoever reads back what was said, once Schedy is there again, keeps it anew.
    await prisma.inboxEvent.deleteMany({ where: { id, tries, doneAt: null } });
    return log.warn({ inboxEventId: id, code: errorCode }, 'inbox event forgotten: Schedy is not there any more');
  }
  // How long to wait, whoever is asked knows best: no sooner, and no later.
  const pauseMs = error instanceof Failure && error.remedy.kind === 'wait' ? error.remedy.forMs : PAUSE_MS;
  const againAt = new Date(now.getTime() + pauseMs);
  const next = { leasedUntil: againAt };
  const data = { errorCode, ...(isLastTry ? { failedAt: now, body: {} } : next) };
  await prisma.inboxEvent.updateMany({ where: { id, tries, doneAt: null }, data });
  if (!isLastTry) takeAgain(alarm, { id, platform }, againAt);
  if (!(error instanceof Failure)) throw error;
  const facts = { ...error.facts, inboxEventId: id, isLastTry, code: errorCode };
  log.warn(facts, 'inbox event failed');
}

/** A zero character, and half a surrogate pair: PostgreSQL refuses both in JSON. */
const unstorable = /[\0\p{Surrogate}]/gu;

/** The body as JSON that the database takes: an event that cannot be kept could never be acknowledged. */
function storable(body: Prisma.InputJsonObject): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(unstorable, '\ufffd') : value,
  );
}

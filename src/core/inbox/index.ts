/**
 * What comes in is kept before it is acknowledged and worked on afterwards (law 6), so that nothing
 * is lost between the platform's "delivered" and our "done".
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { LEASE_MS, type Platform, type Prisma, type PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Log } from '../ports.ts';

export interface InboxEvent {
  readonly body: unknown;
  readonly receivedAt: Date;
  /** A failure now is the last: whoever wrote must be told. */
  readonly isLastTry: boolean;
}

export interface Inbox {
  /** One insert; `isNew` is false for a redelivery. */
  keep(event: {
    platform: Platform;
    externalId: string;
    body: Prisma.InputJsonObject;
  }): Promise<{ id: string; isNew: boolean }>;
  /** Works on the event if it is free and open; a failure is tried again by the sweep, 5 times in all. */
  take(id: string, work: (event: InboxEvent) => Promise<void>): Promise<void>;
}

const MAX_TRIES = 5;
const RENEW_MS = LEASE_MS / 3;
const PAUSE_MS = 10_000;

interface InboxDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly log: Log;
}

export function createInbox(deps: InboxDeps): Inbox {
  const { prisma, clock } = deps;
  return {
    keep: async ({ platform, externalId, body }) => {
      const id = randomUUID();
      // Plain SQL: this stands between the platform and its acknowledgement.
      const count = await prisma.$executeRaw`
        INSERT INTO public.inbox_event (id, platform, external_id, body, received_at)
        VALUES (${id}::uuid, ${platform}::public.platform, ${externalId}, ${body}::jsonb, ${clock.now()})
        ON CONFLICT (platform, external_id) DO NOTHING`;
      return { id, isNew: count === 1 };
    },
    take: async (id, work) => {
      const event = await lease(deps, id);
      if (!event) return;
      const renewal = setInterval(() => void renew(deps, id), RENEW_MS);
      try {
        await work(event);
        await prisma.inboxEvent.update({ where: { id }, data: { doneAt: clock.now() } });
      } catch (error) {
        await recordFailure(deps, id, event, error);
      } finally {
        clearInterval(renewal);
      }
    },
  };
}

async function lease({ prisma, clock }: InboxDeps, id: string): Promise<InboxEvent | null> {
  const now = clock.now();
  const { count } = await prisma.inboxEvent.updateMany({
    where: {
      ...{ id, doneAt: null, failedAt: null },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    data: { tries: { increment: 1 }, leasedUntil: new Date(now.getTime() + LEASE_MS) },
  });
  if (count === 0) return null;
  const row = await prisma.inboxEvent.findUniqueOrThrow({ where: { id } });
  return { body: row.body, receivedAt: row.receivedAt, isLastTry: row.tries >= MAX_TRIES };
}

/** A renewal that fails lets the lease run out, and somebody else takes over. */
async function renew({ prisma, clock, log }: InboxDeps, id: string): Promise<void> {
  const leasedUntil = new Date(clock.now().getTime() + LEASE_MS);
  try {
    await prisma.inboxEvent.update({ where: { id }, data: { leasedUntil } });
  } catch (error) {
    log.warn({ inboxEventId: id, error: String(error) }, 'inbox lease not renewed');
  }
}

async function recordFailure(
  { prisma, clock, log }: InboxDeps,
  id: string,
  { isLastTry }: InboxEvent,
  error: unknown,
): Promise<void> {
  const now = clock.now();
  const errorCode = error instanceof Failure ? error.code : 'bug';
  const next = { leasedUntil: new Date(now.getTime() + PAUSE_MS) };
  const data = { errorCode, ...(isLastTry ? { failedAt: now } : next) };
  await prisma.inboxEvent.update({ where: { id }, data });
  if (!(error instanceof Failure)) throw error;
  log.warn({ inboxEventId: id, isLastTry, code: errorCode, ...error.facts }, 'inbox event failed');
}

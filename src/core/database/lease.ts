/**
 * Locks with an end (law 8). Rows instead of advisory locks, because the embedded database has one
 * session, to which every advisory lock is granted.
 */
import { randomUUID } from 'node:crypto';
import { type Clock, MINUTE_MS } from '../clock.ts';
import type { PrismaClient } from './generated/client.ts';

/** In milliseconds; what takes longer renews its lease. */
export const LEASE_MS = MINUTE_MS;

/** The right to be the only one who does something, until it is released or its time is over. */
export interface Lease {
  /** False when somebody else has taken over, or may have while the answer was under way: stop at once. */
  renew(): Promise<boolean>;
  /** Lets the next one have it at once; nothing where somebody else has it already. */
  release(): Promise<void>;
}

/** Leases by name, as rows: they hold between processes, and end by themselves. */
export interface Leases {
  /** The lease, or null while somebody else holds it. */
  take(name: string, durationMs?: number): Promise<Lease | null>;
  /**
   * For the only process of an embedded database, at its start: whoever held a lease, an inbox row
   * or a claim on a post is dead.
   */
  freeAll(): Promise<void>;
}

/** Leases in this database, by this clock. */
export function createLeases(prisma: PrismaClient, clock: Clock): Leases {
  const until = (durationMs: number) => new Date(clock.now().getTime() + durationMs);
  return {
    take: async (name, durationMs = LEASE_MS) => {
      const holder = randomUUID();
      const taken = await prisma.$executeRaw`
        INSERT INTO public.lease (name, holder, expires_at) VALUES (${name}, ${holder}, ${until(durationMs)})
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
        WHERE public.lease.expires_at <= ${clock.now()}`;
      if (taken === 0) return null;
      return {
        renew: async () => {
          const expiresAt = until(durationMs);
          const { count } = await prisma.lease.updateMany({ where: { name, holder }, data: { expiresAt } });
          return count === 1 && clock.now() < expiresAt;
        },
        release: async () => void (await prisma.lease.deleteMany({ where: { name, holder } })),
      };
    },
    freeAll: async () => {
      const now = clock.now();
      await prisma.$transaction([
        prisma.lease.deleteMany(),
        prisma.inboxEvent.updateMany({
          where: { doneAt: null, failedAt: null, leasedUntil: { gt: now } },
          data: { leasedUntil: null },
        }),
        prisma.attempt.updateMany({
          where: { outcome: null, claimedUntil: { gt: now } },
          data: { claimedUntil: now },
        }),
      ]);
    },
  };
}

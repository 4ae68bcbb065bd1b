import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import { PrismaClient } from './generated/client.ts';

/**
 * Prisma gives up a transaction that has waited 2 s for its turn, or run for 5 s. The embedded
 * database takes one at a time, so a crowd of posts that are due together waits longer than that.
 */
const transactionOptions = { maxWait: 30_000, timeout: 30_000 } as const;

export const createPrisma = (adapter: SqlDriverAdapterFactory): PrismaClient =>
  new PrismaClient({ adapter, transactionOptions });

/** Whether the database answers a question at all; a failure is the answer no. */
export const isReady = (prisma: PrismaClient): Promise<boolean> =>
  prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );

/** The time by the database's own clock, to the microsecond of the answer and not of a transaction. */
export async function readTime(prisma: PrismaClient): Promise<Date> {
  const [row] = await prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error('The database does not tell its time.');
  return row.now;
}

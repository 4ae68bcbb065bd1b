/** Prisma's client, what a failed statement says of the database, and how JSON columns are read and written. */
import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import type { z } from 'zod';
import { storableJson } from '../storable.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

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

/** SQLSTATE classes: connection exceptions, and a server that is ending or starting. */
const awayStates = /^(?:08|57P)/;
const awayKinds: readonly unknown[] = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout'];
/** The driver's own errors have nothing but their words, and those of the network a code. */
const driverWords = /^Connection terminated|^Client has encountered a connection error/;
const networkCodes: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

/** Whether the database was away: what it was asked may be done or not, and can be asked again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Prisma.PrismaClientKnownRequestError) return isAway(error);
  const { code } = error as Error & { code?: unknown };
  return driverWords.test(error.message) || networkCodes.includes(code) || isState(code);
}

function isAway({ code, meta }: Prisma.PrismaClientKnownRequestError): boolean {
  const { cause } = (meta?.driverAdapterError ?? {}) as {
    cause?: { kind?: unknown; originalCode?: unknown };
  };
  return code === 'P1001' || awayKinds.includes(cause?.kind) || isState(cause?.originalCode);
}

const isState = (code: unknown): boolean => typeof code === 'string' && awayStates.test(code);

/** Whether a write failed because somebody else has just made the same row. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

/** The one description of what lies in a JSON column: how it is read, and how it is written. */
export interface JsonColumn<T> {
  /** Null for an empty column; throws where something else was written than is described. */
  read(stored: Prisma.JsonValue | undefined): T | null;
  /** Throws where `value` is not what is described. */
  write(value: T): T;
}

/** Reads and writes a JSON column as `schema` says; throws a ZodError for what it does not allow. */
export const jsonColumn = <T extends Prisma.InputJsonObject | Prisma.InputJsonArray>(
  schema: z.ZodType<T>,
): JsonColumn<T> => ({
  read: (stored) => (stored === null || stored === undefined ? null : schema.parse(stored)),
  write: (value) => schema.parse(storableJson(value)),
});

/** What a failed statement says of the database: that it is away, or that a row is there already. */
import { Prisma } from './generated/client.ts';

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

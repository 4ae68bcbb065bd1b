import { Prisma } from './generated/client.ts';

/** Whether a write failed because somebody else has just made the same row. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

import type { PrismaClient } from './generated/client.ts';

/** Whether the database answers a question at all; a failure is the answer no. */
export const isReady = (prisma: PrismaClient): Promise<boolean> =>
  prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );

/** TikTok's limit on the drafts that wait in a creator's inbox. */
import type { Prisma } from '../../database/index.ts';

/** TikTok lets so many drafts of one creator wait in their inbox within 24 hours. */
export const MAX_PENDING_DRAFTS = 5;
const DAY_MS = 24 * 60 * 60_000;

/** Drafts of the last day that are still waiting for their creator, the oldest first. */
export async function readPendingDrafts(
  tx: Pick<Prisma.TransactionClient, 'attempt'>,
  profileId: string,
  now: Date,
): Promise<Date[]> {
  const attempts = await tx.attempt.findMany({
    where: {
      ...{ profileId, outcome: null, publishId: { not: null } },
      initAt: { gt: new Date(now.getTime() - DAY_MS) },
      post: { state: { in: ['publishing', 'processing', 'in_inbox', 'unconfirmed'] } },
    },
    orderBy: { initAt: 'asc' },
    select: { initAt: true },
  });
  return attempts.flatMap(({ initAt }) => initAt ?? []);
}

/** When the inbox has room again by the mere passing of time; null while it has. */
export async function pendingDraftsLimitUntil(
  tx: Pick<Prisma.TransactionClient, 'attempt'>,
  profileId: string,
  now: Date,
): Promise<Date | null> {
  const blocking = (await readPendingDrafts(tx, profileId, now)).at(-MAX_PENDING_DRAFTS);
  return blocking ? new Date(blocking.getTime() + DAY_MS) : null;
}

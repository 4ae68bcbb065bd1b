import type { Transaction } from '../lifecycle/move.ts';

/** TikTok lets so many drafts of one creator wait in his inbox within 24 hours. */
export const MAX_DRAFTS = 5;
const DAY_MS = 24 * 60 * 60_000;

/** Drafts of the last day that are still waiting for their creator, the oldest first. */
export async function readDrafts(tx: Pick<Transaction, 'attempt'>, profileId: string, now: Date): Promise<Date[]> {
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
export async function draftsFullUntil(
  tx: Pick<Transaction, 'attempt'>,
  profileId: string,
  now: Date,
): Promise<Date | null> {
  const blocking = (await readDrafts(tx, profileId, now)).at(-MAX_DRAFTS);
  return blocking ? new Date(blocking.getTime() + DAY_MS) : null;
}

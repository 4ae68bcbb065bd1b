/**
 * What TikTok tells of a publish id is written on its attempt first and applied to the post then, so
 * that news which overtakes our own writes is not lost (law 3).
 */
import type { PublishStatus } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';

export type Told = Omit<PublishStatus, 'logId'>;

/** A later word of TikTok's never takes an earlier one of a higher rank back. */
const ranks = { processing: 0, inbox: 1, failed: 2, complete: 3 } as const;

/** Keeps an answer on its attempt, unless a more final one was faster; answers which of them stands. */
export async function recordTold(
  { prisma, clock }: PostDeps,
  attemptId: string,
  { logId, ...told }: PublishStatus,
): Promise<Told> {
  return prisma.$transaction(async (tx) => {
    const where = { id: attemptId };
    // A write first: of two answers at the same moment the second waits here for the first.
    const attempt = await tx.attempt.update({ where, data: { toldAt: clock.now() } });
    const before = attempt.told as Told | null;
    if (before && ranks[before.status] > ranks[told.status]) return before;
    // One webhook names one video, and a draft may have become several.
    const postIds = [...new Set([...(before?.postIds ?? []), ...told.postIds])];
    const shown = laterOf(before?.shown, told.shown);
    const standing = { ...told, postIds, ...(shown && { shown }) };
    const data = { told: standing, logId: logId ?? attempt.logId };
    await tx.attempt.update({ where, data });
    return standing;
  });
}

type Shown = Told['shown'];

/** Webhooks overtake one another: the later word about who can see it stands. */
function laterOf(before: Shown, told: Shown): Shown {
  if (!before || !told) return before ?? told;
  return told.at >= before.at ? told : before;
}

/**
 * What TikTok says of a publish id is recorded on its attempt first and applied to the post then, so that
 * a webhook which overtakes our own writes is not lost (law 3).
 */
import { z } from 'zod';
import { jsonColumn, transact } from '../../database/index.ts';
import type { PublishStatus } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';

/** A publish status as it lies on an attempt; the instant of `shown` is TikTok's own, in ISO 8601. */
export const publishStatusColumn = jsonColumn(
  z.object({
    status: z.enum(['processing', 'inbox', 'failed', 'complete']),
    failReason: z.string().nullable(),
    vendorFailReason: z.string().nullable(),
    postIds: z.array(z.string()),
    uploadedBytes: z.number().nullable(),
    shown: z.object({ isPublic: z.boolean(), at: z.string() }).optional(),
  }),
);

export type RecordedStatus = NonNullable<ReturnType<typeof publishStatusColumn.read>>;

/** A later status never takes an earlier one of a higher rank back. */
const ranks = { processing: 0, inbox: 1, failed: 2, complete: 3 } as const;

/** Records a status, unless a more final one was faster; answers which of them stands. */
export async function recordPublishStatus(
  deps: PostDeps,
  attemptId: string,
  { logId, ...status }: PublishStatus,
): Promise<RecordedStatus> {
  return transact(deps, async (tx) => {
    const where = { id: attemptId };
    // A write first: of two answers at the same moment the second waits here for the first.
    const attempt = await tx.attempt.update({ where, data: { publishStatusAt: deps.clock.now() } });
    const before = publishStatusColumn.read(attempt.publishStatus);
    if (before && ranks[before.status] > ranks[status.status]) return before;
    // One webhook names one video, and a draft may have become several.
    const postIds = [...new Set([...(before?.postIds ?? []), ...status.postIds])];
    const shown = laterOf(before?.shown, status.shown);
    const standing = { ...status, postIds, ...(shown && { shown }) };
    await tx.attempt.update({
      where,
      data: { publishStatus: publishStatusColumn.write(standing), logId: logId ?? attempt.logId },
    });
    return standing;
  });
}

type Shown = RecordedStatus['shown'];

/** Webhooks overtake one another: the later word about who can see it stands. */
function laterOf(before: Shown, now: Shown): Shown {
  if (!before || !now) return before ?? now;
  return now.at >= before.at ? now : before;
}

/**
 * The weekly digest: on Monday at nine, on the clocks of whoever chose its channel, a notice is written for that
 * channel. A notice's key is told once however often it is asked for, so neither a restart nor a second worker repeats
 * it; after the grace the week is left out. What stands in it is read when it is said.
 */
import { type Clock, HOUR_MS } from '../clock.ts';
import { type CommitAlarm, type PrismaClient, transact } from '../database/index.ts';
import { eachRow } from '../each-row.ts';
import { CHANNEL_ITSELF, enqueueNotice, openThread } from '../notices/index.ts';
import { localDay, weekOf } from '../schedules/index.ts';

interface DigestDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly alarm: CommitAlarm;
}

/** After Monday's midnight; clocks do not change on a Monday morning. */
const DIGEST_AT_MS = 9 * HOUR_MS;
/** A digest that is later than this is not sent at all. */
export const DIGEST_GRACE_MS = 12 * HOUR_MS;

/** Writes the digests that are due; those that are written already stay as they are. */
export async function sendDigests(deps: DigestDeps): Promise<void> {
  const { prisma, clock } = deps;
  const now = clock.now();
  const chosen = await prisma.workspace.findMany({
    where: { digestChannel: { not: null }, leftAt: null, forgetAt: null },
    select: { id: true, digestChannel: true, digestZone: true, digestBy: true },
  });
  await eachRow(chosen, async ({ id: workspaceId, digestChannel: channel, digestZone, digestBy }) => {
    const timeZone = digestZone ?? 'Etc/UTC';
    const { startsAt } = weekOf(now, timeZone);
    const lateMs = now.getTime() - startsAt.getTime() - DIGEST_AT_MS;
    if (channel === null || lateMs < 0 || lateMs > DIGEST_GRACE_MS) return;
    const dedupeKey = `digest:${workspaceId}:${localDay(startsAt, timeZone)}`;
    if ((await prisma.notice.count({ where: { dedupeKey } })) > 0) return;
    const facts = { workspaceId, channel, timeZone, from: startsAt.toISOString() };
    await transact(deps, async (tx) => {
      const threadId = await openThread(tx, { workspaceId, channel, root: CHANNEL_ITSELF }, now);
      const body = { kind: 'answer', data: { answer: 'digest', facts } } as const;
      // Whoever chose the channel is told where it is closed; the digest itself mentions nobody.
      await enqueueNotice(tx, { threadId, mention: digestBy ?? undefined, dedupeKey, body }, now);
    });
  });
}

/**
 * The ledger of uploads: what has begun in the last hour, what is claimed, and what is planned. Every
 * reader holds the profile's row, so that two claims never take the same last place.
 */
import { Prisma } from '../../database/index.ts';
import type { Transaction } from '../lifecycle/move.ts';
import { type Asked, planPlaces, WINDOW_MS } from './rate-limit-slots.ts';

export const UPLOAD_LIMIT = 'upload_limit';

export const lockProfile = (tx: Transaction, profileId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM public.profile WHERE id = ${profileId}::uuid FOR UPDATE`;

/** Begun uploads by the time of their init; a claim that has made none yet counts as now. */
export async function readTaken(tx: Transaction, profileId: string, now: Date): Promise<Date[]> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const attempts = await tx.attempt.findMany({
    where: {
      profileId,
      OR: [
        { initAt: { gt: since }, initCount: { gt: 0 } },
        { outcome: null, publishId: null, initCount: 0, post: { state: 'publishing' } },
      ],
    },
    select: { initAt: true, initCount: true },
  });
  // An init whose answer was lost was repeated: each may count at TikTok.
  return attempts.flatMap(({ initAt, initCount }) =>
    Array.from({ length: Math.max(initCount, 1) }, () => initAt ?? now),
  );
}

/** Scheduled posts that nothing but the limit keeps waiting, with the time each was asked for. */
export async function readPlanned(tx: Transaction, profileId: string, until?: Date) {
  const posts = await tx.post.findMany({
    where: {
      ...{ profileId, state: 'scheduled', wakeAt: until ? { lte: until } : { not: null } },
      OR: [{ problem: { equals: Prisma.DbNull } }, { problem: { path: ['code'], equals: UPLOAD_LIMIT } }],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  return posts.map((post) => ({ post, askedAt: askedTime(post) }));
}

type Planned = Awaited<ReturnType<typeof readPlanned>>[number]['post'];

/** Without the limit it would go out then. */
export function askedTime(post: {
  problem: unknown;
  wakeAt: Date | null;
  dueAt: Date | null;
  undoUntil: Date | null;
}): Date {
  const { wakeAt, dueAt, undoUntil } = post;
  const plain = wakeAt ?? dueAt ?? new Date(0);
  if (!isHeldByLimit(post)) return plain;
  const asked = dueAt ?? plain;
  return undoUntil && undoUntil > asked ? undoUntil : asked;
}

export const isHeldByLimit = ({ problem }: { problem: unknown }): boolean =>
  (problem as { code?: string } | null)?.code === UPLOAD_LIMIT;

export interface PlannedPost {
  readonly post: Planned;
  readonly askedAt: Date;
  readonly expectedAt: Date;
}

/** When each planned post goes out. */
export function placeAll(
  limit: number,
  taken: readonly Date[],
  planned: readonly { post: Planned; askedAt: Date }[],
  now: Date,
): PlannedPost[] {
  const asked: Asked[] = planned.map(({ post, askedAt }) => ({
    id: post.id,
    at: askedAt > now ? askedAt : now,
  }));
  const places = planPlaces(limit, taken, asked);
  return planned.map((one) => ({ ...one, expectedAt: places.get(one.post.id) ?? one.askedAt }));
}

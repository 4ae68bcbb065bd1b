/** One guarded counter row for each stretch of time: whoever raises it proves that there was room. */
import type { PrismaClient } from '../database/index.ts';

interface Place {
  readonly scope: string;
  /** So many in any `windowMs`, counted in stretches of `bucketMs`. */
  readonly most: number;
  readonly windowMs: number;
  readonly bucketMs: number;
  readonly now: Date;
}

/** 0 when the place is taken, else after how many ms there may be one. */
export async function takePlace(prisma: PrismaClient, place: Place): Promise<number> {
  const { scope, most, now, windowMs, bucketMs } = place;
  const bucket = new Date(Math.floor(now.getTime() / bucketMs) * bucketMs);
  // A call at the end of a stretch still counts when its beginning is out of the window.
  const since = new Date(now.getTime() - windowMs - bucketMs);
  // The other rows no longer change, and this one is read as it is when it is raised: two who ask
  // at the same moment cannot both get the last place.
  const taken = await prisma.$executeRaw`
    INSERT INTO public.call_count AS own (scope, bucket, calls)
    SELECT ${scope}, ${bucket}::timestamptz, 1 WHERE ${most} > (
      SELECT coalesce(sum(calls), 0) FROM public.call_count
      WHERE scope = ${scope} AND bucket > ${since}::timestamptz)
    ON CONFLICT (scope, bucket) DO UPDATE SET calls = own.calls + 1
    WHERE ${most} > own.calls + (
      SELECT coalesce(sum(calls), 0) FROM public.call_count AS other
      WHERE other.scope = ${scope} AND other.bucket > ${since}::timestamptz
        AND other.bucket <> excluded.bucket)`;
  return taken > 0 ? 0 : waitFor(prisma, place, since);
}

/** Until enough of the oldest calls have left the window. */
async function waitFor(prisma: PrismaClient, place: Place, since: Date): Promise<number> {
  const { scope, most, now, windowMs, bucketMs } = place;
  const rows = await prisma.callCount.findMany({
    where: { scope, bucket: { gt: since } },
    orderBy: { bucket: 'asc' },
  });
  let left = rows.reduce((sum, { calls }) => sum + calls, 0);
  const freeing = rows.find(({ calls }) => {
    left -= calls;
    return left < most;
  });
  const from = freeing?.bucket ?? now;
  return Math.max(from.getTime() + windowMs + bucketMs - now.getTime(), bucketMs);
}

export async function forgetCounts(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.callCount.deleteMany({ where: { bucket: { lt: before } } });
}

/** What a post needs to go out: TikTok's rules for the creator, and an init. */
const CALLS_PER_POST = 2;
const LEAST_SHARE = 0.2;
const HOUR_MS = 60 * 60_000;

/** Calls that polls must leave to the posts of the next hour, and at least a fifth of all. */
export async function reserveForPosts(prisma: PrismaClient, callsPerHour: number, now: Date): Promise<number> {
  const wakeAt = { lte: new Date(now.getTime() + HOUR_MS) };
  const posts = await prisma.post.count({ where: { state: 'scheduled', wakeAt } });
  const least = Math.ceil(callsPerHour * LEAST_SHARE);
  return Math.min(callsPerHour, Math.max(least, posts * CALLS_PER_POST));
}

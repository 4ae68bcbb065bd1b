import type { PrismaClient } from '../database/index.ts';

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

/**
 * TikTok fails for many profiles at once: then no post is tried at it for its own sake. One at a time
 * is sent ahead as a probe; the others keep their attempts and wait. The first that TikTok answers
 * well ends the outage, and what waits goes out in order, a little apart.
 */
import type { Failure } from '../../errors.ts';
import { isTikTokFailure } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { noProblem, type Transaction, touchPost } from '../lifecycle/move.ts';

export const OUTAGE = 'tiktok_down';

const NAME = 'tiktok';
/** So many profiles, without one good answer in between, are everybody. */
const MANY = 3;
const WINDOW_MS = 10 * 60_000;
const PROBE_EVERY_MS = 60_000;
/** Who is not the next probe waits for the end; this is only for the case that nobody tells him. */
const FALLBACK_MS = 10 * 60_000;
const SPACING_MS = 5_000;
const MOST = 500;

/** Failures that say something about TikTok and nothing about the post or its profile. */
export const isTrouble = (failure: Failure): boolean => isTikTokFailure(failure) && failure.remedy.kind === 'retry';

type Known = Pick<PostDeps, 'prisma' | 'clock'>;

/** Notes that TikTok failed at a profile; answers since when it fails for everybody, or null. */
export async function noteTrouble({ prisma, clock }: Known, profileId: string) {
  const now = clock.now();
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO public.trouble AS own (profile_id, since, last_at)
      VALUES (${profileId}::uuid, ${now}, ${now})
      ON CONFLICT (profile_id) DO UPDATE SET last_at = excluded.last_at,
        since = CASE WHEN own.last_at < ${before(now)}::timestamptz THEN excluded.since ELSE own.since END`;
    const lastAt = { gte: before(now) };
    const recent = await tx.trouble.findMany({ where: { lastAt }, orderBy: { since: 'asc' } });
    const [first] = recent;
    if (!first || recent.length < MANY) return readOutage(tx);
    const probeAt = new Date(now.getTime() + PROBE_EVERY_MS);
    const data = { name: NAME, since: first.since, probeAt };
    await tx.outage.createMany({ data, skipDuplicates: true });
    return readOutage(tx);
  });
}

const before = (now: Date): Date => new Date(now.getTime() - WINDOW_MS);

const readOutage = (tx: Pick<Transaction, 'outage'>) => tx.outage.findUnique({ where: { name: NAME } });

/** Until when a due post waits for the end of an outage; null when there is none or it is the probe. */
export async function waitForEnd(
  tx: Transaction,
  postId: string,
  now: Date,
): Promise<{ until: Date; since: Date } | null> {
  const outage = await readOutage(tx);
  if (!outage) return null;
  const { since, probeAt } = outage;
  if (probeAt <= now) {
    const next = new Date(now.getTime() + PROBE_EVERY_MS);
    const where = { name: NAME, probeAt };
    const { count } = await tx.outage.updateMany({ where, data: { probeAt: next } });
    if (count === 1) return null;
  }
  const isNext = (await firstWaiting(tx, postId)) === null;
  const until = isNext && probeAt > now ? probeAt : new Date(now.getTime() + FALLBACK_MS);
  return { until, since };
}

const waiting = { state: 'scheduled', problem: { path: ['code'], equals: OUTAGE } } as const;
const inOrder = [{ dueAt: 'asc' }, { id: 'asc' }] as const;

const firstWaiting = (tx: Transaction, postId: string) =>
  tx.post.findFirst({ where: { ...waiting, id: { not: postId } }, orderBy: [...inOrder] });

/** TikTok has answered well: nothing is held against it any more. */
export async function noteAnswer({ prisma, clock, alarm, log }: PostDeps): Promise<void> {
  if ((await prisma.trouble.count()) === 0) return;
  const now = clock.now();
  const woken = await prisma.$transaction(async (tx) => {
    await tx.trouble.deleteMany();
    const { count } = await tx.outage.deleteMany({ where: { name: NAME } });
    return count === 0 ? [] : wakeAll(tx, now);
  });
  if (woken.length > 0) log.info({ posts: woken.length }, 'TikTok is back');
  for (const { threadId, ...post } of woken) {
    alarm.publishPost(post);
    alarm.drainThread(threadId);
  }
}

/** In the order of their times, a little apart, so that the recovery is not drowned. */
async function wakeAll(tx: Transaction, now: Date) {
  const posts = await tx.post.findMany({ where: waiting, orderBy: [...inOrder], take: MOST });
  const woken = [];
  for (const [index, { id, threadId, scheduleVersion: seen }] of posts.entries()) {
    const wakeAt = new Date(now.getTime() + (index + 1) * SPACING_MS);
    const scheduleVersion = seen + 1;
    const where = { state: 'scheduled', scheduleVersion: seen } as const;
    const data = { ...noProblem, wakeAt, scheduleVersion };
    if (!(await touchPost(tx, id, where, data, now))) continue;
    woken.push({ id, threadId, scheduleVersion, wakeAt });
  }
  return woken;
}

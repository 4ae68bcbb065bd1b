/**
 * TikTok fails for many profiles at once: then no post is tried at it for its own sake. One at a time
 * is sent ahead as a probe; the others keep their attempts and wait. The first upload that TikTok opens,
 * a probe's or that of a post which was under way, ends the incident at once, and what waits goes out in
 * order, a little apart.
 *
 * What suffices as evidence: each of MANY profiles has failed twice, at least SURE_MS apart, the last time
 * within WINDOW_MS, and no upload was opened for anybody in between. One slow answer, at however many
 * profiles, is a bad moment: each of them tries again after its own pause.
 */

import { MINUTE_MS } from '../../clock.ts';
import { type Transaction, transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import { Failure } from '../../errors.ts';
import { isTikTokFailure } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { noProblem, touchPost } from '../lifecycle/index.ts';

/** The problem of a post that waits until TikTok works again for everybody. */
export const INCIDENT = 'tiktok_down';

const NAME = 'tiktok';
/** So many profiles that fail, without one good answer in between, mean that TikTok fails for everybody. */
const MANY = 3;
const SURE_MS = 5_000;
const WINDOW_MS = 10 * MINUTE_MS;
const PROBE_EVERY_MS = MINUTE_MS;
/** Who is not the next probe waits for the end; this is only for the case that the probe is gone. */
const FALLBACK_MS = 2 * MINUTE_MS;
const SPACING_MS = 5_000;
const POSTS_AT_ONCE = 500;

/** Failures that say something about TikTok and nothing about the post or its profile. */
export const isIncidentSign = (failure: Failure): boolean =>
  isTikTokFailure(failure) && failure.remedy.kind === 'retry';

type Known = Pick<PostDeps, 'prisma' | 'clock'>;

/** Notes that TikTok failed at a profile; answers since when it fails for everybody, or null. */
export async function noteFailure({ prisma, clock }: Known, profileId: string) {
  const now = clock.now();
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO public.incident_profile AS own (profile_id, since, last_at)
      VALUES (${profileId}::uuid, ${now}, ${now})
      ON CONFLICT (profile_id) DO UPDATE SET last_at = excluded.last_at,
        since = CASE WHEN own.last_at < ${before(now)}::timestamptz THEN excluded.since ELSE own.since END`;
    const lastAt = { gte: before(now) };
    const recent = await tx.incidentProfile.findMany({ where: { lastAt }, orderBy: { since: 'asc' } });
    const failing = recent.filter((own) => own.lastAt.getTime() - own.since.getTime() >= SURE_MS);
    const [first] = failing;
    if (!first || failing.length < MANY) return readIncident(tx);
    const probeAt = new Date(now.getTime() + PROBE_EVERY_MS);
    const data = { name: NAME, since: first.since, probeAt };
    await tx.incident.createMany({ data, skipDuplicates: true });
    return readIncident(tx);
  });
}

const before = (now: Date): Date => new Date(now.getTime() - WINDOW_MS);

const readIncident = (tx: Pick<Transaction, 'incident'>) => tx.incident.findUnique({ where: { name: NAME } });

/** Until when a due post waits for the end of an incident; null when there is none or it is the probe. */
export async function waitForEnd(
  tx: Transaction,
  postId: string,
  now: Date,
): Promise<{ until: Date; since: Date } | null> {
  const incident = await readIncident(tx);
  if (!incident) return null;
  const { since, probeAt } = incident;
  if (probeAt <= now) {
    const next = new Date(now.getTime() + PROBE_EVERY_MS);
    const where = { name: NAME, probeAt };
    const { count } = await tx.incident.updateMany({ where, data: { probeAt: next } });
    if (count === 1) return null;
  }
  const isNext = (await firstWaiting(tx, postId)) === null;
  const until = isNext && probeAt > now ? probeAt : new Date(now.getTime() + FALLBACK_MS);
  return { until, since };
}

const waiting = { state: 'scheduled', problem: { path: ['code'], equals: INCIDENT } } as const;
const inOrder = [{ dueAt: 'asc' }, { id: 'asc' }] as const;

const firstWaiting = (tx: Transaction, postId: string) =>
  tx.post.findFirst({ where: { ...waiting, id: { not: postId } }, orderBy: [...inOrder] });

/** TikTok has answered well: its earlier failures no longer count. */
export async function noteAnswer(deps: PostDeps): Promise<void> {
  if ((await deps.prisma.incidentProfile.count()) === 0) return;
  const wasIncident = await deps.prisma.$transaction(async (tx) => {
    await tx.incidentProfile.deleteMany();
    const { count } = await tx.incident.deleteMany({ where: { name: NAME } });
    return count > 0;
  });
  if (wasIncident) await wakeAll(deps);
}

/**
 * In the order of their times, a little apart, so that the recovery is not drowned. What cannot be woken wakes by itself
 * within FALLBACK_MS, so neither the others nor the post that brought the answer are held up for it.
 */
async function wakeAll(deps: PostDeps): Promise<void> {
  const now = deps.clock.now();
  const posts = await deps.prisma.post.findMany({ where: waiting, orderBy: [...inOrder], take: POSTS_AT_ONCE });
  let woken = 0;
  const wake = async ([index, { id, scheduleVersion }]: [number, (typeof posts)[number]]): Promise<void> => {
    const wakeAt = new Date(now.getTime() + (index + 1) * SPACING_MS);
    const where = { state: 'scheduled', scheduleVersion } as const;
    if (await transact(deps, (tx) => touchPost(tx, id, where, { ...noProblem, wakeAt }, now))) woken += 1;
  };
  try {
    await eachRow(posts.entries(), wake);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    deps.log.error({ code: error instanceof Failure ? error.code : name }, 'posts that waited for TikTok wake later');
  }
  if (woken > 0) deps.log.info({ posts: woken }, 'TikTok is back');
}

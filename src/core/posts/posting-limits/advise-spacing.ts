/** Advice on how close together posts of one account go out; TikTok shows fewer people what comes in bursts. */

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../clock.ts';
import type { PostState, PrismaClient } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';

const CLOSE_MS = 10 * MINUTE_MS;
const MOST_A_DAY = 3;
const goingOut: PostState[] = ['scheduled', 'publishing', 'processing', 'in_inbox', 'published'];

interface Planned {
  readonly id: string;
  readonly profileId: string | null;
  readonly dueAt: Date | null;
  readonly timeZone: string;
}

/** At most one piece of advice for each rule; empty when the post stands well apart. */
export async function adviseSpacing(prisma: Pick<PrismaClient, 'post'>, post: Planned): Promise<Problem[]> {
  const { id, profileId, dueAt, timeZone } = post;
  if (profileId === null || dueAt === null) return [];
  const around = { gt: new Date(dueAt.getTime() - DAY_MS), lt: new Date(dueAt.getTime() + DAY_MS) };
  const others = await prisma.post.findMany({
    where: { profileId, id: { not: id }, state: { in: goingOut }, dueAt: around },
    select: { dueAt: true },
  });
  const times = others.flatMap((other) => other.dueAt ?? []);
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone });
  const thatDay = times.filter((at) => dayOf.format(at) === dayOf.format(dueAt)).length + 1;
  const isClose = times.some((at) => Math.abs(at.getTime() - dueAt.getTime()) < CLOSE_MS);
  return [
    ...(isClose ? [{ code: 'posts_close_together', facts: { minutes: CLOSE_MS / MINUTE_MS } }] : []),
    ...(thatDay > MOST_A_DAY ? [{ code: 'posts_many_that_day', facts: { most: MOST_A_DAY } }] : []),
  ];
}

interface Going {
  readonly profileId: string;
  readonly at: Date;
  readonly timeZone: string;
}

/**
 * The same of several that are planned at once, `ids`, with all that goes out beside them; each rule once.
 * `uploadsPerHour`: 0 for no limit.
 */
export async function adviseTogether(
  prisma: Pick<PrismaClient, 'post'>,
  going: readonly Going[],
  { ids, uploadsPerHour }: { readonly ids: readonly string[]; readonly uploadsPerHour: number },
): Promise<Problem[]> {
  const found = new Map<string, Problem>();
  for (const profileId of new Set(going.map((each) => each.profileId))) {
    const own = going.filter((each) => each.profileId === profileId);
    const instants = own.map(({ at }) => at.getTime());
    const around = { gt: new Date(Math.min(...instants) - DAY_MS), lt: new Date(Math.max(...instants) + DAY_MS) };
    const where = { profileId, id: { notIn: [...ids] }, state: { in: goingOut }, dueAt: around };
    const others = await prisma.post.findMany({ where, select: { dueAt: true } });
    const all = [...instants, ...others.flatMap(({ dueAt }) => dueAt?.getTime() ?? [])].sort((a, b) => a - b);
    const [{ timeZone } = { timeZone: 'UTC' }] = own;
    for (const problem of adviceOn(all, { timeZone, uploadsPerHour })) found.set(problem.code, problem);
  }
  return [...found.values()];
}

function adviceOn(
  instants: readonly number[],
  { timeZone, uploadsPerHour: limit }: { readonly timeZone: string; readonly uploadsPerHour: number },
): Problem[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone });
  const days = new Map<string, number>();
  for (const instant of instants) days.set(dayOf.format(instant), (days.get(dayOf.format(instant)) ?? 0) + 1);
  const thatDay = Math.max(0, ...days.values());
  const thatHour = Math.max(
    0,
    ...instants.map((from) => instants.filter((at) => at >= from && at - from < HOUR_MS).length),
  );
  const isClose = instants.some((at, index) => index > 0 && at - (instants[index - 1] ?? 0) < CLOSE_MS);
  return [
    ...(limit > 0 && thatHour > limit ? [{ code: 'posts_many_that_hour', facts: { limit } }] : []),
    ...(thatDay > MOST_A_DAY ? [{ code: 'posts_many_that_day', facts: { most: MOST_A_DAY } }] : []),
    ...(isClose ? [{ code: 'posts_close_together', facts: { minutes: CLOSE_MS / MINUTE_MS } }] : []),
  ];
}

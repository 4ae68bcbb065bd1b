/** Advice on how close together posts of one account go out; TikTok shows fewer people what comes in bursts. */
import type { PostState, PrismaClient } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';

const CLOSE_MS = 10 * 60_000;
const MOST_A_DAY = 3;
const DAY_MS = 24 * 60 * 60_000;
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
    ...(isClose ? [{ code: 'posts_close_together', facts: {} }] : []),
    ...(thatDay > MOST_A_DAY ? [{ code: 'posts_many_that_day', facts: { posts: thatDay } }] : []),
  ];
}

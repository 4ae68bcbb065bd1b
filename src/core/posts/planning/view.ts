/** A plan as people see it: its posts in their order, when each goes out, and what is to be said of so many. */
import type { Prisma, PrismaClient } from '../../database/index.ts';
import { adviseTogether } from '../posting-limits/index.ts';
import { readPosts } from '../read.ts';
import type { PlanView, PostView } from '../view.ts';

const MOST = 50;

/** Null where there is no such plan in the workspace. */
export async function readPlan(
  prisma: Pick<PrismaClient, 'plan' | 'post' | 'slot'>,
  where: Prisma.PlanWhereUniqueInput,
): Promise<PlanView | null> {
  const plan = await prisma.plan.findUnique({ where, include: { posts: { select: { id: true, planAt: true } } } });
  if (!plan) return null;
  const { id, state } = plan;
  const given = new Map(plan.posts.map((post) => [post.id, post.planAt] as const));
  const views = await readPosts(prisma, { planId: id }, [{ createdAt: 'asc' }, { id: 'asc' }], MOST);
  const posts = views.map((post) => ({ post, at: timeOf(post, state, given.get(post.id) ?? null) }));
  const going = posts.flatMap(({ post, at }) =>
    at && post.profile && isToGoOut(post) ? [{ profileId: post.profile.id, at, timeZone: post.timeZone }] : [],
  );
  const ids = plan.posts.map((post) => post.id);
  return { id, state, posts, advice: state === 'proposed' ? await adviseTogether(prisma, going, ids) : [] };
}

function timeOf(post: PostView, state: PlanView['state'], planAt: Date | null): Date | null {
  return state === 'proposed' && post.state !== 'draft' ? (planAt ?? post.dueAt) : post.dueAt;
}

const isToGoOut = ({ state }: PostView): boolean => state === 'draft' || state === 'scheduled' || state === 'on_hold';

/**
 * Asks TikTok how a submitted video ended, and goes on asking while a public one has no id yet or an
 * outcome is unknown.
 */
import type { Attempt } from '../database/index.ts';
import { tell } from '../notices/index.ts';
import { isTikTokFailure } from '../tiktok/index.ts';
import type { PostDeps } from './deps.ts';
import { movePost, touchPost } from './move.ts';
import { CONFIRM_MS, nextPollAt } from './poll-times.ts';
import { addressed, applyTold, noticeKey, recordTold } from './told.ts';

type Pending = NonNullable<Awaited<ReturnType<typeof findPending>>>;

/** One poll, if it is due; plans the next. */
export async function settlePost(deps: PostDeps, postId: string): Promise<void> {
  const post = await findPending(deps, postId);
  const attempt = post?.attempts[0];
  if (!post || !attempt?.publishId || !attempt.pollAt || attempt.pollAt > deps.clock.now()) return;
  await ask(deps, post, attempt);
  await applyTold(deps, postId, attempt.id);
  await planNext(deps, postId, attempt);
}

function findPending({ prisma }: PostDeps, postId: string) {
  return prisma.post.findFirst({
    where: {
      id: postId,
      OR: [
        { state: { in: ['processing', 'in_inbox', 'unconfirmed'] } },
        { state: 'published', reviewing: true },
      ],
    },
    include: { author: true, attempts: { orderBy: { number: 'desc' }, take: 1 } },
  });
}

/** A poll that fails is simply followed by the next one. */
async function ask(deps: PostDeps, post: Pending, attempt: Attempt): Promise<void> {
  if (post.profileId === null) return;
  const publishId = attempt.publishId ?? '';
  try {
    const told = await deps.profiles.withToken(post.profileId, (token) =>
      deps.tiktok.fetchStatus(token, publishId),
    );
    await recordTold(deps, attempt.id, told);
  } catch (error) {
    if (!isTikTokFailure(error) && !isInactive(error)) throw error;
    deps.log.info({ postId: post.id, code: error.code, ...error.facts }, 'poll failed');
  }
}

const isInactive = (error: unknown): error is { code: string; facts: Record<string, never> } =>
  (error as { code?: unknown }).code === 'profile_inactive';

async function planNext(deps: PostDeps, postId: string, attempt: Attempt): Promise<void> {
  const now = deps.clock.now();
  const startedAt = attempt.submittedAt ?? attempt.byteBegunAt ?? attempt.startedAt;
  const post = await findPending(deps, postId);
  const pollAt = post && nextPollAt(startedAt, attempt.polls + 1, now);
  await deps.prisma.attempt.updateMany({
    where: { id: attempt.id, polls: attempt.polls },
    data: { pollAt, polls: { increment: 1 } },
  });
  if (!post) return;
  const ageMs = now.getTime() - startedAt.getTime();
  if (ageMs >= CONFIRM_MS) await tellUnsettled(deps, post, attempt, now);
  if (pollAt) deps.alarm.settlePost(postId, pollAt);
  else await stopLooking(deps, post, now);
}

/** An hour has passed: the person learns that TikTok is still reviewing, or that nobody knows. */
async function tellUnsettled(deps: PostDeps, post: Pending, attempt: Attempt, now: Date) {
  if (post.state === 'in_inbox') return;
  const kind = post.state === 'published' ? 'still_reviewing' : 'unconfirmed';
  const problem = {
    code: 'tiktok_silent',
    facts: { submittedAt: attempt.submittedAt?.toISOString() ?? null },
  };
  await deps.prisma.$transaction(async (tx) => {
    const data = { problem, wakeAt: null };
    const lost = { postId: post.id, move: 'lose', data, actor: 'sweep', at: now } as const;
    if (post.state === 'processing') await movePost(tx, lost);
    const dedupeKey = `${noticeKey(kind, post.id)}:${attempt.id}`;
    const body =
      kind === 'unconfirmed' ? ({ kind, data: problem } as const) : ({ kind, data: {} } as const);
    await tell(tx, { ...addressed(post), dedupeKey, body }, now);
  });
  deps.alarm.drainThread(post.threadId);
}

async function stopLooking(deps: PostDeps, post: Pending, now: Date): Promise<void> {
  const where = { state: 'published', reviewing: true } as const;
  const problem = { code: 'link_never_came', facts: {} };
  if (await touchPost(deps.prisma, post.id, where, { reviewing: false, problem }, now)) {
    deps.alarm.drainThread(post.threadId);
  }
}

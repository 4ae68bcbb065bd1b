/**
 * Taking a post to publish it, and keeping it. A claim is a token on the attempt with an end; every
 * write of the attempt names the token, so a process that slept through its end changes nothing.
 */
import { randomUUID } from 'node:crypto';
import type { Prisma } from '../database/index.ts';
import type { Container } from '../media/index.ts';
import type { PostDeps } from './deps.ts';
import { movePost, type Transaction } from './move.ts';

/** Longer than the longest silence of a healthy upload (its idle and answer timeouts). */
export const CLAIM_MS = 120_000;

const everything = {
  media: true,
  profile: true,
  author: { select: { externalId: true } },
  attempts: { orderBy: { number: 'desc' }, take: 1 },
} as const satisfies Prisma.PostInclude;

export type ClaimedPost = Prisma.PostGetPayload<{ include: typeof everything }>;
type AttemptRow = ClaimedPost['attempts'][number];

export interface Claim {
  readonly post: ClaimedPost;
  readonly attempt: AttemptRow;
  readonly profileId: string;
  readonly videoKey: string;
  readonly sizeBytes: number;
  readonly container: Container;
}

/** Somebody else has the post now: whoever meets this stops without another word. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** The claim, or null when the alarm is early, outdated, or somebody else has the post. */
export async function claimPost(
  deps: PostDeps,
  postId: string,
  scheduleVersion: number,
): Promise<Claim | null> {
  const now = deps.clock.now();
  return deps.prisma.$transaction(async (tx) => {
    const post = await tx.post.findUnique({ where: { id: postId }, include: everything });
    const attempt = post?.attempts[0];
    if (post?.state === 'scheduled') return claimScheduled(tx, post, scheduleVersion, now);
    if (post?.state === 'publishing' && attempt) return takeOver(tx, post, attempt, now);
    return null;
  });
}

async function claimScheduled(
  tx: Transaction,
  post: ClaimedPost,
  scheduleVersion: number,
  now: Date,
): Promise<Claim | null> {
  const moved = await movePost(tx, {
    postId: post.id,
    move: 'claim',
    where: { scheduleVersion, wakeAt: { lte: now } },
    data: { late: isLate(post.dueAt, now), undoUntil: null, earlierDueAt: null },
    actor: 'alarm',
    at: now,
  });
  if (!moved) return null;
  const previous = post.attempts[0];
  const isUnspent = previous && previous.publishId === null && previous.outcome === null;
  const claim = newClaim(now);
  const attempt = isUnspent
    ? await tx.attempt.update({ where: { id: previous.id }, data: claim })
    : await tx.attempt.create({
        data: { ...claim, postId: post.id, number: (previous?.number ?? 0) + 1, startedAt: now },
      });
  return describe(post, attempt);
}

async function takeOver(
  tx: Transaction,
  post: ClaimedPost,
  attempt: AttemptRow,
  now: Date,
): Promise<Claim | null> {
  const claim = newClaim(now);
  const { count } = await tx.attempt.updateMany({
    where: { id: attempt.id, claimToken: attempt.claimToken, claimedUntil: { lte: now } },
    data: claim,
  });
  if (count === 0) return null;
  const where = { OR: [{ wakeAt: null }, { wakeAt: { lte: now } }] };
  const taken = { postId: post.id, move: 'takeover', where, actor: 'alarm', at: now } as const;
  // Not yet: the transaction is undone, so that the claim stays as it was.
  if (!(await movePost(tx, taken))) throw new ClaimLost();
  return describe(post, { ...attempt, ...claim });
}

const newClaim = (now: Date) => ({
  claimToken: randomUUID(),
  claimedUntil: new Date(now.getTime() + CLAIM_MS),
});

/** Alarm and sweep together may take most of a minute without being late. */
const isLate = (dueAt: Date | null, now: Date): boolean =>
  dueAt !== null && now.getTime() - dueAt.getTime() > 60_000;

function describe(post: ClaimedPost, attempt: AttemptRow): Claim | null {
  const { profileId, media } = post;
  const container = media.container as Container | null;
  if (profileId === null || media.sizeBytes === null || container === null) return null;
  const sizeBytes = Number(media.sizeBytes);
  return { post, attempt, profileId, videoKey: media.id, sizeBytes, container };
}

/** Writes to the attempt and prolongs the claim, or throws ClaimLost. */
export async function keepClaim(
  deps: PostDeps,
  { attempt }: Claim,
  data: Prisma.AttemptUncheckedUpdateManyInput,
): Promise<void> {
  const claimedUntil = new Date(deps.clock.now().getTime() + CLAIM_MS);
  await writeClaimed(deps.prisma, attempt, { ...data, claimedUntil });
}

/** The guarded write by itself, for use inside a transaction that ends the claim. */
export async function writeClaimed(
  tx: Pick<Transaction, 'attempt'>,
  { id, claimToken }: Pick<AttemptRow, 'id' | 'claimToken'>,
  data: Prisma.AttemptUncheckedUpdateManyInput,
): Promise<void> {
  const where = { id, claimToken, outcome: null };
  const { count } = await tx.attempt.updateMany({ where, data });
  if (count === 0) throw new ClaimLost();
}

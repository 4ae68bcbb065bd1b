/**
 * Holding a post while it is published. A claim is a token on the attempt with an end; every write
 * of the attempt names the token, so a process that slept through its end changes nothing. The post
 * is written before its attempt everywhere, so that two writers never wait for each other.
 */
import type { Prisma } from '../../database/index.ts';
import type { Container } from '../../media/index.ts';
import type { PostDeps } from '../deps.ts';
import { type Move, movePost, type Transaction } from './move.ts';

/** Longer than the longest silence of a healthy upload: the 2 min that TikTok's answer may take. */
export const CLAIM_MS = 180_000;

/** What is read of a post with its claim. */
export const claimedParts = {
  media: true,
  profile: true,
  author: { select: { externalId: true } },
  attempts: { orderBy: { number: 'desc' }, take: 1 },
} as const satisfies Prisma.PostInclude;

export type ClaimedPost = Prisma.PostGetPayload<{ include: typeof claimedParts }>;
type AttemptRow = ClaimedPost['attempts'][number];
type AttemptChange = Prisma.AttemptUncheckedUpdateManyInput;

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

/** Writes to the attempt and prolongs the claim, or throws ClaimLost. */
export async function keepClaim(deps: PostDeps, claim: Claim, data: AttemptChange): Promise<void> {
  const claimedUntil = new Date(deps.clock.now().getTime() + CLAIM_MS);
  await writeClaimed(deps.prisma, claim, { ...data, claimedUntil });
}

/** Makes a move that only the holder may make, with what it means for the attempt, or throws ClaimLost. */
export async function moveClaimed(
  tx: Transaction,
  claim: Claim,
  move: Omit<Move, 'postId' | 'actor'>,
  data: AttemptChange,
): Promise<void> {
  const moved = await movePost(tx, { ...move, postId: claim.post.id, actor: 'worker' });
  if (!moved) throw new ClaimLost();
  await writeClaimed(tx, claim, data);
}

/** The guarded write by itself, for use inside a transaction. */
export async function writeClaimed(
  tx: Pick<Transaction, 'attempt'>,
  { attempt: { id, claimToken } }: Claim,
  data: AttemptChange,
): Promise<void> {
  const where = { id, claimToken, outcome: null };
  const { count } = await tx.attempt.updateMany({ where, data });
  if (count === 0) throw new ClaimLost();
}

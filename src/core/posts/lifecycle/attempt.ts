/**
 * An attempt holds a post while it is published. Its claim is a token with an end; every write of the
 * attempt names the token, so a process that slept through the end of its claim changes nothing. The
 * post is written before its attempt everywhere, so that two writers never wait for each other.
 */
import { afterCommit, type Prisma, type Transaction } from '../../database/index.ts';
import type { Container } from '../../media/index.ts';
import type { PostDeps } from '../deps.ts';
import { type Transition, transitionPost } from './transition.ts';

/** Longer than the longest silence of a healthy upload: the 2 min that TikTok's answer may take. */
export const CLAIM_MS = 180_000;

/** Why an attempt is over. Those of `given_up` and `stopped` may still turn out to be published. */
export type Outcome =
  | 'published'
  | 'failed'
  | 'on_hold'
  /** TikTok proved that bytes are missing which cannot come any more. */
  | 'abandoned'
  /** A person decided otherwise. */
  | 'given_up'
  /** An earlier attempt turned out to be published. */
  | 'stopped';

/** The columns of an attempt that ends: nothing is sent for it any more. */
export const ended = (outcome: Outcome, now: Date, errorCode: string | null = null) => ({
  outcome,
  errorCode,
  endedAt: now,
  uploadUrl: null,
  pollAt: null,
});

/** Ends the attempts of a post that are still open: whoever works on one loses their claim. */
export async function endOpenAttempts(
  tx: Transaction,
  where: Prisma.AttemptWhereInput & { readonly postId: string },
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await tx.attempt.updateMany({ where: { ...where, outcome: null }, data: ended(outcome, now) });
}

/** What is read of a post with its claim. */
export const claimedParts = {
  media: true,
  profile: true,
  author: { select: { externalId: true } },
  attempts: { orderBy: { number: 'desc' }, take: 1 },
} as const satisfies Prisma.PostInclude;

/** A post with all that an attempt needs of it. */
export type ClaimedPost = Prisma.PostGetPayload<{ include: typeof claimedParts }>;
type AttemptRow = ClaimedPost['attempts'][number];
type AttemptChange = Omit<Prisma.AttemptUncheckedUpdateManyInput, 'pollAt'> & { readonly pollAt?: Date | null };

/** The right to publish a post, until it runs out or somebody takes over. */
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
export async function renewClaim(deps: PostDeps, claim: Claim, data: AttemptChange): Promise<void> {
  const claimedUntil = new Date(deps.clock.now().getTime() + CLAIM_MS);
  await writeAttempt(deps.prisma, claim, { ...data, claimedUntil });
}

/** Makes a transition that only the holder may make, with what it means for the attempt, or throws ClaimLost. */
export async function transitionClaimed(
  tx: Transaction,
  claim: Claim,
  transition: Omit<Transition, 'postId' | 'actor'>,
  data: AttemptChange,
): Promise<void> {
  const moved = await transitionPost(tx, { ...transition, postId: claim.post.id, actor: 'worker' });
  if (!moved) throw new ClaimLost();
  await writeClaimed(tx, claim, data);
}

/** The guarded write by itself; a poll that it plans is set after the commit. */
export async function writeClaimed(tx: Transaction, claim: Claim, data: AttemptChange): Promise<void> {
  await writeAttempt(tx, claim, data);
  if (data.pollAt) afterCommit(tx).pollOutcome(claim.post.id, data.pollAt);
}

async function writeAttempt(
  tx: Pick<Prisma.TransactionClient, 'attempt'>,
  { attempt: { id, claimToken } }: Claim,
  data: AttemptChange,
): Promise<void> {
  const { count } = await tx.attempt.updateMany({ where: { id, claimToken, outcome: null }, data });
  if (count === 0) throw new ClaimLost();
}

/** How attempts end: afterwards nothing is sent for them any more. */
import type { Prisma } from '../../database/index.ts';
import type { Transaction } from './move.ts';

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

/** The columns of an attempt that ends. */
export const ended = (outcome: Outcome, now: Date, errorCode: string | null = null) => ({
  ...{ outcome, errorCode, endedAt: now },
  ...{ uploadUrl: null, pollAt: null },
});

/** Ends the attempts of a post that are still open: whoever works on one loses his claim. */
export async function endOpenAttempts(
  tx: Transaction,
  where: Prisma.AttemptWhereInput & { readonly postId: string },
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await tx.attempt.updateMany({ where: { ...where, outcome: null }, data: ended(outcome, now) });
}

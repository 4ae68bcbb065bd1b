/**
 * The process is about to end, or its database was away: what is being sent stops after the chunk that is
 * under way, and goes back to be taken up at once, instead of when its claim has run out.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { isDatabaseAway, transact } from '../../database/index.ts';
import type { PostDeps } from '../deps.ts';
import { CLAIM_MS, type Claim, ClaimLost, notePost, transitionClaimed, writeClaimed } from '../lifecycle/index.ts';

/** Thrown between two steps of an attempt; it is no failure and counts as none. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

export function throwIfStopping({ stopping }: PostDeps): void {
  if (stopping?.aborted) throw new Stopping();
}

/** Without a byte the claim is released; after the first one it lapses now. */
export async function releaseClaim(deps: PostDeps, claim: Claim): Promise<void> {
  const { id } = claim.post;
  const now = deps.clock.now();
  // Says that nobody has died over it.
  const lapsed = { claimedUntil: now, errorCode: 'stopping' };
  const { byteBegunAt } = await deps.prisma.attempt.findUniqueOrThrow({ where: { id: claim.attempt.id } });
  const isReleased = byteBegunAt === null;
  await transact(deps, async (tx) => {
    if (isReleased)
      return transitionClaimed(tx, claim, { transition: 'release', data: { wakeAt: now }, at: now }, lapsed);
    if (!(await notePost(tx, id, { state: 'publishing' }, { wakeAt: now }))) throw new ClaimLost();
    return writeClaimed(tx, claim, lapsed);
  });
  deps.log.info({ postId: id, isReleased }, 'a claim is released');
}

/** A database that is away is asked again this often. */
const ASK_AGAIN_MS = 500;

/** Releases the claim as soon as the database answers; after so long the claim has run out by itself. */
export async function releaseWhenBack(deps: PostDeps, claim: Claim): Promise<void> {
  const { stopping, sleep = wait } = deps;
  for (let waitedMs = 0; ; waitedMs += ASK_AGAIN_MS) {
    try {
      return await releaseClaim(deps, claim);
    } catch (error) {
      if (!isDatabaseAway(error) || stopping?.aborted || waitedMs >= CLAIM_MS) throw error;
    }
    await sleep(ASK_AGAIN_MS);
  }
}

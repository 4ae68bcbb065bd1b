/**
 * The process is about to end: what is being sent stops after the chunk that is under way, and goes
 * back to be taken up by another process at once, instead of when its claim has run out.
 */

import type { PostDeps } from '../deps.ts';
import { type Claim, ClaimLost, moveClaimed, writeClaimed } from '../lifecycle/claim.ts';

/** Thrown between two steps of an attempt; it is no setback and counts as none. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

export function throwIfStopping({ stopping }: PostDeps): void {
  if (stopping?.aborted) throw new Stopping();
}

/** Without a byte the claim is released; after the first one it lapses now. */
export async function giveBack(deps: PostDeps, claim: Claim): Promise<void> {
  const { prisma, clock, alarm, log } = deps;
  const { id, scheduleVersion } = claim.post;
  const now = clock.now();
  // Says that nobody has died over it.
  const lapsed = { claimedUntil: now, errorCode: 'stopping' };
  const { byteBegunAt } = await prisma.attempt.findUniqueOrThrow({
    where: { id: claim.attempt.id },
  });
  const isReleased = byteBegunAt === null;
  const version = isReleased ? scheduleVersion + 1 : scheduleVersion;
  await prisma.$transaction(async (tx) => {
    if (isReleased) {
      const data = { wakeAt: now, scheduleVersion: version };
      return moveClaimed(tx, claim, { move: 'release', data, at: now }, lapsed);
    }
    const where = { id, state: 'publishing' } as const;
    const { count } = await tx.post.updateMany({ where, data: { wakeAt: now } });
    if (count === 0) throw new ClaimLost();
    return writeClaimed(tx, claim, lapsed);
  });
  log.info({ postId: id, isReleased }, 'a post is given back');
  alarm.publishPost({ id, scheduleVersion: version, wakeAt: now }, `stopping-${now.getTime()}`);
}

/** Taking a post to publish it: at its time, or from a process that died over it. */
import { randomUUID } from 'node:crypto';
import { type Transaction, transact } from '../../database/index.ts';
import type { Container } from '../../media/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  CLAIM_MS,
  type Claim,
  type ClaimedPost,
  ClaimLost,
  claimedParts,
  isLate,
  noProblem,
  transitionPost,
  waitsForCard,
} from '../lifecycle/index.ts';
import { deferIfLimited, isHeldByLimit } from '../posting-limits/index.ts';
import { handOver } from './hand-over.ts';
import { crashProblem } from './handle-failure.ts';

/**
 * The claim, or null when the alarm is early or outdated, somebody else has the post, it is not its turn yet, or it
 * is one by hand: that is handed over here.
 */
export async function claimPost(deps: PostDeps, postId: string, scheduleVersion: number): Promise<Claim | null> {
  const now = deps.clock.now();
  return transact(deps, async (tx) => {
    const post = await tx.post.findUnique({ where: { id: postId }, include: claimedParts });
    if (!post) return null;
    if (post.way === 'by_hand' && post.state === 'scheduled') {
      await handOver(tx, post, scheduleVersion, now);
      return null;
    }
    if (isDue(post, scheduleVersion, now)) {
      if (await waitsForCard(deps, tx, post, now)) return null;
      if (await deferIfLimited(deps, tx, post, now)) return null;
    }
    if (!(await enter(tx, post, scheduleVersion, now))) return null;
    // Read again, now that the row is ours: a person may have edited the post a moment ago.
    const where = { id: postId };
    return describe(await tx.post.findUniqueOrThrow({ where, include: claimedParts }));
  });
}

const isDue = (post: ClaimedPost, scheduleVersion: number, now: Date): boolean =>
  post.state === 'scheduled' &&
  !post.awaitingApproval &&
  post.scheduleVersion === scheduleVersion &&
  post.wakeAt !== null &&
  post.wakeAt <= now;

async function enter(tx: Transaction, post: ClaimedPost, scheduleVersion: number, now: Date) {
  if (post.state === 'scheduled') return claimScheduled(tx, post, scheduleVersion, now);
  return post.state === 'publishing' && takeOver(tx, post, now);
}

async function claimScheduled(
  tx: Transaction,
  post: ClaimedPost,
  scheduleVersion: number,
  now: Date,
): Promise<boolean> {
  const moved = await transitionPost(tx, {
    postId: post.id,
    transition: 'claim',
    // Nothing goes out for who has left; the sweep puts it on hold.
    where: {
      scheduleVersion,
      wakeAt: { lte: now },
      awaitingApproval: false,
      workspace: { leftAt: null },
      profile: { ownerLeftAt: null },
    },
    data: {
      late: isLate(promisedAt(post), now),
      undoUntil: null,
      earlierDueAt: null,
      ...(isHeldByLimit(post) ? noProblem : {}),
    },
    actor: 'alarm',
    at: now,
  });
  if (!moved) return false;
  const [previous] = post.attempts;
  if (previous && previous.outcome === null) {
    await tx.attempt.update({ where: { id: previous.id }, data: newClaim(now) });
  } else {
    const number = (previous?.number ?? 0) + 1;
    const { id: postId, profileId } = post;
    const data = { ...newClaim(now), postId, profileId, number, startedAt: now };
    await tx.attempt.create({ data });
  }
  return true;
}

/** Only a claim that has run out, and only when the pause after a failure is over. */
async function takeOver(tx: Transaction, post: ClaimedPost, now: Date): Promise<boolean> {
  const [attempt] = post.attempts;
  if (!attempt) return false;
  const stale = { id: attempt.id, outcome: null, claimedUntil: { lte: now } };
  const isDue = { OR: [{ wakeAt: null }, { wakeAt: { lte: now } }] };
  const hasDied = attempt.errorCode === null;
  const moved = await transitionPost(tx, {
    postId: post.id,
    transition: 'takeover',
    where: { AND: [isDue, { awaitingApproval: false, attempts: { some: stale } }] },
    data: hasDied ? { problem: problemColumn.write(crashProblem(post.problem)) } : {},
    actor: 'alarm',
    at: now,
  });
  if (!moved) return false;
  const where = { ...stale, claimToken: attempt.claimToken };
  const { count } = await tx.attempt.updateMany({ where, data: newClaim(now) });
  // Undoes the transition: the holder has renewed the claim in between.
  if (count === 0) throw new ClaimLost();
  return true;
}

const newClaim = (now: Date) => ({
  claimToken: randomUUID(),
  claimedUntil: new Date(now.getTime() + CLAIM_MS),
  errorCode: null,
});

/** A wait for the upload limit was told in advance. */
const promisedAt = (post: ClaimedPost): Date | null => (isHeldByLimit(post) ? post.wakeAt : post.dueAt);

function describe(post: ClaimedPost): Claim {
  const { profileId, media, attempts } = post;
  const container = media.container as Container | null;
  const [attempt] = attempts;
  if (!attempt || profileId === null || media.sizeBytes === null || container === null) {
    throw new Error(`Post ${post.id} was scheduled without its profile or its video.`);
  }
  const sizeBytes = Number(media.sizeBytes);
  return { post, attempt, profileId, videoKey: media.id, sizeBytes, container };
}

/** A plan that has changed: posts of the profile wait for their place, or go out as asked again. */
import type { PostDeps } from '../deps.ts';
import { noProblem, type Transaction, touchPost } from '../lifecycle/move.ts';
import {
  isHeldByLimit,
  lockProfile,
  type PlannedPost,
  placeAll,
  readPlanned,
  readTaken,
  UPLOAD_LIMIT,
} from './quota.ts';

type Woken = { id: string; scheduleVersion: number; wakeAt: Date; threadId: string };

/** Looks at all that is planned on the profile together; cards show asked and expected time. */
export async function replanUploads(deps: PostDeps, profileId: string | null): Promise<void> {
  const { prisma, clock, alarm, options } = deps;
  const { uploadsPerHour: limit } = options;
  if (limit === 0 || profileId === null) return;
  const now = clock.now();
  const woken = await prisma.$transaction(async (tx) => {
    await lockProfile(tx, profileId);
    const planned = await readPlanned(tx, profileId);
    const taken = await readTaken(tx, profileId, now);
    const moved: (Woken | null)[] = [];
    for (const one of placeAll(limit, taken, planned, now)) {
      moved.push(await replan(tx, one, limit, now));
    }
    return moved.filter((one) => one !== null);
  });
  for (const { threadId, ...post } of woken) {
    alarm.publishPost(post);
    alarm.drainThread(threadId);
  }
}

async function replan(
  tx: Transaction,
  { post, askedAt, expectedAt }: PlannedPost,
  limit: number,
  now: Date,
): Promise<Woken | null> {
  const { id, threadId, scheduleVersion: seen, wakeAt: before } = post;
  const mustWait = expectedAt > askedAt && expectedAt > now;
  const wakeAt = mustWait ? expectedAt : askedAt;
  if (before?.getTime() === wakeAt.getTime() || (!mustWait && !isHeldByLimit(post))) return null;
  const problem = { problem: { code: UPLOAD_LIMIT, facts: { limit } } };
  const scheduleVersion = seen + 1;
  const data = { wakeAt, scheduleVersion, ...(mustWait ? problem : noProblem) };
  const where = { state: 'scheduled', scheduleVersion: seen } as const;
  if (!(await touchPost(tx, id, where, data, now))) return null;
  return { id, scheduleVersion, wakeAt, threadId };
}

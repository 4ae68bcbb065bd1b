/**
 * The upload limit of an account: so many in any 60 minutes (a sliding window), whoever asks first comes
 * first, and what is more waits for its place. The ledger is what has begun in the last hour, what is claimed, and what is planned; every reader
 * holds the profile's row, so that two claims never take the same last slot.
 */

import { HOUR_MS, MINUTE_MS } from '../../clock.ts';
import { Prisma, type Transaction } from '../../database/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { noProblem, touchPost } from '../lifecycle/index.ts';
import { wakeDrafts } from './cool-down.ts';

export const WINDOW_MS = HOUR_MS;

export const UPLOAD_LIMIT = 'upload_limit';

/** Holds the profile's row until the transaction ends: uploads of one account are counted one after the other. */
export const lockProfile = (tx: Transaction, profileId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM public.profile WHERE id = ${profileId}::uuid FOR UPDATE`;

/** Begun uploads by the time of their init; a claim that has made none yet counts as now. */
export async function readUploadsInWindow(tx: Transaction, profileId: string, now: Date): Promise<Date[]> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const attempts = await tx.attempt.findMany({
    where: {
      profileId,
      OR: [
        { initAt: { gt: since }, initCount: { gt: 0 } },
        { outcome: null, publishId: null, initCount: 0, post: { state: 'publishing' } },
      ],
    },
    select: { initAt: true, initCount: true },
  });
  // An init whose answer was lost was repeated: each may count at TikTok.
  return attempts.flatMap(({ initAt, initCount }) =>
    Array.from({ length: Math.max(initCount, 1) }, () => initAt ?? now),
  );
}

/** Scheduled posts that nothing but the limit keeps waiting (what waits for approval takes no place), with the time each was asked for. */
export async function readPlanned(tx: Transaction, profileId: string, until?: Date) {
  const posts = await tx.post.findMany({
    where: {
      profileId,
      state: 'scheduled',
      awaitingApproval: false,
      wakeAt: until ? { lte: until } : { not: null },
      OR: [{ problem: { equals: Prisma.DbNull } }, { problem: { path: ['code'], equals: UPLOAD_LIMIT } }],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  return posts.map((post) => ({ post, askedAt: askedTime(post) }));
}

type Planned = Awaited<ReturnType<typeof readPlanned>>[number]['post'];

/** Without the limit it would go out then. */
export function askedTime(post: {
  problem: Prisma.JsonValue;
  wakeAt: Date | null;
  dueAt: Date | null;
  undoUntil: Date | null;
}): Date {
  const { wakeAt, dueAt, undoUntil } = post;
  const plain = wakeAt ?? dueAt ?? new Date(0);
  if (!isHeldByLimit(post)) return plain;
  const asked = dueAt ?? plain;
  return undoUntil && undoUntil > asked ? undoUntil : asked;
}

/** Whether a post waits for a place among the uploads of its account. */
export const isHeldByLimit = ({ problem }: { problem: Prisma.JsonValue }): boolean =>
  problemColumn.read(problem)?.code === UPLOAD_LIMIT;

export interface PlannedPost {
  readonly post: Planned;
  readonly askedAt: Date;
  readonly expectedAt: Date;
}

/** When each planned post goes out. */
export function assignUploadTimes(
  limit: number,
  taken: readonly Date[],
  planned: readonly { post: Planned; askedAt: Date }[],
  now: Date,
): PlannedPost[] {
  const asked: Asked[] = planned.map(({ post, askedAt }) => ({
    id: post.id,
    at: askedAt > now ? askedAt : now,
  }));
  const slots = planUploads(limit, taken, asked);
  return planned.map((one) => ({ ...one, expectedAt: slots.get(one.post.id) ?? one.askedAt }));
}

interface Asked {
  readonly id: string;
  readonly at: Date;
}

/**
 * When each of `asked` can be uploaded. `taken` are the uploads that have begun. One that has to wait
 * gets a whole minute: what went before it may begin some seconds late.
 */
export function planUploads(limit: number, taken: readonly Date[], asked: readonly Asked[]): ReadonlyMap<string, Date> {
  const begun = taken.map((at) => at.getTime()).sort((a, b) => a - b);
  const inOrder = [...asked].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const slots = new Map<string, Date>();
  for (const { id, at } of inOrder) {
    const blocking = begun.at(-limit);
    const freeMs = blocking === undefined ? 0 : blocking + WINDOW_MS;
    const wantedMs = at.getTime();
    const slotMs = freeMs <= wantedMs ? wantedMs : Math.ceil(freeMs / MINUTE_MS) * MINUTE_MS;
    slots.set(id, new Date(slotMs));
    begun.push(slotMs);
  }
  return slots;
}

/**
 * Looks at all that is planned on the profile together: drafts for which there is room go on, and cards show asked and
 * expected time.
 */
export async function replanUploads(
  { clock, options }: Pick<PostDeps, 'clock' | 'options'>,
  tx: Transaction,
  profileId: string | null,
): Promise<void> {
  const { uploadsPerHour: limit } = options;
  if (profileId === null) return;
  const now = clock.now();
  await lockProfile(tx, profileId);
  await wakeDrafts(tx, profileId, now);
  if (limit === 0) return;
  const planned = await readPlanned(tx, profileId);
  const taken = await readUploadsInWindow(tx, profileId, now);
  for (const one of assignUploadTimes(limit, taken, planned, now)) await replan(tx, one, limit, now);
}

async function replan(
  tx: Transaction,
  { post, askedAt, expectedAt }: PlannedPost,
  limit: number,
  now: Date,
): Promise<void> {
  const { id, scheduleVersion, wakeAt: before } = post;
  const mustWait = expectedAt > askedAt && expectedAt > now;
  const wakeAt = mustWait ? expectedAt : askedAt;
  if (before?.getTime() === wakeAt.getTime() || (!mustWait && !isHeldByLimit(post))) return;
  const problem = { problem: problemColumn.write({ code: UPLOAD_LIMIT, facts: { limit } }) };
  const data = { wakeAt, ...(mustWait ? problem : noProblem) };
  await touchPost(tx, id, { state: 'scheduled', scheduleVersion }, data, now);
}

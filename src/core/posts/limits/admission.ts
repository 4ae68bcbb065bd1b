/**
 * Whether a due post may be claimed now. A limit is no setback: the post keeps its attempt, waits for
 * its turn and says until when.
 */
import { tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import type { ClaimedPost } from '../lifecycle/claim.ts';
import { PATIENCE_MS, WORTH_TELLING_MS } from '../lifecycle/delays.ts';
import { type Transaction, touchPost } from '../lifecycle/move.ts';
import { addressed, noticeKey, outageKey } from '../lifecycle/notice-keys.ts';
import { OUTAGE, waitForEnd } from './incident.ts';
import { draftsFullUntil } from './pending-drafts.ts';
import { lockProfile, placeAll, readPlanned, readTaken, UPLOAD_LIMIT } from './quota.ts';
import { planPlaces } from './rate-limit-slots.ts';

interface Wait {
  readonly until: Date;
  readonly code: string;
  readonly facts: Readonly<Record<string, number | string>>;
  /** The occurrence, where that is not just this wait of this post. */
  readonly toldAs?: string;
}

/** The alarm that a post which was put off needs after the commit. */
export interface PutOff {
  readonly id: string;
  readonly scheduleVersion: number;
  readonly wakeAt: Date;
  readonly threadId: string;
}

/** Null when it is the post's turn. Holds the profile's row from here to the end of `tx`. */
export async function putOff(deps: PostDeps, tx: Transaction, post: ClaimedPost, now: Date): Promise<PutOff | null> {
  const { profileId } = post;
  if (profileId === null) return null;
  await lockProfile(tx, profileId);
  const wait = await waitOf(deps, tx, { ...post, profileId }, now);
  if (!wait) return null;
  const { id, threadId, scheduleVersion: seen, wakeAt: before } = post;
  const { until: wakeAt, code, facts, toldAs } = wait;
  const scheduleVersion = seen + 1;
  const problem = { code, facts };
  const where = { state: 'scheduled', scheduleVersion: seen } as const;
  if (!(await touchPost(tx, id, where, { wakeAt, scheduleVersion, problem }, now))) return null;
  if (toldAs || wakeAt.getTime() - (before ?? now).getTime() >= WORTH_TELLING_MS) {
    const dedupeKey = toldAs ?? `${noticeKey('waiting', id)}:${code}:${wakeAt.toISOString()}`;
    const body = { kind: 'waiting', data: { ...problem, until: wakeAt.toISOString() } } as const;
    await tell(tx, { ...addressed(post), dedupeKey, body }, now);
  }
  return { id, scheduleVersion, wakeAt, threadId };
}

type OnProfile = ClaimedPost & { readonly profileId: string };

async function waitOf({ options }: PostDeps, tx: Transaction, post: OnProfile, now: Date): Promise<Wait | null> {
  const { restingUntil, restingCode, mode } = await tx.profile.findUniqueOrThrow({
    where: { id: post.profileId },
  });
  if (restingUntil && restingCode && restingUntil > now) {
    return { until: restingUntil, code: restingCode, facts: {} };
  }
  const full = mode === 'inbox' && (await draftsFullUntil(tx, post.profileId, now));
  if (full) return { until: full, code: 'spam_risk_too_many_pending_share', facts: {} };
  const { uploadsPerHour: limit } = options;
  const place = limit === 0 ? null : await waitForPlace(tx, post, limit, now);
  return place ?? waitForTikTok(tx, post, now);
}

/** Asked last, because whoever is told to go ahead in an outage is the one who does. */
async function waitForTikTok(tx: Transaction, post: OnProfile, now: Date): Promise<Wait | null> {
  const lateMs = now.getTime() - (post.dueAt ?? now).getTime();
  // After a day its author is asked; that is decided by one more try.
  const outage = lateMs < PATIENCE_MS ? await waitForEnd(tx, post.id, now) : null;
  if (!outage) return null;
  const since = outage.since.toISOString();
  return { until: outage.until, code: OUTAGE, facts: { since }, toldAs: outageKey(post, since) };
}

/** Whoever was asked for earlier and is due as well goes first. */
async function waitForPlace(
  tx: Transaction,
  { id, profileId }: OnProfile,
  limit: number,
  now: Date,
): Promise<Wait | null> {
  const taken = await readTaken(tx, profileId, now);
  const planned = await readPlanned(tx, profileId, now);
  const own = placeAll(limit, taken, planned, now).find(({ post }) => post.id === id);
  const until = own ? own.expectedAt : await placeOfOne(tx, profileId, limit, now);
  return until > now ? { until, code: UPLOAD_LIMIT, facts: { limit } } : null;
}

/** A post that waited for something else stands last among those that are due. */
async function placeOfOne(tx: Transaction, profileId: string, limit: number, now: Date) {
  const taken = await readTaken(tx, profileId, now);
  const planned = await readPlanned(tx, profileId, now);
  const before = placeAll(limit, taken, planned, now).map(({ expectedAt }) => expectedAt);
  return planPlaces(limit, [...taken, ...before], [{ id: 'own', at: now }]).get('own') ?? now;
}

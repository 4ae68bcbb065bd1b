/**
 * Whether a due post may be claimed now. A limit is no failure: the post keeps its attempt, waits for
 * its turn and says until when.
 */
import type { Transaction } from '../../database/index.ts';
import { enqueueNotice } from '../../notices/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import type { ClaimedPost } from '../lifecycle/index.ts';
import {
  addressed,
  incidentKey,
  notePost,
  noticeKey,
  PATIENCE_MS,
  touchPost,
  WORTH_TELLING_MS,
} from '../lifecycle/index.ts';
import { pendingDraftsLimitUntil } from './cool-down.ts';
import { INCIDENT, waitForEnd } from './incident.ts';
import {
  assignUploadTimes,
  lockProfile,
  planUploads,
  readPlanned,
  readUploadsInWindow,
  UPLOAD_LIMIT,
} from './upload-quota.ts';

interface Wait {
  readonly until: Date;
  readonly code: string;
  readonly facts: Readonly<Record<string, number | string>>;
  /** The occurrence, where that is not just this wait of this post. */
  readonly toldAs?: string;
}

/** True when a limit puts the post off. Holds the profile's row from here to the end of `tx`. */
export async function deferIfLimited(deps: PostDeps, tx: Transaction, post: ClaimedPost, now: Date): Promise<boolean> {
  const { profileId } = post;
  if (profileId === null) return false;
  await lockProfile(tx, profileId);
  const wait = await waitOf(deps, tx, { ...post, profileId }, now);
  if (!wait) return false;
  const { id, scheduleVersion, wakeAt: before } = post;
  const { until: wakeAt, code, facts, toldAs } = wait;
  const problem = { code, facts };
  const where = { state: 'scheduled', scheduleVersion } as const;
  const data = { wakeAt, problem: problemColumn.write(problem) };
  // The card of a post that goes on waiting for the end of an incident names no time: it is not drawn anew.
  const isKnown = code === INCIDENT && problemColumn.read(post.problem)?.code === INCIDENT;
  const isWritten = isKnown ? await notePost(tx, id, where, data) : await touchPost(tx, id, where, data, now);
  if (!isWritten) return false;
  if (toldAs || wakeAt.getTime() - (before ?? now).getTime() >= WORTH_TELLING_MS) {
    const dedupeKey = toldAs ?? `${noticeKey('waiting', id)}:${code}:${wakeAt.toISOString()}`;
    const body = { kind: 'waiting', data: { ...problem, until: wakeAt.toISOString() } } as const;
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body }, now);
  }
  return true;
}

type OnProfile = ClaimedPost & { readonly profileId: string };

async function waitOf({ options }: PostDeps, tx: Transaction, post: OnProfile, now: Date): Promise<Wait | null> {
  const { coolDownUntil, coolDownCode } = await tx.profile.findUniqueOrThrow({
    where: { id: post.profileId },
  });
  if (coolDownUntil && coolDownCode && coolDownUntil > now) {
    return { until: coolDownUntil, code: coolDownCode, facts: {} };
  }
  const full = post.way === 'inbox' && (await pendingDraftsLimitUntil(tx, post.profileId, now));
  if (full) return { until: full, code: 'spam_risk_too_many_pending_share', facts: {} };
  const { uploadsPerHour: limit } = options;
  const place = limit === 0 ? null : await waitForPlace(tx, post, limit, now);
  return place ?? waitForTikTok(tx, post, now);
}

/** Asked last, because whoever is told to go ahead in an incident is the one who does. */
async function waitForTikTok(tx: Transaction, post: OnProfile, now: Date): Promise<Wait | null> {
  const lateMs = now.getTime() - (post.dueAt ?? now).getTime();
  // After a day its author is asked; that is decided by one more try.
  const incident = lateMs < PATIENCE_MS ? await waitForEnd(tx, post.id, now) : null;
  if (!incident) return null;
  const since = incident.since.toISOString();
  return { until: incident.until, code: INCIDENT, facts: { since }, toldAs: incidentKey(post, since) };
}

/** Whoever was asked for earlier and is due as well goes first. */
async function waitForPlace(
  tx: Transaction,
  { id, profileId }: OnProfile,
  limit: number,
  now: Date,
): Promise<Wait | null> {
  const taken = await readUploadsInWindow(tx, profileId, now);
  const planned = await readPlanned(tx, profileId, now);
  const own = assignUploadTimes(limit, taken, planned, now).find(({ post }) => post.id === id);
  const until = own ? own.expectedAt : await placeOfOne(tx, profileId, limit, now);
  return until > now ? { until, code: UPLOAD_LIMIT, facts: { limit } } : null;
}

/** A post that waited for something else stands last among those that are due. */
async function placeOfOne(tx: Transaction, profileId: string, limit: number, now: Date) {
  const taken = await readUploadsInWindow(tx, profileId, now);
  const planned = await readPlanned(tx, profileId, now);
  const before = assignUploadTimes(limit, taken, planned, now).map(({ expectedAt }) => expectedAt);
  return planUploads(limit, [...taken, ...before], [{ id: 'own', at: now }]).get('own') ?? now;
}

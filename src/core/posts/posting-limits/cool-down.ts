/**
 * What TikTok counts of a whole account over 24 hours: caps, until whose end its posts are left alone, and the drafts
 * that wait in the creator's inbox.
 */

import { DAY_MS } from '../../clock.ts';
import type { Prisma, Transaction } from '../../database/index.ts';
import { enqueueNotice, openThread } from '../../notices/index.ts';
import { accountName } from '../../profiles/index.ts';
import { noProblem, touchPost } from '../lifecycle/index.ts';

/** All of TikTok's caps are counted over 24 hours. */
export const CAP_MS = DAY_MS;

const caps: readonly string[] = [
  'spam_risk_too_many_posts',
  'spam_risk_too_many_pending_share',
  'reached_active_user_cap',
];

/** Whether a code of TikTok's is one of its caps for a day. */
export const isCap = (code: string): boolean => caps.includes(code);

/**
 * Stops the profile for the time that the code implies and tells its owner, once for as long as it
 * lasts. Before any write to a post: profiles are locked first.
 */
export async function coolDownProfile(tx: Transaction, profileId: string, code: string, now: Date): Promise<void> {
  if (!isCap(code)) return;
  const coolDownUntil = new Date(now.getTime() + CAP_MS);
  const [profile] = await tx.profile.updateManyAndReturn({
    where: { id: profileId, OR: [{ coolDownUntil: null }, { coolDownUntil: { lte: now } }] },
    data: { coolDownUntil, coolDownCode: code },
    include: { owner: true },
  });
  if (!profile) return;
  const { workspaceId, handle, owner } = profile;
  const threadId = await openThread(tx, { workspaceId, channel: owner.externalId, root: '' }, now);
  const until = coolDownUntil.toISOString();
  const body = { kind: 'profile_cool_down', data: { handle, account: accountName(profile), code, until } } as const;
  await enqueueNotice(tx, { threadId, dedupeKey: `cool-down:${profileId}:${until}`, body }, now);
}

/** TikTok lets so many drafts of one creator wait in their inbox within 24 hours. */
const MAX_PENDING_DRAFTS = 5;
const INBOX_FULL = 'spam_risk_too_many_pending_share';

type Reader = Pick<Prisma.TransactionClient, 'attempt'>;

/** Drafts of the last day that are still waiting for their creator, the oldest first. */
export async function readPendingDrafts(tx: Reader, profileId: string, now: Date): Promise<Date[]> {
  const attempts = await tx.attempt.findMany({
    where: {
      profileId,
      outcome: null,
      publishId: { not: null },
      initAt: { gt: new Date(now.getTime() - DAY_MS) },
      post: { way: 'inbox', state: { in: ['publishing', 'processing', 'in_inbox', 'unconfirmed'] } },
    },
    orderBy: { initAt: 'asc' },
    select: { initAt: true },
  });
  return attempts.flatMap(({ initAt }) => initAt ?? []);
}

/** The places that are taken: also by what is claimed and has made no init yet, which counts as now. */
async function readTakenPlaces(tx: Reader, profileId: string, now: Date): Promise<Date[]> {
  const claimed = await tx.attempt.count({
    where: { profileId, outcome: null, publishId: null, post: { way: 'inbox', state: 'publishing' } },
  });
  return [...(await readPendingDrafts(tx, profileId, now)), ...Array.from({ length: claimed }, () => now)];
}

/** When the inbox has room again by the mere passing of time; null while it has. The profile's row is held. */
export async function pendingDraftsLimitUntil(tx: Reader, profileId: string, now: Date): Promise<Date | null> {
  const blocking = (await readTakenPlaces(tx, profileId, now)).at(-MAX_PENDING_DRAFTS);
  return blocking ? new Date(blocking.getTime() + DAY_MS) : null;
}

/** A draft was posted or is no more: TikTok's own word that the inbox is full, where it gave that, is over. */
export async function endFullInbox(tx: Transaction, profileId: string): Promise<void> {
  const rests = { coolDownUntil: null, coolDownCode: null };
  await tx.profile.updateMany({ where: { id: profileId, coolDownCode: INBOX_FULL }, data: rests });
}

/**
 * Drafts that wait for room in the inbox go on as soon as there is some, those first that are due first and no more than
 * fit. The profile's row is held.
 */
export async function wakeDrafts(tx: Transaction, profileId: string, now: Date): Promise<void> {
  const waiting = {
    profileId,
    way: 'inbox',
    state: 'scheduled',
    awaitingApproval: false,
    problem: { path: ['code'], equals: INBOX_FULL },
  } as const;
  if ((await tx.post.count({ where: waiting })) === 0) return;
  const { coolDownUntil } = await tx.profile.findUniqueOrThrow({ where: { id: profileId } });
  if (coolDownUntil && coolDownUntil > now) return;
  const room = MAX_PENDING_DRAFTS - (await readTakenPlaces(tx, profileId, now)).length;
  if (room <= 0) return;
  const posts = await tx.post.findMany({ where: waiting, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: room });
  for (const { id, scheduleVersion } of posts) {
    await touchPost(tx, id, { state: 'scheduled', scheduleVersion }, { ...noProblem, wakeAt: now }, now);
  }
}

/** Caps that concern a whole account: its posts are left alone until they are over. */
import { openThread, tell } from '../../notices/index.ts';
import type { Transaction } from '../lifecycle/move.ts';

/** All of TikTok's caps are counted over 24 hours. */
export const CAP_MS = 24 * 60 * 60_000;

export const caps: readonly string[] = [
  'spam_risk_too_many_posts',
  'spam_risk_too_many_pending_share',
  'reached_active_user_cap',
];

export const isCap = (code: string): boolean => caps.includes(code);

/**
 * Stops the profile for the time that the code implies and tells its owner, once for as long as it
 * lasts; answers the thread where that is told. Before any write to a post: profiles are locked first.
 */
export async function restProfile(tx: Transaction, profileId: string, code: string, now: Date): Promise<string | null> {
  if (!isCap(code)) return null;
  const restingUntil = new Date(now.getTime() + CAP_MS);
  const [profile] = await tx.profile.updateManyAndReturn({
    where: { id: profileId, OR: [{ restingUntil: null }, { restingUntil: { lte: now } }] },
    data: { restingUntil, restingCode: code },
    include: { owner: true },
  });
  if (!profile) return null;
  const { workspaceId, handle, owner } = profile;
  const direct = { workspaceId, channel: owner.externalId, root: '' };
  const threadId = await openThread(tx, direct, now);
  const until = restingUntil.toISOString();
  const body = { kind: 'profile_resting', data: { handle, code, until } } as const;
  await tell(tx, { threadId, dedupeKey: `resting:${profileId}:${until}`, body }, now);
  return threadId;
}

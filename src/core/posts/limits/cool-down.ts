/** Caps that concern a whole account: its posts are left alone until they are over. */
import type { Transaction } from '../../database/index.ts';
import { enqueueNotice, openThread } from '../../notices/index.ts';

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
  const body = { kind: 'profile_cool_down', data: { handle, code, until } } as const;
  await enqueueNotice(tx, { threadId, dedupeKey: `cool-down:${profileId}:${until}`, body }, now);
}

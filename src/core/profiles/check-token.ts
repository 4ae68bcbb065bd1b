import type { ProfileStatus } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Context } from './deps.ts';
import type { WithToken } from './tokens.ts';

/** What a check found; `valid`: TikTok has just accepted the access token. */
export interface TokenCheck {
  readonly valid: boolean;
  readonly status: ProfileStatus;
  /** Null when there is no token any more. */
  readonly expiresAt: Date | null;
  readonly refreshExpiresAt: Date | null;
}

/** A good answer to a member is good enough for the next one for so long. */
const REMEMBER_MS = 60_000;

/** A check by a member has a small share of the calls; one by an operator always asks TikTok. */
export function createCheckToken({ prisma, tiktok, calls, clock }: Context, withToken: WithToken) {
  const acceptedAt = new Map<string, number>();

  async function isAccepted(profileId: string, purpose: 'check' | 'person'): Promise<boolean> {
    const now = clock.now().getTime();
    for (const [id, at] of acceptedAt) if (now - at >= REMEMBER_MS) acceptedAt.delete(id);
    if (purpose === 'check' && acceptedAt.has(profileId)) return true;
    acceptedAt.delete(profileId);
    try {
      await withToken(profileId, async (token) => {
        await calls.take({ name: 'user_info', purpose, profileId });
        return tiktok.userInfo(token);
      });
      acceptedAt.set(profileId, now);
      return true;
    } catch (error) {
      if (error instanceof Failure && error.remedy.kind === 'reconnect') return false;
      throw error;
    }
  }

  return async (profileId: string, workspaceId?: string): Promise<TokenCheck | null> => {
    const where = { id: profileId, ...(workspaceId !== undefined && { workspaceId }) };
    if ((await prisma.profile.count({ where })) === 0) return null;
    const isAnswered = await isAccepted(profileId, workspaceId === undefined ? 'person' : 'check');
    const row = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    const { status, accessExpiresAt, refreshExpiresAt } = row;
    // A login that was given up since the answer that is remembered.
    const valid = isAnswered && status === 'active';
    return { valid, status, expiresAt: accessExpiresAt, refreshExpiresAt };
  };
}

import type { ProfileStatus } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Context } from './deps.ts';
import type { WithToken } from './tokens.ts';

export interface TokenCheck {
  readonly valid: boolean;
  readonly status: ProfileStatus;
  /** Null when there is no token any more. */
  readonly expiresAt: Date | null;
  readonly refreshExpiresAt: Date | null;
}

export function createCheckToken({ prisma, tiktok, calls }: Context, withToken: WithToken) {
  async function isAccepted(profileId: string): Promise<boolean> {
    try {
      await withToken(profileId, async (token) => {
        await calls.take({ name: 'user_info', purpose: 'person', profileId });
        return tiktok.userInfo(token);
      });
      return true;
    } catch (error) {
      if (error instanceof Failure && error.remedy.kind === 'reconnect') return false;
      throw error;
    }
  }

  return async (profileId: string, workspaceId?: string): Promise<TokenCheck | null> => {
    const where = { id: profileId, ...(workspaceId !== undefined && { workspaceId }) };
    if ((await prisma.profile.count({ where })) === 0) return null;
    const valid = await isAccepted(profileId);
    const row = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    const { status, accessExpiresAt, refreshExpiresAt } = row;
    return { valid, status, expiresAt: accessExpiresAt, refreshExpiresAt };
  };
}

/** A fresh access token for a call to TikTok, and the answer to whoever asks whether a login still works. */
import type { ProfileStatus } from '../database/index.ts';
import { Failure } from '../errors.ts';
import { isTikTokFailure } from '../tiktok/index.ts';
import type { Context } from './deps.ts';
import type { Refresh } from './refresh.ts';
import { readTokens } from './sealed-tokens.ts';

/** A call may take a while: a token that ends within it is of no use. */
const NEARLY_EXPIRED_MS = 60_000;
const DUE_SOON_MS = 15 * 60_000;

export type WithToken = <T>(profileId: string, call: (accessToken: string) => Promise<T>) => Promise<T>;

export function createTokens(context: Context, refresh: Refresh) {
  const msUntil = (instant: Date): number => instant.getTime() - context.clock.now().getTime();

  const withToken: WithToken = async (profileId, call) => {
    const held = await readTokens(context, profileId);
    const isFresh = msUntil(held.accessExpiresAt) > NEARLY_EXPIRED_MS;
    const { accessToken, version } = isFresh ? held : await refresh(profileId, held.version);
    try {
      return await call(accessToken);
    } catch (error) {
      if (!isTikTokFailure(error) || error.code !== 'access_token_invalid') throw error;
    }
    return call((await refresh(profileId, version)).accessToken);
  };

  async function refreshIfDue(
    profileId: string,
    { dueWithinMs }: { readonly dueWithinMs?: number | undefined } = {},
  ): Promise<boolean> {
    const { status } = await context.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    if (status === 'inactive') return false;
    const held = await readTokens(context, profileId);
    const isNeededSoon = dueWithinMs !== undefined && dueWithinMs <= DUE_SOON_MS;
    const endsSoon = msUntil(held.accessExpiresAt) <= DUE_SOON_MS;
    const lifetimeMs = held.refreshExpiresAt.getTime() - held.storedAt.getTime();
    const isHalfSpent = msUntil(held.refreshExpiresAt) <= lifetimeMs / 2;
    if (!isHalfSpent && !(isNeededSoon && endsSoon)) return false;
    await refresh(profileId, held.version);
    return true;
  }

  return { withToken, refreshIfDue };
}

/** Whether TikTok accepts the login of a profile now, and until when its tokens live. */
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

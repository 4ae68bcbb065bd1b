/** A fresh access token for a call to TikTok. */
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

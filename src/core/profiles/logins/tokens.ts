/**
 * A fresh access token for a call to TikTok. A refresh ends the old refresh token, so it happens once at a time per
 * profile, and its answer is stored before anybody uses it. A profile is given up only on TikTok's word, and only if
 * nobody has stored other tokens meanwhile.
 */

import { MINUTE_MS } from '../../clock.ts';
import type { Lease, ProfileStatus } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import { isTikTokFailure, type TikTokFailure, type TokenSet } from '../../tiktok/index.ts';
import type { Context } from '../deps.ts';
import { deactivateAll } from './deactivate.ts';
import { runAlone } from './run-alone.ts';
import { type HeldTokens, readTokens, sealTokens } from './sealed-tokens.ts';

/** A call may take a while: a token that ends within it is of no use. */
const NEARLY_EXPIRED_MS = MINUTE_MS;
/** A post that is due within this time wants a token that still lives then; the sweep looks for those. */
export const DUE_SOON_MS = 15 * MINUTE_MS;

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

/** Tokens newer than version `seen`, refreshed here or by whoever was faster. */
type Refresh = (profileId: string, seen: number) => Promise<HeldTokens>;

export function createRefresh(context: Context): Refresh {
  const newerThan = async (profileId: string, seen: number): Promise<HeldTokens | null> => {
    const held = await readTokens(context, profileId);
    return held.version === seen ? null : held;
  };
  return (profileId, seen) =>
    runAlone(
      context,
      `refresh:${profileId}`,
      async (lease) => {
        const held = await readTokens(context, profileId);
        if (held.version !== seen) return held;
        await refreshOnce(context, profileId, held, lease);
        return readTokens(context, profileId);
      },
      () => newerThan(profileId, seen),
    );
}

async function refreshOnce(context: Context, profileId: string, held: HeldTokens, lease: Lease): Promise<void> {
  const unchanged = { id: profileId, tokenVersion: held.version, status: 'active' } as const;
  const tokens = await askForTokens(context, held.refreshToken, lease).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    context.log.warn({ profileId, code: error.code, ...error.facts }, 'TikTok refused a refresh');
    return null;
  });
  if (tokens === null) {
    await deactivateAll(context, { where: unchanged, code: 'refresh_refused', actor: 'tiktok' });
    return;
  }
  await context.prisma.profile.updateMany({
    where: unchanged,
    data: { ...sealTokens(context, profileId, tokens), tokenVersion: { increment: 1 } },
  });
}

/** An answer that was lost may have ended the old token, or may not: asking once more tells. */
async function askForTokens({ tiktok, log }: Context, refreshToken: string, lease: Lease): Promise<TokenSet> {
  try {
    return await tiktok.refresh(refreshToken);
  } catch (error) {
    const isLost = isTikTokFailure(error) && error.remedy.kind === 'retry';
    if (!isLost || !(await lease.renew())) throw error;
    log.warn({ code: error.code, ...error.facts }, 'asking for a refresh once more');
    return tiktok.refresh(refreshToken);
  }
}

const isRefusal = (error: unknown): error is TikTokFailure =>
  isTikTokFailure(error) && error.remedy.kind === 'reconnect';

/** What a check found; `valid`: TikTok has just accepted the access token. */
export interface TokenCheck {
  readonly valid: boolean;
  readonly status: ProfileStatus;
  /** Null when there is no token any more. */
  readonly expiresAt: Date | null;
  readonly refreshExpiresAt: Date | null;
}

/** A good answer to a member is good enough for the next one for so long. */
const REMEMBER_MS = MINUTE_MS;

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

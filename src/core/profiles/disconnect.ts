/** Ends a login: first here, where it takes effect at once, then at TikTok. */
import { isTikTokFailure } from '../tiktok/index.ts';
import { announce } from './announce.ts';
import { deactivate } from './deactivate.ts';
import type { Context } from './deps.ts';
import { mayDisconnect } from './may-change.ts';
import { runAlone } from './run-alone.ts';
import { type HeldTokens, readTokens } from './sealed-tokens.ts';

export function createDisconnect(context: Context) {
  const { prisma } = context;

  return async (profileId: string, actorMemberId: string): Promise<'done' | 'not_yours'> => {
    const profile = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    if (!(await mayDisconnect(prisma, profile, actorMemberId))) return 'not_yours';
    // Not while a refresh is under way: its new tokens would outlive the old ones at TikTok.
    const tokens = await runAlone(context, `refresh:${profileId}`, async () => {
      const held = await tokensLeft(context, profileId);
      await end(context, profileId, actorMemberId);
      return held;
    });
    if (tokens) await revoke(context, profileId, tokens);
    return 'done';
  };
}

/** What can still be revoked; an inactive profile has no tokens any more. */
async function tokensLeft(context: Context, profileId: string): Promise<HeldTokens | null> {
  const { status } = await context.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  return status === 'active' ? readTokens(context, profileId) : null;
}

async function end(context: Context, profileId: string, actor: string): Promise<void> {
  const now = context.clock.now();
  const code = 'disconnected';
  const where = {
    id: profileId,
    OR: [{ inactiveReason: null }, { inactiveReason: { not: code } }],
  };
  const inactive = await context.prisma.$transaction((tx) => deactivate(tx, { where, code, actor, now }));
  await announce(context, {
    threadIds: inactive.flatMap(({ threadId }) => threadId ?? []),
    inactive,
  });
}

/** TikTok wants the access token, which has usually expired by the time it is asked for. */
async function revoke(context: Context, profileId: string, held: HeldTokens): Promise<void> {
  const { clock, tiktok, log } = context;
  try {
    const isLive = held.accessExpiresAt > clock.now();
    const { accessToken } = isLive ? held : await tiktok.refresh(held.refreshToken);
    await tiktok.revoke(accessToken);
  } catch (error) {
    if (!isTikTokFailure(error)) throw error;
    const facts = { profileId, code: error.code, ...error.facts };
    log.warn(facts, 'tokens are deleted here, but TikTok did not revoke them');
  }
}

/** Ends a login: first here, where it takes effect at once, then at TikTok. */
import { isTikTokFailure } from '../tiktok/index.ts';
import type { Actor } from '../workspaces/index.ts';
import { deactivateAll } from './deactivate.ts';
import type { Context } from './deps.ts';
import { runAlone } from './run-alone.ts';
import { type HeldTokens, readTokens } from './sealed-tokens.ts';
import { findProfile, mayDisconnect, type ProfileChange } from './settings.ts';

export function createDisconnect(context: Context) {
  return async (profileId: string, actor: Actor): Promise<ProfileChange> => {
    const profile = await findProfile(context, profileId, actor);
    if (!profile) return 'unknown';
    if (!(await mayDisconnect(context, profile, actor))) return 'not_yours';
    // Not while a refresh is under way: its new tokens would outlive the old ones at TikTok.
    const tokens = await runAlone(context, `refresh:${profileId}`, async () => {
      const held = await tokensLeft(context, profileId);
      await end(context, profileId, actor.memberId);
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
  const code = 'disconnected';
  const where = { id: profileId, OR: [{ inactiveReason: null }, { inactiveReason: { not: code } }] };
  await deactivateAll(context, { where, code, actor });
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

/** Ends a login: first here, where it takes effect at once, then at TikTok. */
import { Failure } from '../../errors.ts';
import { isTikTokFailure } from '../../tiktok/index.ts';
import type { Actor } from '../../workspaces/index.ts';
import type { Context, InactiveCode } from '../deps.ts';
import { findProfile, mayDisconnect, type ProfileChange } from '../settings.ts';
import { deactivateAll } from './deactivate.ts';
import { runAlone } from './run-alone.ts';
import { type HeldTokens, readTokens } from './sealed-tokens.ts';

export function createDisconnect(context: Context) {
  return async (profileId: string, actor: Actor): Promise<ProfileChange> => {
    const profile = await findProfile(context, profileId, actor);
    if (!profile) return 'unknown';
    if (!(await mayDisconnect(context, profile, actor))) return 'not_yours';
    await endLogin(context, profileId, 'disconnected', actor.memberId);
    return 'done';
  };
}

/** Whoever wants it, a member by their id or Schedy itself; an inactive profile gets the new reason. */
export async function endLogin(context: Context, profileId: string, code: InactiveCode, actor: string): Promise<void> {
  // Not while a refresh is under way: its new tokens would outlive the old ones at TikTok.
  const tokens = await runAlone(context, `refresh:${profileId}`, async () => {
    const held = await tokensLeft(context, profileId);
    await end(context, profileId, code, actor);
    return held;
  });
  if (tokens) await revoke(context, profileId, tokens);
}

/** What can still be revoked: an inactive profile has no tokens any more, and some cannot be opened. */
async function tokensLeft(context: Context, profileId: string): Promise<HeldTokens | null> {
  const { status } = await context.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  if (status !== 'active') return null;
  try {
    return await readTokens(context, profileId);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.log.warn({ profileId, code: error.code }, 'tokens that cannot be opened are deleted, not revoked');
    return null;
  }
}

async function end(context: Context, profileId: string, code: InactiveCode, actor: string): Promise<void> {
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

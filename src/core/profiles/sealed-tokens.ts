/** Tokens as they lie in the profile's row, and back. */
import { Failure } from '../errors.ts';
import type { TokenSet } from '../tiktok/index.ts';
import type { Context } from './deps.ts';

/** The columns of a new pair; the caller raises `tokenVersion` with them. */
export const sealTokens = ({ cipher, clock }: Context, tokens: TokenSet) => ({
  accessToken: cipher.seal(tokens.accessToken, 'access_token'),
  refreshToken: cipher.seal(tokens.refreshToken, 'refresh_token'),
  accessExpiresAt: tokens.accessExpiresAt,
  refreshExpiresAt: tokens.refreshExpiresAt,
  tokensStoredAt: clock.now(),
});

export const noTokens = {
  accessToken: null,
  refreshToken: null,
  accessExpiresAt: null,
  refreshExpiresAt: null,
  tokensStoredAt: null,
} as const;

/** A pair as it was read, with the version that a write must still find. */
export interface HeldTokens {
  readonly version: number;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessExpiresAt: Date;
  readonly refreshExpiresAt: Date;
  readonly storedAt: Date;
}

/** The present tokens; `profile_inactive` when the login is gone. */
export async function readTokens(context: Context, profileId: string): Promise<HeldTokens> {
  const row = await context.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const { accessToken, refreshToken, accessExpiresAt, refreshExpiresAt, tokensStoredAt } = row;
  const isWhole = accessToken && refreshToken && accessExpiresAt && refreshExpiresAt;
  if (row.status !== 'active' || !isWhole) {
    const facts = { profileId, reason: row.inactiveReason };
    throw new Failure('profile_inactive', { kind: 'reconnect' }, facts);
  }
  return {
    version: row.tokenVersion,
    accessToken: context.cipher.open(accessToken, 'access_token'),
    refreshToken: context.cipher.open(refreshToken, 'refresh_token'),
    accessExpiresAt,
    refreshExpiresAt,
    storedAt: tokensStoredAt ?? row.connectedAt,
  };
}

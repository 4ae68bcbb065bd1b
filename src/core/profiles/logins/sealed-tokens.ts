/** Tokens as they lie in the profile's row, and back. */
import { Failure } from '../../errors.ts';
import type { TokenSet } from '../../tiktok/index.ts';
import type { Context } from '../deps.ts';

/** The columns of a new pair for the profile with this id; the caller raises `tokenVersion` with them. */
export const sealTokens = ({ cipher, clock }: Context, row: string, tokens: TokenSet) => ({
  accessToken: cipher.seal(tokens.accessToken, { purpose: 'access_token', row }),
  refreshToken: cipher.seal(tokens.refreshToken, { purpose: 'refresh_token', row }),
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
    accessToken: context.cipher.open(accessToken, { purpose: 'access_token', row: row.id }),
    refreshToken: context.cipher.open(refreshToken, { purpose: 'refresh_token', row: row.id }),
    accessExpiresAt,
    refreshExpiresAt,
    storedAt: tokensStoredAt ?? row.connectedAt,
  };
}

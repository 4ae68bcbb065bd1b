import { newAccessToken, newRefreshToken } from '../ids.ts';
import type { Settings } from '../options.ts';

/** One pair of tokens. A refresh ends the pair and starts another. */
export interface TokenPair {
  readonly openId: string;
  readonly scopes: string[];
  readonly accessToken: string;
  readonly refreshToken: string;
  accessExpiresAtMs: number;
  readonly refreshExpiresAtMs: number;
}

type TokenState =
  | { state: 'live'; pair: TokenPair }
  /** `answer-lost`: rotated, and nobody has shown yet that the pair that followed has arrived. */
  | { state: 'expired' | 'rotated' | 'answer-lost' | 'revoked' | 'unknown' };

export interface TokenStore {
  issue(openId: string, scopes: string[]): TokenPair;
  access(token: string): TokenState;
  refresh(token: string): TokenState;
  /** The access tokens of this person end now; their refresh tokens live on. */
  expireAccess(openId: string): void;
  /** The whole authorization of this person ends, with every pair that came of it. */
  revoke(openId: string): void;
  reset(): void;
}

interface Entry {
  pair: TokenPair;
  ended?: 'rotated' | 'revoked';
  /** What a refresh has put in its place. */
  successor?: Entry;
  wasUsed?: boolean;
}

type TokenSettings = Pick<Settings, 'now' | 'accessTokenSeconds' | 'refreshTokenSeconds' | 'refreshLifetime'>;

export function createTokens(settings: TokenSettings): TokenStore {
  const byAccess = new Map<string, Entry>();
  const byRefresh = new Map<string, Entry>();
  const nowMs = (): number => settings.now().getTime();

  function issue(openId: string, scopes: string[], refreshExpiresAtMs?: number): Entry {
    const pair: TokenPair = {
      openId,
      scopes,
      accessToken: newAccessToken(),
      refreshToken: newRefreshToken(),
      accessExpiresAtMs: nowMs() + settings.accessTokenSeconds * 1000,
      refreshExpiresAtMs: refreshExpiresAtMs ?? nowMs() + settings.refreshTokenSeconds * 1000,
    };
    const entry: Entry = { pair };
    byAccess.set(pair.accessToken, entry);
    byRefresh.set(pair.refreshToken, entry);
    return entry;
  }

  function judge(entry: Entry | undefined, expiresAtMs: number): TokenState {
    if (!entry) return { state: 'unknown' };
    entry.wasUsed = true;
    if (entry.ended === 'rotated' && entry.successor?.wasUsed === undefined) {
      return { state: 'answer-lost' };
    }
    if (entry.ended) return { state: entry.ended };
    return nowMs() >= expiresAtMs ? { state: 'expired' } : { state: 'live', pair: entry.pair };
  }

  return {
    issue: (openId, scopes) => issue(openId, scopes).pair,
    access(token) {
      const entry = byAccess.get(token);
      return judge(entry, entry?.pair.accessExpiresAtMs ?? 0);
    },
    refresh(token) {
      const entry = byRefresh.get(token);
      const found = judge(entry, entry?.pair.refreshExpiresAtMs ?? 0);
      if (found.state !== 'live' || !entry) return found;
      entry.ended = 'rotated';
      const { openId, scopes, refreshExpiresAtMs } = found.pair;
      const keep = settings.refreshLifetime === 'runs-on' ? refreshExpiresAtMs : undefined;
      entry.successor = issue(openId, scopes, keep);
      return { state: 'live', pair: entry.successor.pair };
    },
    expireAccess(openId) {
      for (const { pair } of byAccess.values()) {
        if (pair.openId === openId) pair.accessExpiresAtMs = Math.min(nowMs(), pair.accessExpiresAtMs);
      }
    },
    revoke(openId) {
      for (const entry of byAccess.values()) {
        if (entry.pair.openId === openId) entry.ended ??= 'revoked';
      }
    },
    reset() {
      byAccess.clear();
      byRefresh.clear();
    },
  };
}

import { newCode } from '../ids.ts';

/** What an authorization code stands for: one consent to one authorize request. */
export interface CodeGrant {
  openId: string;
  scopes: string[];
  redirectUri: string;
  /** Lower-case hex of SHA-256, or null when the request carried none. */
  challenge: string | null;
}

export interface CodeStore {
  issue(grant: CodeGrant): string;
  /** Every attempt uses the code up, also one that fails afterwards. */
  use(code: string): { grant: CodeGrant } | { refusal: 'unknown' | 'used' | 'expired' };
  reset(): void;
}

// Reported by integrators: single use, about five minutes.
const codeLifetimeMs = 5 * 60 * 1000;

export function createCodes(now: () => Date): CodeStore {
  const codes = new Map<string, { grant: CodeGrant; expiresAtMs: number; used: boolean }>();
  return {
    issue(grant) {
      const code = newCode();
      codes.set(code, { grant, expiresAtMs: now().getTime() + codeLifetimeMs, used: false });
      return code;
    },
    use(code) {
      const entry = codes.get(code);
      if (!entry) return { refusal: 'unknown' };
      if (entry.used) return { refusal: 'used' };
      entry.used = true;
      if (now().getTime() >= entry.expiresAtMs) return { refusal: 'expired' };
      return { grant: entry.grant };
    },
    reset: () => codes.clear(),
  };
}

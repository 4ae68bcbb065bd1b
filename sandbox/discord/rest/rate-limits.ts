import { createHash } from 'node:crypto';
import type { RateLimit, RateLimits } from '../settings.ts';

export interface Taken {
  /** Set when this call is one too many. */
  retryAfterSeconds?: number;
  scope: 'user' | 'global' | 'shared';
  headers: Record<string, string>;
}

export interface RateLimiter {
  /** Counts a call; the headers say how much is left. */
  take(limit: keyof RateLimits, route: string, major: string): Taken;
  /** Counts a call of the bot towards all of its calls together. */
  takeGlobal(): Taken | undefined;
  reset(): void;
}

interface Bucket {
  used: number;
  resetsAt: number;
}

const seconds = (ms: number): number => Math.max(0.001, Math.round(ms) / 1000);

/** Fixed windows, as Discord's headers describe them. `elapsedMs` is real time. */
export function createRateLimiter(
  limits: RateLimits | false,
  elapsedMs: () => number = () => performance.now(),
): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const count = (key: string, { count: allowed, windowMs }: RateLimit): Bucket & { over: boolean } => {
    const now = elapsedMs();
    const present = buckets.get(key);
    const bucket = present && present.resetsAt > now ? present : { used: 0, resetsAt: now + windowMs };
    buckets.set(key, bucket);
    const over = bucket.used >= allowed;
    if (!over) bucket.used += 1;
    return { ...bucket, over };
  };
  const refused = (leftMs: number, scope: Taken['scope']): Taken => {
    const retryAfterSeconds = seconds(leftMs);
    const headers = {
      'retry-after': String(Math.ceil(retryAfterSeconds)),
      'x-ratelimit-scope': scope,
    };
    return { retryAfterSeconds, scope, headers };
  };
  return {
    take(limit, route, major) {
      if (limits === false) return { scope: 'user', headers: {} };
      const rule = limits[limit];
      const { used, resetsAt, over } = count(`${limit}:${route}:${major}`, rule);
      const leftMs = resetsAt - elapsedMs();
      const headers = {
        'x-ratelimit-limit': String(rule.count),
        'x-ratelimit-remaining': String(rule.count - used),
        'x-ratelimit-reset': String((Date.now() + leftMs) / 1000),
        'x-ratelimit-reset-after': String(seconds(leftMs)),
        'x-ratelimit-bucket': createHash('md5').update(`${limit}:${route}`).digest('hex'),
      };
      if (!over) return { scope: 'user', headers };
      const refusal = refused(leftMs, 'user');
      return { ...refusal, headers: { ...headers, ...refusal.headers } };
    },
    takeGlobal() {
      if (limits === false) return undefined;
      const { over, resetsAt } = count('global', limits.global);
      if (!over) return undefined;
      const refusal = refused(resetsAt - elapsedMs(), 'global');
      return { ...refusal, headers: { ...refusal.headers, 'x-ratelimit-global': 'true' } };
    },
    reset: () => buckets.clear(),
  };
}

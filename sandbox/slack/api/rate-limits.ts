import type { RateLimits } from '../settings.ts';
import type { Tier } from './method.ts';

const minuteMs = 60_000;

export interface RateLimiter {
  /** Counts a call. Seconds to wait when there were too many, otherwise undefined. */
  count(method: string, tier: Tier, channel: string | undefined): number | undefined;
  reset(): void;
}

/** Sliding windows per method, and per channel for new messages. `elapsedMs` only ever grows. */
export function createRateLimiter(limits: RateLimits, elapsedMs: () => number): RateLimiter {
  const hits = new Map<string, number[]>();
  const take = (key: string, allowed: number, windowMs: number): number | undefined => {
    const now = elapsedMs();
    const recent = (hits.get(key) ?? []).filter((at) => at > now - windowMs);
    hits.set(key, recent);
    const oldest = recent[0];
    if (recent.length >= allowed && oldest !== undefined) {
      return Math.max(1, Math.ceil((oldest + windowMs - now) / 1000));
    }
    recent.push(now);
    return undefined;
  };
  return {
    count(method, tier, channel) {
      if (method === 'chat.postMessage') {
        const { count, windowMs } = limits.postsPerChannel;
        return take(`${method}:${channel}`, count, windowMs);
      }
      return tier === 'special' ? undefined : take(method, limits.tiers[tier], minuteMs);
    },
    reset: () => hits.clear(),
  };
}

/** Calls per sliding minute (TikTok's "Rate Limits" and the Content Posting pages). */
const callsPerMinute = {
  'creator-info': 20,
  'video-init': 6,
  'inbox-init': 6,
  'status-fetch': 30,
  'user-info': 600,
} as const;

export type LimitedCall = keyof typeof callsPerMinute;

export interface Limits {
  /** Takes a place in the minute of this call and this owner (an access token, or the app). */
  admit(call: LimitedCall, owner: string): boolean;
  reset(): void;
}

const minuteMs = 60_000;

export function createLimits(now: () => Date): Limits {
  const admitted = new Map<string, number[]>();
  return {
    admit(call, owner) {
      const key = `${call} ${owner}`;
      const nowMs = now().getTime();
      const recent = (admitted.get(key) ?? []).filter((atMs) => atMs > nowMs - minuteMs);
      const hasRoom = recent.length < callsPerMinute[call];
      admitted.set(key, hasRoom ? [...recent, nowMs] : recent);
      return hasRoom;
    },
    reset: () => admitted.clear(),
  };
}

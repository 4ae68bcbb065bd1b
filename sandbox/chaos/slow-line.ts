import { setTimeout as pause } from 'node:timers/promises';
import type { TikTokStandIn } from '../tiktok/index.ts';
import type { Random } from './random.ts';

const slowestMs = 4000;

/** An upload on loopback is over before anything can break it; each of these takes its own time. */
export function slowLine(tiktok: TikTokStandIn, random: Random): void {
  const begun = new Map<string, { atMs: number; takesMs: number }>();
  tiktok.on('chunk', async ({ publishId, first, last, receivedBytes }) => {
    const key = `${publishId} ${first}`;
    const line = begun.get(key) ?? {
      atMs: performance.now(),
      takesMs: random.between(0, slowestMs),
    };
    begun.set(key, line);
    const dueMs = line.atMs + line.takesMs * (receivedBytes / (last - first + 1));
    const aheadMs = dueMs - performance.now();
    if (aheadMs > 0) await pause(aheadMs);
  });
}

/** What strangers can cause as often as they like must not fill the log. */

import { MINUTE_MS } from './clock.ts';

const SILENT_MS = MINUTE_MS;

/** Says one thing a minute; the next one tells how many were left unsaid before it. */
export function throttleLog<Said extends readonly unknown[]>(
  say: (unsaid: number, ...said: Said) => void,
  nowMs: () => number = () => performance.now(),
): (...said: Said) => void {
  let silentUntil = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  return (...said) => {
    if (nowMs() < silentUntil) {
      unsaid += 1;
      return;
    }
    silentUntil = nowMs() + SILENT_MS;
    say(unsaid, ...said);
    unsaid = 0;
  };
}

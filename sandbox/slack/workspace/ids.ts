import { randomBytes } from 'node:crypto';

export interface Ids {
  /** A new id such as `F08K2M4Q0001`. Unique over restarts, because apps remember the ids they saw. */
  mint(prefix: string): string;
  /** Unique and increasing; six decimals of a second. */
  nextTs(): string;
}

const microsecondsPerSecond = 1_000_000;

function formatTs(microseconds: number): string {
  const seconds = Math.floor(microseconds / microsecondsPerSecond);
  return `${seconds}.${String(microseconds % microsecondsPerSecond).padStart(6, '0')}`;
}

/** Ids in Slack's shapes. `now` is the workspace's clock and may stand still. */
export function createIds(now: () => Date): Ids {
  const salt = randomBytes(4).toString('hex').toUpperCase().slice(0, 7);
  let count = 0;
  let lastTs = 0;
  return {
    mint(prefix) {
      count += 1;
      return `${prefix}0${salt}${count.toString(36).toUpperCase().padStart(4, '0')}`;
    },
    nextTs() {
      lastTs = Math.max(lastTs + 1, now().getTime() * 1000);
      return formatTs(lastTs);
    },
  };
}

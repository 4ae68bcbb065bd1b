import { setTimeout as pause } from 'node:timers/promises';

export const seconds = 1000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;

/** Time that stands still until a story moves it. */
export interface StoryClock {
  now(): Date;
  advance(ms: number): void;
  /** Resolves when nobody has asked for the time for a moment: nothing is being done. */
  untilUnasked(): Promise<void>;
}

/** Whatever the program and the stand-ins do, they ask for the time again sooner than this. */
const unaskedMs = 120;

export function createClock(start: string): StoryClock {
  let nowMs = Date.parse(start);
  let askedAt = 0;
  return {
    now: () => {
      askedAt = performance.now();
      return new Date(nowMs);
    },
    advance: (ms) => {
      nowMs += ms;
    },
    untilUnasked: async () => {
      while (performance.now() - askedAt < unaskedMs) await pause(unaskedMs / 4);
    },
  };
}

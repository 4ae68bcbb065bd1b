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

/** Looked at so often in a row, so that a process that is not given its turn is not taken for idle. */
const looks = 8;
const lookMs = 25;

export function createClock(start: string): StoryClock {
  let nowMs = Date.parse(start);
  let isAsked = false;
  return {
    now: () => {
      isAsked = true;
      return new Date(nowMs);
    },
    advance: (ms) => {
      nowMs += ms;
    },
    untilUnasked: async () => {
      for (let quiet = 0; quiet < looks; quiet = isAsked ? 0 : quiet + 1) {
        isAsked = false;
        await pause(lookMs);
      }
    },
  };
}

export const seconds = 1000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;

/** Time that stands still until a story moves it. */
export interface StoryClock {
  now(): Date;
  advance(ms: number): void;
}

export function createClock(start: string): StoryClock {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

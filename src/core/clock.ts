/** The one source of time: handed in everywhere, so that tests can hold it still. */
export interface Clock {
  /** This instant. */
  now(): Date;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };

// Lengths of time in milliseconds. Of the calendar a day can be an hour longer or shorter; these are always the same.
export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

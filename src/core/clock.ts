/** The one source of time: handed in everywhere, so that tests can hold it still. */
export interface Clock {
  /** This instant. */
  now(): Date;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };

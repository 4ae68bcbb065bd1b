import type { DayPart, Rhythm } from '../words/language.ts';
import type { BareClock, Clock, Day, Zone } from './phrase.ts';

/** What has been found so far, from left to right; each part at most once. */
export interface Found {
  readonly day: Day | null;
  readonly clock: Clock | null;
  readonly bareClock: BareClock | null;
  readonly part: DayPart | null;
  readonly zone: Zone | null;
  readonly rhythm: Rhythm | null;
}

export const NOTHING: Found = {
  day: null,
  clock: null,
  bareClock: null,
  part: null,
  zone: null,
  rhythm: null,
};

/** Spelled out, since this engine copies an object by spreading at many times the cost. */
export function foundWith(
  found: Found,
  {
    day = found.day,
    clock = found.clock,
    bareClock = found.bareClock,
    part = found.part,
    zone = found.zone,
    rhythm = found.rhythm,
  }: Partial<Found>,
): Found {
  return { day, clock, bareClock, part, zone, rhythm };
}

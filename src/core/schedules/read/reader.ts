/** One language at work on some words, and what it has found so far. */
import type { BareClock, Clock, Day, DayPart, Rhythm, Shift, Zone } from '../phrase.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import type { ClockMatch } from './clock-of.ts';
import type { DayMatch } from './read-weekday.ts';

/** One language at work on some pieces; what stands at a place is read once. */
export interface Reader {
  readonly run: WordRun;
  daysAt(at: number): readonly DayMatch[];
  clockAt(at: number): ClockMatch | null;
  durationAt(at: number): Match<Shift> | null;
}

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

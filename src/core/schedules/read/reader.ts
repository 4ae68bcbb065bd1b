import type { Match, WordRun } from '../words/word-run.ts';
import type { ClockMatch } from './clock-of.ts';
import type { Shift } from './phrase.ts';
import type { DayMatch } from './read-weekday.ts';

/** One language at work on some pieces; what stands at a place is read once. */
export interface Reader {
  readonly run: WordRun;
  daysAt(at: number): readonly DayMatch[];
  clockAt(at: number): ClockMatch | null;
  durationAt(at: number): Match<Shift> | null;
}

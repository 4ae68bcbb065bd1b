import {
  type ClockMatch,
  clockInFigures,
  clockOf,
  halfBehind,
  timeOfDay,
} from './clock-in-figures.ts';
import { matchMap } from './match-words.ts';
import type { Clock, Grammar } from './phrase.ts';
import type { Piece } from './piece.ts';

const DAY_MINUTES = 24 * 60;

/** Reads the clock that stands at `at`: noon, half past seven, 7pm, 19:30. */
export function readClock(
  pieces: readonly Piece[],
  at: number,
  grammar: Grammar,
): ClockMatch | null {
  return (
    namedClock(pieces, at, grammar) ??
    clockAround(pieces, at, grammar) ??
    clockInFigures(pieces, at, grammar) ??
    spelledClock(pieces, at, grammar)
  );
}

function namedClock(pieces: readonly Piece[], at: number, grammar: Grammar): ClockMatch | null {
  const named = matchMap(pieces, at, grammar.language.clocks);
  if (!named) return null;
  const noon = { ...timeOfDay(12, 0, 0, true), word: true };
  const clock: Clock = named.value === 'noon' ? noon : { kind: 'midnight' };
  return { clock, count: named.count, bare: null };
}

/** Half past seven, quarter to 8pm. */
function clockAround(pieces: readonly Piece[], at: number, grammar: Grammar): ClockMatch | null {
  const around = matchMap(pieces, at, grammar.language.minutesAround);
  if (!around) return null;
  const after = at + around.count;
  const hour = clockInFigures(pieces, after, grammar) ?? spelledHour(pieces, after, grammar);
  if (hour?.clock.kind !== 'time' || hour.clock.minute !== 0) return null;
  const minutes = (hour.clock.hour * 60 + around.value + DAY_MINUTES) % DAY_MINUTES;
  const clock = { ...hour.clock, hour: Math.floor(minutes / 60), minute: minutes % 60 };
  return { clock, count: around.count + hour.count, bare: null };
}

/** "seven pm": a number word is an hour only with something behind it that says so. */
function spelledClock(pieces: readonly Piece[], at: number, grammar: Grammar): ClockMatch | null {
  const hour = spelledHour(pieces, at, grammar);
  return hour && hour.count > 1 ? hour : null;
}

function spelledHour(pieces: readonly Piece[], at: number, grammar: Grammar): ClockMatch | null {
  const hour = grammar.language.numbers.get(pieces[at]?.key ?? '') ?? 0;
  if (!Number.isInteger(hour) || hour < 1 || hour > 12) return null;
  const half = halfBehind(undefined, pieces, at, grammar);
  const clock = clockOf({ hour: String(hour) }, half.name, false);
  return { clock, count: 1 + half.count, bare: null };
}

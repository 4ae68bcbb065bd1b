import type { Clock, TimeOfDay } from '../phrase.ts';
import type { Grammar } from '../words/grammar.ts';
import { both, kinds } from '../words/lexicon.ts';
import type { WordRun } from '../words/word-run.ts';
import { readNumber } from '../words/word-run.ts';
import { type ClockMatch, moved, timeOfDay } from './clock-of.ts';
import { AMOUNTS, readAmounts } from './read-duration.ts';
import { countedBehind, readHour } from './read-hour.ts';

const OPENERS = kinds('figures', 'numbers', 'distances', 'durationOpeners', 'clocks', 'clockWords', 'minutesAround');

/** Reads the clock that stands at `at`: noon, half past seven, 7pm, 19:30, halb acht, 7時半. */
export function readClock(run: WordRun, at: number, grammar: Grammar): ClockMatch | null {
  if (!run.has(at, OPENERS)) return null;
  const found = [
    namedClock(run, at),
    clockWord(run, at),
    clockAround(run, at, grammar),
    countedClock(run, at, grammar),
    offsetClock(run, at, grammar),
    readHour(run, at, grammar),
  ];
  return found.reduce((best, next) => (next && next.count > (best?.count ?? 0) ? next : best), null);
}

const AMOUNT_OPENERS = both(AMOUNTS, kinds('durationOpeners'));

const NAMED: Readonly<Record<'noon' | 'lunch' | 'endOfDay', number>> = {
  noon: 12,
  lunch: 12,
  endOfDay: 18,
};

function namedClock(run: WordRun, at: number): ClockMatch | null {
  const named = run.find(at, 'clocks');
  if (!named) return null;
  const behind = run.find(at + named.count, 'minutesBehind') ?? countedBehind(run, at + named.count);
  const count = named.count + (behind?.count ?? 0);
  if (named.value === 'midnight') {
    const minutes = behind?.value ?? 0;
    if (minutes === 0) return { clock: { kind: 'midnight' }, count, bare: null };
    return { clock: moved(timeOfDay({ hour: 0, halfKnown: true }), minutes), count, bare: null };
  }
  const word = !behind && named.value !== 'endOfDay';
  const clock = timeOfDay({ hour: NAMED[named.value], halfKnown: true, word });
  return { clock: moved(clock, behind?.value ?? 0), count, bare: null };
}

function clockWord(run: WordRun, at: number): ClockMatch | null {
  const found = run.find(at, 'clockWords');
  return found && { clock: timeOfDay(found.value), count: found.count, bare: null };
}

/** Half past seven, quarter to 8pm, halb acht. */
function clockAround(run: WordRun, at: number, grammar: Grammar): ClockMatch | null {
  const around = run.find(at, 'minutesAround');
  return around && aroundHour(run, at, { minutes: around.value, count: around.count }, grammar);
}

/** Ten past seven, fünf vor acht. */
function countedClock(run: WordRun, at: number, grammar: Grammar): ClockMatch | null {
  const number = readNumber(run, at);
  const way = number && run.find(at + number.count, 'countAround');
  if (!way || !Number.isInteger(number.value) || number.value < 1 || number.value > 59) return null;
  // "6 to 7pm" is a range, "20 to 8" a clock.
  const range = number.count === 1 && run.figures(at) && way.value < 0 && number.value % 5 > 0 && number.value <= 12;
  if (range && run.find(at + 1, 'rangeTo')) return null;
  const count = number.count + way.count;
  return aroundHour(run, at, { minutes: number.value * way.value, count }, grammar);
}

/** "15 minutes from 1pm", "half an hour before midnight" */
function offsetClock(run: WordRun, at: number, grammar: Grammar): ClockMatch | null {
  if (!run.has(at, AMOUNT_OPENERS)) return null;
  const opener = run.find(at, 'durationOpeners')?.count ?? 0;
  const amounts = readAmounts(run, at + opener);
  if (!amounts || amounts.value.seconds === 0 || amounts.value.days + amounts.value.months > 0) return null;
  const behind = at + opener + amounts.count;
  const bound = run.find(behind, 'bounds');
  const way = bound ?? run.find(behind, 'fromDay');
  const links = way && (run.find(behind + way.count, 'clockLinks')?.count ?? 0);
  const from = behind + (way?.count ?? 0) + (links ?? 0);
  const clock = way && (namedClock(run, from) ?? readHour(run, from, grammar));
  if (!clock || run.find(from + clock.count, 'units')) return null;
  const minutes = (amounts.value.seconds / 60) * (bound && bound.value !== 'after' ? -1 : 1);
  const start = plainTime(clock.clock);
  return start && { clock: moved(start, minutes), count: from + clock.count - at, bare: null };
}

function plainTime(clock: Clock): TimeOfDay | null {
  if (clock.kind === 'midnight') return timeOfDay({ hour: 0, halfKnown: true });
  return clock.kind === 'time' ? { ...clock, word: false } : null;
}

function aroundHour(
  run: WordRun,
  at: number,
  { minutes, count }: { minutes: number; count: number },
  grammar: Grammar,
): ClockMatch | null {
  const named = namedClock(run, at + count);
  const noon = named && plainTime(named.clock);
  if (noon) return { clock: moved(noon, minutes), count: count + named.count, bare: null };
  const hour = readHour(run, at + count, grammar);
  if (hour?.clock.kind !== 'time' || hour.clock.minute !== 0) return null;
  // "halb acht Uhr": which half of the day it is, is as open as without.
  const clock: TimeOfDay = { ...hour.clock, habit: false, full: false };
  return { clock: moved(clock, minutes), count: count + hour.count, bare: null };
}

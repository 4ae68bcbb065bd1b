import { both, kinds } from '../words/kinds.ts';
import type { Unit } from '../words/language.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import type { Distance, Shift } from './phrase.ts';
import { readNumber } from './read-number.ts';

const ONE: Readonly<Record<Unit, Distance>> = {
  seconds: { seconds: 1, days: 0, months: 0 },
  minutes: { seconds: 60, days: 0, months: 0 },
  hours: { seconds: 3600, days: 0, months: 0 },
  days: { seconds: 0, days: 1, months: 0 },
  weeks: { seconds: 0, days: 7, months: 0 },
  months: { seconds: 0, days: 0, months: 1 },
  years: { seconds: 0, days: 0, months: 12 },
};

const AMOUNTS = kinds('figures', 'numbers', 'distances');
const OPENERS = both(AMOUNTS, kinds('durationOpeners'));

/** "in 20 seconds", "two hours from now", "30 minutes later": at `at`, as far as it goes. */
export function readDuration(run: WordRun, at: number): Match<Shift> | null {
  if (!run.has(at, OPENERS)) return null;
  const opener = run.find(at, 'durationOpeners')?.count ?? 0;
  const amounts = readAmounts(run, at + opener);
  if (!amounts) return null;
  const count = opener + amounts.count;
  const behind = distanceBehind(run, at + count, amounts.value, count);
  if (behind) return behind;
  return opener > 0 ? { value: shift(amounts.value, 'now'), count } : null;
}

function distanceBehind(run: WordRun, at: number, distance: Distance, before: number): Match<Shift> | null {
  for (const kind of ['afterNow', 'ago', 'later', 'earlier'] as const) {
    const found = run.find(at, kind);
    const from = kind === 'afterNow' ? 'now' : kind;
    if (found) return { value: shift(distance, from), count: before + found.count };
  }
  return null;
}

const shift = (distance: Distance, from: Shift['from']): Shift => ({
  kind: 'shift',
  distance,
  from,
});

/**
 * "1 hour and 20 minutes": amounts, each of a smaller unit than the one before. A singular unit
 * behind a larger number starts something else: "in 1 hour 5 minute pasta" is in one hour.
 */
export function readAmounts(run: WordRun, at: number): Match<Distance> | null {
  let total: (Match<Distance> & { last: Distance }) | null = null;
  for (;;) {
    const from: number = at + (total?.count ?? 0);
    const joint: number = total ? (run.find(from, 'and')?.count ?? 0) : 0;
    const next: Amount | null = (total && minutesBehindHours(run, from, total.last)) ?? readAmount(run, from + joint);
    if (!next || (total && (!isSmaller(next.value, total.last) || next.singular))) return total;
    const value: Distance = total ? add(total.value, next.value) : next.value;
    total = { value, last: next.value, count: from + joint + next.count - at };
  }
}

/** The 30 of 1h30. */
function minutesBehindHours(run: WordRun, at: number, last: Distance): Amount | null {
  const piece = run.pieces[at];
  const glued = piece?.gap === 'none' && piece.figures && /^\d{1,2}$/.test(piece.key);
  if (!glued || last.seconds < 3600 || run.find(at + 1, 'units')) return null;
  return { value: times(ONE.minutes, Number(piece.key)), count: 1, singular: false };
}

function isSmaller(next: Distance, last: Distance): boolean {
  return inSeconds(next) < inSeconds(last);
}

const inSeconds = ({ seconds, days, months }: Distance) => seconds + (days + months * 30) * 86_400;

interface Amount extends Match<Distance> {
  readonly singular: boolean;
}

function readAmount(run: WordRun, at: number): Amount | null {
  if (!run.has(at, AMOUNTS)) return null;
  const number = readNumber(run, at);
  return (number && countedUnit(run, at, number)) ?? wholeDistance(run, at, number);
}

/** "a fortnight", "une heure et demie" */
function wholeDistance(run: WordRun, at: number, number: Match<number> | null): Amount | null {
  for (const before of [0, number?.count ?? 0]) {
    const found = run.find(at + before, 'distances');
    if (!found) continue;
    const { unit, amount } = found.value;
    const by = before > 0 ? (number?.value ?? 1) : 1;
    return { value: times(ONE[unit], amount * by), count: before + found.count, singular: false };
  }
  return null;
}

function countedUnit(run: WordRun, at: number, number: Match<number>): Amount | null {
  const withHalf = readHalf(run, at + number.count);
  const unitAt = at + number.count + withHalf.count;
  const unit = run.find(unitAt, 'units');
  if (!unit) return null;
  const count = number.count + withHalf.count + unit.count;
  const half = readHalf(run, at + count);
  const whole = run.find(at, 'distances');
  if (whole && whole.count >= count + half.count) return null;
  const value = number.value + withHalf.value + half.value;
  return {
    value: times(ONE[unit.value], value),
    count: count + half.count,
    singular: number.value > 1 && run.lexicon.language.singularUnits.has(run.key(unitAt)),
  };
}

/** "… and a half" */
function readHalf(run: WordRun, at: number): Match<number> {
  const joint = run.find(at, 'and')?.count ?? 0;
  if (joint === 0 && !run.pieces[at]?.unspaced) return { value: 0, count: 0 };
  const half = run.find(at + joint, 'halves');
  return half ? { value: half.value, count: joint + half.count } : { value: 0, count: 0 };
}

function times(one: Distance, by: number): Distance {
  return { seconds: one.seconds * by, days: one.days * by, months: one.months * by };
}

function add(a: Distance, b: Distance): Distance {
  return { seconds: a.seconds + b.seconds, days: a.days + b.days, months: a.months + b.months };
}

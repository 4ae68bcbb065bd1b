import type { Language, Unit } from './language.ts';
import { type Match, matchMap, matchSet } from './match-words.ts';
import type { Distance, Shift } from './phrase.ts';
import type { Piece } from './piece.ts';

const ONE: Readonly<Record<Unit, Distance>> = {
  seconds: { seconds: 1, days: 0, months: 0 },
  minutes: { seconds: 60, days: 0, months: 0 },
  hours: { seconds: 3600, days: 0, months: 0 },
  days: { seconds: 0, days: 1, months: 0 },
  weeks: { seconds: 0, days: 7, months: 0 },
  months: { seconds: 0, days: 0, months: 1 },
};

/** 20min, 2h, 1h30, 1h30m */
const GLUED = /^(\d{1,6}(?:\.\d{1,3})?)(\p{L}+)(?:(\d{1,3})\p{L}*)?$/u;
const FIGURES = /^\d{1,6}(?:\.\d{1,3})?$/;

/** "in 20 seconds", "two hours from now", "30 minutes later": at `at`, as far as it goes. */
export function readDuration(
  pieces: readonly Piece[],
  at: number,
  language: Language,
): Match<Shift> | null {
  const opener = matchSet(pieces, at, language.durationOpeners);
  const amounts = readAmounts(pieces, at + opener, language);
  if (!amounts) return null;
  const count = opener + amounts.count;
  if (opener > 0) return { value: shift(amounts.value, 'now'), count };
  return behind(pieces, at + count, amounts.value, count, language);
}

function behind(
  pieces: readonly Piece[],
  at: number,
  distance: Distance,
  before: number,
  language: Language,
): Match<Shift> | null {
  const found = (['afterNow', 'ago', 'later', 'earlier'] as const).find(
    (list) => matchSet(pieces, at, language[list]) > 0,
  );
  if (!found) return null;
  const from = found === 'afterNow' ? 'now' : found;
  return { value: shift(distance, from), count: before + matchSet(pieces, at, language[found]) };
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
export function readAmounts(
  pieces: readonly Piece[],
  at: number,
  language: Language,
): Match<Distance> | null {
  let total: (Match<Distance> & { last: Distance }) | null = null;
  for (;;) {
    const from: number = at + (total?.count ?? 0);
    const joint: number = total ? matchSet(pieces, from, language.and) : 0;
    const next = readAmount(pieces, from + joint, language);
    if (!next || (total && (!isSmaller(next.value, total.last) || next.singular))) return total;
    const value: Distance = total ? add(total.value, next.value) : next.value;
    total = { value, last: next.value, count: from + joint + next.count - at };
  }
}

function isSmaller(next: Distance, last: Distance): boolean {
  return inSeconds(next) < inSeconds(last);
}

const inSeconds = ({ seconds, days, months }: Distance) => seconds + (days + months * 30) * 86_400;

interface Amount extends Match<Distance> {
  readonly singular: boolean;
}

function readAmount(pieces: readonly Piece[], at: number, language: Language): Amount | null {
  const glued = gluedAmount(pieces[at]?.key ?? '', language);
  if (glued) return { value: glued, count: 1, singular: false };
  const number = readNumber(pieces, at, language);
  if (!number) return null;
  const unit = matchMap(pieces, at + number.count, language.units);
  if (!unit) return null;
  const count = number.count + unit.count;
  const half = readHalf(pieces, at + count, language);
  const name = pieces[at + count - 1]?.key ?? '';
  return {
    value: times(ONE[unit.value], number.value + half.value),
    count: count + half.count,
    singular: number.value > 1 && language.singularUnits.has(name),
  };
}

function gluedAmount(key: string, { units }: Language): Distance | null {
  const [, amount, name = '', rest] = GLUED.exec(key) ?? [];
  const unit = units.get(name);
  if (!amount || !unit) return null;
  const whole = times(ONE[unit], Number(amount));
  if (rest === undefined) return whole;
  return unit === 'hours' ? add(whole, times(ONE.minutes, Number(rest))) : null;
}

/** 20, 1.5, two, a couple of, one and a half */
function readNumber(
  pieces: readonly Piece[],
  at: number,
  language: Language,
): Match<number> | null {
  const key = pieces[at]?.key ?? '';
  const number = FIGURES.test(key)
    ? { value: Number(key), count: 1 }
    : matchMap(pieces, at, language.numbers);
  if (!number) return null;
  const half = readHalf(pieces, at + number.count, language);
  return { value: number.value + half.value, count: number.count + half.count };
}

/** "… and a half" */
function readHalf(pieces: readonly Piece[], at: number, language: Language): Match<number> {
  const joint = matchSet(pieces, at, language.and);
  const half = joint > 0 ? matchMap(pieces, at + joint, language.halves) : null;
  return half ? { value: half.value, count: joint + half.count } : { value: 0, count: 0 };
}

function times(one: Distance, by: number): Distance {
  return { seconds: one.seconds * by, days: one.days * by, months: one.months * by };
}

function add(a: Distance, b: Distance): Distance {
  return { seconds: a.seconds + b.seconds, days: a.days + b.days, months: a.months + b.months };
}

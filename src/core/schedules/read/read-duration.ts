import type { Distance, Shift } from '../phrase.ts';
import type { Unit } from '../words/language.ts';
import { both, kinds } from '../words/lexicon.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { readNumber } from '../words/word-run.ts';

const ONE: Readonly<Record<Unit, Distance>> = {
  seconds: { seconds: 1, days: 0, months: 0 },
  minutes: { seconds: 60, days: 0, months: 0 },
  hours: { seconds: 3600, days: 0, months: 0 },
  days: { seconds: 0, days: 1, months: 0 },
  weeks: { seconds: 0, days: 7, months: 0 },
  months: { seconds: 0, days: 0, months: 1 },
  years: { seconds: 0, days: 0, months: 12 },
};

export const AMOUNTS = kinds('figures', 'numbers', 'distances');
const OPENERS = both(AMOUNTS, kinds('durationOpeners', 'bounds', 'roughly', 'sameTime', 'dayOffsets'));

/** "in 20 seconds", "two hours from now", "30 minutes later": at `at`, as far as it goes. */
export function readDuration(run: WordRun, at: number): Match<Shift> | null {
  const turned = turnedAround(run, at);
  if (turned) return turned;
  if (!run.has(at, OPENERS) && run.key(at) !== '+') return null;
  const plus = run.key(at) === '+' ? 1 : 0;
  const opener = plus || (run.find(at, 'durationOpeners')?.count ?? 0);
  // "After two hours" opens a distance; "in under an hour" and "less than an hour" bound one.
  const hedge = run.find(at, 'roughly');
  if (hedge && run.find(at + hedge.count, 'durationOpeners')) return afterHedge(run, at, hedge.count);
  const whole = boundAt(run, at);
  const longer = whole && whole.count > opener ? whole : null;
  const bound = longer ?? boundAt(run, at + opener);
  const roughly = bound ? 0 : (run.find(at + opener, 'roughly')?.count ?? 0);
  const before = longer ? longer.count : opener + (bound?.count ?? roughly);
  const same = sameTime(run, at);
  if (same) return same;
  const pair = twoNumbers(run, at + before);
  const amounts = pair?.first ?? readAmounts(run, at + before) ?? minutesAlone(run, at + before, opener);
  if (!amounts) return roughly > 0 ? unhedged(run, at, opener) : null;
  if (whole && isLetterClock(run, at + before)) return null;
  const more = pair?.more ?? otherAmount(run, at + before + amounts.count, amounts.value);
  const exact = before + amounts.count + (more?.count ?? 0);
  const count = exact + (run.find(at + exact, 'roughlyBehind')?.count ?? 0);
  const few = more ? [] : fewOf(run, at + before);
  const others = bound ? [times(amounts.value, bound.value === 'before' ? 0.5 : 1.5)] : (more?.value ?? few);
  const way = wayBehind(run, at + count);
  if (way) return { value: shift(amounts.value, way.value, others), count: count + way.count };
  return opener > 0 ? { value: shift(amounts.value, 'now', others), count } : null;
}

/** "in a few hours": one more or one less may be meant; of minutes nobody minds. */
function fewOf(run: WordRun, at: number): readonly Distance[] {
  const number = run.find(at, 'few') && run.find(at, 'numbers');
  const unit = number && run.find(at + number.count, 'units');
  if (!unit || unit.value === 'minutes' || unit.value === 'seconds') return [];
  return [number.value - 1, number.value + 1]
    .filter((value) => value > 0)
    .map((value) => times(ONE[unit.value], value));
}

/** "минут через 40": the unit in front means about. */
function turnedAround(run: WordRun, at: number): Match<Shift> | null {
  const unit = run.lexicon.language.name === 'ru' ? run.find(at, 'units') : null;
  const opener = unit && run.find(at + unit.count, 'durationOpeners');
  const number = opener && readNumber(run, at + unit.count + opener.count);
  if (!number || run.find(at + unit.count + opener.count + number.count, 'units')) return null;
  const count = unit.count + opener.count + number.count;
  return { value: shift(times(ONE[unit.value], number.value), 'now', []), count };
}

/** "2 or 3 hours", "2-3 hours": the unit stands behind the second number. */
function twoNumbers(run: WordRun, at: number): { first: Match<Distance>; more: Match<readonly Distance[]> } | null {
  const [, one] = /^(\d{1,3})-\d{1,3}$/.exec(run.key(at)) ?? [];
  const second = one === undefined ? secondNumber(run, at) : { at, key: run.key(at).slice(one.length + 1) };
  const first = one === undefined ? readNumber(run, at)?.value : Number(one);
  const number = second && (second.key ? { value: Number(second.key), count: 1 } : readNumber(run, second.at));
  const unit = second && number && run.find(second.at + number.count, 'units');
  if (!unit || first === undefined) return null;
  const of = (value: number) => times(ONE[unit.value], value);
  return {
    first: { value: of(first), count: second.at - at },
    more: { value: [of(number.value)], count: number.count + unit.count },
  };
}

/** "en unas horas": a few, which is not "about". */
function unhedged(run: WordRun, at: number, opener: number): Match<Shift> | null {
  const amounts = opener > 0 ? readAmounts(run, at + opener) : null;
  return amounts && { value: shift(amounts.value, 'now', []), count: opener + amounts.count };
}

/** "après 18h" is behind a clock; "après 2 heures" a distance. */
function isLetterClock(run: WordRun, at: number): boolean {
  const late = run.key(at + 1).length === 1 || Number(run.key(at)) >= 13;
  return run.figures(at) && late && run.find(at + 1, 'oclock') !== null && run.lexicon.language.twentyFourHours;
}

function boundAt(run: WordRun, at: number): Match<'before' | 'after' | 'until'> | null {
  const bound = run.find(at, 'bounds');
  return bound?.value === 'until' ? null : bound;
}

/** "roughly in an hour" */
function afterHedge(run: WordRun, at: number, before: number): Match<Shift> | null {
  const found = readDuration(run, at + before);
  return found && { value: found.value, count: before + found.count };
}

/** "in 5": minutes, where nothing stands behind it. */
function minutesAlone(run: WordRun, at: number, opener: number): Match<Distance> | null {
  const number = opener > 0 && run.lexicon.language.name === 'en' ? readNumber(run, at) : null;
  if (!number || !Number.isInteger(number.value) || at + number.count !== run.pieces.length) return null;
  const fits = number.value > 0 && number.value < 60;
  return fits ? { value: times(ONE.minutes, number.value), count: number.count } : null;
}

/** "this time tomorrow", "same time next week" */
function sameTime(run: WordRun, at: number): Match<Shift> | null {
  const before = run.find(at, 'dayOffsets');
  const same = run.find(at + (before?.count ?? 0), 'sameTime');
  if (!same) return null;
  if (before) {
    const count = before.count + same.count;
    return before.value > 0 ? { value: shift(times(ONE.days, before.value), 'now', []), count } : null;
  }
  const dayAt = at + same.count;
  const days = run.find(dayAt, 'dayOffsets');
  const weeks = days ? null : run.find(dayAt, 'weeks');
  const ahead = days?.value ?? (weeks ? weeks.value * 7 : 0);
  const count = same.count + (days?.count ?? weeks?.count ?? 0);
  return ahead > 0 ? { value: shift(times(ONE.days, ahead), 'now', []), count } : null;
}

function dashAt(run: WordRun, at: number): { count: number } | null {
  if (run.key(at) === '-') return { count: 1 };
  return run.pieces[at]?.gap === 'hyphen' ? { count: 0 } : null;
}

function secondNumber(run: WordRun, at: number): { at: number; key: string | null } | null {
  const first = readNumber(run, at);
  const joint = first && (run.find(at + first.count, 'or') ?? dashAt(run, at + first.count));
  return joint && { at: at + first.count + joint.count, key: null };
}

/** "an hour or two": the other number, of the same unit. */
function otherAmount(run: WordRun, at: number, first: Distance): Match<readonly Distance[]> | null {
  const or = run.find(at, 'or');
  if (!or) return null;
  const next = readAmount(run, at + or.count);
  if (next) return { value: [next.value], count: or.count + next.count };
  const number = readNumber(run, at + or.count);
  if (!number || number.value < 2 || run.figures(at + or.count)) return null;
  return { value: [times(first, number.value)], count: or.count + number.count };
}

function wayBehind(run: WordRun, at: number): Match<Shift['from']> | null {
  for (const kind of ['afterNow', 'ago', 'later', 'earlier'] as const) {
    const found = run.find(at, kind);
    if (found) return { value: kind === 'afterNow' ? 'now' : kind, count: found.count };
  }
  return null;
}

const shift = (distance: Distance, from: Shift['from'], others: readonly Distance[]): Shift => ({
  kind: 'shift',
  distance,
  others,
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
  const whole = run.find(at, 'halves');
  // "с половиной" brings its own joint.
  if (whole && whole.count > 1) return whole;
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

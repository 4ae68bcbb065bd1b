import type { Day, Distance, Rhythm } from '../phrase.ts';
import type { Grammar } from '../words/grammar.ts';
import { allOf, kinds } from '../words/lexicon.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { DATE_OPENERS, readDate, skip } from './read-date.ts';
import { readAmounts } from './read-duration.ts';
import { NAMED_DAY_OPENERS, readHoliday, readNamedDays } from './read-named-day.ts';
import { NTH_OPENERS, readNthWeekday } from './read-span.ts';
import { type DayMatch, readWeekday, WEEKDAY_OPENERS, withWeekday } from './read-weekday.ts';

const BESIDE_OPENERS = kinds('dayBeside', 'figures', 'numbers', 'distances', 'durationOpeners');
const OPENERS = allOf([NTH_OPENERS, DATE_OPENERS, WEEKDAY_OPENERS, NAMED_DAY_OPENERS, BESIDE_OPENERS]);

/** Every way to read a day at `at`; the longest first. */
export function readDays(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  if (!run.has(at, OPENERS)) return [];
  const plain = plainDays(run, at, grammar);
  const days = [...plain, ...besideDays(run, at, grammar)];
  for (const day of plain) {
    const moved = movedDay(run, at, day);
    if (moved) days.push(moved);
  }
  return days.sort((a, b) => b.count - a.count);
}

function plainDays(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  const nth = readNthWeekday(run, at);
  const dates = readDate(run, at, grammar);
  return [
    ...(nth ? [once(nth)] : []),
    ...readWeekday(run, at, grammar),
    ...(nth ? [] : dates.map((date) => withWeekday(run, at, date)).filter((day) => day !== null)),
    ...dates.map(once),
    ...readNamedDays(run, at).map(once),
    ...everyDate(run, at, grammar),
  ];
}

const once = ({ value, count }: Match<Day>): DayMatch => ({ day: value, count, rhythm: null });

const MONTHLY: Rhythm = { freq: 'monthly', interval: 1 };
const YEARLY: Rhythm = { freq: 'yearly', interval: 1 };

/** "every 15th", "every first monday", "every 24 dec", "every christmas" */
function everyDate(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  const every = run.find(at, 'modifiers');
  if (every?.value !== 'every') return [];
  const start = skip(run, at + every.count, ['articles']);
  const found = [...readDate(run, start, grammar), readNthWeekday(run, start), readHoliday(run, start)];
  return found.flatMap((match) => {
    if (!match) return [];
    const { kind } = match.value;
    const monthly = kind === 'day_of_month' || (kind === 'nth_weekday' && match.value.month === null);
    const rhythm = monthly ? MONTHLY : YEARLY;
    // "every first monday of the month" is not this month's alone.
    const day = monthly ? { ...match.value, months: null } : match.value;
    return [{ day, count: start - at + match.count, rhythm }];
  });
}

/** "a week from friday", "two weeks after christmas", "the day before new year's eve" */
function besideDays(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  if (!run.has(at, BESIDE_OPENERS)) return [];
  const beside = run.find(at, 'dayBeside');
  // "за два дня до"
  const opener = run.lexicon.language.name === 'ru' ? (run.find(at, 'durationOpeners')?.count ?? 0) : 0;
  const counted = !beside && countsFrom(run, at) ? readAmounts(run, at + opener) : null;
  const amounts = counted && { value: counted.value, count: opener + counted.count };
  const before = amounts && run.find(at + amounts.count, 'bounds');
  const from = amounts && (before ?? run.find(at + amounts.count, 'fromDay') ?? weeksBeside(run, at, amounts));
  const way = before && before.value !== 'after' ? -1 : 1;
  const days = amounts?.value.seconds === 0 && from ? moveBy(amounts.value, way) : null;
  const distance = beside ? { seconds: 0, days: beside.value, months: 0 } : days;
  if (!distance) return [];
  const taken = beside?.count ?? (amounts?.count ?? 0) + (from?.count ?? 0);
  const start = skip(run, at + taken, ['of', 'articles']);
  const distances = beside ? [distance] : aboutAs(run, at + opener, distance);
  return plainDays(run, start, grammar).flatMap(({ day, count, rhythm }): DayMatch[] => {
    if (rhythm || day.kind === 'vague' || day.kind === 'stretch') return [];
    const of = distances.map((each): Day => ({ kind: 'beside', base: day, distance: each }));
    const [first] = of;
    if (!first) return [];
    return [{ day: of.length > 1 ? { kind: 'choice', of } : first, count: start - at + count, rhythm }];
  });
}

/** "a few days before christmas": one more or one less may be meant. */
function aboutAs(run: WordRun, at: number, distance: Distance): readonly Distance[] {
  const number = run.find(at, 'few') && run.find(at, 'numbers');
  if (!number) return [distance];
  const { value } = number;
  return [value - 1, value, value + 1]
    .filter((count) => count > 0)
    .map((count) => moveBy({ ...distance, days: distance.days / value, months: distance.months / value }, count));
}

const moveBy = ({ days, months }: Distance, times: number): Distance => ({
  seconds: 0,
  days: Math.round(times * days),
  months: Math.round(times * months),
});

/** "a week tomorrow": weeks need no word between. */
function weeksBeside(run: WordRun, at: number, { value, count }: Match<Distance>): { count: 0 } | null {
  const weeks = value.days > 0 && value.days % 7 === 0 && run.lexicon.language.name === 'en';
  return weeks && (run.find(at + count, 'dayOffsets') || run.find(at + count, 'weekdays')) ? { count: 0 } : null;
}

const COUNTED_FROM = kinds('fromDay', 'bounds', 'dayOffsets', 'weekdays');

/** Whether anything behind a place can be the "from" of an amount that stands there. */
function countsFrom(run: WordRun, at: number): boolean {
  return run.pieces.some((_, place) => place > at && run.has(place, COUNTED_FROM));
}

/** "friday week", "heute in zwei Wochen", "lundi en huit" */
function movedDay(run: WordRun, at: number, { day, count, rhythm }: DayMatch): DayMatch | null {
  if (rhythm || !['offset', 'weekday', 'holiday'].includes(day.kind)) return null;
  const behind = run.find(at + count, 'dayBehind');
  const opener = behind ? null : run.find(at + count, 'durationOpeners');
  const amounts = opener && readAmounts(run, at + count + opener.count);
  const days = behind ? { seconds: 0, days: behind.value, months: 0 } : amounts?.value;
  if (!days || days.seconds > 0) return null;
  const taken = behind?.count ?? (opener?.count ?? 0) + (amounts?.count ?? 0);
  return { day: { kind: 'beside', base: day, distance: days }, count: count + taken, rhythm };
}

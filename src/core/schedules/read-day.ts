import { type Kinds, kinds } from './kinds.ts';
import type { Rhythm } from './language.ts';
import type { Day, Grammar } from './phrase.ts';
import { readDate, skip } from './read-date.ts';
import { readAmounts } from './read-duration.ts';
import { EDGE_OPENERS, readEdge } from './read-edge.ts';
import { readNthWeekday } from './read-nth.ts';
import { readYear } from './read-number.ts';
import { type DayMatch, readWeekday, withWeekday } from './read-weekday.ts';

import type { Match, WordRun } from './word-run.ts';

/** Every way to read a day at `at`; the longest first. */
export function readDays(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
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
    ...otherDays(run, at),
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
  const found = [...readDate(run, start, grammar), readNthWeekday(run, start), holiday(run, start)];
  return found.flatMap((match) => {
    if (!match) return [];
    const { kind } = match.value;
    const monthly =
      kind === 'day_of_month' || (kind === 'nth_weekday' && match.value.month === null);
    const rhythm = monthly ? MONTHLY : YEARLY;
    // "every first monday of the month" is not this month's alone.
    const day = monthly ? { ...match.value, months: null } : match.value;
    return [{ day, count: start - at + match.count, rhythm }];
  });
}

type ReadDay = (run: WordRun, at: number) => Match<Day> | null;

/** Days of one kind, and the words that one can begin with. */
const OTHER_DAYS: readonly { readonly openers: Kinds; readonly read: ReadDay }[] = [
  { openers: kinds('dayOffsets', 'articles'), read: offset },
  { openers: kinds('weekends', 'articles'), read: weekend },
  { openers: kinds('holidays', 'modifiers', 'articles'), read: holiday },
  { openers: EDGE_OPENERS, read: readEdge },
  {
    openers: kinds('weeks', 'monthsAhead', 'vague', 'durationOpeners', 'modifiers', 'of'),
    read: stretch,
  },
];

function otherDays(run: WordRun, at: number): readonly DayMatch[] {
  const days: DayMatch[] = [];
  for (const { openers, read } of OTHER_DAYS) {
    const found = run.has(at, openers) ? read(run, at) : null;
    if (found) days.push(once(found));
  }
  return days;
}

function offset(run: WordRun, at: number): Match<Day> | null {
  const start = skip(run, at, ['articles']);
  const found = run.find(start, 'dayOffsets');
  return found && { value: { kind: 'offset', days: found.value }, count: start - at + found.count };
}

function weekend(run: WordRun, at: number): Match<Day> | null {
  const start = skip(run, at, ['articles']);
  const found = run.find(start, 'weekends');
  return (
    found && { value: { kind: 'weekend', which: found.value }, count: start - at + found.count }
  );
}

/** "christmas eve", "the 4th advent 2026", "this halloween" */
function holiday(run: WordRun, at: number): Match<Day> | null {
  const modified = run.find(at, 'modifiers');
  const fits = modified && ['coming', 'next'].includes(modified.value) ? modified.count : 0;
  for (const before of [fits, 0]) {
    const start = skip(run, at + before, ['articles']);
    const found = run.find(start, 'holidays');
    if (!found) continue;
    const end = start + found.count;
    const year = readYear(run, end);
    const value: Day = { kind: 'holiday', name: found.value, year };
    return { value, count: end - at + (year === null ? 0 : 1) };
  }
  return null;
}

/** "next week", "next month", "in january": no day in it. */
function stretch(run: WordRun, at: number): Match<Day> | null {
  const week = run.find(at, 'weeks');
  if (week) {
    return { value: { kind: 'stretch', unit: 'week', ahead: week.value }, count: week.count };
  }
  const month = run.find(at, 'monthsAhead');
  if (month && month.value > 0) {
    return { value: { kind: 'stretch', unit: 'month', ahead: month.value }, count: month.count };
  }
  const vague = run.find(at, 'vague');
  if (vague) return { value: { kind: 'vague' }, count: vague.count };
  return monthAlone(run, at);
}

/** A month's name alone may be anything ("May"); "in january" and "next january" are months. */
function monthAlone(run: WordRun, at: number): Match<Day> | null {
  const announced =
    run.find(at, 'durationOpeners') ?? run.find(at, 'modifiers') ?? run.find(at, 'of');
  const month = announced && run.find(at + announced.count, 'months');
  if (!month) return null;
  return { value: { kind: 'vague' }, count: announced.count + month.count };
}

const BESIDE_OPENERS = kinds('dayBeside', 'figures', 'numbers', 'distances');

/** "a week from friday", "two weeks after christmas", "the day before new year's eve" */
function besideDays(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  if (!run.has(at, BESIDE_OPENERS)) return [];
  const beside = run.find(at, 'dayBeside');
  const amounts = beside ? null : readAmounts(run, at);
  const from = amounts && run.find(at + amounts.count, 'fromDay');
  const days = amounts?.value.seconds === 0 && from ? amounts.value : null;
  const distance = beside ? { seconds: 0, days: beside.value, months: 0 } : days;
  if (!distance) return [];
  const before = beside?.count ?? (amounts?.count ?? 0) + (from?.count ?? 0);
  const start = skip(run, at + before, ['of', 'articles']);
  return plainDays(run, start, grammar).flatMap(({ day, count, rhythm }) =>
    rhythm || day.kind === 'vague' || day.kind === 'stretch'
      ? []
      : [
          {
            day: { kind: 'beside', base: day, distance } as const,
            count: start - at + count,
            rhythm,
          },
        ],
  );
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

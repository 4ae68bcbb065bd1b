import type { Day } from '../phrase.ts';
import { allOf, type Kinds, kinds } from '../words/lexicon.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { readYear } from '../words/word-run.ts';
import { skip } from './read-date.ts';
import { EDGE_OPENERS, readEdge } from './read-span.ts';

type ReadDay = (run: WordRun, at: number) => Match<Day> | null;

/** Days of one kind, and the words that one can begin with. */
const NAMED_DAYS: readonly { readonly openers: Kinds; readonly read: ReadDay }[] = [
  { openers: kinds('dayOffsets', 'articles'), read: offset },
  { openers: kinds('weekends', 'articles'), read: weekend },
  { openers: kinds('holidays', 'modifiers', 'articles'), read: readHoliday },
  { openers: EDGE_OPENERS, read: readEdge },
  {
    openers: kinds('weeks', 'monthsAhead', 'vague', 'durationOpeners', 'modifiers', 'of'),
    read: stretch,
  },
];

export const NAMED_DAY_OPENERS = allOf(NAMED_DAYS.map(({ openers }) => openers));

/** Days by their name alone, and stretches of time that name no day. */
export function readNamedDays(run: WordRun, at: number): readonly Match<Day>[] {
  const days: Match<Day>[] = [];
  for (const { openers, read } of NAMED_DAYS) {
    const found = run.has(at, openers) ? read(run, at) : null;
    if (found) days.push(found);
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
  return found && { value: { kind: 'weekend', which: found.value }, count: start - at + found.count };
}

/** "christmas eve", "the 4th advent 2026", "this halloween" */
export function readHoliday(run: WordRun, at: number): Match<Day> | null {
  const modified = run.find(at, 'modifiers');
  const fits = modified && ['coming', 'next'].includes(modified.value) ? modified.count : 0;
  for (const before of [fits, 0]) {
    const start = skip(run, at + before, ['articles']);
    const found = run.find(start, 'holidays');
    if (!found) continue;
    const end = start + found.count;
    const year = readYear(run, end);
    const value: Day = { kind: 'holiday', name: found.value, year: year?.value ?? null };
    return { value, count: end - at + (year?.count ?? 0) };
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
  const longer = run.find(at, 'bounds') ?? run.find(at, 'dayParts');
  if (vague && !(longer && longer.count > vague.count)) return { value: { kind: 'vague' }, count: vague.count };
  return monthAlone(run, at);
}

/** A month's name alone may be anything ("May"); "in january" and "next january" are months. */
function monthAlone(run: WordRun, at: number): Match<Day> | null {
  const announced = run.find(at, 'durationOpeners') ?? run.find(at, 'modifiers') ?? run.find(at, 'of');
  const month = announced && run.find(at + announced.count, 'months');
  if (!month) return null;
  return { value: { kind: 'vague' }, count: announced.count + month.count };
}

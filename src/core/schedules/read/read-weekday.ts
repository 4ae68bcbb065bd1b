import type { Day, Rhythm, WhichWeekday } from '../phrase.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Which } from '../words/language.ts';
import { kinds } from '../words/lexicon.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { readDate, skip } from './read-date.ts';

export interface DayMatch {
  readonly day: Day;
  readonly count: number;
  /** "every friday", "fridays" */
  readonly rhythm: Rhythm | null;
}

export const WEEKDAY_OPENERS = kinds(
  'weekdays',
  'everyWeekday',
  'modifiers',
  'rhythms',
  'weeks',
  'articles',
  'numbers',
);

/** Days with the name of a weekday in them: "next friday", "fri 27 nov", "every monday and thursday". */
export function readWeekday(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  if (!run.has(at, WEEKDAY_OPENERS)) return [];
  return [...repeatedWeekdays(run, at), ...singleWeekday(run, at, grammar)];
}

function singleWeekday(run: WordRun, at: number, grammar: Grammar): readonly DayMatch[] {
  const week = run.find(at, 'weeks');
  const afterWeek = week ? skip(run, at + week.count, ['of', 'links', 'articles']) : at;
  const article = run.find(afterWeek, 'articles');
  const before = modifierAt(run, afterWeek + (article?.count ?? 0));
  const nameAt = afterWeek + (article?.count ?? 0) + (before?.count ?? 0);
  const name = run.find(nameAt, 'weekdays');
  // The "so" of "so gegen 7" is no Sunday.
  const link = run.find(nameAt, 'clockLinks');
  if (!name || (link && link.count > name.count)) return [];
  const end = nameAt + name.count;
  const behind = modifierAt(run, end);
  const which = before?.value ?? behind?.value ?? 'coming';
  const weekBehind = week ? null : weekAt(run, end);
  const weeks = week?.value ?? weekBehind?.value ?? null;
  // "the sun" is no Sunday; "el viernes" is a Friday.
  const plain = !before && !behind && weeks === null;
  const days: DayMatch[] = [];
  const stands = !article || !plain || run.lexicon.language.articleBeforeWeekday;
  const weekday = name.value;
  if (weeks !== null) {
    const day: Day = { kind: 'weekday', weekday, which: 'in_week', weeks };
    days.push({ day, count: end - at + (weekBehind?.count ?? 0), rhythm: null });
  } else if (stands) {
    const count = end - at + (before ? 0 : (behind?.count ?? 0));
    days.push({ day: { kind: 'weekday', weekday, which }, count, rhythm: null });
  }
  return [...days, ...withDate(run, at, end, weekday, grammar)];
}

/** "friday of next week", "el viernes de la semana que viene" */
function weekAt(run: WordRun, at: number): Match<number> | null {
  const start = skip(run, run.key(at) === ',' ? at + 1 : at, ['of', 'links', 'articles']);
  const week = run.find(start, 'weeks') ?? run.find(at, 'weeks');
  if (!week) return null;
  const from = run.find(start, 'weeks') ? start : at;
  return { value: week.value, count: from - at + week.count };
}

function modifierAt(run: WordRun, at: number): Match<WhichWeekday> | null {
  const found = run.find(at, 'modifiers');
  if (!found || isEvery(found.value)) return null;
  const value = found.value as WhichWeekday;
  return { value, count: found.count };
}

const isEvery = (which: Which) => which === 'every' || which === 'every_other';

/** "friday, 27 november", "sunday the 29th", "fri 27.11." */
function withDate(run: WordRun, at: number, end: number, weekday: number, grammar: Grammar): readonly DayMatch[] {
  const dateAt = skip(run, run.key(end) === ',' ? end + 1 : end, ['links']);
  const behindArticle = skip(run, dateAt, ['articles']);
  const days: DayMatch[] = [];
  for (const place of behindArticle === dateAt ? [dateAt] : [dateAt, behindArticle]) {
    for (const { value, count } of readDate(run, place, grammar)) {
      const day = dated(value, weekday);
      if (day) days.push({ day, count: place + count - at, rhythm: null });
    }
  }
  return days;
}

/** "27 nov (fri)", 27日金曜日 */
export function withWeekday(run: WordRun, at: number, { value, count }: Match<Day>): DayMatch | null {
  const end = at + count;
  const nameAt = skip(run, run.key(end) === ',' ? end + 1 : end, ['links']);
  const name = run.find(nameAt, 'weekdays');
  const day = name && dated(value, name.value);
  return day && { day, count: nameAt + name.count - at, rhythm: null };
}

function dated(day: Day, weekday: number): Day | null {
  return day.kind === 'date' || day.kind === 'either' || day.kind === 'day_of_month' ? { ...day, weekday } : null;
}

/** "every friday", "fridays", "every other monday and thursday", "un vendredi sur deux" */
function repeatedWeekdays(run: WordRun, at: number): readonly DayMatch[] {
  const plural = weekdayList(run, at, 'everyWeekday');
  if (plural) return [repeated(plural.value, 1, plural.count)];
  const start = skip(run, at, ['articles']);
  const announced = rhythmAt(run, start);
  if (!announced) return oneOfTwo(run, at);
  const from = skip(run, start + announced.count, ['of', 'links', 'articles']);
  const list = weekdayList(run, from, 'weekdays') ?? weekdayList(run, from, 'everyWeekday');
  return list ? [repeated(list.value, announced.value, from - at + list.count)] : [];
}

/** "every", "every other", "weekly", "every two weeks": how many weeks apart. */
function rhythmAt(run: WordRun, at: number): Match<number> | null {
  const every = run.find(at, 'modifiers');
  if (every && isEvery(every.value)) {
    return { value: every.value === 'every' ? 1 : 2, count: every.count };
  }
  const rhythm = run.find(at, 'rhythms');
  const weekly = rhythm?.value.freq === 'weekly' && !rhythm.value.weekdays;
  return weekly ? { value: rhythm.value.interval, count: rhythm.count } : null;
}

function oneOfTwo(run: WordRun, at: number): readonly DayMatch[] {
  const one = run.find(at, 'numbers');
  const start = at + (one?.value === 1 ? one.count : 0);
  const name = run.find(start, 'weekdays');
  const end = start + (name?.count ?? 0);
  const behind = name && run.find(end, 'modifiers');
  if (!name || behind?.value !== 'every_other') return [];
  return [repeated([name.value], 2, end - at + behind.count)];
}

function repeated(days: readonly number[], interval: number, count: number): DayMatch {
  const weekdays = [...new Set(days)].sort((a, b) => a - b);
  const rhythm: Rhythm = { freq: 'weekly', interval, weekdays };
  return { day: { kind: 'weekdays', weekdays }, count, rhythm };
}

/** "monday, wednesday and friday" */
function weekdayList(run: WordRun, at: number, kind: 'weekdays' | 'everyWeekday'): Match<readonly number[]> | null {
  const days: number[] = [];
  let end = at;
  for (let from = at; ; ) {
    const others = days.length > 0 ? run.find(from, 'weekdays') : null;
    const name = run.find(from, kind) ?? others;
    if (!name) break;
    days.push(name.value);
    end = from + name.count;
    const comma = run.key(end) === ',' ? 1 : 0;
    const joint = run.find(end + comma, 'and')?.count ?? 0;
    if (comma + joint === 0) break;
    from = skip(run, end + comma + joint, ['links', 'articles']);
    const again = run.find(from, 'modifiers');
    if (again?.value === 'every') from += again.count;
  }
  return days.length > 0 ? { value: days, count: end - at } : null;
}

import type { CalendarDate, Day, DayOfMonth } from '../phrase.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { kinds } from '../words/lexicon.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { readSpelled, readYear } from '../words/word-run.ts';
import { readFigureDate } from './figure-dates.ts';

export const DATE_OPENERS = kinds('figures', 'numbers', 'ordinals', 'articles', 'months', 'monthsAhead', 'dayOf');

/** A date on the calendar without its weekday: "24 dec", "24th of December 2026", 24.12., "the 24th". */
export function readDate(run: WordRun, at: number, grammar: Grammar): readonly Match<Day>[] {
  if (!run.has(at, DATE_OPENERS)) return [];
  const found = [
    dayThenMonth(run, at),
    monthThenDay(run, at),
    figures(run, at, grammar),
    spacedFigures(run, at, grammar),
    dayOfMonth(run, at),
  ];
  return found.filter((match) => match !== null);
}

/** "24 dec", "24th of December, 2026", "primero de enero" */
function dayThenMonth(run: WordRun, at: number): Match<CalendarDate> | null {
  const start = skip(run, at, ['articles']);
  const dayAt = start + (run.find(start, 'dayOf')?.count ?? 0);
  const day = dayNumber(run, dayAt, true);
  if (!day) return null;
  const word = run.find(dayAt + day.count, 'units');
  // "the 24th day of december"
  const counted = day.ordinal && word?.value === 'days' && !run.pieces[dayAt]?.unspaced ? word.count : 0;
  const monthAt = skip(run, dayAt + day.count + counted, ['of', 'links']);
  const month = run.find(monthAt, 'months');
  if (!month) return null;
  return withYear(run, at, monthAt + month.count, month.value, day.value);
}

/** "Dec 24", "December the 24th, 2026", 12月24日 */
function monthThenDay(run: WordRun, at: number): Match<CalendarDate> | null {
  const month = run.find(at, 'months');
  if (!month) return yearFirst(run, at);
  const dayAt = skip(run, at + month.count, ['articles', 'of']);
  const day = dayNumber(run, dayAt, false);
  if (!day) return null;
  // "dec 18:00" and "dec 7pm" are clocks.
  const next = dayAt + day.count;
  const clock = run.find(next, 'am') ?? run.find(next, 'pm') ?? run.find(next, 'oclock');
  if (clock && !day.ordinal) return null;
  return withYear(run, at, next, month.value, day.value);
}

/** 2026年12月24日 */
function yearFirst(run: WordRun, at: number): Match<CalendarDate> | null {
  const year = readYear(run, at);
  const unit = year && run.find(at + year.count, 'units');
  const ahead = unit ? null : run.find(at, 'yearsAhead');
  if (unit?.value !== 'years' && !ahead) return null;
  const end = at + (ahead?.count ?? (year?.count ?? 0) + (unit?.count ?? 0));
  const start = skip(run, end, ['of']);
  const rest = run.find(start, 'months') ? monthThenDay(run, start) : null;
  if (!rest || rest.value.year !== null) return null;
  const said = ahead ? { yearsAhead: ahead.value } : { year: year?.value ?? null };
  return { value: { ...rest.value, ...said }, count: start - at + rest.count };
}

function withYear(run: WordRun, at: number, end: number, month: number, day: number): Match<CalendarDate> {
  const date = { kind: 'date', year: null, month, day, weekday: null, figures: false } as const;
  const yearAt = skip(run, run.key(end) === ',' ? end + 1 : end, ['of']);
  for (const place of [end, yearAt]) {
    const ahead = run.find(place, 'yearsAhead');
    if (ahead) return { value: { ...date, yearsAhead: ahead.value }, count: place + ahead.count - at };
  }
  const year = readYear(run, yearAt);
  if (!year) return { value: date, count: end - at };
  // "2026 roku", "2026 года", "2026 г."
  const word = run.find(yearAt + year.count, 'units');
  const named =
    word?.value === 'years' && run.lexicon.language.name !== 'en'
      ? word.count
      : run.key(yearAt + year.count) === 'г'
        ? 1
        : 0;
  return { value: { ...date, year: year.value }, count: yearAt + year.count + named - at };
}

interface DayNumber extends Match<number> {
  readonly ordinal: boolean;
}

/** 24, 24th, 24., "twenty-fourth", 24日; number words too where a month stands beside them. */
function dayNumber(run: WordRun, at: number, wordsAllowed: boolean): DayNumber | null {
  const ordinal = run.find(at, 'ordinals');
  if (ordinal && ordinal.value > 0 && !run.pieces[at]?.unspaced) {
    const word = wordOfDay(run, at + ordinal.count)?.count ?? 0;
    return { value: ordinal.value, count: ordinal.count + word, ordinal: true };
  }
  const number = writtenDay(run, at) ?? (wordsAllowed ? readSpelled(run, at) : kanjiDay(run, at));
  if (!number || number.value < 1 || number.value > MOST_DAYS) return null;
  const next = run.pieces[at + number.count];
  const glued = next && next.gap !== 'blank' ? run.find(at + number.count, 'ordinalEndings') : null;
  const ending = glued ?? wordOfDay(run, at + number.count);
  const ends = ending !== null || run.pieces[at + number.count - 1]?.dotted === true;
  return { value: number.value, count: number.count + (ending?.count ?? 0), ordinal: ends };
}

/** No month has these days, but whoever writes "32 dec" means one. */
const MOST_DAYS = 39;

/** The числа of "24 числа" stands apart. */
function wordOfDay(run: WordRun, at: number): Match<true> | null {
  const word = run.find(at, 'ordinalEndings');
  return word && run.key(at).length > 3 ? word : null;
}

function writtenDay(run: WordRun, at: number): Match<number> | null {
  const key = run.key(at);
  return run.figures(at) && /^\d{1,2}$/.test(key) ? { value: Number(key), count: 1 } : null;
}

/** "december twenty four", 十二月二十四日 */
function kanjiDay(run: WordRun, at: number): Match<number> | null {
  const number = readSpelled(run, at);
  return number && (number.value > 12 || run.find(at + number.count, 'ordinalEndings')) ? number : null;
}

/** 5/12, "dia 5/12", "el día 5/12" */
function figures(run: WordRun, at: number, grammar: Grammar): Match<Day> | null {
  const article = run.find(at, 'articles')?.count ?? 0;
  const named = run.find(at + article, 'dayOf');
  const start = named && run.figures(at + article + named.count) ? article + named.count : 0;
  const date = figuresAt(run, at + start, grammar);
  return date && { value: date.value, count: start + date.count };
}

function figuresAt(run: WordRun, at: number, { region, lexicon }: Grammar): Match<Day> | null {
  const piece = run.pieces[at];
  // ½ is folded to 1/2.
  if (!piece?.figures || !/^\p{Nd}/u.test(piece.text)) return null;
  const date = readFigureDate(`${piece.key}${piece.dotted ? '.' : ''}`, region.dayFirst, dottedDates(run, at, lexicon));
  return date && { value: date, count: 1 };
}

/** "um 10.12" is a clock and so is "10.12 Uhr"; what is written 10.12 elsewhere is a day, but not in English. */
function dottedDates(run: WordRun, at: number, { language }: Lexicon): boolean {
  if (language.name === 'en' || language.name === 'ja') return false;
  const before = [1, 2].some((count) => run.find(at - count, 'clockLinks')?.count === count);
  return !before && !closesClock(run, at + 1) && !run.find(at + 1, 'dayParts');
}

/** Behind "10.12" an "Uhr" ends the clock; "12.02 godz. 17:45" leads to the clock that follows. */
function closesClock(run: WordRun, at: number): boolean {
  const word = run.find(at, 'oclock');
  return word !== null && !(run.find(at, 'clockLinks') && run.figures(at + word.count));
}

/** "24. 12. 2026", "24 12 2026", "24 12" */
function spacedFigures(run: WordRun, at: number, { region }: Grammar): Match<Day> | null {
  const [day, month] = [run.pieces[at], run.pieces[at + 1]];
  if (!day || !month || !/^\d{1,2}$/.test(day.key) || !/^\d{1,2}$/.test(month.key)) return null;
  const year = run.figures(at + 2) ? readYear(run, at + 2) : null;
  const dotted = day.dotted && month.dotted;
  // Two numbers alone are a date only where both are written in full and one is no month.
  const full = `${day.key}${month.key}`.length === 4 && Math.max(Number(day.key), Number(month.key)) > 12;
  if (!dotted && !year && !(full && run.pieces.length === at + 2)) return null;
  const date = readFigureDate(
    `${day.key}/${month.key}${year ? `/${year.value}` : ''}`,
    dotted ? true : region.dayFirst,
  );
  return date && { value: date, count: year ? 3 : 2 };
}

/** "the 24th", "am 24.", "el 24", "día 24", 24日, and "of this month" behind it or before it. */
function dayOfMonth(run: WordRun, at: number): Match<DayOfMonth> | null {
  const before = run.find(at, 'monthsAhead');
  const start = before ? skip(run, at + before.count, ['of', 'links']) : at;
  const article = run.find(start, 'articles');
  const named = run.find(start, 'dayOf') ?? run.find(start + (article?.count ?? 0), 'dayOf');
  const articles = (article?.count ?? 0) + (named ? named.count : 0);
  const dayAt = start + (named && !article ? named.count : articles);
  // "Bom dia segunda": a greeting before monday, and no second of the month.
  const day = run.find(dayAt, 'weekdays') && run.find(dayAt, 'ordinals') ? null : dayNumber(run, dayAt, false);
  if (!day) return null;
  const byArticle = article !== null && run.lexicon.language.articleMakesDay;
  const end = dayAt + day.count;
  // "15 przyszłego miesiąca"
  const monthBehind = (run.find(skip(run, end, ['of', 'articles']), 'monthsAhead')?.value ?? 0) > 0;
  if (!day.ordinal && !named && !byArticle && !monthBehind) return null;
  // "a las 12. Texto: …": behind such a link the dot ends the sentence, and "las" is no article.
  if (!named && !before && !endsWithWord(run, dayAt, day.count) && linkedAsClock(run, dayAt)) return null;
  // 3日後 and 3日間 are distances.
  if (run.find(end, 'afterNow') || run.find(at, 'distances')) return null;
  const behindAt = skip(run, end, ['of', 'articles']);
  const behind = before ? null : run.find(behindAt, 'monthsAhead');
  // "the first of the month" comes every month, "of this month" once.
  const every = behind?.value === 0 && behind.count === 1 && !run.pieces[at]?.unspaced;
  const months = before?.value ?? (every ? null : (behind?.value ?? null));
  const count = (behind ? behindAt + behind.count : end) - at;
  return { value: { kind: 'day_of_month', day: day.value, weekday: null, months }, count };
}

const endsWithWord = (run: WordRun, at: number, count: number) =>
  count > 1 || (run.find(at, 'ordinals')?.value ?? 0) > 0;

const linkedAsClock = (run: WordRun, at: number) =>
  [1, 2, 3].some((count) => run.find(at - count, 'clockLinks')?.count === count);

/** Past the words of some tables, each at most once. */
export function skip(run: WordRun, at: number, kinds: readonly ('of' | 'links' | 'articles' | 'and')[]): number {
  let place = at;
  for (const kind of kinds) place += run.find(place, kind)?.count ?? 0;
  return place;
}

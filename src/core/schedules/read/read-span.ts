/** Weeks, months and years that are named, and the days that are counted in them. */
import type { Day } from '../phrase.ts';
import { both, kinds } from '../words/lexicon.ts';
import { type Match, readYear, type WordRun } from '../words/word-run.ts';
import { skip } from './read-date.ts';

/** A week, month or year that is named: december 2026, next month, the week. */
interface NamedSpan {
  readonly of: 'week' | 'month' | 'year';
  readonly ahead?: number;
  readonly month?: number;
  readonly year?: number | null;
}

const SPANS = kinds('months', 'monthsAhead', 'weeks', 'yearsAhead', 'units');

function spanNamed(run: WordRun, at: number): Match<NamedSpan> | null {
  if (!run.has(at, SPANS)) return null;
  const month = run.find(at, 'months');
  if (month) {
    const year = readYear(run, at + month.count);
    return {
      value: { of: 'month', month: month.value, year: year?.value ?? null },
      count: month.count + (year?.count ?? 0),
    };
  }
  for (const [kind, of] of [
    ['monthsAhead', 'month'],
    ['weeks', 'week'],
    ['yearsAhead', 'year'],
  ] as const) {
    const found = run.find(at, kind);
    if (found) return { value: { of, ahead: found.value }, count: found.count };
  }
  const unit = run.find(at, 'units');
  if (unit?.value === 'weeks') return { value: { of: 'week', ahead: 0 }, count: unit.count };
  return null;
}

export const EDGE_OPENERS = both(kinds('monthEdges', 'articles', 'edges'), SPANS);

/** "end of the month", "mid december", "Ende der Woche", 来月末 */
export function readEdge(run: WordRun, at: number): Match<Day> | null {
  const oneWord = run.find(at, 'monthEdges');
  if (oneWord) return { value: edgeOf(oneWord.value, { of: 'month' }), count: oneWord.count };
  const start = skip(run, at, ['articles']);
  const found = run.find(start, 'edges');
  if (!found) return edgeBehind(run, at);
  const spanAt = skip(run, start + found.count, ['of', 'links', 'articles']);
  const span = spanNamed(run, spanAt);
  return span && { value: edgeOf(found.value, span.value), count: spanAt + span.count - at };
}

function edgeBehind(run: WordRun, at: number): Match<Day> | null {
  const span = run.lexicon.language.name === 'ja' ? spanNamed(run, at) : null;
  const edgeAt = span && skip(run, at + span.count, ['of']);
  const found = edgeAt ? run.find(edgeAt, 'edges') : null;
  if (!span || !edgeAt || !found) return null;
  return { value: edgeOf(found.value, span.value), count: edgeAt + found.count - at };
}

function edgeOf(name: 'start' | 'middle' | 'end', span: NamedSpan): Day {
  return { kind: 'edge', edge: name, ahead: 0, month: null, year: null, ...span };
}

export const NTH_OPENERS = kinds('months', 'monthsAhead', 'of', 'articles', 'ordinals', 'figures');

/** "the first monday of december", "letzter Freitag im Monat", 来月の第一月曜日 */
export function readNthWeekday(run: WordRun, at: number): Match<Day> | null {
  if (!run.has(at, NTH_OPENERS)) return null;
  const before = spanNamed(run, at);
  const spanBefore = before?.value.of === 'month' ? before : null;
  const start = skip(run, spanBefore ? at + spanBefore.count : at, ['of', 'articles']);
  const nth = nthAt(run, start);
  const dayAt = nth ? skip(run, start + nth.count, ['of']) : start;
  const weekday = nth && run.find(dayAt, 'weekdays');
  if (!weekday) return null;
  const end = dayAt + weekday.count;
  const spanAt = skip(run, end, ['of', 'links', 'articles']);
  const behind = spanBefore ? null : spanNamed(run, spanAt);
  const span = (behind?.value.of === 'month' ? behind : spanBefore)?.value ?? null;
  const count = (behind?.value.of === 'month' ? spanAt + behind.count : end) - at;
  // "last friday" is the one that is over, "second friday" alone is anybody's.
  const ofMonth = span !== null || monthlyAt(run, end) || run.lexicon.language.name === 'ja';
  if (nth.value < 0 && !ofMonth) return null;
  const { month = null, ahead: months = null, year = null } = span ?? {};
  const value: Day = {
    kind: 'nth_weekday',
    nth: nth.value,
    weekday: weekday.value,
    month,
    months,
    year,
  };
  return { value, count };
}

/** "… of every month" */
function monthlyAt(run: WordRun, at: number): boolean {
  const places = [at, skip(run, at, ['of']), skip(run, at, ['links'])];
  return places.some((place) => run.find(place, 'rhythms')?.value.freq === 'monthly');
}

function nthAt(run: WordRun, at: number): Match<number> | null {
  const word = run.find(at, 'ordinals');
  if (word && word.value <= 5) return word;
  // 12月2日水曜日 is the second of December.
  if (!run.figures(at) || !/^[1-5]$/.test(run.key(at)) || run.key(at + 1) === '日') return null;
  const ending = run.find(at + 1, 'ordinalEndings');
  const ends = ending ?? (run.pieces[at]?.dotted ? { count: 0 } : null);
  return ends && { value: Number(run.key(at)), count: 1 + ends.count };
}

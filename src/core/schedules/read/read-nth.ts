import { kinds } from '../words/kinds.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import type { Day } from './phrase.ts';
import { skip } from './read-date.ts';
import { spanNamed } from './read-span.ts';

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
    ...{ month, months, year },
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
  if (!run.figures(at) || !/^[1-5]$/.test(run.key(at))) return null;
  const ending = run.find(at + 1, 'ordinalEndings');
  const ends = ending ?? (run.pieces[at]?.dotted ? { count: 0 } : null);
  return ends && { value: Number(run.key(at)), count: 1 + ends.count };
}

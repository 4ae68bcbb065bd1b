import type { Day } from '../phrase.ts';
import type { ReadTimeOptions } from '../time-reading.ts';
import { both, kinds, noticedLexicons } from '../words/lexicon.ts';
import type { Piece } from '../words/pieces.ts';
import { piecesFrom } from '../words/pieces.ts';
import { isEnd, type WordRun } from '../words/word-run.ts';
import { isEveryday } from '../words/wording.ts';
import { readAmounts } from './read-duration.ts';
import { readersOf } from './read-phrase.ts';
import type { Reader } from './reader.ts';

/** Words that look like a time, read or not: UTF-16 offsets, `to` exclusive. */
export interface UnreadTime {
  readonly from: number;
  readonly to: number;
  /**
   * `clock`: 25:00, 오후 7시. `amount`: +2h. `day`: "завтра", "Dec 32". `bound`: "before 9am".
   * `range`: "between 6 and 7pm". `choice`: "or friday".
   */
  readonly why: 'clock' | 'amount' | 'day' | 'bound' | 'range' | 'choice';
  /** False where the words could as well begin a caption: "Monday motivation", "24 hours in Tokyo". */
  readonly sure: boolean;
}

/** Words that can stand before a time, and say nothing without one. */
const BEFORE = kinds(
  ...(['links', 'clockLinks', 'articles', 'of', 'modifiers', 'durationOpeners', 'fromDay', 'edges'] as const),
  ...(['bounds', 'ranges', 'or', 'rangeTo', 'roughly', 'vague', 'countAround', 'dayParts', 'dayBeside'] as const),
);
/** Those of them that hardly stand before anything but a time. */
const ANNOUNCE = kinds(
  'bounds',
  'ranges',
  'clockLinks',
  'durationOpeners',
  'roughly',
  'or',
  'rangeTo',
  'vague',
  'dayParts',
);
const HALF_OF_DAY = kinds('am', 'pm', 'oclock', 'clockMinutes');
const AROUND = both(BEFORE, HALF_OF_DAY);

/** Nobody puts more words before a time, and more foreign ones before a clock. */
const MOST_BEFORE = 6;
const MOST_FOREIGN = 3;

/**
 * Whether something like a time begins at `from`, in a language that is read or in another one: a
 * clock, a number with a unit, a day, or words such as "before" in front of one. To be asked where no
 * time was found, or right behind the one that was. Only the first few words are looked at.
 */
export function unreadTimeAt(text: string, from: number, options: ReadTimeOptions): UnreadTime | null {
  const pieces = piecesFrom(text, from);
  if (!pieces[0]) return null;
  let best: Sign | null = null;
  const readers = readersOf(pieces, noticedLexicons(), options);
  for (const reader of readers) {
    const sign = signAt(reader);
    if (sign && (sign.end > (best?.end ?? 0) || (sign.sure && !best?.sure))) best = sign;
  }
  best ??= foreignClock(pieces, readers);
  if (!best) return null;
  const [first, last] = [pieces[0], pieces[best.end - 1]];
  return { from: first.start, to: last?.end ?? first.end, why: best.why, sure: best.sure };
}

interface Sign {
  readonly end: number;
  readonly why: UnreadTime['why'];
  readonly sure: boolean;
}

function signAt(reader: Reader): Sign | null {
  const { run } = reader;
  const before = wordsBefore(run);
  for (const at of before.places) {
    const core = coreAt(reader, at, before.why !== null || before.announced);
    if (!core) continue;
    return {
      end: endOf(reader, at + core.count),
      why: before.why ?? core.why,
      sure: core.sure || (at > 0 && before.announced && isSmall(run.pieces[0])),
    };
  }
  return null;
}

const isSmall = (piece: Piece | undefined) => !/^[\p{Lu}\p{Lt}]/u.test(piece?.text ?? '');

/** The places at which a time can begin, each behind more of the words that stand before one. */
function wordsBefore(run: WordRun): { places: readonly number[]; why: Sign['why'] | null; announced: boolean } {
  const places = [0];
  let at = 0;
  let announced = false;
  let why: Sign['why'] | null = null;
  while (places.length <= MOST_BEFORE && run.has(at, BEFORE)) {
    why ??= reasonAt(run, at);
    announced ||= run.has(at, ANNOUNCE);
    at += longestOf(run, at);
    places.push(at);
  }
  return { places: places.toReversed(), why, announced };
}

function reasonAt(run: WordRun, at: number): Sign['why'] | null {
  if (run.find(at, 'bounds')) return 'bound';
  if (run.find(at, 'or')) return 'choice';
  return run.find(at, 'ranges') || run.find(at, 'rangeTo') ? 'range' : null;
}

function longestOf(run: WordRun, at: number): number {
  const names = ['links', 'clockLinks', 'articles', 'of', 'modifiers', 'durationOpeners', 'fromDay', 'edges'] as const;
  const others = [
    'bounds',
    'ranges',
    'or',
    'rangeTo',
    'roughly',
    'vague',
    'countAround',
    'dayParts',
    'dayBeside',
  ] as const;
  return Math.max(1, ...[...names, ...others].map((kind) => run.find(at, kind)?.count ?? 0));
}

interface Core {
  readonly count: number;
  readonly why: 'clock' | 'amount' | 'day';
  readonly sure: boolean;
}

function coreAt(reader: Reader, at: number, announced: boolean): Core | null {
  return (
    clockCore(reader, at, announced) ??
    severalClocks(reader.run, at) ??
    amountCore(reader, at, announced) ??
    dayCore(reader, at)
  );
}

function clockCore({ run, clockAt }: Reader, at: number, announced: boolean): Core | null {
  const clock = clockAt(at);
  if (!clock) return null;
  const { count, bare } = clock;
  if (run.find(at + count, 'units') && bare) return null;
  if (bare === 'number' && !announced) return null;
  const word = run.find(at, 'clocks')?.count === count;
  if (word && !announced && !namesTime(run, at, count)) return null;
  return { count, why: 'clock', sure: bare === null && (!word || run.find(at, 'clocks')?.value === 'endOfDay') };
}

/** "20:00/20:30": clocks in one word, of which nobody can tell one. */
function severalClocks(run: WordRun, at: number): Core | null {
  const clock = '(?:[01]?\\d|2[0-4])[.:][0-5]\\d';
  return new RegExp(`^${clock}(?:[/,]${clock})+$`).test(run.key(at)) ? { count: 1, why: 'clock', sure: true } : null;
}

function amountCore({ run }: Reader, at: number, announced: boolean): Core | null {
  const signed = run.key(at) === '+' ? 1 : 0;
  const amounts = readAmounts(run, at + signed);
  if (!amounts || !run.figures(at + signed)) return amounts && announced ? sureCore(amounts.count) : null;
  const glued = run.pieces[at + signed + 1]?.gap === 'none';
  const { singularUnits } = run.lexicon.language;
  const describes = singularUnits.has(run.key(at + signed + amounts.count - 1)) && run.key(at) !== '1' && !glued;
  if (describes && !announced) return null;
  return { count: signed + amounts.count, why: 'amount', sure: signed > 0 || announced };
}

const sureCore = (count: number): Core => ({ count, why: 'amount', sure: true });

function dayCore({ run, daysAt }: Reader, at: number): Core | null {
  const piece = run.pieces[at];
  const invalid = impossibleDate(run, at);
  if (invalid) return invalid;
  const glued = run.find(at, 'partsOfToday') ?? run.find(at, 'offsetParts') ?? run.find(at, 'weekdayParts');
  if (glued && namesTime(run, at, glued.count)) return { count: glued.count, why: 'day', sure: true };
  const part = run.find(at, 'dayParts');
  if (part && part.count > 1 && namesTime(run, at, part.count)) {
    return { count: part.count, why: 'day', sure: isSmall(run.pieces[0]) };
  }
  const day = daysAt(at).find((each) => isDay(each.day, run.figures(at)) && isEnd(run, at + each.count));
  if (!day || !piece) return null;
  const named = run.figures(at) || namesTime(run, at, day.count);
  if (!named) return null;
  const small = isSmall(run.pieces[0]);
  const certain =
    day.day.kind !== 'either' && day.day.kind !== 'holiday' && !(day.day.kind === 'date' && day.day.figures);
  return { count: day.count, why: 'day', sure: small && certain };
}

/** The past is no time to post at, and "first" alone is no day. */
function isDay(day: Day, inFigures: boolean): boolean {
  if (day.kind === 'day_of_month') return inFigures;
  return day.kind !== 'vague' && (day.kind !== 'offset' || day.days >= 0);
}

/** "Dec 32", "32 Dec", "13/13": written like a date that no calendar has. */
function impossibleDate(run: WordRun, at: number): Core | null {
  const figures = (place: number) => run.figures(place) && /^\d{1,2}$/.test(run.key(place));
  const month = run.find(at, 'months');
  const everyday = run.lexicon.language.everydayWords;
  if (month && figures(at + month.count) && !everyday.has(run.key(at))) return dateCore(run, at, month.count + 1);
  const behind = figures(at) ? run.find(at + 1, 'months') : null;
  if (behind && !everyday.has(run.key(at + 1))) return dateCore(run, at, 1 + behind.count);
  const written = /^(\d{1,2})[/.](\d{1,2})(?:[/.]\d{2,4})?$/.exec(run.key(at));
  const both = written && Number(written[1]) > 12 && Number(written[2]) > 12;
  return both ? { count: 1, why: 'day', sure: false } : null;
}

function dateCore(run: WordRun, at: number, count: number): Core | null {
  return isEnd(run, at + count) ? { count, why: 'day', sure: true } : null;
}

/** Short words, and those that are everyday ones too, are no time by themselves. */
function namesTime(run: WordRun, at: number, count: number): boolean {
  const { language, tellingWords } = run.lexicon;
  const keys = run.pieces.slice(at, at + count).map(({ key }) => key);
  if (count === 1 && isEveryday(run, at)) return false;
  if (keys.some((key) => /[^\0-\u024f]/.test(key))) return true;
  return language.name === 'en' || keys.some((key) => tellingWords.has(key) && key.length > 2);
}

/** A clock behind a few words of no language that is known: "ngày mai 19:00". */
function foreignClock(pieces: readonly Piece[], readers: readonly Reader[]): Sign | null {
  for (let at = 1; at <= MOST_FOREIGN; at += 1) {
    const before = pieces[at - 1];
    if (!before || before.figures || !isSmall(before)) return null;
    for (const reader of readers) {
      const clock = reader.clockAt(at);
      const figures = clock && clock.bare === null && pieces[at]?.figures && isEnd(reader.run, at + clock.count);
      const sure = pieces.slice(0, at).some(({ text }) => /[^\0-\u007f]/.test(text));
      if (figures) return { end: at + clock.count, why: 'clock', sure };
    }
  }
  return null;
}

/** As far as words of time go on. */
function endOf(reader: Reader, from: number): number {
  const { run } = reader;
  let end = from;
  while (end < run.pieces.length) {
    const core = coreAt(reader, end, false);
    const next = end + (run.has(end, AROUND) ? longestOf(run, end) : 0);
    const behind = next > end ? coreAt(reader, next, true) : null;
    if (core) end += core.count;
    else if (behind) end = next + behind.count;
    else if (run.has(end, HALF_OF_DAY)) end += 1;
    else break;
  }
  return end;
}

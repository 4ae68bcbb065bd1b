/** Looks for times at the edges of a text. */
import { toReading } from './instants/to-reading.ts';
import type { DayPart, Phrase } from './phrase.ts';
import { type Read, readersOf, readLongest } from './read/read-phrase.ts';
import type { Reader } from './read/reader.ts';
import { momentsOf, type ReadTimeOptions, type Span, type TimeReading } from './time-reading.ts';
import { languagesOfText } from './words/lexicon.ts';
import { type Piece, piecesFrom, piecesUntil } from './words/pieces.ts';
import { isEnd, type WordRun } from './words/word-run.ts';
import { type Wording, wordingOf } from './words/wording.ts';

/**
 * A time found at the edge of a text, with how it was put: that tells a time from a caption that
 * begins like one.
 */
export interface FoundTime {
  readonly span: Span;
  readonly wording: Wording;
  readonly reading: TimeReading;
  /** The time without its lone number, where "tomorrow 7 ways to cook" may mean just tomorrow. */
  readonly withoutNumber: FoundTime | null;
  /**
   * The time without the word at its edge, which may be the caption's: "7pm evening vibes", "7pm sharp looks", "Girls
   * night friday 7pm". Where it ends the time, that is the same without it.
   */
  readonly withoutPart?: FoundTime & {
    /** The word is rather the caption's. */
    readonly isLikelier: boolean;
  };
}

/** Looks for times at the edges of one text, and remembers what it has found. */
export interface TimeFinder {
  /** The longest time that starts at `from`; only the first few words are looked at. */
  startingAt(from: number): FoundTime | null;
  /**
   * The longest time that ends exactly at `to` and starts at `from` or later; only the last few
   * words are looked at.
   */
  endingAt(to: number, from: number): FoundTime | null;
}

/** Finds times in one text, in every language that its words may be of; `options` as of the message. */
export function createTimeFinder(text: string, options: ReadTimeOptions): TimeFinder {
  const languages = languagesOfText(text, options);
  const times = new Map<string, FoundTime | null>();
  const remember = (place: string, find: () => FoundTime | null) => {
    const known = times.get(place);
    if (known !== undefined) return known;
    const time = find();
    times.set(place, time);
    return time;
  };
  const readers = (pieces: readonly Piece[]) => readersOf(pieces, languages, options);
  const from = (pieces: readonly Piece[]) => longestFrom(readers(pieces), options);
  const until = (pieces: readonly Piece[]) => longestUntil(readers(pieces), options);
  return {
    startingAt: (start) =>
      remember(`${start}…`, () => {
        const pieces = piecesFrom(text, start);
        const time = from(pieces);
        const last = time ? pieces.findIndex(({ end }) => end === time.span.end) : -1;
        if (!time || last < 1 || time.wording.clock === 'none' || !mayBegin(readers(pieces), last)) return time;
        const withoutPart = from(pieces.slice(0, last));
        const isNext = withoutPart?.span.end === pieces[last - 1]?.end;
        if (!withoutPart || !isNext || !isSameMoment(withoutPart, time)) return time;
        return { ...time, withoutPart: { ...withoutPart, isLikelier: false } };
      }),
    endingAt: (to, start) =>
      remember(`${start}…${to}`, () => {
        const pieces = piecesUntil(text, to, start);
        const time = until(pieces);
        const first = time ? pieces.findIndex((piece) => piece.start === time.span.start) : -1;
        if (!time || first < 1 || !readers(pieces).some(({ run }) => isPartNoun(run, first))) return time;
        const next = first + (pieces[first + 1]?.key === ',' ? 2 : 1);
        const withoutPart = until(pieces.slice(next));
        const isNext = withoutPart?.span.start === pieces[next]?.start && withoutPart?.wording.day !== 'none';
        if (!withoutPart || !isNext) return time;
        const isHalf = readers(pieces).some(({ run }) => isPartNoun(run, first, HALVES));
        const isLikelier = isHalf && isSameMoment(withoutPart, time);
        return isHalf || isSameMoment(withoutPart, time)
          ? { ...time, withoutPart: { ...withoutPart, isLikelier } }
          : time;
      }),
  };
}

/** "late friday" is a time, "late friday 7pm" may be, and "night friday" is none. */
const HALVES: readonly DayPart[] = ['morning', 'afternoon', 'evening', 'night'];

function isPartNoun(run: WordRun, at: number, parts?: readonly DayPart[]): boolean {
  const part = run.lexicon.language.dayPartNouns.has(run.key(at)) ? run.find(at, 'dayParts') : null;
  return part?.count === 1 && (parts?.includes(part.value) ?? true);
}

/** Whether a caption may as well begin with the word: "night market", "sharp looks", "weekly special". */
const mayBegin = (readers: readonly Reader[], at: number): boolean =>
  readers.some(
    ({ run }) =>
      isPartNoun(run, at) || run.find(at, 'roughlyBehind')?.count === 1 || run.find(at, 'rhythms')?.count === 1,
  );

/** Whether both are one moment, and the same. */
function isSameMoment(one: FoundTime, other: FoundTime): boolean {
  const [first, second] = [one, other].map(({ reading }) => momentsOf(reading).map(({ at }) => at.getTime()));
  return first?.length === 1 && second?.length === 1 && first[0] === second[0];
}

function longestUntil(readers: readonly Reader[], options: ReadTimeOptions): FoundTime | null {
  const pieces = readers[0]?.run.pieces ?? [];
  for (let at = 0; at < pieces.length; at += 1) {
    const starts = (at === 0 || (readers[0] && isEnd(readers[0].run, at))) && !leadsNowhere(readers, at);
    const read = starts ? readFromNow(readers, at, { bare: true, whole: true }) : null;
    if (read) return found(at, read, null, options);
  }
  return null;
}

/** "what we talked about, tomorrow 7pm": a word before a comma leads to no time. */
const leadsNowhere = (readers: readonly Reader[], at: number): boolean =>
  readers[0]?.run.key(at + 1) === ',' &&
  readers.some(({ run }) =>
    (['links', 'clockLinks', 'roughly'] as const).some((kind) => run.find(at, kind)?.count === 1),
  );

function longestFrom(readers: readonly Reader[], options: ReadTimeOptions): FoundTime | null {
  const plain = readFromNow(readers, 0, { bare: false, whole: false });
  const bare = readFromNow(readers, 0, { bare: true, whole: false });
  const shorter = plain && found(0, plain, null, options);
  if (!bare || bare.end <= (plain?.end ?? 0)) return shorter;
  // "tomorrow 12 hours in Tokyo": the number belongs to what it counts.
  if (bare.reader.run.find(bare.end, 'units')) return shorter;
  return found(0, bare, shorter, options);
}

/**
 * "Two hours later" counts from a time that a post already has; in a new message it is a caption.
 */
function readFromNow(readers: readonly Reader[], at: number, reach: { bare: boolean; whole: boolean }): Read | null {
  if (readers[0]?.run.key(at) === ',') return null;
  const read = readLongest(readers, at, reach);
  return read && countsFromNow(read.phrase) ? read : null;
}

function countsFromNow(phrase: Phrase): boolean {
  if (phrase.kind === 'choice') return phrase.of.every(countsFromNow);
  return phrase.kind !== 'shift' || phrase.from === 'now' || phrase.from === 'ago';
}

function found(
  start: number,
  { phrase, end, reader: { run } }: Read,
  withoutNumber: FoundTime | null,
  options: ReadTimeOptions,
): FoundTime {
  const [first, last] = [run.pieces[start], run.pieces[end - 1]];
  return {
    span: { start: first?.start ?? 0, end: last?.end ?? 0 },
    wording: wordingOf(run, start, end, phrase),
    reading: toReading(phrase, options),
    withoutNumber,
  };
}

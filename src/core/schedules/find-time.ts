/** Looks for times at the edges of a text. */
import { toReading } from './instants/to-reading.ts';
import type { Phrase } from './phrase.ts';
import { type Read, readersOf, readLongest } from './read/read-phrase.ts';
import type { Reader } from './read/reader.ts';
import type { ReadTimeOptions, Span, TimeReading } from './time-reading.ts';
import { languagesOfText } from './words/lexicon.ts';
import { type Piece, piecesFrom, piecesUntil } from './words/pieces.ts';
import { isEnd } from './words/word-run.ts';
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
  return {
    startingAt: (from) => remember(`${from}…`, () => longestFrom(readers(piecesFrom(text, from)), options)),
    endingAt: (to, from) =>
      remember(`${from}…${to}`, () => longestUntil(readers(piecesUntil(text, to, from)), options)),
  };
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

import { grammarOf } from './grammar-of.ts';
import type { Grammar, Phrase } from './phrase.ts';
import type { Piece } from './piece.ts';
import { piecesFrom, piecesUntil } from './pieces.ts';
import { readPhrase } from './read-phrase.ts';
import type { ReadTimeOptions, Span, TimeReading } from './time-reading.ts';
import { toReading } from './to-reading.ts';
import { type Wording, wordingOf } from './wording.ts';

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

export function createTimeFinder(text: string, options: ReadTimeOptions): TimeFinder {
  const grammar = grammarOf(options);
  const times = new Map<string, FoundTime | null>();
  const remember = (place: string, find: () => FoundTime | null) => {
    const known = times.get(place);
    if (known !== undefined) return known;
    const time = find();
    times.set(place, time);
    return time;
  };
  return {
    startingAt: (from) =>
      remember(`${from}…`, () => longestFrom(piecesFrom(text, from), grammar, options)),
    endingAt: (to, from) =>
      remember(`${from}…${to}`, () => longestUntil(piecesUntil(text, to, from), grammar, options)),
  };
}

function longestUntil(
  pieces: readonly Piece[],
  grammar: Grammar,
  options: ReadTimeOptions,
): FoundTime | null {
  for (let at = 0; at < pieces.length; at += 1) {
    const rest = pieces.slice(at);
    const phrase = isComma(rest[0]) ? null : readPhrase(rest, grammar);
    if (phrase && countsFromNow(phrase)) return found(rest, phrase, null, grammar, options);
  }
  return null;
}

function longestFrom(
  pieces: readonly Piece[],
  grammar: Grammar,
  options: ReadTimeOptions,
): FoundTime | null {
  if (isComma(pieces[0])) return null;
  for (let count = pieces.length; count > 0; count -= 1) {
    const front = pieces.slice(0, count);
    const phrase = isComma(front.at(-1)) ? null : readPhrase(front, grammar);
    if (!phrase || !countsFromNow(phrase)) continue;
    const bare = phrase.kind === 'point' && phrase.bareClock !== null;
    const shorter = bare ? longestFrom(front.slice(0, -1), grammar, options) : null;
    // "tomorrow 12 hours in Tokyo": the number belongs to what it counts.
    if (bare && grammar.language.units.has(pieces[count]?.key ?? '')) return shorter;
    return found(front, phrase, shorter, grammar, options);
  }
  return null;
}

function found(
  pieces: readonly Piece[],
  phrase: Phrase,
  withoutNumber: FoundTime | null,
  grammar: Grammar,
  options: ReadTimeOptions,
): FoundTime {
  return {
    span: { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 },
    wording: wordingOf(pieces, phrase, grammar),
    reading: toReading(phrase, options),
    withoutNumber,
  };
}

/**
 * "Two hours later" counts from a time that a post already has; in a new message it is a caption.
 */
const countsFromNow = (phrase: Phrase) =>
  phrase.kind !== 'shift' || phrase.from === 'now' || phrase.from === 'ago';

const isComma = (piece: Piece | undefined) => piece?.key === ',';

import { grammarOf } from './grammar-of.ts';
import type { Grammar, Phrase } from './phrase.ts';
import { type Piece, piecesFrom, piecesUntil } from './pieces.ts';
import { readPhrase } from './read-phrase.ts';
import type { ReadTimeOptions, Span, TimeReading } from './time-reading.ts';
import { isTimeZone } from './time-zone.ts';
import { toReading } from './to-reading.ts';
import { type Wording, wordingOf } from './wording.ts';

/** A time found at the edge of a text, with how it was put: that tells a time from a caption that begins like one. */
export interface FoundTime {
  readonly span: Span;
  readonly wording: Wording;
  readonly reading: TimeReading;
  /** The time without its lone number, where "tomorrow 7 ways to cook" may mean just tomorrow. */
  readonly withoutNumber: FoundTime | null;
}

/** The longest time that starts at `from`; only the first few words are looked at. */
export function findTimeFrom(
  text: string,
  from: number,
  options: ReadTimeOptions,
): FoundTime | null {
  if (!isTimeZone(options.timeZone)) return null;
  return longestFrom(piecesFrom(text, from), grammarOf(options), options);
}

/** The longest time that ends exactly at `to`; only the last few words are looked at. */
export function findTimeUntil(
  text: string,
  to: number,
  options: ReadTimeOptions,
): FoundTime | null {
  if (!isTimeZone(options.timeZone)) return null;
  const pieces = piecesUntil(text, to);
  const grammar = grammarOf(options);
  for (let at = 0; at < pieces.length; at += 1) {
    const rest = pieces.slice(at);
    const phrase = mayStart(rest[0], grammar) ? readPhrase(rest, grammar) : null;
    if (phrase && countsFromNow(phrase)) return found(rest, phrase, null, grammar, options);
  }
  return null;
}

function longestFrom(
  pieces: readonly Piece[],
  grammar: Grammar,
  options: ReadTimeOptions,
): FoundTime | null {
  if (!mayStart(pieces[0], grammar)) return null;
  for (let count = pieces.length; count > 0; count -= 1) {
    const front = pieces.slice(0, count);
    const phrase = mayEnd(front.at(-1), grammar) ? readPhrase(front, grammar) : null;
    if (!phrase || !countsFromNow(phrase)) continue;
    const bare = phrase.kind === 'point' && phrase.bareClock;
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

/** "Two hours later" counts from a time that a post already has; in a new message it is a caption. */
const countsFromNow = (phrase: Phrase) => phrase.kind !== 'shift' || phrase.from === 'now';

const mayStart = (piece: Piece | undefined, { language }: Grammar) =>
  piece !== undefined && piece.key !== ',';

const mayEnd = (piece: Piece | undefined, { language }: Grammar) =>
  piece !== undefined &&
  piece.key !== ',' &&
  !language.links.has(piece.key) &&
  !language.dateLinks.has(piece.key);

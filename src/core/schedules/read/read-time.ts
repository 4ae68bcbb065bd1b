import type { ReadTimeOptions, Span, TimeReading } from '../meaning/time-reading.ts';
import { toReading } from '../meaning/to-reading.ts';
import { languagesOfText } from '../words/languages-of-text.ts';
import { type Lexicon, lexiconOf, lexicons } from '../words/lexicon.ts';
import type { Piece } from '../words/piece.ts';
import { piecesFrom } from '../words/pieces.ts';
import { readUnusual } from './read-unusual.ts';
import { readersOf, readLongest } from './read-with.ts';

/**
 * Reads a text that is a time and nothing else ("fri 9am", "in 20 minutes"), with the span of its
 * words. Null when it is no time or has other words in it. Never gives an instant before
 * `options.now` except as `past`.
 */
export function readTime(text: string, options: ReadTimeOptions): (TimeReading & { span: Span }) | null {
  const pieces = piecesFrom(text, 0);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || /[^\s.!。！]/u.test(text.slice(last.end))) return null;
  const span = { start: first.start, end: last.end };
  const reach = { bare: true, whole: true };
  const lexicon = lexiconOf(options.locale);
  const own = readLongest(readersOf(pieces, [lexicon], options), 0, reach);
  if (own) return Object.assign(toReading(own.phrase, options), { span });
  const languages = languagesOfText(text, options.locale);
  const others = new Set([...languages, ...tooShortToTell(pieces)]);
  others.delete(lexicon);
  const found = readLongest(readersOf(pieces, [...others], options), 0, reach);
  const phrase = found?.phrase ?? readUnusual(text.slice(span.start, span.end), languages, options);
  return phrase ? Object.assign(toReading(phrase, options), { span }) : null;
}

/** "Mi 12:00", "à 19:30": the languages of words that tell none, where nothing else reads them. */
function tooShortToTell(pieces: readonly Piece[]): readonly Lexicon[] {
  const tells = pieces.length < 2 || pieces.some(({ unspaced }) => unspaced);
  return tells ? [] : lexicons();
}

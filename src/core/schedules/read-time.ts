import { languagesOfText } from './languages-of-text.ts';
import { lexiconOf, lexicons } from './lexicon.ts';
import type { Piece } from './piece.ts';
import { piecesFrom } from './pieces.ts';
import { readUnusual } from './read-unusual.ts';
import { readersOf, readLongest } from './read-with.ts';
import type { Reader } from './reader.ts';
import type { ReadTimeOptions, Span, TimeReading } from './time-reading.ts';
import { toReading } from './to-reading.ts';

/**
 * Reads a text that is a time and nothing else ("fri 9am", "in 20 minutes"), with the span of its
 * words. Null when it is no time or has other words in it. Never gives an instant before
 * `options.now` except as `past`.
 */
export function readTime(
  text: string,
  options: ReadTimeOptions,
): (TimeReading & { span: Span }) | null {
  const pieces = piecesFrom(text, 0);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || /[^\s.!。！]/u.test(text.slice(last.end))) return null;
  const span = { start: first.start, end: last.end };
  const reach = { bare: true, whole: true };
  const own = readLongest(readersOf(pieces, [lexiconOf(options.locale)], options), 0, reach);
  if (own) return { ...toReading(own.phrase, options), span };
  const languages = languagesOfText(text, options.locale);
  const found =
    readLongest(readersOf(pieces, languages, options), 0, reach) ??
    readLongest(others(pieces, options), 0, reach);
  const phrase = found?.phrase ?? readUnusual(text.slice(span.start, span.end), languages, options);
  return phrase ? { ...toReading(phrase, options), span } : null;
}

/** "Mi 12:00", "à 19:30": words too short to tell a language, where nothing else reads them. */
function others(pieces: readonly Piece[], options: ReadTimeOptions): readonly Reader[] {
  const alone = pieces.length < 2;
  return alone ? [] : readersOf(pieces, lexicons(), options);
}

import { grammarOf } from './grammar-of.ts';
import { piecesFrom } from './pieces.ts';
import { readPhrase } from './read-phrase.ts';
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
  if (!first || !last || /[^\s.!]/u.test(text.slice(last.end))) return null;
  const span = { start: first.start, end: last.end };
  const phrase = readPhrase(pieces, grammarOf(options));
  return phrase ? { ...toReading(phrase, options), span } : null;
}

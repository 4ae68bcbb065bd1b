import { grammarOf } from './grammar-of.ts';
import type { Lexicon } from './lexicon.ts';
import type { Grammar } from './phrase.ts';
import type { Piece } from './piece.ts';
import { type PhraseMatch, type Reach, readPhrase } from './read-phrase.ts';
import type { ReadTimeOptions } from './time-reading.ts';
import { createWordRun, type WordRun } from './word-run.ts';

export interface Reader {
  readonly run: WordRun;
  readonly grammar: Grammar;
}

export interface Read extends PhraseMatch {
  readonly reader: Reader;
}

/** The same pieces as read by each of several languages. */
export function readersOf(
  pieces: readonly Piece[],
  lexicons: readonly Lexicon[],
  options: ReadTimeOptions,
): readonly Reader[] {
  return lexicons.map((lexicon) => ({
    run: createWordRun(pieces, lexicon),
    grammar: grammarOf(lexicon, options),
  }));
}

/** The longest time at `start` in any of the languages; the first of them where they agree. */
export function readLongest(readers: readonly Reader[], start: number, reach: Reach): Read | null {
  let best: Read | null = null;
  for (const reader of readers) {
    const match = readPhrase(reader.run, start, reader.grammar, reach);
    if (match && match.end > (best?.end ?? 0)) best = { ...match, reader };
    if (best?.end === reader.run.pieces.length) break;
  }
  return best;
}

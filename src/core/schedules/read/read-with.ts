import type { ReadTimeOptions } from '../meaning/time-reading.ts';
import { grammarOf } from '../words/grammar-of.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Piece } from '../words/piece.ts';
import { createWordRun, type WordRun } from '../words/word-run.ts';
import { readClock } from './read-clock.ts';
import { readDays } from './read-day.ts';
import { readDuration } from './read-duration.ts';
import { type PhraseMatch, type Reach, readPhrase } from './read-phrase.ts';
import type { Reader } from './reader.ts';

export interface Read extends PhraseMatch {
  readonly reader: Reader;
}

/** The same pieces as read by each of several languages. */
export function readersOf(
  pieces: readonly Piece[],
  lexicons: readonly Lexicon[],
  options: ReadTimeOptions,
): readonly Reader[] {
  return lexicons.map((lexicon) => readerOf(createWordRun(pieces, lexicon), lexicon, options));
}

function readerOf(run: WordRun, lexicon: Lexicon, options: ReadTimeOptions): Reader {
  const grammar = grammarOf(lexicon, options);
  return {
    run,
    daysAt: remembered((at) => readDays(run, at, grammar)),
    clockAt: remembered((at) => readClock(run, at, grammar)),
    durationAt: remembered((at) => readDuration(run, at)),
  };
}

function remembered<T>(read: (at: number) => T): (at: number) => T {
  const known: { readonly value: T }[] = [];
  return (at) => {
    const found = known[at] ?? { value: read(at) };
    known[at] = found;
    return found.value;
  };
}

const readBy = (reader: Reader, { phrase, end }: PhraseMatch): Read => ({ phrase, end, reader });

/** The longest time at `start` in any of the languages; the first of them where they agree. */
export function readLongest(readers: readonly Reader[], start: number, reach: Reach): Read | null {
  let best: Read | null = null;
  for (const reader of readers) {
    const match = readPhrase(reader, start, reach);
    if (match && match.end > (best?.end ?? 0)) best = readBy(reader, match);
    if (best?.end === reader.run.pieces.length) break;
  }
  return best;
}

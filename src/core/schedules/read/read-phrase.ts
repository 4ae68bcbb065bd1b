/** A whole time in words, by every language that may have it. */
import type { OnePhrase, Phrase } from '../phrase.ts';
import type { ReadTimeOptions } from '../time-reading.ts';
import { grammarOf } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Piece } from '../words/pieces.ts';
import { createWordRun, isEnd, type WordRun } from '../words/word-run.ts';
import { readClock } from './read-clock.ts';
import { readDays } from './read-day.ts';
import { readDuration } from './read-duration.ts';
import { endWithLink, readPoint } from './read-point.ts';
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

interface PhraseMatch {
  readonly phrase: Phrase;
  readonly end: number;
}

interface Reach {
  /** Whether a lone number may be a clock. */
  readonly bare: boolean;
  /** Whether all pieces must belong to the time. */
  readonly whole: boolean;
}

/** The longest time that starts with the piece at `start`; null where there is none. */
function readPhrase(reader: Reader, start: number, reach: Reach): PhraseMatch | null {
  const { run } = reader;
  if (!run.says(start) && !isPassable(run, start)) return null;
  const first = longestAt(reader, start, reach);
  if (first?.end === run.pieces.length) return first;
  const either = choiceFrom(reader, start, reach);
  const best = either ?? first;
  return best && fits(best, run, reach) ? best : null;
}

interface OneMatch extends PhraseMatch {
  readonly phrase: OnePhrase;
}

function longestAt(reader: Reader, start: number, reach: Reach): OneMatch | null {
  let best: OneMatch | null = null;
  for (const read of [nowAt, shiftAt, pointAt]) {
    const match = read(reader, start, reach);
    if (match && fits(match, reader.run, reach) && match.end > (best?.end ?? 0)) best = match;
    if (best?.end === reader.run.pieces.length) break;
  }
  return best;
}

/** "now or at 7pm", "friday 7pm or saturday 9am" */
function choiceFrom(reader: Reader, start: number, reach: Reach): PhraseMatch | null {
  const { run } = reader;
  const firsts = run.pieces.some((_, place) => place > start && run.find(place, 'or'));
  const first = firsts ? longestAt(reader, start, { ...reach, whole: false }) : null;
  const or = first && run.find(first.end, 'or');
  const second = or && longestAt(reader, first.end + or.count, { ...reach, bare: false });
  return second && { phrase: { kind: 'choice', of: [first.phrase, second.phrase] }, end: second.end };
}

const isPassable = (run: WordRun, at: number) => [',', '+'].includes(run.key(at));

const fits = ({ end }: PhraseMatch, run: WordRun, { whole }: Reach) => (whole ? end === run.pieces.length : true);

function nowAt({ run }: Reader, start: number): OneMatch | null {
  const found = run.find(start, 'now');
  const end = start + (found?.count ?? 0);
  return found && isEnd(run, end) ? { phrase: { kind: 'now' }, end } : null;
}

function shiftAt({ run, durationAt }: Reader, start: number): OneMatch | null {
  const duration = durationAt(start);
  if (!duration) return null;
  const end = endWithLink(run, start + duration.count);
  return isEnd(run, end) ? { phrase: duration.value, end } : null;
}

function pointAt(reader: Reader, start: number, reach: Reach): OneMatch | null {
  // A lone number is a clock only where the words reach further with it: "24 dec 18".
  const plain = readPoint(reader, start, { ...reach, bare: false });
  const more = reach.bare && plain?.end !== reader.run.pieces.length;
  const bare = more ? readPoint(reader, start, reach) : null;
  const match = bare && bare.end > (plain?.end ?? 0) ? bare : plain;
  if (!match) return null;
  return { phrase: match.point, end: match.end };
}

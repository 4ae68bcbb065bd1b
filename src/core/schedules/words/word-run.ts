/** A run of words as one language reads it, and the numbers among them. */
import type { Meanings } from './language.ts';
import { both, type Kinds, kinds, type Lexicon, NONE, share, type Word } from './lexicon.ts';
import type { Piece } from './pieces.ts';

export interface Match<M> {
  readonly value: M;
  /** How many pieces it takes. */
  readonly count: number;
}

/** Pieces and what a language's tables say of them. */
export interface WordRun {
  readonly pieces: readonly Piece[];
  readonly lexicon: Lexicon;
  /** The longest entry of a table that the pieces from `at` on spell out. */
  find<K extends keyof Meanings>(at: number, kind: K): Match<Meanings[K]> | null;
  key(at: number): string;
  /** Whether the piece at `at` is a figure. */
  figures(at: number): boolean;
  /** Whether the piece at `at` is a figure, or a word that means anything. */
  says(at: number): boolean;
  /** Whether a word of any of these kinds starts at `at`. */
  has(at: number, any: Kinds): boolean;
}

/** What the pieces from a place on can mean, the longest first. */
interface Place {
  readonly found: readonly FoundWord[];
  readonly kinds: Kinds;
}

type FoundWord = { readonly word: Word; readonly count: number };

export function createWordRun(pieces: readonly Piece[], lexicon: Lexicon): WordRun {
  const known: Place[] = [];
  return {
    pieces,
    lexicon,
    find<K extends keyof Meanings>(at: number, kind: K) {
      for (const { word, count } of placeAt(known, pieces, at, lexicon).found) {
        for (const entry of word.entries) {
          if (entry.kind === kind) return { value: entry.value as Meanings[K], count };
        }
      }
      return null;
    },
    key(at) {
      return pieces[at]?.key ?? '';
    },
    figures(at) {
      return pieces[at]?.figures ?? false;
    },
    says(at) {
      return pieces[at]?.figures === true || placeAt(known, pieces, at, lexicon).found.length > 0;
    },
    has(at, any) {
      return share(placeAt(known, pieces, at, lexicon).kinds, any);
    },
  };
}

function placeAt(known: Place[], pieces: readonly Piece[], at: number, lexicon: Lexicon): Place {
  const place = known[at] ?? lookUp(pieces, at, lexicon);
  known[at] = place;
  return place;
}

const FIGURES = kinds('figures');

function lookUp(pieces: readonly Piece[], at: number, { words }: Lexicon): Place {
  const found: FoundWord[] = [];
  let kindsHere = pieces[at]?.figures ? FIGURES : NONE;
  let key = '';
  for (let end = at; end < pieces.length; end += 1) {
    const piece = pieces[end];
    if (!piece) break;
    key += end === at || piece.gap === 'none' ? piece.key : ` ${piece.key}`;
    const word = words.get(key);
    if (!word) break;
    if (word.entries.length > 0) {
      found.push({ word, count: end - at + 1 });
      kindsHere = both(kindsHere, word.kinds);
    }
    if (!word.goesOn) break;
  }
  return { found: found.reverse(), kinds: kindsHere };
}

/** Whether a time can end before the piece at `at`: words are not cut in two. */
export function isEnd({ pieces }: WordRun, at: number): boolean {
  const [last, next] = [pieces[at - 1], pieces[at]];
  if (!last || last.stuck) return false;
  if (!next || next.gap === 'blank') return true;
  // The parts of one ISO word stand at the same place.
  return next.unspaced || last.unspaced || next.key === ',' || next.start === last.start;
}

const AMOUNT = /^\d{1,6}(?:[.,]\d{1,3})?$/;

/** 20, 1.5, 1,5, two, a couple of */
export function readNumber(run: WordRun, at: number): Match<number> | null {
  const spelled = run.find(at, 'numbers');
  const key = run.key(at);
  if (!run.figures(at) || !AMOUNT.test(key)) return spelled;
  if (spelled && spelled.count > 1) return spelled;
  return { value: Number(key.replace(',', '.')), count: 1 };
}

/** Words for one that hardly ever are an hour. */
const ARTICLES = new Set('a an another ein eine einer einem einen ner un um few couple'.split(' '));

/** "seven": a whole number in words that may be an hour, a minute or a day. */
export function readSpelled(run: WordRun, at: number): Match<number> | null {
  const spelled = run.find(at, 'numbers');
  if (!spelled || !Number.isInteger(spelled.value)) return null;
  return run.figures(at) || ARTICLES.has(run.key(at)) ? null : spelled;
}

/** 2026, '26, "twenty twenty-six" */
export function readYear(run: WordRun, at: number): Match<number> | null {
  const key = run.key(at);
  if (run.figures(at)) return /^20\d{2}$/.test(key) ? { value: Number(key), count: 1 } : null;
  const [, short] = /^'(\d{2})$/.exec(key) ?? [];
  return short ? { value: 2000 + Number(short), count: 1 } : run.find(at, 'years');
}

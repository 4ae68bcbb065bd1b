import type { Meanings } from './language.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Piece } from './piece.ts';

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
  /** Whether the piece at `at` is a figure, or a word that means anything. */
  says(at: number): boolean;
}

type Found = { readonly entry: Entry; readonly count: number };

export function createWordRun(pieces: readonly Piece[], lexicon: Lexicon): WordRun {
  const looked: Looked = [];
  return {
    pieces,
    lexicon,
    key: (at) => pieces[at]?.key ?? '',
    says: (at) =>
      /^\d/.test(pieces[at]?.key ?? '') || foundAt(looked, pieces, at, lexicon).length > 0,
    find<K extends keyof Meanings>(at: number, kind: K) {
      for (const { entry, count } of foundAt(looked, pieces, at, lexicon)) {
        if (entry.kind === kind) return { value: entry.value as Meanings[K], count };
      }
      return null;
    },
  };
}

type Looked = (readonly Found[] | undefined)[];

function foundAt(
  looked: Looked,
  pieces: readonly Piece[],
  at: number,
  lexicon: Lexicon,
): readonly Found[] {
  const found = looked[at] ?? lookUp(pieces, at, lexicon);
  looked[at] = found;
  return found;
}

/** What the pieces from `at` on can mean, the longest first. */
function lookUp(
  pieces: readonly Piece[],
  at: number,
  { entries, beginnings }: Lexicon,
): readonly Found[] {
  const found: Found[] = [];
  let key = '';
  for (let end = at; end < pieces.length; end += 1) {
    const piece = pieces[end];
    if (!piece) break;
    key += end === at ? piece.key : `${piece.gap === 'none' ? '' : ' '}${piece.key}`;
    for (const entry of entries.get(key) ?? []) found.push({ entry, count: end - at + 1 });
    if (!beginnings.has(key)) break;
  }
  return found.reverse();
}

/** Whether a time can end before the piece at `at`: words are not cut in two. */
export function isEnd({ pieces }: WordRun, at: number): boolean {
  const [last, next] = [pieces[at - 1], pieces[at]];
  if (!last || last.stuck) return false;
  if (!next || next.gap === 'blank') return true;
  // The parts of one ISO word stand at the same place.
  return next.unspaced || last.unspaced || next.key === ',' || next.start === last.start;
}

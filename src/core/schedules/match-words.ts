import type { Piece } from './piece.ts';

const MOST_WORDS = 4;

export interface Match<M> {
  readonly value: M;
  readonly count: number;
}

/** The longest entry of a table that the pieces from `at` on spell out. */
export function matchMap<M>(
  pieces: readonly Piece[],
  at: number,
  table: ReadonlyMap<string, M>,
): Match<M> | null {
  for (let count = Math.min(MOST_WORDS, pieces.length - at); count > 0; count -= 1) {
    const value = table.get(spell(pieces, at, count));
    if (value !== undefined) return { value, count };
  }
  return null;
}

/** How many pieces from `at` on spell out the longest entry of a list; 0 for none. */
export function matchSet(pieces: readonly Piece[], at: number, table: ReadonlySet<string>): number {
  for (let count = Math.min(MOST_WORDS, pieces.length - at); count > 0; count -= 1) {
    if (table.has(spell(pieces, at, count))) return count;
  }
  return 0;
}

function spell(pieces: readonly Piece[], at: number, count: number): string {
  return pieces
    .slice(at, at + count)
    .map((piece) => piece.key)
    .join(' ');
}

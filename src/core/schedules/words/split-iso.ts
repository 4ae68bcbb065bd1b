import { type Piece, startsWithFigure } from './piece.ts';

const OFFSET = '(z|[+-]\\d{2}:?\\d{2})';
const CLOCK = '(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?';
const ISO = new RegExp(`^(?:(\\d{4}-\\d{2}-\\d{2})t)?${CLOCK}${OFFSET}?$`);

/**
 * `2026-12-24T18:00+01:00` is one word; what it says is a date, a clock and an offset. Each keeps
 * the place of the whole.
 */
export function splitIso(piece: Piece): readonly Piece[] {
  if (!piece.figures || !piece.key.includes(':')) return [piece];
  const [, ...parts] = ISO.exec(piece.key) ?? [];
  const keys = parts.filter((part) => part !== undefined);
  if (keys.length < 2) return [piece];
  return keys.map((key, index) => ({
    ...piece,
    key,
    figures: startsWithFigure(key),
    text: key.toUpperCase(),
    gap: index === 0 ? piece.gap : 'blank',
  }));
}

import { matchSet } from './match-words.ts';
import type { Grammar, Phrase } from './phrase.ts';
import type { Piece } from './piece.ts';
import { readDuration } from './read-duration.ts';
import { readPoint } from './read-point.ts';

/** Reads pieces as a time, all of them; null where they are none, or are more than one. */
export function readPhrase(pieces: readonly Piece[], grammar: Grammar): Phrase | null {
  const { language } = grammar;
  if (language.links.has(pieces.at(-1)?.key ?? '')) return null;
  if (matchSet(pieces, 0, language.now) === pieces.length) return { kind: 'now' };
  const duration = readDuration(pieces, 0, language);
  if (duration?.count === pieces.length) return duration.value;
  const point = readPoint(pieces, null, grammar);
  if (point) return point;
  // A lone number is a clock only when the words make no sense otherwise: the last one first, as in
  // "24 dec 18".
  for (const at of figuresIn(pieces)) {
    const withClock = readPoint(pieces, at, grammar);
    if (withClock) return withClock;
  }
  return null;
}

/** More figures than this are no time. */
const MOST_FIGURES = 4;

function figuresIn(pieces: readonly Piece[]): readonly number[] {
  const places = pieces.flatMap(({ key }, at) => (/\d/.test(key) ? [at] : [])).reverse();
  return places.length > MOST_FIGURES ? [] : places;
}

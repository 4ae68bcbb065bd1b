import type { Meanings } from './language.ts';

/** What a piece can be: a word of one of the tables, or a figure. */
export type Kind = keyof Meanings | 'figures';

/** Several kinds as bits, so that one step tells whether any of them stands at a place. */
export interface Kinds {
  readonly low: number;
  readonly high: number;
  readonly top: number;
}

/** As many as the bits of a small integer. */
const PLACES = 31;
const places = new Map<Kind, number>();

export function kinds(...names: readonly Kind[]): Kinds {
  return allOf(names.map(kind));
}

function kind(name: Kind): Kinds {
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  const bit = 1 << (place % PLACES);
  return { low: place < PLACES ? bit : 0, high: inSecond(place) ? bit : 0, top: place >= 2 * PLACES ? bit : 0 };
}

const inSecond = (place: number) => place >= PLACES && place < 2 * PLACES;

export function allOf(sets: readonly Kinds[]): Kinds {
  return sets.reduce(both, NONE);
}

export const both = (a: Kinds, b: Kinds): Kinds => ({
  ...{ low: a.low | b.low, high: a.high | b.high, top: a.top | b.top },
});

export const share = (a: Kinds, b: Kinds): boolean =>
  (a.low & b.low) !== 0 || (a.high & b.high) !== 0 || (a.top & b.top) !== 0;

export const NONE: Kinds = { low: 0, high: 0, top: 0 };

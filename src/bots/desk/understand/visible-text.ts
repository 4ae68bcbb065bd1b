/**
 * Characters that take no place: soft hyphens, zero-width blanks and joiners, marks of direction.
 * Chat clients and copied pages leave them between and inside words.
 */
const INVISIBLE = '[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069]';
const ANY = new RegExp(INVISIBLE);
const EACH = new RegExp(INVISIBLE, 'g');

/** A text as people see it; a part of it can be given as it was written. */
export interface VisibleText {
  readonly text: string;
  /** What was written between two places of `text`. */
  written(from: number, to: number): string;
}

export function visibleText(original: string): VisibleText {
  if (!ANY.test(original)) {
    return { text: original, written: (from, to) => original.slice(from, to) };
  }
  const places = placesOf(original);
  return {
    text: original.replace(EACH, ''),
    written(from, to) {
      const [first, last] = [places[from], places[to - 1]];
      return first === undefined || last === undefined ? '' : original.slice(first, last + 1);
    },
  };
}

/** Where each visible character stands in the original. */
function placesOf(original: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < original.length; at += 1) {
    if (!ANY.test(original[at] ?? '')) places.push(at);
  }
  return places;
}

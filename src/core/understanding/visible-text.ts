/**
 * Characters that take no place: soft hyphens, zero-width blanks and joiners, marks of direction and
 * of style. Chat clients and copied pages leave them between and inside words.
 */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|[\ufe00-\ufe0f]/;
const EACH = new RegExp(INVISIBLE, 'g');
/** Signs that look like a blank; people make room with them where an app eats blanks. */
const LIKE_BLANKS = /[\u2800\u3164]/g;

/** A text as people see it; a part of it can be given as it was written. */
export interface VisibleText {
  readonly text: string;
  /** What was written between two places of `text`. */
  written(from: number, to: number): string;
}

export function visibleText(original: string): VisibleText {
  const text = original.replace(EACH, '').replace(LIKE_BLANKS, ' ');
  if (text.length === original.length) {
    return { text, written: (from, to) => original.slice(from, to) };
  }
  const places = placesOf(original);
  return {
    text,
    written(from, to) {
      // What shows nothing belongs to the character before it, as in ❤️.
      return from < to ? original.slice(places[from], places[to]) : '';
    },
  };
}

/** Where each visible character stands in the original. */
function placesOf(original: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < original.length; at += 1) {
    if (!INVISIBLE.test(original[at] ?? '')) places.push(at);
  }
  return places;
}

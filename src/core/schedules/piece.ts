import type { Span } from './time-reading.ts';

/**
 * A word of a possible time: `key` is for looking up, lower case and without the punctuation behind
 * it.
 */
export interface Piece extends Span {
  readonly text: string;
  readonly key: string;
}

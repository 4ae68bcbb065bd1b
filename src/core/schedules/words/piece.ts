import type { Span } from '../meaning/time-reading.ts';

/** A word of a possible time: `key` is for looking up, folded and without the punctuation behind it. */
export interface Piece extends Span {
  readonly text: string;
  readonly key: string;
  /** It begins with a figure. */
  readonly figures: boolean;
  /** What stands between this piece and the one before. */
  readonly gap: 'none' | 'hyphen' | 'blank';
  /** A full stop stands behind it, as in "24." or "fri.". */
  readonly dotted: boolean;
  /** Something that is no word stands right behind it: 7%, 5°, tomorrow.com */
  readonly stuck: boolean;
  /** Of a script that is written without blanks. */
  readonly unspaced: boolean;
}

export const startsWithFigure = (key: string): boolean => /^\d/.test(key);

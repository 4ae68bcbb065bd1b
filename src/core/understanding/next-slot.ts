import { wholePattern } from './word-pattern.ts';
import { NEXT_SLOT } from './words/wishes.ts';

const PATTERN = wholePattern(NEXT_SLOT);

/** Whether a text names the next free slot and nothing else. */
export const isNextSlot = (text: string): boolean => PATTERN.test(text.trim());

import { hashtagsStart } from './caption.ts';
import { skipBlanksBack, skipEnding } from './punctuation.ts';
import { MOST_PARTS } from './read-leading.ts';
import { JOINT, THANKS_WORDS } from './talk-patterns.ts';
import {
  takeClosingVerb,
  takeFillerBehind,
  takeFinalVerb,
  takeMentionBehind,
  takeProfileBehind,
  takeThanks,
  takeTimeBeforeHashtags,
  takeTimeBehind,
  takeWishBehind,
} from './trailing-steps.ts';
import type { Draft, Reading } from './wish-draft.ts';
import { matchBack } from './word-pattern.ts';

const PARTS = [
  takeMentionBehind,
  takeFillerBehind,
  takeWishBehind,
  takeProfileBehind,
  takeFinalVerb,
  takeTimeBehind,
  takeClosingVerb,
  takeThanks,
];

/** Reads the instruction that closes a message, from its end back to the caption. */
export function readTrailing(start: Draft, reading: Reading): Draft {
  let draft = start;
  for (let parts = 0; parts < MOST_PARTS && draft.to > draft.from; parts += 1) {
    const next = takeOne(draft, reading);
    if (!next) break;
    draft = next;
  }
  const end = skipBlanksBack(reading.text, hashtagsStart(reading.text, draft.to), draft.from);
  const tail = end < draft.to && end > draft.from;
  return (tail ? takeTimeBeforeHashtags(end, draft, reading) : null) ?? draft;
}

function takeOne(draft: Draft, reading: Reading): Draft | null {
  const { text } = reading;
  for (const end of placesToEnd(text, draft)) {
    for (const step of PARTS) {
      const next = step(end, draft, reading);
      if (next && closesBrackets(text, next.to, end, draft.to)) return next;
    }
  }
  return null;
}

/**
 * Where the next part can end: at the end, before its punctuation, and before "and" or "please".
 */
function placesToEnd(text: string, draft: Draft): readonly number[] {
  const end = skipEnding(text, draft.to, draft.from);
  const last = matchBack(JOINT, text, end) ?? matchBack(THANKS_WORDS, text, end);
  if (!last || last.start <= draft.from) return [end];
  return [end, skipEnding(text, last.start, draft.from)];
}

/** A bracket behind the part goes with it only if its partner stands in front of it. */
function closesBrackets(text: string, to: number, end: number, was: number): boolean {
  const closes = /[)\]）]/u.test(text.slice(end, was));
  return !closes || /^\s*[([（]/u.test(text.slice(to, end));
}

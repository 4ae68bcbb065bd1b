import { neighbourBefore } from './neighbours.ts';
import { skipBlanksBack } from './separators.ts';
import { COURTESY, FILLER, NEGATION, OBJECT } from './talk-patterns.ts';
import { verbUntil } from './verb-at.ts';
import { matchBack, type WordPattern } from './word-pattern.ts';
import type { Verb } from './words/verbs.ts';

/** An instruction behind the caption: "24 hours in Tokyo, please post this …". */
export interface ClosingClause {
  readonly start: number;
  readonly verb: Verb;
  readonly negated: boolean;
}

/**
 * The clause whose verb, with its object, ends at `end`. It must be set off from the caption,
 * unless the message is addressed to Schedy.
 */
export function closingClause(text: string, end: number, from: number, addressed: boolean): ClosingClause | null {
  const verbEnd = backOver(text, backOver(text, end, from, FILLER), from, OBJECT);
  const found = verbUntil(text, skipBlanksBack(text, verbEnd, from));
  if (!found || found.match.start < from) return null;
  const before = skipBlanksBack(text, found.match.start, from);
  const negation = matchBack(NEGATION, text, before);
  const negated = negation !== null && negation.start >= from;
  const start = backOver(text, negated ? negation.start : found.match.start, from, COURTESY);
  const setOff = neighbourBefore(text, start, from).setOff !== 'none';
  return setOff || addressed ? { start, verb: found.verb, negated } : null;
}

/** Back over the words of a pattern, if they stand there. */
function backOver(text: string, end: number, from: number, pattern: WordPattern): number {
  const match = matchBack(pattern, text, skipBlanksBack(text, end, from));
  return match && match.start >= from ? match.start : end;
}

/** The verbs that ask for a post: where one opens an instruction, and the clause in which one closes it. */
import { neighbourBefore, skipBlanksBack } from './edges.ts';
import { ALL } from './languages/index.ts';
import type { Verb } from './languages/message-words.ts';
import { COURTESY, FILLER, NEGATION, OBJECT } from './talk-patterns.ts';
import { matchBack, matchFront, type WordMatch, type WordPattern, wordPattern } from './word-pattern.ts';

interface VerbMatch {
  readonly verb: Verb;
  readonly match: WordMatch;
}

// The verbs that ask for a post, in every language.
const VERBS: readonly Verb[] = ALL.flatMap(({ verbs }) => verbs);
const VERB_PATTERNS = VERBS.map((verb) => ({
  verb,
  pattern: wordPattern(verb.words),
  noun: verb.nounBefore === undefined ? null : wordPattern(` (?:${verb.nounBefore})`),
}));

const ANY_VERB = wordPattern(VERBS.map(({ words }) => words).join('|'));

/** The verb of posting that starts at `at`, unless what follows makes it a noun ("post office"). */
export function verbFrom(text: string, at: number): VerbMatch | null {
  if (!matchFront(ANY_VERB, text, at)) return null;
  for (const { verb, pattern, noun } of VERB_PATTERNS) {
    const match = matchFront(pattern, text, at);
    if (match) return noun && matchFront(noun, text, match.end) ? null : { verb, match };
  }
  return null;
}

/** The verb of posting that ends at `end`. */
export function verbUntil(text: string, end: number): VerbMatch | null {
  if (!matchBack(ANY_VERB, text, end)) return null;
  for (const { verb, pattern } of VERB_PATTERNS) {
    const match = matchBack(pattern, text, end);
    if (match) return { verb, match };
  }
  return null;
}

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

import { matchBack, matchFront, type WordMatch, wordPattern } from './word-pattern.ts';
import { VERBS, type Verb } from './words/verbs.ts';

export interface VerbMatch {
  readonly verb: Verb;
  readonly match: WordMatch;
}

const PATTERNS = VERBS.map((verb) => ({
  verb,
  pattern: wordPattern(verb.words),
  noun: verb.nounBefore === undefined ? null : wordPattern(` (?:${verb.nounBefore})`),
}));

const ANY = wordPattern(VERBS.map(({ words }) => words).join('|'));

/** The verb of posting that starts at `at`, unless what follows makes it a noun ("post office"). */
export function verbFrom(text: string, at: number): VerbMatch | null {
  if (!matchFront(ANY, text, at)) return null;
  for (const { verb, pattern, noun } of PATTERNS) {
    const match = matchFront(pattern, text, at);
    if (match) return noun && matchFront(noun, text, match.end) ? null : { verb, match };
  }
  return null;
}

/** The verb of posting that ends at `end`. */
export function verbUntil(text: string, end: number): VerbMatch | null {
  if (!matchBack(ANY, text, end)) return null;
  for (const { verb, pattern } of PATTERNS) {
    const match = matchBack(pattern, text, end);
    if (match) return { verb, match };
  }
  return null;
}

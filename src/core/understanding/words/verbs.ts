/** The verbs that ask for a post: where one opens an instruction, and the clause in which one closes it. */
import type { LanguageName } from '../../schedules/index.ts';
import { ALL } from '../languages/index.ts';
import type { Verb } from '../languages/message-words.ts';
import { neighbourBefore, skipBlanksBack } from './punctuation.ts';
import { COURTESY, FILLER, NEGATION, OBJECT } from './talk-patterns.ts';
import { firstPlaces, matchBack, matchFront, type WordMatch, type WordPattern, wordPattern } from './word-pattern.ts';

interface VerbMatch {
  readonly verb: Verb;
  readonly match: WordMatch;
}

interface OneVerb {
  readonly verb: Verb;
  readonly language: LanguageName;
}

// The verbs that ask for a post, in every language.
const VERBS: readonly OneVerb[] = ALL.flatMap(({ verbs, language }) => verbs.map((verb) => ({ verb, language })));
const VERB_PATTERNS = VERBS.map(({ verb, language }) => ({
  verb,
  language,
  pattern: wordPattern(verb.words),
  noun: verb.nounBefore === undefined ? null : wordPattern(` (?:${verb.nounBefore})`),
}));

const ANY_VERB = wordPattern(VERBS.map(({ verb }) => verb.words).join('|'));

/** The verb of posting that starts at `at`, unless what follows makes it a noun ("post office"). */
export function verbFrom(text: string, at: number): VerbMatch | null {
  if (lastRead.text !== text) {
    lastRead.text = text;
    lastRead.from.clear();
  }
  const known = lastRead.from.get(at);
  if (known !== undefined) return known;
  const found = findVerb(text, at);
  lastRead.from.set(at, found);
  return found;
}

/** One message is read several times, and each time for verbs at the same places. */
const lastRead = { text: '', from: new Map<number, VerbMatch | null>() };

function findVerb(text: string, at: number): VerbMatch | null {
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

/** A verb stands this near to an end of the message; no message has more words there. */
const REACH = 160;
const MOST_WORDS = 24;
const WORD = /(?<![\p{L}\p{N}@#])\p{L}/gu;

/**
 * The languages of the verbs at both ends of a text and of its labels, so that short words beside them are read in those: "um 20:15"
 * tells no language, "poste um 20:15" does.
 */
export function languagesOfVerbs(text: string): readonly LanguageName[] {
  const places = firstPlaces(WORD, text.slice(0, REACH), MOST_WORDS);
  const from = Math.max(REACH, text.length - REACH);
  const last = [...text.slice(from).matchAll(WORD)].slice(-MOST_WORDS).map(({ index }) => from + index);
  const found = [...labelLanguages(text), ...[...places, ...last].flatMap((at) => languagesAt(text, at))];
  return [...new Set(found)];
}

const LABELS = ALL.map(({ language, timeLabels, captionLabels }) => ({
  language,
  pattern: wordPattern(`(?:${timeLabels}|${captionLabels})(?= ?[:：])`),
}));
const LABELLED_LINE = /(?:^|\n)[ \t]*(?=\p{L}[^:：\n]{1,24}[:：])/gu;
const MOST_LINES = 6;

/** "quando: 12/06": the labels that open lines tell the language as well. */
function labelLanguages(text: string): readonly LanguageName[] {
  const lines = [...text.matchAll(LABELLED_LINE)].slice(0, MOST_LINES).map(({ index, 0: line }) => index + line.length);
  return lines.flatMap((at) =>
    LABELS.flatMap(({ language, pattern }) => (matchFront(pattern, text, at) ? [language] : [])),
  );
}

function languagesAt(text: string, at: number): readonly LanguageName[] {
  if (!matchFront(ANY_VERB, text, at)) return [];
  const spoken = VERB_PATTERNS.filter(({ pattern }) => matchFront(pattern, text, at)).map(({ language }) => language);
  return spoken;
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
  const verbStart = negated ? negation.start : found.match.start;
  const courtesy = backOver(text, verbStart, from, COURTESY);
  // "Ramen OK", and the verb on the next line.
  const start = text.slice(courtesy, verbStart).includes('\n') ? verbStart : courtesy;
  const setOff = neighbourBefore(text, start, from).setOff !== 'none';
  return setOff || addressed ? { start, verb: found.verb, negated } : null;
}

/** Back over the words of a pattern, if they stand there. */
function backOver(text: string, end: number, from: number, pattern: WordPattern): number {
  const match = matchBack(pattern, text, skipBlanksBack(text, end, from));
  return match && match.start >= from ? match.start : end;
}

/**
 * A verb of posting typed with a slip of the thumb: "psot tomorrow 7pm", "pubilsh this friday". It is put right before
 * the message is read; what the slip leaves unsure is asked about. "post9am" lacks a blank.
 */
import { createTimeFinder } from '../schedules/index.ts';
import { visibleText } from './caption.ts';
import { skipFront } from './edges.ts';
import { markEnd } from './front-steps.ts';
import { ALL } from './languages/index.ts';
import type { UnderstandContext } from './request.ts';
import { strengthOf } from './standing.ts';
import { COURTESY, OBJECT, VERB_FORM } from './talk-patterns.ts';
import { verbFrom } from './verbs.ts';
import { ANY_WISH } from './wishes.ts';
import { matchFront } from './word-pattern.ts';

const VERBS: readonly string[] = [...new Set(ALL.flatMap(({ typedVerbs }) => typedVerbs.split(' ')).filter(Boolean))];
const BY_LENGTH = new Map(VERBS.map(({ length }) => [length, VERBS.filter((verb) => verb.length === length)]));
/** Shorter words are one letter away from too many others. */
const SHORTEST = 4;
/** From this length on a word that is one letter off is hardly another word. */
const LONG = 6;
const LONGEST = 16;

export interface Mended {
  readonly text: string;
  /** A long word, of which nothing else can be meant. */
  readonly isSure: boolean;
}

const PLACES = /(?:^|\n|[.!?,(]\s)\s*/gu;
const MOST_PLACES = 8;
const FIRST_WORD = /^\p{L}+/u;
const MOST_COURTESIES = 4;

/** The text with its verb put right; null where none is off by a letter, or one is right. */
export function mendedVerb(original: string, context: UnderstandContext): Mended | null {
  const { text, written } = visibleText(original);
  for (const opening of [...text.matchAll(PLACES)].slice(0, MOST_PLACES)) {
    const at = behindCourtesies(text, opening.index + opening[0].length);
    const word = FIRST_WORD.exec(text.slice(at, at + LONGEST + 1))?.[0] ?? '';
    if (word !== '' && VERBS.includes(word.toLowerCase()) && /^\d/u.test(text.slice(at + word.length))) {
      return { text: `${written(0, at + word.length)} ${written(at + word.length, text.length)}`, isSure: true };
    }
    const isRight = verbFrom(text, at) ?? matchFront(VERB_FORM, text, at) ?? matchFront(ANY_WISH, text, at);
    const verb = isRight ? null : nearVerb(word.toLowerCase());
    if (!verb) continue;
    const next = skipFront(text, at + word.length, text.length);
    const time = createTimeFinder(text, context).startingAt(next);
    const isTimed = time !== null && !['hint', 'number'].includes(strengthOf(time));
    if (!isTimed && !matchFront(OBJECT, text, next)) continue;
    return { text: `${written(0, at)}${verb}${written(at + word.length, text.length)}`, isSure: verb.length >= LONG };
  }
  return null;
}

function behindCourtesies(text: string, from: number): number {
  let at = skipFront(text, from, text.length);
  for (let count = 0; count < MOST_COURTESIES; count += 1) {
    const courtesy = matchFront(COURTESY, text, at);
    if (!courtesy) break;
    at = skipFront(text, markEnd(text, courtesy.end), text.length);
  }
  return at;
}

function nearVerb(word: string): string | null {
  if (word.length < SHORTEST || word.length > LONGEST) return null;
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    for (const verb of BY_LENGTH.get(length) ?? []) {
      if (verb.length >= SHORTEST && isSlip(word, verb, true)) return verb;
    }
  }
  return null;
}

/** One letter too many, one missing, two the wrong way round; of a long word also one for another. */
export function isSlip(word: string, meant: string, mayReplace: boolean): boolean {
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start += 1;
  const [typed, right] = [word.slice(start), meant.slice(start)];
  const isLong = meant.length >= LONG;
  if (typed.length !== right.length) {
    const [longer, shorter] = typed.length > right.length ? [typed, right] : [right, typed];
    return longer.slice(1) === shorter && (mayReplace || isLong);
  }
  const turned = typed[0] === right[1] && typed[1] === right[0] && typed.slice(2) === right.slice(2);
  return turned || (mayReplace && isLong && typed.slice(1) === right.slice(1));
}

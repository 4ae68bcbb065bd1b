import type { TimeFinder } from '../../schedules/index.ts';
import { skipEnding, skipFront, skipMarksBack, withoutEnd } from '../words/punctuation.ts';
import {
  COURTESY,
  HELPING_VERB,
  NEGATION,
  OR,
  QUESTION_WORD,
  REQUEST,
  REQUEST_BEHIND,
  TAG,
  TOLD,
  VERB_FORM,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchBack, matchFront } from '../words/word-pattern.ts';
import { markEnd } from './leading-steps.ts';
import { afterWait } from './wait-then-post.ts';

/** "please don't even think of posting": the verb stands this near behind the negation. */
const NEAR = 40;

/**
 * Why a message that opens like this is none to act upon; null when nothing speaks against it. What begins a time that
 * goes on behind it is no negation: "no later than friday", the "no" of "no dia 12" in Portuguese.
 */
export function whyNoInstruction(
  text: string,
  from: number,
  end: number,
  times: TimeFinder,
): 'question' | 'negation' | null {
  const start = skipCourtesies(text, from, end);
  const negation = matchFront(NEGATION, text, start);
  const opensTime = negation !== null && (times.startingAt(start)?.span.end ?? 0) > negation.end;
  const forbids = negation && !opensTime && afterWait(text, start) === null;
  if (forbids && saysVerb(text, negation.end, end)) return 'negation';
  if (matchFront(HELPING_VERB, text, start) && !opensWithPhrase(text, start)) return 'question';
  const asks = matchFront(QUESTION_WORD, text, start) && /[?？]/u.test(text.slice(start, end));
  return asks ? 'question' : null;
}

const WORD = /(?<![\p{L}\p{N}@#])\p{L}/gu;
const STORY = 240;

/** "already posted it at noon, 3k views", "I'll post it myself tomorrow": no verb beside that asks for anything. */
export function tells(text: string, starts: readonly number[], end: number): boolean {
  const [told] = starts.flatMap((at) => matchFront(TOLD, text, at) ?? []);
  if (told === undefined) return false;
  const words = [...text.slice(0, Math.min(end, STORY)).matchAll(WORD)].map(({ index }) => index);
  return !words.some((at) => (at < told.start || at >= told.end) && verbFrom(text, at) !== null);
}

/** "(can we) have this go out …" is a verb of several words, no "have you …". */
function opensWithPhrase(text: string, at: number): boolean {
  const found = verbFrom(text, at);
  return found !== null && / \S/u.test(text.slice(at, found.match.end));
}

const STARTS_WORD = /^[\s¿]|[\p{sc=Han}\p{sc=Katakana}]$/u;

const SENTENCE_END = /^[.!?…](?:\s|$)/u;

/** Whether a verb of posting stands near behind a place, in the same sentence. */
export function saysVerb(text: string, from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + NEAR); at += 1) {
    // "not decided yet... post this anyway"
    if (SENTENCE_END.test(text.slice(at, at + 2)) && /\p{L}/u.test(text.slice(from, at))) return false;
    const startsWord = at === 0 || STARTS_WORD.test(text.slice(at - 1, at + 1));
    if (startsWord && (verbFrom(text, at) ?? matchFront(VERB_FORM, text, at))) return true;
  }
  return false;
}

/** Whether a message opens with a question that asks for it, behind a greeting, or closes with one. */
export function saysRequest(text: string, from: number): boolean {
  const asked = skipMarksBack(text, text.length, 0, /[\s?？]/u);
  if (matchBack(REQUEST_BEHIND, text, skipEnding(text, asked, from))) return true;
  let at = skipFront(text, from, text.length);
  for (;;) {
    if (matchFront(REQUEST, text, at)) return true;
    const courtesy = matchFront(COURTESY, text, at);
    if (!courtesy) return false;
    at = skipFront(text, markEnd(text, courtesy.end), text.length);
  }
}

/** "post this tomorrow 7pm, ok?" */
export function closesWithTag(text: string): boolean {
  const asked = skipMarksBack(text, text.length, 0, /[\s?？]/u);
  return asked < text.trimEnd().length && matchBack(TAG, text, asked) !== null;
}

export function skipCourtesies(text: string, from: number, end: number): number {
  let at = skipFront(text, from, end);
  for (;;) {
    const courtesy = matchFront(COURTESY, text, at);
    if (!courtesy) return at;
    at = skipFront(text, markEnd(text, courtesy.end), end);
  }
}

/**
 * A message that opens with a verb and still asks: "post this tomorrow?". The mark belongs to the
 * instruction when that is what it stands behind; behind a caption it is the caption's ("post
 * tomorrow 7pm Hungry yet?"). What would go out at once must be a question of its own ("post Who is
 * hungry?").
 */
export function asksBack(text: string, caption: string, scheduled: boolean): boolean {
  if (asksWhich(caption)) return true;
  if (!/[?？]\s*$/u.test(text.slice(-NEAR))) return false;
  const words = withoutEnd(caption, /[?？!.\s]/u);
  if (words === '') return true;
  if (scheduled || /["”“«»\n]/u.test(caption)) return false;
  return !matchFront(HELPING_VERB, words, 0) && !matchFront(QUESTION_WORD, words, 0);
}

const REACH_OF_CHOICE = 120;

/** "post it tomorrow at 7 or rather on friday? what do you think": what is left asks which of two. */
function asksWhich(caption: string): boolean {
  const near = caption.slice(0, REACH_OF_CHOICE);
  return /^[\p{Ll}\p{Lo}]/u.test(near) && /[?？]/u.test(near) && matchFront(OR, near, 0) !== null;
}

/**
 * Words of an instruction typed with a slip of the thumb: "psot tomorrow 7pm", "morgen um 17 Uhr postn", "bite", "no
 * cmments". They are put right before the message is read; what the slip leaves unsure is asked about. "post9am" lacks a
 * blank.
 */
import { createTimeFinder, type FoundTime } from '../../schedules/index.ts';
import { ALL, anyOf } from '../languages/index.ts';
import type { PostRequest, UnderstandContext } from '../request.ts';
import { visibleText } from '../words/caption.ts';
import { skipBlanksBack, skipFront } from '../words/punctuation.ts';
import { COURTESY, OBJECT, VERB_FORM } from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront, wordPattern } from '../words/word-pattern.ts';
import { strengthOf } from './instruction-or-caption.ts';
import { markEnd } from './leading-steps.ts';
import { ANY_WISH } from './wishes.ts';

const VERBS: readonly string[] = [...new Set(ALL.flatMap(({ typedVerbs }) => typedVerbs.split(' ')).filter(Boolean))];
const BY_LENGTH = new Map(VERBS.map(({ length }) => [length, VERBS.filter((verb) => verb.length === length)]));
/** Shorter words are one letter away from too many others. */
const SHORTEST = 4;
/** From this length on a word that is one letter off is hardly another word. */
const LONG = 6;
const LONGEST_WORD = 16;

export interface Mended {
  readonly text: string;
  /** A long word, of which nothing else can be meant. */
  readonly isSure: boolean;
}

const PLACES = /(?:^|\n|[.!?,(]\s)\s*/gu;
const MOST_PLACES = 8;
const FIRST_WORD = /^\p{L}+/u;
const MOST_COURTESIES = 4;

/** The text with its slips put right: "bite", the verb, "no cmments"; null where none is off by a letter, or all is right. */
export function mendedSlips(original: string, context: UnderstandContext): Mended | null {
  const polite = mendedCourtesy(original, context) ?? original;
  const wished = mendedWish(polite);
  const verb = mendedVerb(wished, context) ?? mendedClosingVerb(wished, context) ?? mendedDay(wished, context);
  const timed = mendedTime(verb?.text ?? wished, context);
  if (timed !== null) return { text: timed, isSure: false };
  return verb ?? (wished === original ? null : { text: wished, isSure: true });
}

/** What a slip was put right in may be the caption, and that is kept to the letter: "no comets, just stars". */
export const changesCaption = ({ caption, otherReading }: PostRequest, said: string): boolean =>
  [caption, otherReading?.caption ?? ''].some((words) => words.split(/\s+/u).some((word) => !said.includes(word)));

function mendedVerb(original: string, context: UnderstandContext): Mended | null {
  const { text, written } = visibleText(original);
  for (const opening of [...text.matchAll(PLACES)].slice(0, MOST_PLACES)) {
    const at = behindCourtesies(text, opening.index + opening[0].length);
    const word = FIRST_WORD.exec(text.slice(at, at + LONGEST_WORD + 1))?.[0] ?? '';
    if (word !== '' && VERBS.includes(word.toLowerCase()) && /^\d/u.test(text.slice(at + word.length))) {
      return { text: `${written(0, at + word.length)} ${written(at + word.length, text.length)}`, isSure: true };
    }
    const isRight = verbFrom(text, at) ?? matchFront(VERB_FORM, text, at) ?? matchFront(ANY_WISH, text, at);
    const verb = isRight ? null : nearVerb(word.toLowerCase());
    if (!verb) continue;
    const next = skipFront(text, at + word.length, text.length);
    const isMeant = isTimed(createTimeFinder(text, context).startingAt(next)) || matchFront(OBJECT, text, next);
    if (!isMeant && !nearTime(FIRST_WORD.exec(text.slice(next, next + LONGEST_WORD))?.[0] ?? '')) continue;
    return { text: `${written(0, at)}${verb}${written(at + word.length, text.length)}`, isSure: verb.length >= LONG };
  }
  return null;
}

const isTimed = (time: FoundTime | null): boolean => time !== null && !['hint', 'number'].includes(strengthOf(time));

const LAST_WORDS = /(?<![\p{L}\p{N}@#'’])\p{L}{4,16}(?=[^\S\n]*(?:["“„«「『:\n]|[.!?]*\s*$))/gu;
const MOST_LAST_WORDS = 4;

/** "morgen um 17 Uhr postn": the verb that closes its clause, behind a time. */
function mendedClosingVerb(original: string, context: UnderstandContext): Mended | null {
  const { text, written } = visibleText(original);
  if (verbFrom(text, behindCourtesies(text, 0))) return null;
  for (const { index, 0: word } of [...text.matchAll(LAST_WORDS)].slice(0, MOST_LAST_WORDS)) {
    const isRight = verbFrom(text, index) ?? matchFront(VERB_FORM, text, index) ?? matchFront(ANY_WISH, text, index);
    const verb = isRight ? null : nearVerb(word.toLowerCase());
    const end = verb ? skipBlanksBack(text, index, 0) : 0;
    if (!verb || end === 0 || !isTimed(createTimeFinder(text, context).endingAt(end, 0))) continue;
    const mended = `${written(0, index)}${verb}${written(index + word.length, text.length)}`;
    return { text: mended, isSure: verb.length >= LONG };
  }
  return null;
}

const SHORTEST_DAY = 5;
const LONGEST_DAY = 10;
const LEADS_TO_CLOCK = /^(?:\p{L}{1,3}\s+){0,2}\d/u;

/** "mogren posten", "demian à 18h": two letters of the day that opens the words are the wrong way round. */
function mendedDay(original: string, context: UnderstandContext): Mended | null {
  const { text, written } = visibleText(original);
  const at = behindCourtesies(text, 0);
  const word = FIRST_WORD.exec(text.slice(at, at + LONGEST_DAY + 1))?.[0] ?? '';
  const next = skipFront(text, at + word.length, text.length);
  if (word.length < SHORTEST_DAY || word.length > LONGEST_DAY || verbFrom(text, at)) return null;
  const times = createTimeFinder(text, context);
  const isMeant = verbFrom(text, next) !== null || LEADS_TO_CLOCK.test(text.slice(next, next + LONGEST_DAY));
  if (!isMeant || times.startingAt(at)) return null;
  for (let place = 0; place + 1 < word.length; place += 1) {
    const turned = `${word.slice(0, place)}${word[place + 1]}${word[place]}${word.slice(place + 2)}`;
    const found = createTimeFinder(turned, context).startingAt(0);
    const isDay = found?.span.end === turned.length && ['relative', 'weekday'].includes(found.wording.day);
    if (!isDay) continue;
    const text = `${written(0, at)}${turned}${written(at + word.length, original.length)}`;
    return { text, isSure: word.length >= LONG };
  }
  return null;
}

const TIMES: ReadonlySet<string> = new Set(ALL.flatMap(({ typedTimes }) => typedTimes.split(' ')).filter(Boolean));
const SHORTEST_TIME = 3;

/** "post this niw", "subilo mañna 21hs": the day or the "now" behind a verb and the video, before a clock, a mark or the end. */
function mendedTime(original: string, context: UnderstandContext): string | null {
  const { text, written } = visibleText(original);
  const verb = verbFrom(text, behindCourtesies(text, 0));
  if (!verb) return null;
  const object = matchFront(OBJECT, text, skipFront(text, verb.match.end, text.length));
  const at = skipFront(text, object?.end ?? verb.match.end, text.length);
  const word = FIRST_WORD.exec(text.slice(at, at + LONGEST_WORD + 1))?.[0] ?? '';
  const meant = nearTime(word);
  const behind = text.slice(at + word.length, at + word.length + LONGEST_DAY);
  if (!meant || !/^\s*(?:[.!:,;\n"“„«]|$)|^[^\S\n]+(?:\p{L}{1,3}\s+){0,2}\d/u.test(behind)) return null;
  if (createTimeFinder(text, context).startingAt(at) || matchFront(ANY_WISH, text, at)) return null;
  return `${written(0, at)}${meant}${written(at + word.length, original.length)}`;
}

function nearTime(typed: string): string | null {
  const word = typed.toLowerCase();
  if (word.length < SHORTEST_TIME || word.length > LONGEST_DAY || TIMES.has(word)) return null;
  return [...TIMES].find((time) => isSlip(word, time, true) || isKeySlip(word, time)) ?? null;
}

const PLEASE: readonly string[] = plainWords(anyOf('thanks')).filter(({ length }) => length >= SHORTEST);

/** "bite morgen posten", "plese post": a slip of the first word, with a time or a verb behind it. */
function mendedCourtesy(original: string, context: UnderstandContext): string | null {
  const { text, written } = visibleText(original);
  const word = FIRST_WORD.exec(text)?.[0] ?? '';
  if (word.length < SHORTEST || matchFront(COURTESY, text, 0) || verbFrom(text, 0)) return null;
  const please = PLEASE.find((each) => isSlip(word.toLowerCase(), each, true));
  const next = skipFront(text, word.length, text.length);
  const isMeant = verbFrom(text, next) !== null || isTimed(createTimeFinder(text, context).startingAt(next));
  return please !== undefined && isMeant ? `${please}${written(word.length, text.length)}` : null;
}

const INTERACTIONS: readonly string[] = ['comments', 'duets', 'stitches'].flatMap((name) =>
  plainWords(anyOf(name as 'comments' | 'duets' | 'stitches')),
);
const OFF = wordPattern(anyOf('offBefore'));
const TWO_WORDS = /(?<![\p{L}\p{N}@#])(\p{L}{2,10}[^\S\n])(\p{L}{5,14})(?=[^\S\n]*(?:[,.;:!("“„«\n]|$))/gu;

/** "no cmments": off by a letter, and set off by a mark. */
function mendedWish(original: string): string {
  return original.replace(TWO_WORDS, (whole, off: string, word: string, at: number) => {
    const leads = matchFront(OFF, original, at)?.end === at + off.trimEnd().length;
    const small = word.toLowerCase();
    if (!leads || INTERACTIONS.includes(small)) return whole;
    const meant = INTERACTIONS.find((each) => isSlip(small, each, true));
    return meant === undefined ? whole : `${off}${meant}`;
  });
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
  if (word.length < SHORTEST || word.length > LONGEST_WORD) return null;
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    for (const verb of BY_LENGTH.get(length) ?? []) {
      if (verb.length >= SHORTEST && isSlip(word, verb, true)) return verb;
    }
  }
  const alike = BY_LENGTH.get(word.length) ?? [];
  return alike.find((verb) => word[0] === verb[0] && isKeySlip(word, verb)) ?? null;
}

/** The words of a table that are written out; also where only their last letter may be missing: "comments?". */
export function plainWords(source: string): string[] {
  const words = source
    .replaceAll(/\(\?:[^()]*\)\??/gu, '')
    .split('|')
    .flatMap((word) => (/\p{L}\?$/u.test(word) ? [word.slice(0, -1), word.slice(0, -2)] : [word]));
  return [...new Set(words)].filter((word) => /^\p{L}+$/u.test(word));
}

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** One letter for its neighbour on the keys: "movw". */
export function isKeySlip(word: string, meant: string): boolean {
  if (word.length !== meant.length) return false;
  const places = [...word].flatMap((letter, at) => (letter === meant[at] ? [] : [at]));
  const [at = 0] = places;
  return places.length === 1 && areNeighbours(word[at] ?? '', meant[at] ?? '');
}

function areNeighbours(a: string, b: string): boolean {
  const [one, other] = [a, b].map((key) => {
    const row = KEYS.findIndex((keys) => keys.includes(key));
    return row < 0 ? null : { row, at: (KEYS[row]?.indexOf(key) ?? 0) + row / 2 };
  });
  return !!one && !!other && Math.abs(one.row - other.row) <= 1 && Math.abs(one.at - other.at) <= 1;
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

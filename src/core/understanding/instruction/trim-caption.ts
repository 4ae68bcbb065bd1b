/**
 * What of the words that an instruction leaves is the caption: without thanks, "no caption", a line drawn below it, "↑",
 * and without what stands before a caption in quotes.
 */

import { anyOf } from '../languages/index.ts';
import { hashtagsBehind } from '../words/caption.ts';
import { skipBlanksBack } from '../words/punctuation.ts';
import {
  CAPTION_ELSEWHERE,
  CAPTION_NOUN,
  CAPTION_SAYING,
  COURTESY,
  NO_CAPTION,
  THANKS_WORDS,
} from '../words/talk-patterns.ts';
import { matchBack, matchFront } from '../words/word-pattern.ts';
import { isSlip, plainWords } from './misspelt.ts';

const IN_QUOTES = /^["“„«「『][^"“”„«»「」『』]*["”“»」』]$/u;
const OPENS_QUOTE = /["“„«「『]/u;
/** Signs with which people ask and point, and that show nothing of a video. */
const SIGNS = '[🙌🙏🚀👍🤞🙂😊😇🥺👋👉👇👆☝⬇⬆➡↓↑→]';
const SIGN_OR_MARK = new RegExp(`^(?:${SIGNS}|[\\p{EMod}\\ufe00-\\ufe0f\\s.,;:!?…)(^*~|–—-]|[？！。、])`, 'u');
const HAS_SIGN = new RegExp(SIGNS, 'u');
const LONGEST_BEFORE_QUOTES = 40;
const MOST_WORDS = 16;

/** Where the words stand in the message: behind the instruction, before it, or both. */
export interface Sides {
  /** The instruction stands in front, and a mark ends it. */
  readonly front: boolean;
  readonly isSetOff: boolean;
  readonly back: boolean;
}

export function trimCaption(words: string, sides: Sides): string {
  const quoted = inQuotesBehind(words);
  if (quoted !== null) return quoted;
  const bare = withoutPointers(words, sides);
  const tags = hashtagsBehind(bare);
  const body = bare.slice(0, bare.length - tags.length);
  if (saysNoCaption(body) || (sides.front && isTalk(body, sides.isSetOff))) return tags.trim();
  return bare;
}

/** '🙏 "Ramen"', '!「ラーメン」', 'bitte "Ramen" #food': what is said before the quotes is no caption. */
function inQuotesBehind(words: string): string | null {
  const at = words.slice(0, LONGEST_BEFORE_QUOTES).search(OPENS_QUOTE);
  const body = words.slice(0, words.length - hashtagsBehind(words).length);
  if (at <= 0 || !IN_QUOTES.test(body.slice(at))) return null;
  return talkEnd(words, at, true) === at ? words.slice(at) : null;
}

/** As far as there is nothing but thanks, courtesies, marks and signs that ask. */
function talkEnd(words: string, to: number, beforeQuotes: boolean): number {
  let at = 0;
  for (let count = 0; count < MOST_WORDS && at < to; count += 1) {
    const mark = SIGN_OR_MARK.exec(words.slice(at, at + 2));
    const next = mark ? at + mark[0].length : talkWordEnd(words, at, beforeQuotes);
    if (next === null || next > to) return at;
    at = next;
  }
  return at;
}

function talkWordEnd(words: string, at: number, beforeQuotes: boolean): number | null {
  const said = matchFront(THANKS_WORDS, words, at);
  if (said || !beforeQuotes) return said?.end ?? null;
  const courtesy = /^\p{Ll}/u.test(words.slice(at)) ? matchFront(COURTESY, words, at) : null;
  const word = /^\p{L}{3,14}(?![\p{L}\p{N}])/u.exec(words.slice(at, at + 16))?.[0] ?? '';
  if (courtesy || !isSlipOfThanks(word.toLowerCase())) {
    return courtesy?.end ?? matchFront(CAPTION_SAYING, words, at)?.end ?? null;
  }
  return at + word.length;
}

/** The words of thanks, also with their blank left out: "perfavore". */
const THANKS = plainWords(anyOf('thanks').replaceAll(' ', '')).filter(({ length }) => length >= 3);

const isSlipOfThanks = (word: string): boolean =>
  word !== '' && THANKS.some((thanks) => thanks === word || isSlip(word, thanks, true));

/** Nothing but thanks, or signs that ask: "thank you so much 🙏", "🙏". */
function isTalk(body: string, isSetOff: boolean): boolean {
  const end = talkEnd(body, body.length, false);
  if (body.trim() === '' || end < body.length) return false;
  return /\p{L}/u.test(body) ? isSetOff : HAS_SIGN.test(body);
}

function saysNoCaption(body: string): boolean {
  const words = body.replace(/[\s.,!]+$/u, '');
  const said = words === '' ? null : matchFront(NO_CAPTION, words, 0);
  // "no caption needed. thanks lovely": what stands behind it is thanks.
  return said !== null && (said.end === words.length || isTalk(words.slice(said.end), true));
}

const POINTS_UP = /[↑^👆☝⬆][\ufe00-\ufe0f\p{EMod}]*/gu;
const LINE_DRAWN = /^[-–—_=*~•]{2,}$/u;

/** A line drawn between caption and instruction, "↑", "^ caption", "caption above". */
function withoutPointers(words: string, { front, back }: Sides): string {
  let lines = words.split('\n');
  if (back) lines = withoutLast(lines);
  if (front) lines = withoutFirst(lines);
  return lines.length === words.split('\n').length ? withoutSignsBehind(words, back) : lines.join('\n').trim();
}

function withoutLast(lines: readonly string[]): string[] {
  const left = [...lines];
  while (left.length > 1 && pointsElsewhere(left.at(-1) ?? '')) left.pop();
  return left;
}

function withoutFirst(lines: readonly string[]): string[] {
  const left = [...lines];
  while (left.length > 1 && pointsElsewhere(left[0] ?? '')) left.shift();
  return left;
}

function pointsElsewhere(line: string): boolean {
  const bare = line.trim();
  if (bare === '' || LINE_DRAWN.test(bare)) return true;
  const words = bare.replace(POINTS_UP, '').replace(/^[\s(:👇⬇↓]+|[\ufe0f\s).:!👇⬇↓]+$/gu, '');
  const points = words.length < bare.length && bare.search(POINTS_UP) >= 0;
  if (words === '') return points || /[👇⬇↓]/u.test(bare);
  const said = matchFront(CAPTION_ELSEWHERE, words, 0) ?? (points ? matchFront(CAPTION_NOUN, words, 0) : null);
  return said?.end === words.length;
}

/** "Ramen night ^", "Ramen night, caption above" right before the instruction. */
function withoutSignsBehind(words: string, back: boolean): string {
  if (!back) return words;
  const sign = /[^\S\n]+[↑^👆☝⬆][\ufe00-\ufe0f\p{EMod}]*$/u.exec(words.slice(-8))?.[0] ?? '';
  const end = skipBlanksBack(words, words.length - sign.length, 0);
  const said = matchBack(CAPTION_ELSEWHERE, words, words.slice(0, end).endsWith('.') ? end - 1 : end);
  if (said && /[.,!?(\n–—]\s*$/u.test(words.slice(0, said.start))) {
    return words.slice(0, said.start).replace(/[\s,(–—]{1,4}$/u, '');
  }
  return words.slice(0, end);
}

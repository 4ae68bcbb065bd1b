/** What an author wrote, as people see it; the hashtags of a caption and the quotes around it. */
import { skipBlanksBack } from './punctuation.ts';

/**
 * Characters that take no place: soft hyphens, zero-width blanks and joiners, marks of direction and
 * of style. Chat clients and copied pages leave them between and inside words.
 */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|[\ufe00-\ufe0f]/;
const EACH = new RegExp(INVISIBLE, 'g');
/** Signs that look like a blank; people make room with them where an app eats blanks. */
const LIKE_BLANKS = /[\u2800\u3164]/g;

/** A text as people see it; a part of it can be given as it was written. */
export interface VisibleText {
  readonly text: string;
  /** What was written between two places of `text`. */
  written(from: number, to: number): string;
}

export function visibleText(original: string): VisibleText {
  const text = original.replace(EACH, '').replace(LIKE_BLANKS, ' ');
  if (text.length === original.length) {
    return { text, written: (from, to) => original.slice(from, to) };
  }
  const places = placesOf(original);
  return {
    text,
    written(from, to) {
      // What shows nothing belongs to the character before it, as in ❤️.
      return from < to ? original.slice(places[from], places[to]) : '';
    },
  };
}

/**
 * Words of `seen.text` as they were written, line by line; of a line that was put together from several places, each
 * word. What stands nowhere stays as it is.
 */
export function asWritten(words: string, seen: VisibleText): string {
  const partly = (part: string): string | null => {
    const at = part === '' ? -1 : seen.text.indexOf(part);
    return at < 0 ? null : seen.written(at, at + part.length);
  };
  const lineAsWritten = (line: string): string =>
    partly(line) ?? line.replace(/\S+/gu, (word) => (/[^\p{L}\p{N}]/u.test(word) ? partly(word) : null) ?? word);
  return partly(words) ?? words.split('\n').map(lineAsWritten).join('\n');
}

/** Where each visible character stands in the original. */
function placesOf(original: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < original.length; at += 1) {
    if (!INVISIBLE.test(original[at] ?? '')) places.push(at);
  }
  return places;
}

/**
 * Letters, figures and underscores, as TikTok has them; not inside a word, an address or a Slack
 * link.
 */
const HASHTAG = /(?<![\p{L}\p{N}_&/<#])#([\p{L}\p{M}\p{N}_]+)/gu;

/** The hashtags of a caption in their order, without `#`. */
export function hashtagsOf(caption: string): readonly string[] {
  return [...caption.matchAll(HASHTAG)].map(([, name]) => name ?? '');
}

/**
 * Where the run of hashtags and emoji begins that ends a text at `end`; `end` itself when there is
 * none.
 */
export function hashtagsStart(text: string, end: number): number {
  let start = end;
  for (;;) {
    const wordEnd = skipBlanksBack(text, start, 0);
    const word = lastWord(text, wordEnd);
    const decoration = word.startsWith('#') || !/[\p{L}\p{N}]/u.test(word);
    if (word === '' || !decoration) return start;
    start = wordEnd - word.length;
  }
}

/** The hashtags that close a text, with the blanks before them; empty where none do. */
export function hashtagsBehind(text: string): string {
  let start = text.length;
  for (;;) {
    const wordEnd = skipBlanksBack(text, start, 0);
    const word = lastWord(text, wordEnd);
    const glued = /(?<=["”“»」』])#[\p{L}\p{M}\p{N}_]+$/u.exec(word)?.[0];
    if (glued) return text.slice(wordEnd - glued.length);
    if (!/^#[\p{L}\p{M}\p{N}_]+$/u.test(word) || wordEnd === word.length) break;
    start = skipBlanksBack(text, wordEnd - word.length, 0);
  }
  return text.slice(start);
}

/** TikTok takes captions of 2,200; no hashtag is longer than this. */
const LONGEST_HASHTAG = 150;

function lastWord(text: string, end: number): string {
  return /\S*$/.exec(text.slice(Math.max(0, end - LONGEST_HASHTAG), end))?.[0] ?? '';
}

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['"“„”', '"”“'],
  ['«', '»'],
  ['‘', '’'],
  ['「『', '」』'],
  ["'", "'"],
];

/**
 * What quotes around a whole caption fence off, with the hashtags behind them; the text itself where they are part of
 * it, or not one pair.
 */
export function unfence(caption: string): string {
  const tags = hashtagsBehind(caption);
  return tags.trim() === '' ? unquoted(caption) : unquoted(caption.slice(0, caption.length - tags.length)) + tags;
}

function unquoted(caption: string): string {
  for (const [open, close] of PAIRS) {
    const inner = caption.slice(1, -1);
    const opens = open.includes(caption[0] ?? ' ');
    const closes = caption.length > 1 && close.includes(caption.at(-1) ?? ' ');
    if (opens && closes && !hasAny(withoutApostrophes(inner), open + close)) return open === '«' ? inner.trim() : inner;
  }
  return caption;
}

/** 'don't be late': between two letters it closes nothing. */
const withoutApostrophes = (text: string): string => text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '');

function hasAny(text: string, marks: string): boolean {
  return [...marks].some((mark) => mark !== '’' && text.includes(mark));
}

/** What stands between blanks. */
export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

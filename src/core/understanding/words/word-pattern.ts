import { byLetter, type Side } from './by-letter.ts';

/** The edges of a text are looked at this far; no instruction is longer. */
const EDGE_REACH = 90;

const BLANK = '[^\\S\\n\\r]';
/** Scripts without blanks: a word may begin and end anywhere. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々]';
const WORD_ENDS = `(?:(?<=${UNSPACED})|(?=${UNSPACED})|(?![\\p{L}\\p{N}_]|['’-]\\p{L}))`;
const WORD_STARTS = `(?:(?=${UNSPACED})|(?<=${UNSPACED})|(?<![\\p{L}\\p{N}_@#'’-]))`;

/**
 * One set of words, findable where a text starts and where it ends. It is written in small letters and looked for in a
 * text in small letters: to compile these tables with the flag for either case takes ten times as long, and the first
 * message after a start waits for it.
 */
export interface WordPattern {
  /** What of `small`, a text in small letters, fits exactly at `at`. */
  readonly front: (small: string, at: number) => RegExpExecArray | null;
  /** What fits exactly at the end of `small`. */
  readonly back: (small: string) => RegExpExecArray | null;
}

export interface WordMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/**
 * Compiles the source of a word table: any blank for a space, either apostrophe, letter case aside.
 * `glued` words may be followed by others without a gap, as after a colon; a `mark` may open them, as ¿ does.
 */
export function wordPattern(words: string, ending: 'whole' | 'glued' = 'whole', mark = ''): WordPattern {
  const table = `${mark}(?:${inSmallLetters(longestFirst(words))})`;
  // Where its groups stand is asked for only where there are any: it costs time.
  const flags = NAMED_GROUP.test(table) ? 'du' : 'u';
  const isWhole = ending === 'whole';
  const fronts = compiledByLetter(table, 'first', (left) => ({
    loose: new RegExp(`(?:${left})`, `${flags}y`),
    exact: () => new RegExp(`(?:${left})${isWhole ? WORD_ENDS : ''}`, `${flags}y`),
  }));
  const backs = compiledByLetter(table, 'last', (left) => ({
    loose: new RegExp(`(?:${left})$`, flags),
    exact: () => new RegExp(`${WORD_STARTS}(?:${left})$`, flags),
  }));
  return {
    front: (small, at) => {
      const pattern = fronts(small.codePointAt(at) ?? -1);
      if (!pattern) return null;
      const found = matchAt(pattern.loose, small, at);
      if (!found || !isWhole || endsWord(small, at + found[0].length)) return found;
      pattern.strict ??= pattern.exact();
      return matchAt(pattern.strict, small, at);
    },
    back: (small) => {
      const pattern = backs(lastLetter(small));
      const found = pattern && matchAt(pattern.loose, small, 0);
      if (!pattern || !found || startsWord(small, found.index)) return found;
      pattern.strict ??= pattern.exact();
      return matchAt(pattern.strict, small, 0);
    },
  };
}

/**
 * `loose` asks for no edge of a word: where what it finds has one, `exact` would find the same; that is compiled for the
 * rest alone, since to compile the letters of all scripts takes longer than all the words.
 */
interface Compiled {
  readonly loose: RegExp;
  readonly exact: () => RegExp;
  strict?: RegExp;
}

function compiledByLetter(table: string, side: Side, compile: (left: string) => Compiled) {
  const leftOf = byLetter(table, side);
  const known = new Map<number, Compiled | null>();
  return (letter: number): Compiled | null => {
    const before = known.get(letter);
    if (before !== undefined) return before;
    const left = leftOf(letter);
    const compiled = left === null ? null : compile(sourceOf(left));
    known.set(letter, compiled);
    return compiled;
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const END_OF_WORD = new RegExp(WORD_ENDS, 'uy');
const START_OF_WORD = new RegExp(WORD_STARTS, 'uy');
const endsWord = (text: string, at: number): boolean => matchAt(END_OF_WORD, text, at) !== null;
const startsWord = (text: string, at: number): boolean => matchAt(START_OF_WORD, text, at) !== null;

const NAMED_GROUP = /\(\?<\w/;
const ESCAPE_OR_NAME = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|.)|\(\?<\w+>/gsu;

/** `\S` and `\p{L}` are no letters, nor is the name of a group. */
function inSmallLetters(source: string): string {
  const kept = source.match(ESCAPE_OR_NAME) ?? [];
  return source
    .split(ESCAPE_OR_NAME)
    .map((words, index) => smallLetters(words) + (kept[index] ?? ''))
    .join('');
}

/** Every letter in its place: one whose small form is longer stays as it is. */
function smallLetters(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (letter) => {
    const one = letter.toLowerCase();
    return one.length === letter.length ? one : letter;
  }).join('');
}

/** A pattern of its own making, which looks after the edges of words itself; `front` is sticky, `back` ends with `$`. */
export const patternOf = (front: RegExp, back: RegExp): WordPattern => ({
  front: (small, at) => matchAt(front, small, at),
  back: (small) => matchAt(back, small, 0),
});

/** Words that must be the whole of a text, as it was typed; `rest` is what may follow them. */
export function wholePattern(words: string, rest = ''): RegExp {
  return new RegExp(`^(?:${sourceOf(words)})${rest}$`, 'iu');
}

/**
 * The first alternative that fits is taken, so "hello there" must come before "hello": sorted here, since the tables of
 * ten languages are joined and nobody can keep them in order.
 */
function longestFirst(words: string): string {
  const alternatives: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    const character = words[at];
    if (character === '\\') at += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) {
      alternatives.push(words.slice(from, at));
      from = at + 1;
    }
  }
  alternatives.push(words.slice(from));
  return alternatives.toSorted((a, b) => b.length - a.length).join('|');
}

function sourceOf(words: string): string {
  return words.replaceAll(' ?', `${BLANK}?`).replaceAll(' ', `${BLANK}+`).replaceAll("'", "['’]");
}

/** The words that start exactly at `at`. */
export function matchFront({ front }: WordPattern, text: string, at: number): WordMatch | null {
  const match = front(readSmall(text), at);
  return match && { start: at, end: at + match[0].length, groups: groupsOf(match, text) };
}

/** The words that end exactly at `end`; the longest where several do. */
export function matchBack({ back }: WordPattern, text: string, end: number): WordMatch | null {
  const from = Math.max(0, end - EDGE_REACH);
  const reach = text.slice(from, end);
  const match = back(smallLetters(reach));
  return match && { start: from + match.index, end, groups: groupsOf(match, reach) };
}

/** Its code point, -1 where there is none. */
function lastLetter(text: string): number {
  const last = text.codePointAt(text.length - 1) ?? -1;
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  const both = isLow ? text.codePointAt(text.length - 2) : undefined;
  return both !== undefined && both > 0xffff ? both : last;
}

/** One text is looked at with many patterns. */
let last = { text: '', small: '' };
function readSmall(text: string): string {
  if (text !== last.text) last = { text, small: smallLetters(text) };
  return last.small;
}

/** As they were written. */
function groupsOf({ indices }: RegExpExecArray, text: string): WordMatch['groups'] {
  if (!indices?.groups) return none;
  const places: [string, [number, number] | undefined][] = Object.entries(indices.groups);
  return Object.fromEntries(places.map(([name, place]) => [name, place && text.slice(...place)]));
}
const none: WordMatch['groups'] = {};

/** Where a pattern first fits in a text, at most so many times; of a long text the rest is not looked at. */
export function firstPlaces(pattern: RegExp, text: string, most: number): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.matchAll(pattern)) {
    places.push(index);
    if (places.length >= most) break;
  }
  return places;
}

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
  readonly front: RegExp;
  readonly back: RegExp;
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
  const source = `${mark}(?:${inSmallLetters(sourceOf(longestFirst(words)))})`;
  const end = ending === 'whole' ? WORD_ENDS : '';
  // Where its groups stand is asked for only where there are any: it costs time.
  const flags = NAMED_GROUP.test(source) ? 'du' : 'u';
  return {
    front: new RegExp(`(?:${source})${end}`, `${flags}y`),
    back: new RegExp(`${WORD_STARTS}(?:${source})$`, flags),
  };
}

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
  front.lastIndex = at;
  const match = front.exec(readSmall(text));
  return match && { start: at, end: at + match[0].length, groups: groupsOf(match, text) };
}

/** The words that end exactly at `end`; the longest where several do. */
export function matchBack({ back }: WordPattern, text: string, end: number): WordMatch | null {
  const from = Math.max(0, end - EDGE_REACH);
  const reach = text.slice(from, end);
  const match = back.exec(smallLetters(reach));
  return match && { start: from + match.index, end, groups: groupsOf(match, reach) };
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

/** The edges of a text are looked at this far; no instruction is longer. */
const REACH = 90;

const BLANK = '[^\\S\\n\\r]';
/** Scripts without blanks: a word may begin and end anywhere. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々]';
const WORD_ENDS = `(?:(?<=${UNSPACED})|(?=${UNSPACED})|(?![\\p{L}\\p{N}_]|['’-]\\p{L}))`;
const WORD_STARTS = `(?:(?=${UNSPACED})|(?<=${UNSPACED})|(?<![\\p{L}\\p{N}_@#'’-]))`;

/** One set of words, findable where a text starts and where it ends. */
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
 * `glued` words may be followed by others without a gap, as after a colon.
 */
export function wordPattern(words: string, ending: 'whole' | 'glued' = 'whole'): WordPattern {
  const source = sourceOf(longestFirst(words));
  const end = ending === 'whole' ? WORD_ENDS : '';
  return {
    front: new RegExp(`(?:${source})${end}`, 'iuy'),
    back: new RegExp(`${WORD_STARTS}(?:${source})$`, 'iu'),
  };
}

/** The same for words that must be the whole of a text; `rest` is what may follow them. */
export function wholePattern(words: string, rest = ''): RegExp {
  return new RegExp(`^(?:${sourceOf(words)})${rest}$`, 'iu');
}

/**
 * The first alternative that fits is taken, so "hello there" must come before "hello": sorted here, since the tables of
 * ten languages are joined and nobody can keep them in order.
 */
function longestFirst(words: string): string {
  const alternatives: string[] = [];
  let [depth, inClass, from] = [0, false, 0];
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
export function matchFront(pattern: WordPattern, text: string, at: number): WordMatch | null {
  const { front } = pattern;
  front.lastIndex = at;
  const match = front.exec(text);
  return match && { start: at, end: at + match[0].length, groups: match.groups ?? {} };
}

/** The words that end exactly at `end`; the longest where several do. */
export function matchBack(pattern: WordPattern, text: string, end: number): WordMatch | null {
  const from = Math.max(0, end - REACH);
  const match = pattern.back.exec(text.slice(from, end));
  return match && { start: from + match.index, end, groups: match.groups ?? {} };
}

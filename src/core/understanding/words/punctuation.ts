/** Where an instruction meets its caption: the marks that belong to neither, and the word beside it. */

/**
 * What may stand between an instruction and its caption and belongs to neither: blanks and one
 * mark.
 */
const FRONT =
  /\s*(?:\.?[,;–—、：。！]|\|{1,3}|(?:[-=~>/|*•·]{1,3}>?|→)(?=\s)|[?？!！]+(?=\s)|(?:\.{2,3}|…|〜)(?=\s)|\.[^\S\n]+[–—-](?=\s)|？+|-(?=\s)|\.(?=\s)|\.?:(?![\w+-]+:))?\s*/uy;

const MARKS_BEFORE = new Set([...',;|–—:([（、：を']);
/** Marks that people draw as a line, alone or doubled: "Ramen // tomorrow 7pm", "Ramen >> …". */
const DRAWN = new Set([...'/~•·→>=|*–—']);
const MARKS_AT_END = new Set([...'.!…)]）,。！、']);

/**
 * The first place from `at` on where words can stand. A dot or dash glued to what follows is the
 * caption's ("-5°C").
 */
export function skipFront(text: string, at: number, end: number): number {
  FRONT.lastIndex = at;
  FRONT.exec(text);
  return Math.min(FRONT.lastIndex, end);
}

/**
 * Back from the start of an instruction over the mark that sets it off. Marks that end a sentence
 * stay with it.
 */
export function skipBack(text: string, at: number, start: number): number {
  const words = skipBlanksBack(text, at, start);
  const mark = text[words - 1] ?? '';
  if (DRAWN.has(mark) || text.slice(Math.max(start, words - 2), words) === '--') {
    const drawn = skipMarksBack(text, words, start, /[/~•·→>=|*–—-]/u);
    if (/\s/u.test(text[drawn - 1] ?? ' ')) return skipBlanksBack(text, drawn, start);
  }
  if (mark === ':' && text.slice(words, at).includes('\n')) return words;
  const freeDash = mark === '-' && /\s/u.test(text[words - 2] ?? ' ');
  if (words <= start || !(MARKS_BEFORE.has(mark) || freeDash)) return words;
  return skipBlanksBack(text, words - 1, start);
}

/** Back over what may stand behind an instruction that closes a text: "post tomorrow 7pm!" */
export function skipEnding(text: string, at: number, start: number): number {
  let end = skipBlanksBack(text, at, start);
  while (end > start && MARKS_AT_END.has(text[end - 1] ?? '')) end -= 1;
  return skipBlanksBack(text, end, start);
}

/** Over the blanks of a line that stand at a place. */
export const skipBlanks = (text: string, at: number): number =>
  at + (/^[^\S\n]*/u.exec(text.slice(at, at + 9))?.[0].length ?? 0);

export const skipBlanksBack = (text: string, at: number, start: number): number =>
  skipMarksBack(text, at, start, /\s/u);

/**
 * Back over every character that `mark`, a pattern of one character, allows. A pattern that ends in `+$` would
 * start anew at each of them: for a message of blanks with a word behind that takes the square of its length.
 */
export function skipMarksBack(text: string, at: number, start: number, mark: RegExp): number {
  let end = at;
  while (end > start && mark.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The text without the characters at its end that `mark`, a pattern of one character, allows. */
export const withoutEnd = (text: string, mark: RegExp): string =>
  text.slice(0, skipMarksBack(text, text.length, 0, mark));

/**
 * What stands between an instruction and the words beside it. `hard` is a line break, a colon, a
 * dash, the end of a sentence, a quote, a bracket, an emoji or a hashtag; `end` means there are no
 * words beside it.
 */
type SetOff = 'end' | 'hard' | 'comma' | 'none';

/**
 * How the neighbouring word begins: `other` is an emoji, a hashtag, or a script without capitals.
 */
export type Script = 'upper' | 'lower' | 'other';

export interface Neighbour {
  readonly setOff: SetOff;
  readonly script: Script;
  readonly word: string;
}

const GAP_BEHIND = /^\s*(?:[:;|–—.!,("“„«「『（。、：！→〜]|[-=~>/|*•·]{1,3}>?(?=\s)|-(?=\s)|$)?/u;
/** „…“ closes with the mark that opens “…”. */
const GAP_BEFORE = /(?:[:;|–—.!?…,)\]"”»」』。、：！？を]|“(?=\s)|\s-)?\s*$/u;

/** Words and blanks longer than this are not looked through. */
const NEIGHBOUR_REACH = 40;

/** What follows `at`, where an instruction has ended. */
export function neighbourBehind(text: string, at: number, end: number): Neighbour {
  const behind = text.slice(at, Math.min(end, at + NEIGHBOUR_REACH));
  const gap = GAP_BEHIND.exec(behind)?.[0] ?? '';
  const word = /^\S*/u.exec(behind.replace(/^\s*,?\s*/u, ''))?.[0] ?? '';
  return { setOff: setOffBy(gap, word === ''), script: scriptOf(word), word };
}

/** What stands before `at`, where an instruction begins. */
export function neighbourBefore(text: string, at: number, start: number): Neighbour {
  const before = text.slice(Math.max(start, at - NEIGHBOUR_REACH), at);
  const gap = GAP_BEFORE.exec(before)?.[0] ?? '';
  const word = /\S*$/u.exec(before.trimEnd())?.[0] ?? '';
  // A hashtag, a mention or an emoji ends what the author has to say.
  const ended = word !== '' && !/^[\p{L}\p{N}]/u.test(word);
  return { setOff: ended ? 'hard' : setOffBy(gap, word === ''), script: scriptOf(word), word };
}

function setOffBy(gap: string, alone: boolean): SetOff {
  if (alone) return 'end';
  if (gap.includes('\n') || /[^\s,]/u.test(gap)) return 'hard';
  return gap.includes(',') ? 'comma' : 'none';
}

/** The same for a wish, where the capitals of an abbreviation begin no sentence: "AI-generated". */
export const scriptOfWish = (text: string, at: number): Script =>
  /^\p{Lu}{2}/u.test(text.slice(at, at + 4)) ? 'lower' : scriptOf(text.slice(at, at + 2));

export function scriptOf(text: string): Script {
  if (/^[\p{Lu}\p{Lt}]/u.test(text)) return 'upper';
  return /^[\p{Ll}\p{N}]/u.test(text) ? 'lower' : 'other';
}

/** Whether what stands at `at` is of a script without blanks, where words follow each other directly. */
export const isUnspaced = (text: string, at: number): boolean =>
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text.slice(at, at + 1));

/** Without the characters of a kind at its end; walked backwards, for a pattern that ends in `+$` looks at each run of them. */
export function trimTail(text: string, kind: RegExp): string {
  let end = text.length;
  while (end > 0 && kind.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

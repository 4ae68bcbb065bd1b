/**
 * What may stand between an instruction and its caption and belongs to neither: blanks and one
 * mark.
 */
const FRONT = /\s*(?:[,;|–—、：。]|[?？]+(?=\s)|-(?=\s)|\.(?=\s)|:(?![\w+-]+:))?\s*/uy;

const MARKS_BEFORE = new Set([...',;|–—:([、：を']);
const MARKS_AT_END = new Set([...'.!…)],。！、']);

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

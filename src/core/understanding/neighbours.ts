/**
 * What stands between an instruction and the words beside it. `hard` is a line break, a colon, a
 * dash, the end of a sentence, a quote, a bracket, an emoji or a hashtag; `end` means there are no
 * words beside it.
 */
export type SetOff = 'end' | 'hard' | 'comma' | 'none';

/**
 * How the neighbouring word begins: `other` is an emoji, a hashtag, or a script without capitals.
 */
export type Script = 'upper' | 'lower' | 'other';

export interface Neighbour {
  readonly setOff: SetOff;
  readonly script: Script;
  readonly word: string;
}

const GAP_BEHIND = /^\s*(?:[:;|–—.!,("“„«「『。、：！]|-(?=\s)|$)?/u;
const GAP_BEFORE = /(?:[:;|–—.!?…,)\]"”»」』。、：！？を]|\s-)?\s*$/u;

/** Words and blanks longer than this are not looked through. */
const REACH = 40;

/** What follows `at`, where an instruction has ended. */
export function neighbourBehind(text: string, at: number, end: number): Neighbour {
  const behind = text.slice(at, Math.min(end, at + REACH));
  const gap = GAP_BEHIND.exec(behind)?.[0] ?? '';
  const word = /^\S*/u.exec(behind.trimStart())?.[0] ?? '';
  return { setOff: setOffBy(gap, word === ''), script: scriptOf(word), word };
}

/** What stands before `at`, where an instruction begins. */
export function neighbourBefore(text: string, at: number, start: number): Neighbour {
  const before = text.slice(Math.max(start, at - REACH), at);
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

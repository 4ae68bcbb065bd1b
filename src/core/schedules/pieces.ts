import type { Piece } from './piece.ts';
import { splitIso } from './split-iso.ts';

/** No way to say a time needs more; what is longer is a caption, and is not looked at. */
const MOST_PIECES = 14;
const MOST_CHARACTERS = 120;

const WORD =
  /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|(?<=\d):(?=\d)|[./+'’_-](?=[\p{L}\p{N}]))*|[@,]|\+(?=\d)/uy;
const BLANK = /[^\S\n\r]*/y;

/**
 * "24.12." keeps its dot; the dot of "fri." or "p.m." is passed over; any other dot ends the
 * sentence, and the run.
 */
const DOTTED_DATE = /^\d{1,2}\.\d{1,2}$/;
const ABBREVIATION = /^(?:\p{L}{3,4}|\d*[ap]\.?m)$/iu;

/**
 * The unbroken run of words that starts at `from`; line breaks, quotes, emoji and free dashes end
 * it.
 */
export function piecesFrom(text: string, from: number): Piece[] {
  const limit = Math.min(text.length, from + MOST_CHARACTERS);
  const pieces: Piece[] = [];
  for (let next = pieceAt(text, from); next; next = pieceAt(text, next.resume)) {
    // A word that crosses the limit is cut short, so it is not read.
    if (next.resume > limit || pieces.length >= MOST_PIECES) break;
    pieces.push(...splitIso(next.piece));
  }
  return pieces;
}

/** The unbroken run of words that ends exactly at `to` and starts at `from` or later. */
export function piecesUntil(text: string, to: number, from: number): Piece[] {
  const reach = to - MOST_CHARACTERS;
  let at = reach > from ? wordStart(text, reach, to) : from;
  let pieces: Piece[] = [];
  while (at < to) {
    const next = pieceAt(text, at);
    if (next) pieces.push(...splitIso(next.piece));
    else pieces = [];
    at = next ? next.resume : nextCharacter(text, skipBlank(text, at));
  }
  return pieces.at(-1)?.end === to ? pieces.slice(-MOST_PIECES) : [];
}

function pieceAt(text: string, from: number): { piece: Piece; resume: number } | null {
  const start = skipBlank(text, from);
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return null;
  const end = start + word.length;
  const dot = text[end] === '.' && /^(?:\s|$)/u.test(text.slice(end + 1, end + 2));
  const keepsDot = dot && DOTTED_DATE.test(word);
  const passesDot = keepsDot || (dot && ABBREVIATION.test(word));
  const key = `${word.toLowerCase().replaceAll('’', "'")}${keepsDot ? '.' : ''}`;
  return {
    piece: { text: word, key, start, end: keepsDot ? end + 1 : end },
    resume: passesDot ? end + 1 : end,
  };
}

function skipBlank(text: string, from: number): number {
  BLANK.lastIndex = from;
  BLANK.exec(text);
  return BLANK.lastIndex;
}

/** By whole characters: inside one that takes two units, a regular expression would step back. */
function nextCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** The first place from `from` on where a word can start, so that no half word is read. */
function wordStart(text: string, from: number, to: number): number {
  const gap = text.slice(from, to).search(/\s/u);
  return gap === -1 ? to : from + gap;
}

/** A message in a post's thread taken apart where its writer drew breath, and which of its pieces command something. */
import { ALL } from '../languages/index.ts';
import { CONDITION, RETRACTION } from '../words/talk-patterns.ts';
import { matchFront } from '../words/word-pattern.ts';
import { BECAUSE, CHATTER, SENTENCES } from './reply-words.ts';

/** A part of a message. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** What opened it: a mark, "and", or a word that says why or when. */
  readonly opened: 'mark' | 'and' | 'because' | 'sentence';
}

/** Of the Polish one only where no English "I" can stand. */
const JOINTS =
  'and|und|y(?! a(?!\\p{L}))|et|e|en|i(?= (?:bez|na|z|dodaj|usuń|wyłącz|ustaw|zmień|tylko|dla) )|и|&|\\+|but|aber|pero|mais|mas|ma|maar|ale|но';
const CONDITIONS = ALL.map(({ conditions }) => conditions).join('|');
const MARK =
  '(?<mark>(?:(?<![\\s.]\\p{L})[.!…]+(?=\\s|$)|[;,](?=\\s|$)|(?<=\\?)(?=\\s)|\\n|\\s[–—-]{1,2}(?=\\s)|[()]|[、。！]|\\s?\\p{Extended_Pictographic}\\ufe0f?)\\s*)';
const BOUNDARY = new RegExp(
  [
    MARK,
    `(?<and>\\s+(?:${JOINTS})\\s+)`,
    `(?<because>(?<!(?<!\\p{L})que)\\s+(?=(?:${BECAUSE}|${CONDITIONS})(?!\\p{L}))(?!once (?:more|again|upon)))`,
    `(?<sentence>\\s+(?=(?:${SENTENCES})(?![\\p{L}\\p{N}])))`,
    '(?<handle>\\s+(?=(?:on|to|via|auf|sur|en|na|su|op|на) @)|(?<=(?:^|\\s)@[\\w.]{2,24})\\s+(?=(?:at|um|às?|alle|om|o|в) |a las? |à |\\d))',
  ].join('|'),
  'giu',
);
const JOINT_AHEAD = new RegExp(`^(?:${JOINTS}|then|dann|luego|puis|depois|poi|dan|potem|потом)\\s+`, 'iu');
const MOST_PIECES = 10;

/** Empty where there are too many: that is a letter, and no command. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let opened: Piece['opened'] = 'mark';
  const keep = (end: number) => {
    if (text.slice(start, end).trim() !== '') pieces.push({ start, end, opened });
  };
  for (const match of text.matchAll(BOUNDARY)) {
    const { and, because, sentence } = match.groups ?? {};
    keep(match.index);
    // A mark before "and" is opened by "and" all the same.
    const joint = JOINT_AHEAD.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
    start = match.index + match[0].length + joint.length;
    const word = because !== undefined ? 'because' : sentence !== undefined ? 'sentence' : null;
    opened = word ?? (and === undefined && joint === '' ? 'mark' : 'and');
  }
  keep(text.length);
  return pieces.length > MOST_PIECES ? [] : pieces;
}

const WHY = new RegExp(`^(?:${BECAUSE})(?!\\p{L})`, 'iu');

/** "cause saturday the shop is closed": what follows commands nothing. */
export const saysWhy = (words: string): boolean => WHY.test(words);

/** "if it rains", "when dana gives the ok": nobody can tell Schedy when that is. */
export const isCondition = (words: string): boolean =>
  !saysWhy(words) &&
  !/^once (?:more|again|upon)/iu.test(words) &&
  matchFront(CONDITION, words, 0) !== null &&
  /\s/u.test(words) &&
  !CHATTER.test(words.replace(/[.!…]+$/u, ''));

/** "actually no, leave it": takes back what was said. */
export const isRetraction = (words: string): boolean => {
  const match = matchFront(RETRACTION, words, 0);
  return match !== null && words.length - match.end < 12;
};

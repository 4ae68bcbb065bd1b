import type { Span } from '../time-reading.ts';
import { fold } from './fold.ts';

/** A word of a possible time: `key` is for looking up, folded and without the punctuation behind it. */
export interface Piece extends Span {
  readonly text: string;
  readonly key: string;
  /** It begins with a figure. */
  readonly figures: boolean;
  /** What stands between this piece and the one before. */
  readonly gap: 'none' | 'hyphen' | 'blank';
  /** A full stop stands behind it, as in "24." or "fri.". */
  readonly dotted: boolean;
  /** Something that is no word stands right behind it: 7%, 5°, tomorrow.com */
  readonly stuck: boolean;
  /** Of a script that is written without blanks. */
  readonly unspaced: boolean;
}

/** No way to say a time needs more; what is longer is a caption, and is not looked at. */
const MOST_PIECES = 28;
const MOST_CHARACTERS = 120;

const CLOCK_WITH_OFFSET = '\\d{1,2}:\\d{2}(?::\\d{2})?(?:[Zz]|[+\\-]\\d{2}:?\\d{2})(?![\\p{L}\\p{N}])';
const OFFSET = '(?:[Uu][Tt][Cc]|[Gg][Mm][Tt])[+\\-]\\d{1,2}(?::?\\d{2})?';
const AREAS = '[aA]frica|[aA]merica|[aA]sia|[aA]tlantic|[aA]ustralia|[eE]urope|[iI]ndian|[pP]acific';
const ZONE = `(?:${AREAS}|\\p{Lu}[\\p{L}_]+)(?:/[\\p{L}_+\\-]+\\d{0,2})+`;
/** 2026-12-24T18:00:00+01:00[Europe/Berlin], as programs write it, also without its marks and with a line instead of the T. */
const ISO_TIME = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{2}/\\d{2}|20\\d{6})[Tt_]\\d{2}(?::?[0-5]\\d(?::?[0-5]\\d(?:[.,]\\d{1,9})?)?)?(?:[Zz]|[+\\-]\\d{2}(?::?\\d{2})?)?(?![\\p{L}\\p{N}])(?:\\[(?:[Uu][Tt][Cc]|${ZONE})\\])?`;
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々、・]';
const WEEKDAY_IN_BRACKETS = '[（\\(][月火水木金土日][\\)）]';
/** "(JST)", "(PT)", "(London time)", （日本時間） */
const ZONE_IN_BRACKETS =
  '[（\\(](?:\\p{Lu}{2,5}|\\p{L}{2,12}(?: \\p{L}{2,12})? time|\\p{sc=Han}{2,4}|\\p{sc=Katakana}{2,7}時間)[\\)）]';
/** "tomorrow (Wed) 7pm": the same day in other words. */
const WORD_IN_BRACKETS = '(?<=[\\p{L}\\p{N}.] ?)\\((?!\\p{Lu}{2})[\\p{Ll}\\p{Lu}]{3,12}\\.?\\)(?= )';
/** What makes the figures behind a dash a clock: "9-10am", "18:00-19:00". */
const CLOCK_BEHIND =
  '\\p{Nd}{1,2}(?:(?:[:.]\\p{Nd}{2})?\\s?(?:[aApP]\\.?[mM](?!\\p{L})|[uU]hr|uur|heures?|horas?|ore|hrs?(?!\\p{L})|u(?!\\p{L})|час|h(?!\\p{L})|時|时|点)|:\\p{Nd}{2})';
/** The same in "20.00-20.30": with dots only where the figures before the dash have one too. */
const DOTTED_BEHIND =
  '(?<=\\p{Nd}\\.[0-5]\\p{Nd}[^\\S\\n]?[\\-–—~〜～][^\\S\\n]?)(?:[01]?\\p{Nd}|2[0-4])\\.[0-5]\\p{Nd}(?![\\p{Nd}.])';
const SECOND_CLOCK = `(?:${CLOCK_BEHIND}|${DOTTED_BEHIND})`;
const FIGURES = `\\p{Nd}+(?:[:：.\\/,]\\p{Nd}+|-(?!${SECOND_CLOCK})\\p{Nd}+)*`;
const DASH = new RegExp(`[^\\S\\n]?[-–—~〜～][^\\S\\n]?(?=${SECOND_CLOCK})`, 'uy');
/** The "'s" of "'s avonds", and '26 */
const CLIPPED = "['’](?:[st](?=\\s)|\\p{Nd}{2}(?![\\p{L}\\p{N}]))";
const INITIALS = '\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])';
/** No further than it takes to see that a word is too long to be looked up. */
const LETTERS = `[[\\p{L}\\p{M}½¼]--${UNSPACED}]{1,${MOST_CHARACTERS + 1}}(?:['’][\\p{L}--${UNSPACED}]+)*['’]?`;
const MARKS = '[@,&~]|/(?=\\s)|\\+(?=\\d)';
/** "sixish", "6pm-ish": what says "about" is glued to the word that it stands behind. */
const BEFORE_ISH =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|past|[ap]m)(?=-?ish(?!\\p{L}))';
const PIECE = new RegExp(
  [
    ISO_TIME,
    CLOCK_WITH_OFFSET,
    OFFSET,
    ZONE,
    WEEKDAY_IN_BRACKETS,
    ZONE_IN_BRACKETS,
    WORD_IN_BRACKETS,
    UNSPACED,
    FIGURES,
    BEFORE_ISH,
  ]
    .concat([CLIPPED, INITIALS, LETTERS, MARKS])
    .join('|'),
  'vy',
);
const BLANK = /[^\S\n\r]*/y;
const IS_UNSPACED = new RegExp(`^(?:${UNSPACED}|${WEEKDAY_IN_BRACKETS})`, 'u');

const STUCK = /^(?:[_%°€$£*=/\\]|[.'’][\p{L}\p{N}])/u;

const MARKED = /[#$€£_\\*]/;

/** The dot of "fri." or "24." is passed over; any other dot ends the sentence, and the run. */
const ABBREVIATION = /^(?:\p{L}{1,5}|\p{N}{1,2}(?:[.:]\p{N}{1,2})?|\p{L}(?:\.\p{L})+)$/u;

/**
 * The unbroken run of words that starts at `from`; line breaks, quotes, emoji and free dashes end
 * it.
 */
export function piecesFrom(text: string, from: number): Piece[] {
  const limit = Math.min(text.length, from + MOST_CHARACTERS);
  const pieces: Piece[] = [];
  let next = pieceAt(text, from, from);
  while (next) {
    // A word that crosses the limit is cut short, so it is not read.
    if (next.resume > limit || pieces.length >= MOST_PIECES) break;
    for (const piece of splitIso(next.piece)) pieces.push(piece);
    next = pieceAt(text, next.resume, next.piece.end);
  }
  return pieces;
}

/** The unbroken run of words that ends exactly at `to` and starts at `from` or later. */
export function piecesUntil(text: string, to: number, from: number): Piece[] {
  const reach = to - MOST_CHARACTERS;
  let at = reach > from ? wordStart(text, reach, to) : from;
  let last = at;
  let pieces: Piece[] = [];
  while (at < to) {
    const next = pieceAt(text, at, last);
    // "#247" and "$5" are no clocks.
    if (next && !MARKED.test(text.slice(next.piece.start - 1, next.piece.start))) {
      pieces.push(...splitIso(next.piece));
    } else pieces = [];
    at = next ? next.resume : nextCharacter(text, skipBlank(text, at));
    last = next ? next.piece.end : at;
  }
  return pieces.at(-1)?.end === to ? pieces.slice(-MOST_PIECES) : [];
}

interface Next {
  readonly piece: Piece;
  readonly resume: number;
}

/** The dash of a range of clocks; any other free dash ends the run. */
function dashAt(text: string, from: number): Next | null {
  DASH.lastIndex = from;
  if (!DASH.test(text) || !/[\p{Nd}mMhr時时点.]/u.test(text[from - 1] ?? '')) return null;
  const [start, end] = [from, DASH.lastIndex];
  const piece = { text: '-', key: '-', figures: false, start, end, dotted: false, stuck: false, unspaced: false };
  return { piece: { ...piece, gap: 'none' }, resume: end };
}

/** 18:00-19:00 are two clocks, 18:00-05:00 is one with its offset. */
function withoutSecondClock(word: string): string {
  const [, first, second] = /^(\d{1,2}:\d{2})-(\d{2}:\d{2})$/.exec(word) ?? [];
  return first && second && first.padStart(5, '0') < second ? first : word;
}

function pieceAt(text: string, from: number, before: number): Next | null {
  const dash = dashAt(text, from);
  if (dash) return dash;
  const hyphen = text[from] === '-' && from === before && isWordAt(text, from + 1);
  const start = hyphen ? from + 1 : skipBlank(text, from);
  PIECE.lastIndex = start;
  if (!PIECE.test(text)) return null;
  // What is longer than any time is never looked up.
  const matched = text.slice(start, Math.min(PIECE.lastIndex, start + MOST_CHARACTERS));
  const word = withoutSecondClock(matched);
  const end = word === matched ? PIECE.lastIndex : start + word.length;
  // "24.Dezember" is a number with its dot; "tomorrow.com" is no word of ours.
  const goesOn = /^\d/.test(word) ? /[.\d]/ : /[\p{L}.]/u;
  const dotted = text[end] === '.' && ABBREVIATION.test(word) && !goesOn.test(text[end + 1] ?? ' ');
  const gap = hyphen ? 'hyphen' : start === before ? 'none' : 'blank';
  const key = keyOf(word);
  const figures = startsWithFigure(key);
  const unspaced = !figures && IS_UNSPACED.test(word);
  const stuck = end < text.length && STUCK.test(text.slice(end, end + 2));
  return {
    piece: { text: word, key, figures, start, end, gap, dotted, stuck, unspaced },
    resume: dotted ? end + 1 : end,
  };
}

/** "(wed)" is looked up as the word in it, "(PT)" as it stands. */
const WORD_BETWEEN_BRACKETS = /^\((?!\p{Lu}{2})([\p{Ll}\p{Lu}]{3,12})\.?\)$/u;

const keyOf = (word: string) => {
  const key = fold((word.startsWith('(') ? WORD_BETWEEN_BRACKETS.exec(word)?.[1] : null) ?? word);
  return key.includes('.') && /^\p{L}(?:\.\p{L})+$/u.test(key) ? key.replaceAll('.', '') : key;
};

const isWordAt = (text: string, at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? ' ');

function skipBlank(text: string, from: number): number {
  BLANK.lastIndex = from;
  BLANK.test(text);
  return BLANK.lastIndex;
}

/** By whole characters: inside one that takes two units, a regular expression would step back. */
function nextCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** The first place from `from` on where a word can start, so that no half word is read. */
function wordStart(text: string, from: number, to: number): number {
  const gap = text.slice(from, to).search(/[\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u);
  return gap === -1 ? to : from + gap;
}

const ISO_OFFSET = '(z|[+-]\\d{2}(?::?\\d{2})?)';
const ISO_CLOCK = '(\\d{1,2}:?\\d{2}(?::?\\d{2})?|(?<=[t_])\\d{2})(?:[.,]\\d+)?';
const ISO_DATE = '(\\d{4}[-/]\\d{2}[-/]\\d{2}|20\\d{6})';
const ISO = new RegExp(`^(?:${ISO_DATE}[t_])?${ISO_CLOCK}${ISO_OFFSET}?(?:\\[(.+)\\])?$`);
const MAY_BE_ISO = /^\d[\d/-]*[:t_]/;

/**
 * `2026-12-24T18:00+01:00` is one word; what it says is a date, a clock and an offset. Each keeps
 * the place of the whole.
 */
function splitIso(piece: Piece): readonly Piece[] {
  if (!piece.figures || !MAY_BE_ISO.test(piece.key)) return [piece];
  const [, date, clock, offset, zone] = ISO.exec(piece.key) ?? [];
  const keys = [date, clock && withColons(clock), offset ?? zone].filter((part) => part !== undefined);
  if (keys.length < 2) return [piece];
  return keys.map((key, index) => ({
    ...piece,
    key,
    figures: startsWithFigure(key),
    text: key.toUpperCase(),
    gap: index === 0 ? piece.gap : 'blank',
  }));
}

/** 18, 1800 and 180000 behind the T of a date. */
const withColons = (clock: string): string =>
  clock.includes(':')
    ? clock
    : clock.replace(/^(\d{2})(\d{2})?(\d{2})?$/, (_, hour, minute = '00', second = '') =>
        second === '' ? `${hour}:${minute}` : `${hour}:${minute}:${second}`,
      );

const startsWithFigure = (key: string): boolean => /^\d/.test(key);

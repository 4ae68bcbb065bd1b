/** Figures, kana and kanji stay as they are. */
const CASELESS = /^[\d\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]*$/;
const ASCII = /^[ -_a-~]*$/;
/** Each letter folds by itself; where accents are characters of their own, it does not. */
const LATIN = /^[ -_a-~\xc0-\xff]*$/;

/**
 * How a word is looked up: small letters, no accents, full-width figures as ordinary ones. Word
 * tables and what people write are folded alike, so an accent left out costs nothing.
 */
export function fold(text: string): string {
  if (CASELESS.test(text)) return text;
  const small = text.toLowerCase();
  if (ASCII.test(small)) return small;
  return LATIN.test(small) ? foldLetters(small) : foldAny(small);
}

function foldAny(small: string): string {
  return small
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll('⁄', '/')
    .replaceAll(/\p{Nd}/gu, figureOf);
}

/** The figures of every script stand in rows of ten: ٧ is 7. */
function figureOf(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

const letters = Array.from({ length: 0x100 }, (_, code) => foldAny(String.fromCharCode(code)));

function foldLetters(small: string): string {
  let folded = '';
  for (let at = 0; at < small.length; at += 1) folded += letters[small.charCodeAt(at)];
  return folded;
}

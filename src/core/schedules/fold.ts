/**
 * How a word is looked up: small letters, no accents, full-width figures as ordinary ones. Word
 * tables and what people write are folded alike, so an accent left out costs nothing.
 */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(small)) return small;
  return small
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll('⁄', '/');
}

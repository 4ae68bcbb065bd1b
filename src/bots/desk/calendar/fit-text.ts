/** Text as the picture can show it: what the font has, within a width. */
import type { Font } from './font.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Joiners and the choice between text and picture: they draw nothing by themselves. */
const invisible = /[\u200D\uFE0E\uFE0F]/gu;
const letter = /[\p{L}\p{N}]/u;

/**
 * The text without emoji and signs that the font has not. Null where it has letters that cannot be drawn: half a
 * sentence would confuse more than none, and the whole of it stands in the words beside the picture.
 */
export function drawable(text: string, font: Font): string | null {
  let drawn = '';
  for (const { segment } of graphemes.segment(text)) {
    const bare = segment.replaceAll(invisible, '');
    if ([...bare].every((char) => font.has(char.codePointAt(0) ?? 0))) drawn += bare;
    else if (letter.test(bare)) return null;
  }
  const tidy = drawn.replaceAll(/\s+/gu, ' ').trim();
  return tidy === '' ? null : tidy;
}

/** Cut with `…` where it is wider than `room`. */
export function fitText(text: string, font: Font, size: number, room: number): string {
  if (font.width(text, size) <= room) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (font.width(`${kept}${segment}…`, size) > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

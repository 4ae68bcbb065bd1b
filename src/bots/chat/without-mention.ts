/** The words of a message without the mention of the bot, whose token is `mention` (no pattern). */
export function withoutMention(text: string, mention: string): string {
  const parts = text.split(mention);
  if (parts.length === 1) return text.trim();
  const pieces: string[] = [];
  let last = '';
  for (const [index, part] of parts.entries()) {
    const isLed = index > 0;
    // What addresses somebody at the start, as in `@schedy, post now`, ends with a mark of its own.
    const led = isLed && last === '' ? part.replace(/^\s*[,:]?\s*/, '') : isLed ? trimBlanksBefore(part) : part;
    const piece = index < parts.length - 1 ? trimBlanksAfter(led) : led;
    if (piece === '' || (last === '' && piece.trim() === '')) continue;
    pieces.push(gapBetween(last, piece), piece);
    last = piece.slice(-1);
  }
  return pieces.join('').trim();
}

/** A mention inside a line leaves one space, at its edges none. */
const gapBetween = (before: string, next: string): string =>
  before === '' || before === '\n' || next.startsWith('\n') ? '' : ' ';

const isBlank = (character: string | undefined): boolean =>
  character !== undefined && character !== '\n' && character.trim() === '';

function trimBlanksBefore(text: string): string {
  let at = 0;
  while (isBlank(text[at])) at += 1;
  return text.slice(at);
}

function trimBlanksAfter(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

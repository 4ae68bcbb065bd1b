/** Slack's message markup. Everything that is not markup of ours is escaped, so nothing pings. */
import type { Line, Piece } from '../../desk/index.ts';

/** A literal text. Slack interprets these three characters and no others as control characters. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Each mark of emphasis with a character that looks like it and does nothing, and where emphasis can begin and end. */
const emphasis = (
  [
    ['*', '\u2217'],
    ['_', '\u02cd'],
    ['~', '\u223c'],
  ] as const
).map(([mark, alike]) => ({
  alike,
  opening: new RegExp(`(?<![\\p{L}\\p{N}${mark}])[${mark}]+(?=[^\\s${mark}])`, 'gu'),
  closing: new RegExp(`(?<=[^\\s${mark}])[${mark}]+(?![\\p{L}\\p{N}${mark}])`, 'gu'),
}));
/** Of code the marks work anywhere, also around several lines. */
const code = { alike: '\u02cb', opening: /`+/g, closing: /`+/g };

/**
 * What people wrote, as they wrote it. Slack's markup knows no escape for its marks of emphasis, so those that would
 * change the look of the words become characters that look alike; `my_clip.mp4` and `2 * 3` change nothing and stay.
 */
function literal(text: string): string {
  let shown = text;
  for (const { alike, opening, closing } of [...emphasis, code]) {
    const first = shown.search(opening);
    if (first < 0 || ![...shown.matchAll(closing)].some(({ index }) => index > first)) continue;
    const replace = (run: string) => alike.repeat(run.length);
    shown = shown.replaceAll(opening, replace).replaceAll(closing, replace);
  }
  return escapeText(shown.replaceAll(/^>/gm, '\u203a'));
}

export function drawPiece(piece: Piece): string {
  if (typeof piece === 'string') return literal(piece);
  switch (piece.kind) {
    case 'strong':
      return wrap('*', literal(oneLine(piece.text.replaceAll('*', ''))));
    case 'code':
      return wrap('`', escapeText(oneLine(piece.text.replaceAll('`', ''))));
    case 'instant':
      return drawInstant(piece);
    case 'link':
      return `<${drawUrl(piece.url)}|${literal(oneLine(piece.label))}>`;
    case 'mention':
      return `<@${piece.member.replaceAll(/[^A-Z0-9]/g, '')}>`;
    case 'channel':
      // A conversation of two has no name.
      return piece.channel.startsWith('D') ? 'our direct messages' : `<#${piece.channel.replaceAll(/[^A-Z0-9]/g, '')}>`;
  }
}

export const drawLine = (line: Line): string => absolute(line).map(drawPiece).join('');

const isRelative = (piece: Piece | undefined): boolean =>
  typeof piece === 'object' && piece.kind === 'instant' && piece.style === 'relative' && piece.said === undefined;

/**
 * Slack documents `{ago}` for what is over, not for what is to come, and words such as "in 2 hours" would stand
 * there long after they are true: the distance is left out, with the brackets round it, unless it is told in words as
 * of an answer's own moment.
 */
export const absolute = (line: Line): Line =>
  line.filter((piece, index) => {
    const isOpening = piece === ' (' && isRelative(line[index + 1]);
    const isClosing = piece === ')' && isRelative(line[index - 1]);
    return !isRelative(piece) && !isOpening && !isClosing;
  });

/** The same words without markup, for where Slack renders none. */
export function tellLine(line: Line): string {
  return absolute(line).map(tellPiece).join('').trim();
}

function tellPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'strong':
    case 'code':
      return piece.text;
    case 'instant':
      return tellInstant(piece);
    case 'link':
      return piece.label;
    case 'mention':
      return '';
    case 'channel':
      return 'its channel';
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const drawUrl = (url: string): string =>
  escapeText(url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E'));

/** Marks work only at the edges of words and within one line, and know no escape for themselves. */
function wrap(mark: string, words: string): string {
  return words.replace(/\S(?:.*\S)?/, (inside) => `${mark}${inside}${mark}`);
}

type Instant = Extract<Piece, { kind: 'instant' }>;

/** Rendered in each reader's own zone and language. */
const formats: Readonly<Record<Instant['style'], string>> = {
  moment: '{date_short_pretty} {time}',
  clock: '{time}',
  relative: '{date_short_pretty} {time}',
};

/** The token for Slack's clients, with words for those that do not know it. */
function drawInstant(instant: Instant): string {
  if (instant.said !== undefined) return literal(instant.said);
  const seconds = Math.floor(instant.at.getTime() / 1000);
  return `<!date^${seconds}^${formats[instant.style]}|${tellInstant(instant)}>`;
}

/** `Wed 25 Nov, 19:00 (Europe/Berlin)`: whoever reads this sits in no zone that we know. */
function tellInstant({ at, timeZone, style, said }: Instant): string {
  if (said !== undefined) return said;
  const part = partsOf(at, timeZone);
  const clock = `${part('hour')}:${part('minute')}`;
  const day = `${part('weekday')} ${part('day')} ${part('month')}`;
  return style === 'clock' ? `${clock} (${timeZone})` : `${day}, ${clock} (${timeZone})`;
}

function partsOf(at: Date, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = format.formatToParts(at);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

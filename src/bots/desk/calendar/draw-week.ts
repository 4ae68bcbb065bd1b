/**
 * A week as an SVG of 400 px: a day is a band across it, an entry a row, so that a phone shows it without zooming,
 * with what the font has of each text, within a width.
 */
import type { Font } from './font.ts';
import { type DayPlan, GOOD_HOURS, isGoodHour, type PlannedPost, type WeekPlan } from './week.ts';

export const WIDTH = 400;
const EDGE = 12;
const RIGHT = WIDTH - EDGE;
const TEXT_LEFT = 72;
const CODE_ROOM = 46;
const DAY_MINUTES = 24 * 60;

const rows = { head: 62, day: 26, hours: 16, post: 42, free: 27, note: 22, gap: 12, legend: 46 } as const;

const ink = { main: '#1f2328', soft: '#59636e', line: '#d1d9e0', today: '#fff5d6', good: '#bfe8c6', good2: '#2da44e' };

/** Each stands beside the state in words. */
const colours: readonly (readonly [start: string, colour: string])[] = [
  ['published', '#1a7f37'],
  ['failed', '#b42318'],
  ['on hold', '#9a5b00'],
  ['unconfirmed', '#9a5b00'],
  ['draft', '#59636e'],
];
const colourOf = (state: string): string => colours.find(([start]) => state.startsWith(start))?.[1] ?? '#2f4fc6';

export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
}

interface Text {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly room: number;
  readonly isBold?: boolean;
  readonly colour?: string;
  readonly isRight?: boolean;
}

type Write = (text: string, how: Text) => string;

const writer =
  ({ regular, bold }: Fonts): Write =>
  (text, { x, y, size, room, isBold = false, colour = ink.main, isRight = false }) => {
    const font = isBold ? bold : regular;
    const shown = escapeXml(fitText(text, font, size, room));
    const weight = isBold ? ' font-weight="bold"' : '';
    const anchor = isRight ? ' text-anchor="end"' : '';
    return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${weight}${anchor}>${shown}</text>`;
  };

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The whole picture; all that people wrote is cut to its place and escaped. */
export function drawWeek(week: WeekPlan, fonts: Fonts): string {
  const write = writer(fonts);
  const parts = [drawHead(week, write, fonts)];
  let y: number = rows.head;
  for (const day of week.days) {
    parts.push(drawDay(day, y, write, fonts));
    y += heightOf(day);
  }
  if (week.unread > 0) {
    parts.push(write(`And ${week.unread} more later in this week`, { ...soft, x: EDGE, y: y + 15, room: RIGHT }));
    y += rows.note;
  }
  parts.push(drawLegend(y, write));
  const height = y + rows.legend;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>`;
}

const soft = { size: 12, colour: ink.soft } as const;

function drawHead({ title, workspaceName, timeZone }: WeekPlan, write: Write, { regular }: Fonts): string {
  const where = drawable(workspaceName, regular);
  const zone = `Times in ${timeZone}`;
  return [
    write(title, { x: EDGE, y: 27, size: 17, isBold: true, room: RIGHT - EDGE }),
    write(where ? `${zone} · ${where}` : zone, { ...soft, x: EDGE, y: 47, room: RIGHT - EDGE }),
  ].join('');
}

function heightOf({ posts, free, more }: DayPlan): number {
  const inside = posts.length * rows.post + free.length * rows.free + (more > 0 ? rows.note : 0);
  return rows.day + rows.hours + (inside === 0 ? rows.note : inside) + rows.gap;
}

function drawDay(day: DayPlan, top: number, write: Write, fonts: Fonts): string {
  const { title, isToday, posts, more, free } = day;
  const height = heightOf(day);
  const parts = [
    isToday ? `<rect y="${top}" width="${WIDTH}" height="${height}" fill="${ink.today}"/>` : '',
    `<rect x="0" y="${top}" width="${WIDTH}" height="1" fill="${ink.line}"/>`,
    write(title, { x: EDGE, y: top + 19, size: 14, isBold: true, room: 200 }),
    isToday ? write('today', { x: RIGHT, y: top + 19, size: 13, isBold: true, isRight: true, room: 80 }) : '',
    drawHours(day, top + rows.day),
  ];
  let y = top + rows.day + rows.hours;
  const entries = [
    ...posts.map((post) => ({ minute: post.minute, height: rows.post, draw: () => drawPost(post, y, write, fonts) })),
    ...free.map((slot) => ({
      minute: slot.minute,
      height: rows.free,
      draw: () => drawFree(slot.clock, slot.minute, y, write),
    })),
  ].sort((one, other) => one.minute - other.minute);
  for (const entry of entries) {
    parts.push(entry.draw());
    y += entry.height;
  }
  const note = more > 0 ? `+${more} more` : entries.length === 0 ? 'nothing planned' : '';
  if (note !== '') parts.push(write(note, { ...soft, x: TEXT_LEFT, y: y + 14, room: 200, isBold: more > 0 }));
  return parts.join('');
}

/** The day from midnight to midnight: good hours tinted, a dot for each post, a ring for each free slot. */
function drawHours({ posts, free }: DayPlan, y: number): string {
  const at = (minute: number): number => Math.round(EDGE + ((RIGHT - EDGE) * minute) / DAY_MINUTES);
  const good = GOOD_HOURS.map(
    ([from, to]) => `<rect x="${at(from)}" y="${y}" width="${at(to) - at(from)}" height="7" fill="${ink.good}"/>`,
  );
  const dots = posts.map(
    ({ minute, state }) => `<circle cx="${at(minute)}" cy="${y + 3.5}" r="4" fill="${colourOf(state)}"/>`,
  );
  const rings = free.map(
    ({ minute }) =>
      `<circle cx="${at(minute)}" cy="${y + 3.5}" r="3.5" fill="#ffffff" stroke="${ink.soft}" stroke-width="1.5"/>`,
  );
  return [
    `<rect x="${EDGE}" y="${y}" width="${RIGHT - EDGE}" height="7" fill="#eceff2"/>`,
    ...good,
    ...rings,
    ...dots,
  ].join('');
}

const goodBar = (minute: number, y: number, height: number): string =>
  isGoodHour(minute) ? `<rect x="3" y="${y + 2}" width="4" height="${height - 4}" rx="2" fill="${ink.good2}"/>` : '';

function drawPost(post: PlannedPost, y: number, write: Write, { regular, bold }: Fonts): string {
  const { minute, clock, state, code } = post;
  const account = drawable(post.account, regular) ?? 'account in the text';
  const caption = drawable(post.caption, regular);
  const stateRoom = Math.min(bold.width(state, 12), 150);
  const first = y + 16;
  const second = y + 34;
  return [
    goodBar(minute, y, rows.post),
    write(clock, { x: EDGE, y: first, size: 15, isBold: true, room: TEXT_LEFT - EDGE }),
    write(account, { x: TEXT_LEFT, y: first, size: 13, room: RIGHT - TEXT_LEFT - stateRoom - 10 }),
    write(state, { x: RIGHT, y: first, size: 12, isBold: true, isRight: true, colour: colourOf(state), room: 152 }),
    caption === null
      ? write('caption in the text', { ...soft, x: TEXT_LEFT, y: second, room: RIGHT - TEXT_LEFT - CODE_ROOM })
      : write(caption, { x: TEXT_LEFT, y: second, size: 13, room: RIGHT - TEXT_LEFT - CODE_ROOM }),
    write(code, { ...soft, x: RIGHT, y: second, isRight: true, room: CODE_ROOM }),
  ].join('');
}

function drawFree(clock: string, minute: number, y: number, write: Write): string {
  return [
    goodBar(minute, y, rows.free),
    `<rect x="${TEXT_LEFT - 6.5}" y="${y + 1.5}" width="${RIGHT - TEXT_LEFT + 6}" height="${rows.free - 6}" rx="5" fill="none" stroke="${ink.soft}" stroke-dasharray="4 3"/>`,
    write(clock, { x: EDGE, y: y + 17, size: 15, isBold: true, colour: ink.soft, room: TEXT_LEFT - EDGE }),
    write('free slot', { x: TEXT_LEFT, y: y + 16, size: 13, colour: ink.soft, room: 200 }),
  ].join('');
}

function drawLegend(y: number, write: Write): string {
  return [
    `<rect x="0" y="${y}" width="${WIDTH}" height="1" fill="${ink.line}"/>`,
    `<rect x="${EDGE}" y="${y + 12}" width="10" height="10" fill="${ink.good}"/>`,
    write('Hours that usually do well: 6–10, 12–14, 19–23', { ...soft, x: EDGE + 16, y: y + 21, room: RIGHT - 28 }),
    write('Dot: a post. Ring: a free slot.', { ...soft, x: EDGE + 16, y: y + 37, room: RIGHT - 28 }),
  ].join('');
}

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

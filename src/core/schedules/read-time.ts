import type { ParsedComponents } from 'chrono-node';
import { calendarDay, dayAt } from './calendar/calendar.ts';
import { toReading } from './instants/to-reading.ts';
import type { Clock, Day, Point } from './phrase.ts';
import { timeOfDay } from './read/clock-of.ts';
import { readersOf, readLongest } from './read/read-phrase.ts';
import type { ReadTimeOptions, Span, TimeReading } from './time-reading.ts';
import { type Lexicon, languagesOfText, lexiconOf, lexicons, UNSPACED } from './words/lexicon.ts';
import { type Piece, piecesFrom } from './words/pieces.ts';
import { isTimeZone, zoneOf } from './zones/time-zone.ts';

/**
 * Reads a text that is a time and nothing else ("fri 9am", "in 20 minutes"), with the span of its
 * words. Null when it is no time or has other words in it. Never gives an instant before
 * `options.now` except as `past`.
 */
export function readTime(text: string, options: ReadTimeOptions): (TimeReading & { span: Span }) | null {
  const pieces = piecesFrom(text, 0);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || /[^\s.!。！]/u.test(text.slice(last.end))) return null;
  const span = { start: first.start, end: last.end };
  const reach = { bare: true, whole: true };
  const lexicon = lexiconOf(options.locale);
  const own = readLongest(readersOf(pieces, [lexicon], options), 0, reach);
  if (own) return Object.assign(toReading(own.phrase, options), { span });
  const languages = languagesOfText(text, options);
  const others = new Set([...languages, ...tooShortToTell(pieces)]);
  others.delete(lexicon);
  const found = readLongest(readersOf(pieces, [...others], options), 0, reach);
  const phrase = found?.phrase ?? readUnusual(text.slice(span.start, span.end), languages, options);
  return phrase ? Object.assign(toReading(phrase, options), { span }) : null;
}

/** "Mi 12:00", "à 19:30": the languages of words that tell none, where nothing else reads them. */
function tooShortToTell(pieces: readonly Piece[]): readonly Lexicon[] {
  const tells = pieces.length < 2 || pieces.some(({ unspaced }) => unspaced);
  return tells ? [] : lexicons();
}

/**
 * Dates and clocks that are written in a way our tables do not know are left to chrono. It must use
 * every word, and only what it is certain of is taken: the day and the clock it implies, and its
 * fixed offsets, stay out.
 */
function readUnusual(text: string, languages: readonly Lexicon[], options: ReadTimeOptions): Point | null {
  if (!/\d/.test(text) || !/\p{L}/u.test(text)) return null;
  const unspaced = UNSPACED.test(text);
  for (const { language } of languages) {
    // Chrono would find the figures among signs that it does not know.
    if (unspaced && language.name !== 'ja') continue;
    const [found, another] = language.chrono?.parse(text, noonOf(options)) ?? [];
    const whole = found?.index === 0 && found.text.length === text.length;
    const point = whole && !another && !found.end ? pointIn(found.start) : null;
    if (point) return point;
  }
  return null;
}

/** Noon, on the machine's own clock: chrono counts days there, and no zone skips its noon. */
function noonOf({ now, timeZone }: ReadTimeOptions): Date {
  const zone = zoneOf(isTimeZone(timeZone) ? timeZone : 'UTC');
  const { year, month, day } = calendarDay(dayAt(now.getTime(), zone.offset(now.getTime())));
  return new Date(year, month - 1, day, 12);
}

function pointIn(start: ParsedComponents): Point | null {
  if (start.isCertain('timezoneOffset')) return null;
  const day = dayIn(start);
  const clock = clockIn(start);
  if (!day) return null;
  return { kind: 'point', day, clock, part: null, zone: null, rhythm: null, bareClock: null };
}

function dayIn(start: ParsedComponents): Day | null {
  const [year, month, day] = (['year', 'month', 'day'] as const).map((name) =>
    start.isCertain(name) ? start.get(name) : null,
  );
  if (!month || !day) return null;
  return { kind: 'date', year: year ?? null, month, day, weekday: null, figures: false };
}

function clockIn(start: ParsedComponents): Clock | null {
  if (!start.isCertain('hour')) return null;
  const hour = start.get('hour') ?? 0;
  const halfKnown = start.isCertain('meridiem') || hour === 0 || hour >= 12;
  return timeOfDay({ hour, minute: start.get('minute') ?? 0, halfKnown });
}

import type { ParsedComponents } from 'chrono-node';
import { calendarDay, dayAt } from '../calendar/calendar.ts';
import type { ReadTimeOptions } from '../meaning/time-reading.ts';
import { UNSPACED } from '../words/languages-of-text.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { isTimeZone, zoneOf } from '../zones/time-zone.ts';
import { timeOfDay } from './clock-of.ts';
import type { Clock, Day, Point } from './phrase.ts';

/**
 * Dates and clocks that are written in a way our tables do not know are left to chrono. It must use
 * every word, and only what it is certain of is taken: the day and the clock it implies, and its
 * fixed offsets, stay out.
 */
export function readUnusual(text: string, languages: readonly Lexicon[], options: ReadTimeOptions): Point | null {
  if (!/\d/.test(text) || !/\p{L}/u.test(text)) return null;
  const unspaced = UNSPACED.test(text);
  for (const { language } of languages) {
    // Chrono would find the figures among signs that it does not know.
    if (unspaced && language.name !== 'ja') continue;
    const [found, another] = language.chrono?.parse(text, noonOf(options)) ?? [];
    const whole = found?.index === 0 && found.text.length === text.length;
    const point = whole && !another && !found.end ? pointOf(found.start) : null;
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

function pointOf(start: ParsedComponents): Point | null {
  if (start.isCertain('timezoneOffset')) return null;
  const day = dayOf(start);
  const clock = clockOf(start);
  if (!day) return null;
  return { kind: 'point', day, clock, part: null, zone: null, rhythm: null, bareClock: null };
}

function dayOf(start: ParsedComponents): Day | null {
  const [year, month, day] = (['year', 'month', 'day'] as const).map((name) =>
    start.isCertain(name) ? start.get(name) : null,
  );
  if (!month || !day) return null;
  return { kind: 'date', year: year ?? null, month, day, weekday: null, figures: false };
}

function clockOf(start: ParsedComponents): Clock | null {
  if (!start.isCertain('hour')) return null;
  const hour = start.get('hour') ?? 0;
  const halfKnown = start.isCertain('meridiem') || hour === 0 || hour >= 12;
  return timeOfDay({ hour, minute: start.get('minute') ?? 0, halfKnown });
}

/** How instants are told: one alone, or several with just what differs. */
import { DateTime } from 'luxon';
import type { Alternative, Moment } from '../time-reading.ts';
import { zoneOf } from '../zones/time-zone.ts';

/**
 * How an instant is told: `absolute` on the clocks of `timeZone` (`Wed 25 Nov, 19:00`, with the
 * year when it is not this one's), `relative` as seen from `now` (`in 27 hours`, `20 minutes ago`).
 */
export function describeInstant(at: Date, timeZone: string, now: Date): { absolute: string; relative: string } {
  const local = DateTime.fromJSDate(at, { zone: zoneOf(timeZone) }).setLocale('en-US');
  const sameYear = local.year === DateTime.fromJSDate(now, { zone: zoneOf(timeZone) }).year;
  const absolute = local.toFormat(sameYear ? 'ccc d LLL, HH:mm' : 'ccc d LLL yyyy, HH:mm');
  return { absolute, relative: relativeTo(now, at) };
}

/** ISO 8601 with the zone's offset at that instant; fractions of a second only where there are some. */
export function isoInstant(at: Date, timeZone: string): string {
  const local = DateTime.fromJSDate(at, { zone: zoneOf(timeZone) });
  return (
    local.toISO({ suppressMilliseconds: true, includeOffset: true, format: 'extended' })?.replace('Z', '+00:00') ?? ''
  );
}

/** The day on the calendar of a zone: `2026-11-25`. */
export function localDay(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: zoneOf(timeZone) }).toISODate() ?? '';
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Each unit counts to below `most`, so that 27 hours stay hours; a full `next` of it is told in the
 * next unit.
 */
const UNITS = [
  { name: 'second', seconds: 1, most: 120, next: 60 },
  { name: 'minute', seconds: MINUTE, most: 120, next: 60 },
  { name: 'hour', seconds: HOUR, most: 48, next: null },
  { name: 'day', seconds: DAY, most: Number.POSITIVE_INFINITY, next: null },
] as const;

function relativeTo(now: Date, at: Date): string {
  const ms = at.getTime() - now.getTime();
  if (Math.round(ms / 1000) === 0) return 'now';
  const amount = sayDuration(Math.abs(ms));
  return ms > 0 ? `in ${amount}` : `${amount} ago`;
}

/** How long something takes or lives: `10 minutes`, `24 hours`, `7 days`. */
export function sayDuration(ms: number): string {
  const size = Math.round(ms / 1000);
  const counts = UNITS.map((unit) => ({ ...unit, count: Math.round(size / unit.seconds) }));
  const unit = counts.find(({ count, most, next }) => count < most && count !== next) ?? counts[3];
  return `${unit?.count} ${unit?.name}${unit?.count === 1 ? '' : 's'}`;
}

/**
 * Gives each moment a label with just what differs: the clock, the day, both, and the zone if there
 * are several.
 */
export function labelled(moments: readonly Moment[]): readonly Alternative[] {
  const locals = moments.map(({ at, timeZone }) =>
    DateTime.fromJSDate(at, { zone: zoneOf(timeZone) }).setLocale('en-US'),
  );
  const differ = (shown: (local: DateTime) => number) => new Set(locals.map(shown)).size > 1;
  const zones = new Set(moments.map(({ timeZone }) => timeZone)).size > 1;
  const years = differ(({ year }) => year);
  const days = years || differ(({ ordinal }) => ordinal);
  const day = years ? 'ccc d LLL yyyy' : 'ccc d LLL';
  const clocks = differ(({ hour, minute }) => hour * 60 + minute) || zones || !days;
  const format = [days ? day : '', clocks ? 'HH:mm' : ''].filter(Boolean).join(', ');
  return moments.map((moment, index) => {
    const text = locals[index]?.toFormat(format) ?? '';
    return { label: zones ? `${text} ${moment.timeZone}` : text, ...moment };
  });
}

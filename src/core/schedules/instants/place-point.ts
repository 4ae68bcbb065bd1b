/** Puts a day, a clock and a zone that were said to the calendar. */
import { DateTime } from 'luxon';
import { type DayNumber, dayAt, firstOfMonth, mondayOf } from '../calendar/calendar.ts';
import { type Occurrences, occurrencesOf } from '../calendar/possible-days.ts';
import type { Clock, Day, Point, Zone } from '../phrase.ts';
import type { Moment, ReadTimeOptions } from '../time-reading.ts';
import { type DayTime, type LocalInstant, localInstant, zoneOf } from '../zones/time-zone.ts';
import { type ClockChoices, clockChoices, endOf, usualClock } from './clock-choices.ts';
import { recurrenceOf } from './slot.ts';

/** A point whose clock and zone exist. */
interface PlaceablePoint extends Point {
  readonly clock: Exclude<Clock, { kind: 'invalid' }> | null;
  readonly zone: Exclude<Zone, { kind: 'unknown' }> | null;
}

/** A day without a clock means 18:00, where the workspace has no other usual hour. */
const SIX_PM = { hour: 18, minute: 0 };

/**
 * Every moment that a point can mean, each reading once, past ones included; none when the calendar
 * has no such day.
 */
export function placePoint(point: PlaceablePoint, options: ReadTimeOptions): readonly Moment[] {
  const { likely, unlikely } = clocksOf(point, options);
  const moments = momentsAt(likely, point, options);
  if (unlikely.length === 0 || moments.some(({ at }) => at >= options.now)) return moments;
  return [...moments, ...momentsAt(unlikely, point, options)];
}

function momentsAt(clocks: readonly DayTime[], point: PlaceablePoint, options: ReadTimeOptions): readonly Moment[] {
  const moments: Moment[] = [];
  for (const zone of zonesOf(point.zone, options.timeZone)) {
    for (const days of daysOf(point, zone, options)) {
      for (const clock of clocks) {
        const moment = firstToCome(days, clock, zone, point, options);
        if (moment) moments.push(moment);
      }
    }
  }
  return moments;
}

function clocksOf({ clock, part, day }: PlaceablePoint, options: ReadTimeOptions): ClockChoices {
  if (clock) return clockChoices(clock, part, day !== null);
  if (!options.anchor || part) return only(usualClock(part, options.usualHour ?? SIX_PM));
  const { hour, minute, second } = DateTime.fromJSDate(options.anchor, {
    zone: zoneOf(options.timeZone),
  });
  return only({ hour, minute, second });
}

const only = (time: DayTime): ClockChoices => ({ likely: [time], unlikely: [] });

/**
 * Days are counted on the writer's calendar; a clock without a day belongs to the calendar of its
 * own zone.
 */
function daysOf({ day }: PlaceablePoint, zone: ClockZone, options: ReadTimeOptions): Occurrences {
  if (day) return occurrencesOf(day, countedFrom(day, options));
  const coming = occurrencesOf(null, dateIn(zone.clocks, options.now));
  if (!options.anchor) return coming;
  return coming.map((days) => [dateIn(zone.clocks, options.anchor ?? options.now), ...days]);
}

/** A weekday or a day of the month said of a post is that of its own week or month, if it is to come. */
function countedFrom(day: Day, { now, timeZone, anchor }: ReadTimeOptions): DayNumber {
  const today = dateIn(timeZone, now);
  if (!anchor) return today;
  const own = dateIn(timeZone, anchor);
  if (day.kind === 'weekday' && day.which === 'coming') return Math.max(today, mondayOf(own));
  if (day.kind === 'day_of_month' && day.months === null) return Math.max(today, firstOfMonth(own));
  return today;
}

function dateIn(zone: string, at: Date): DayNumber {
  return dayAt(at.getTime(), zoneOf(zone).offset(at.getTime()));
}

function firstToCome(
  days: readonly DayNumber[],
  clock: DayTime,
  zone: ClockZone,
  point: PlaceablePoint,
  options: ReadTimeOptions,
): Moment | null {
  const { now } = options;
  let first: LocalInstant | null = null;
  for (const day of days) {
    const instant = localInstant(day, clock, zone.clocks, now);
    if (instant.at.getTime() >= now.getTime()) return momentOf(instant, clock, zone, point, options);
    first ??= instant;
  }
  const today = point.day?.kind === 'offset' && point.day.days === 0 && !point.clock;
  const later = today ? laterToday(point, zone, now) : null;
  if (later) {
    const instant = { at: later, clockChange: null };
    return { ...momentOf(instant, clock, zone, point, options), recurrence: null };
  }
  return first && momentOf(first, clock, zone, point, options);
}

function momentOf(
  { at, clockChange }: LocalInstant,
  time: DayTime,
  { name }: ClockZone,
  point: PlaceablePoint,
  options: ReadTimeOptions,
): Moment {
  const dateOnly = point.clock === null;
  const usualHour = dateOnly && !options.anchor && isUsual(time, options);
  const recurrence = recurrenceOf(point, time);
  return { at, dateOnly, usualHour, timeZone: name, clockChange, recurrence };
}

function isUsual({ hour, minute }: DayTime, { usualHour = SIX_PM }: ReadTimeOptions): boolean {
  return hour === usualHour.hour && minute === usualHour.minute;
}

const SOONEST_MINUTES = 10;

/**
 * "Today" said after the usual hour: the next full hour, while it still is today (or still
 * tonight).
 */
function laterToday({ part }: PlaceablePoint, zone: ClockZone, now: Date): Date | null {
  const local = DateTime.fromJSDate(now, { zone: zoneOf(zone.clocks) });
  const hour = local.plus({ minutes: SOONEST_MINUTES }).startOf('hour').plus({ hours: 1 });
  const still = hour.hasSame(local, 'day') && hour.hour < endOf(part);
  return still ? hour.toJSDate() : null;
}

/** Where the clock is read, and the IANA zone it is remembered under. */
interface ClockZone {
  readonly clocks: string;
  readonly name: string;
}

/**
 * The zones a phrase can mean. A bare offset fixes the instant; the writer's own zone is kept for
 * telling it.
 */
function zonesOf(zone: Exclude<Zone, { kind: 'unknown' }> | null, own: string): readonly ClockZone[] {
  if (zone === null) return [{ clocks: own, name: own }];
  if (zone.kind === 'offset') return [{ clocks: offsetName(zone.minutes), name: own }];
  if (zone.kind === 'own') return [own, ...zone.or].map((name) => ({ clocks: name, name }));
  const names = zone.names.includes(own) ? [own] : zone.names;
  return names.map((name) => ({ clocks: name, name }));
}

/** luxon's name for a fixed offset. */
function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `UTC${sign}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}

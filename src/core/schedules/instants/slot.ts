/** How a time comes again: what was said of it, the slot that is kept, and the times of a slot. */

import { MINUTE_MS } from '../../clock.ts';
import { calendarDay, type DayNumber, dayAt, firstOfMonth, mondayOf, weekdayOf } from '../calendar/calendar.ts';
import { nthWeekdayOf } from '../calendar/holidays.ts';
import type { Day, Point } from '../phrase.ts';
import type { Moment, Recurrence } from '../time-reading.ts';
import { type DayTime, localInstant, zoneOf } from '../zones/time-zone.ts';

/** A time that comes again, in the terms of iCalendar (RFC 5545), on the clocks of one zone. */
export interface Slot {
  readonly freq: 'daily' | 'weekly' | 'monthly';
  readonly interval: number;
  /** Which one of `interval` days, weeks or months in a row it is, counted from January 1970. */
  readonly phase: number;
  /** `MO` to `SU` of a week, in its order; of a month with the number before it, `1MO` or `-1FR`. */
  readonly byday: readonly string[];
  readonly bymonthday: number | null;
  /** After midnight; 1440 is the midnight at the end of the day. */
  readonly minute: number;
  readonly timeZone: string;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The recurrence that was said, or null. */
export function recurrenceOf({ rhythm, day, clock }: Point, time: DayTime): Recurrence | null {
  if (!rhythm) return null;
  const { freq, interval } = rhythm;
  return {
    freq,
    interval,
    byday: freq === 'daily' ? [] : weekdaysSaid(day),
    bymonthday: freq === 'monthly' && day?.kind === 'day_of_month' ? day.day : null,
    time: clock === null ? null : `${twoFigures(time.hour % 24)}:${twoFigures(time.minute)}`,
  };
}

function weekdaysSaid(day: Day | null): readonly string[] {
  switch (day?.kind) {
    case 'weekday':
      return [nameOf(day.weekday)];
    case 'weekdays':
      return day.weekdays.map(nameOf);
    case 'nth_weekday':
      return [`${day.nth}${nameOf(day.weekday)}`];
    default:
      return [];
  }
}

const nameOf = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';
const twoFigures = (figures: number) => String(figures).padStart(2, '0');

/** How many days, weeks or months a day lies after the first of January 1970. */
function ordinalOf(freq: Slot['freq'], day: DayNumber): number {
  if (freq === 'daily') return day;
  if (freq === 'weekly') return (mondayOf(day) - mondayOf(0)) / 7;
  const { year, month } = calendarDay(day);
  return (year - 1970) * 12 + month - 1;
}

const DAY_MINUTES = 24 * 60;

/**
 * The slot that a moment of a recurrence is one time of; null when it does not come again, comes
 * once a year, or leaves open on which days it does.
 */
export function slotOf(moment: Moment): Slot | null {
  const { at, timeZone, recurrence } = moment;
  if (!recurrence) return null;
  const minutes = minuteOf(recurrence, at, timeZone);
  // Midnight may be the one that ends the day.
  const slots = [minutes, minutes + DAY_MINUTES].map((minute) => {
    const day = dayAt(at.getTime() - (minute - minutes) * MINUTE_MS, offsetAt(at, timeZone));
    return slotOn(recurrence, { day, minute, timeZone });
  });
  return slots.find((slot) => slot !== null && isTimeOf(slot, at)) ?? null;
}

interface Place {
  readonly day: DayNumber;
  readonly minute: number;
  readonly timeZone: string;
}

function slotOn({ freq, interval, ...said }: Recurrence, place: Place): Slot | null {
  if (freq === 'yearly') return null;
  const days = daysOfSlot(freq, said, place.day);
  const { minute, timeZone } = place;
  const phase = ordinalOf(freq, place.day) % interval;
  return days && { freq, interval, phase, ...days, minute, timeZone };
}

type Days = Pick<Slot, 'byday' | 'bymonthday'>;

function daysOfSlot(
  freq: Slot['freq'],
  { byday, bymonthday }: Pick<Recurrence, 'byday' | 'bymonthday'>,
  day: DayNumber,
): Days | null {
  if (freq === 'daily') return { byday: [], bymonthday: null };
  if (freq === 'weekly') return { byday: weekdaysOf(byday, day), bymonthday: null };
  // "Monthly on friday" is one of four or five, and nobody said which.
  if (byday.some((name) => WEEKDAYS.includes(name))) return null;
  return { byday, bymonthday: byday.length > 0 ? null : (bymonthday ?? calendarDay(day).day) };
}

/** "Every week" without a weekday goes on from the day it begins with. */
function weekdaysOf(said: readonly string[], day: DayNumber): readonly string[] {
  const named = said.length > 0 ? said : [WEEKDAYS[weekdayOf(day) - 1] ?? ''];
  return WEEKDAYS.filter((name) => named.includes(name));
}

function minuteOf({ time }: Recurrence, at: Date, timeZone: string): number {
  if (time !== null) {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  }
  const local = at.getTime() / MINUTE_MS + offsetAt(at, timeZone);
  return ((Math.floor(local) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** Nothing is kept that would not have given the very time that is shown. */
const isTimeOf = (slot: Slot, at: Date): boolean =>
  firstSlotTime(slot, new Date(at.getTime() - 1))?.getTime() === at.getTime();

const offsetAt = (at: Date, timeZone: string) => zoneOf(timeZone).offset(at.getTime());

/** Nobody plans further ahead. */
const FURTHEST_DAYS = 10 * 366;
/** Of a time that comes twice the first counts, whenever it is asked. */
const LONG_AGO = new Date(0);

/**
 * The times of a slot after an instant, in their order. A month without the day of the slot has
 * none; a clock change moves a time as it moves any other.
 */
export function* slotTimes(slot: Slot, after: Date): Generator<Date, void> {
  const { minute, timeZone } = slot;
  const time = { hour: Math.floor(minute / 60), minute: minute % 60, second: 0 };
  // The midnight that ends a day belongs to the day before.
  const today = dayAt(after.getTime(), zoneOf(timeZone).offset(after.getTime())) - 1;
  for (let day = today; day < today + FURTHEST_DAYS; day += 1) {
    if (!fallsOn(slot, day)) continue;
    const { at } = localInstant(day, time, timeZone, LONG_AGO);
    if (at > after) yield at;
  }
}

/** The first time of a slot after an instant; null when none comes within ten years. */
export function firstSlotTime(slot: Slot, after: Date): Date | null {
  return slotTimes(slot, after).next().value ?? null;
}

function fallsOn({ freq, interval, phase, byday, bymonthday }: Slot, day: DayNumber): boolean {
  if (ordinalOf(freq, day) % interval !== phase) return false;
  if (freq === 'daily') return true;
  if (freq === 'weekly') return byday.includes(WEEKDAYS[weekdayOf(day) - 1] ?? '');
  if (bymonthday !== null) return calendarDay(day).day === bymonthday;
  return byday.some((name) => nthDayOf(name, day) === day);
}

/** `1MO` and the like, in the month of a day. */
function nthDayOf(name: string, day: DayNumber): DayNumber | null {
  const { year, month } = calendarDay(firstOfMonth(day));
  const weekday = WEEKDAYS.indexOf(name.slice(-2)) + 1;
  return nthWeekdayOf(year, month, weekday, Number(name.slice(0, -2)));
}

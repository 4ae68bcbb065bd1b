/**
 * Calendar days as plain numbers, counted from 1 January 1970: nothing here knows a clock or a
 * zone. Weekdays are 1 for Monday to 7 for Sunday, months 1 to 12.
 */
import { DAY_MS, MINUTE_MS } from '../../clock.ts';

export type DayNumber = number;

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Null for a day that the calendar does not have. */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? Math.floor(date.getTime() / DAY_MS) : null;
}

export function calendarDay(day: DayNumber): CalendarDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const mondayOf = (day: DayNumber): DayNumber => day - weekdayOf(day) + 1;

/** The first day of the month that lies `ahead` months from the one of `day`. */
export function firstOfMonth(day: DayNumber, ahead = 0): DayNumber {
  const { year, month } = calendarDay(day);
  return monthStart(year, month + ahead);
}

/** Months beyond December belong to the following years. */
export function monthStart(year: number, month: number): DayNumber {
  return Math.floor(Date.UTC(year, month - 1, 1) / DAY_MS);
}

/** The same day some months on; the last one of a month that is shorter. */
export function plusMonths(day: DayNumber, months: number): DayNumber {
  if (months === 0) return day;
  const first = firstOfMonth(day, months);
  const last = firstOfMonth(first, 1) - 1;
  return Math.min(first + calendarDay(day).day - 1, last);
}

/** The day on which the clocks of an offset stand at an instant. */
export const dayAt = (instantMs: number, offsetMinutes: number): DayNumber =>
  Math.floor((instantMs + offsetMinutes * MINUTE_MS) / DAY_MS);

/** The instant at which a clock in UTC would show a time on a day. */
export const utcInstant = (day: DayNumber, seconds: number): number => day * DAY_MS + seconds * 1000;

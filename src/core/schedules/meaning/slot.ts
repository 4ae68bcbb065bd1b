import { calendarDay, type DayNumber, mondayOf } from '../calendar/calendar.ts';

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

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** How many days, weeks or months a day lies after the first of January 1970. */
export function ordinalOf(freq: Slot['freq'], day: DayNumber): number {
  if (freq === 'daily') return day;
  if (freq === 'weekly') return (mondayOf(day) - mondayOf(0)) / 7;
  const { year, month } = calendarDay(day);
  return (year - 1970) * 12 + month - 1;
}

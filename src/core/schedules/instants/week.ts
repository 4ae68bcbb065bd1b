/** A week of the calendar as the clocks of one zone have it: seven days from Monday on. */
import { DateTime } from 'luxon';
import { zoneOf } from '../zones/time-zone.ts';

/** One day of it; in a week of a clock change it is not 24 hours long. */
export interface WeekDay {
  /** `2026-11-30` */
  readonly date: string;
  /** `Mon 30 Nov` */
  readonly title: string;
  readonly startsAt: Date;
}

/** Monday to Sunday, and where the next week begins. */
export interface CalendarWeek {
  readonly days: readonly WeekDay[];
  /** `Mon 30 Nov – Sun 6 Dec 2026` */
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const DAYS = 7;

/** The week in which `at` lies in the zone (IANA); `weeks` later where given. */
export function weekOf(at: Date, timeZone: string, weeks = 0): CalendarWeek {
  const monday = DateTime.fromJSDate(at, { zone: zoneOf(timeZone) })
    .setLocale('en-US')
    .startOf('week')
    .plus({ weeks });
  const days = Array.from({ length: DAYS }, (_, index) => monday.plus({ days: index }).startOf('day'));
  const sunday = days.at(-1) ?? monday;
  return {
    days: days.map((day) => ({
      date: day.toISODate() ?? '',
      title: day.toFormat('ccc d LLL'),
      startsAt: day.toJSDate(),
    })),
    title: `${monday.toFormat('ccc d LLL')} – ${sunday.toFormat('ccc d LLL yyyy')}`,
    startsAt: monday.toJSDate(),
    endsAt: monday.plus({ weeks: 1 }).startOf('day').toJSDate(),
  };
}

/** Minutes after midnight on the clocks of the zone. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const { hour, minute } = DateTime.fromJSDate(at, { zone: zoneOf(timeZone) });
  return hour * 60 + minute;
}

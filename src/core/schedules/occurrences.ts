import { DateTime } from 'luxon';
import type { CalendarDate, Day, EitherDate } from './phrase.ts';

/**
 * The calendar days a phrase can mean. The outer list holds readings that differ ("next friday" is
 * two Fridays), the inner one the same reading this time, next time and so on; the first that is
 * not past counts. Days are luxon dates in UTC, used without a clock.
 */
export type Occurrences = readonly (readonly DateTime[])[];

const REPEATS = 3;
const SATURDAY = 6;

export function occurrencesOf(day: Day | null, today: DateTime): Occurrences {
  switch (day?.kind) {
    case undefined:
    case 'every_day':
      return [times(REPEATS, (n) => today.plus({ days: n }))];
    case 'offset':
      return [[today.plus({ days: day.days })]];
    case 'ahead':
      return [[today.plus({ days: day.distance.days, months: day.distance.months })]];
    case 'weekday':
      return weekdays(day.weekday, day.which, today);
    case 'weekend':
      return [SATURDAY, SATURDAY + 1].flatMap((each) => weekdays(each, day.which, today));
    case 'day_of_month':
      return withWeekday(daysOfMonth(day.day, today), day.weekday, today);
    case 'date':
      return withWeekday(yearly(day, today), day.weekday, today);
    case 'either':
      return eitherDate(day, today);
    case 'vague':
      return [];
  }
}

function weekdays(
  weekday: number,
  which: 'coming' | 'next' | 'last' | 'following',
  today: DateTime,
): Occurrences {
  const ahead = today.plus({ days: (weekday - today.weekday + 7) % 7 });
  const inNextWeek = today.startOf('week').plus({ weeks: 1, days: weekday - 1 });
  if (which === 'last') return [[ahead.minus({ weeks: 1 })]];
  if (which === 'following') return [[inNextWeek]];
  if (which === 'coming') return [[ahead, ahead.plus({ weeks: 1 })]];
  return nextWeekday(ahead, inNextWeek, today);
}

/**
 * "Next friday" said on a Tuesday is this week's Friday to some and next week's to others. Once the
 * coming one lies in next week, whether weeks start on Sunday or on Monday, it is the only one
 * meant.
 */
function nextWeekday(ahead: DateTime, inNextWeek: DateTime, today: DateTime): Occurrences {
  if (+ahead === +today) return [[ahead.plus({ weeks: 1 })]];
  if (today.weekday === 7) return [[ahead], [ahead.plus({ weeks: 1 })]];
  return +ahead === +inNextWeek ? [[ahead]] : [[ahead], [inNextWeek]];
}

/** A weekday said beside the date decides, if it fits one of the two. */
function eitherDate({ dates, weekday }: EitherDate, today: DateTime): Occurrences {
  const readings = dates.map((date) => yearly(date, today));
  const fitting = readings.filter((days) => weekday !== null && days[0]?.weekday === weekday);
  return fitting.length > 0 ? fitting : readings;
}

/** A date without a year comes every year, 29 February in some: eight years hold one. */
function yearly({ year, month, day }: CalendarDate, today: DateTime): readonly DateTime[] {
  const years = year === null ? times(9, (n) => today.year + n) : [year];
  return years.map((each) => DateTime.utc(each, month, day)).filter((date) => date.isValid);
}

function daysOfMonth(day: number, today: DateTime): readonly DateTime[] {
  const months = times(4, (n) => today.startOf('month').plus({ months: n }));
  return months
    .map(({ year, month }) => DateTime.utc(year, month, day))
    .filter((date) => date.isValid);
}

/** "Thursday 27 November" when the 27th is a Friday: the date may be right, or the weekday. */
function withWeekday(
  dates: readonly DateTime[],
  weekday: number | null,
  today: DateTime,
): Occurrences {
  if (weekday === null) return [dates];
  const next = dates.find((date) => date >= today) ?? dates[0];
  if (!next) return [[]];
  return next.weekday === weekday ? [[next]] : [[next], [nearest(next, weekday)]];
}

function nearest(date: DateTime, weekday: number): DateTime {
  const ahead = (weekday - date.weekday + 7) % 7;
  return date.plus({ days: ahead > 3 ? ahead - 7 : ahead });
}

function times<T>(count: number, each: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => each(n));
}

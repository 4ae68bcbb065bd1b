import { DateTime } from 'luxon';
import { HOLIDAYS, type HolidayRule } from './holidays.ts';

/** The date of a holiday in a year, as a luxon date in UTC; null where that year has none. */
export function holidayIn(name: string, year: number): DateTime | null {
  const rule = HOLIDAYS[name];
  const date = rule ? dateOf(rule, year) : null;
  return date?.isValid ? date : null;
}

function dateOf(rule: HolidayRule, year: number): DateTime | null {
  if ('easter' in rule) return easterOf(year).plus({ days: rule.easter });
  if ('advent' in rule) return adventOf(year, rule.advent);
  if ('day' in rule) return DateTime.utc(year, rule.month, rule.day);
  return (
    nthWeekdayOf(year, rule.month, rule.weekday, rule.nth)?.plus({ days: rule.plus ?? 0 }) ?? null
  );
}

/** The n-th weekday of a month, the last one for -1; null in a month that has only four. */
export function nthWeekdayOf(
  year: number,
  month: number,
  weekday: number,
  nth: number,
): DateTime | null {
  const first = DateTime.utc(year, month, 1);
  if (nth < 0) {
    const last = first.endOf('month').startOf('day');
    return last.minus({ days: (last.weekday - weekday + 7) % 7 });
  }
  const date = first.plus({ days: ((weekday - first.weekday + 7) % 7) + (nth - 1) * 7 });
  return date.month === month ? date : null;
}

/** The fourth Sunday of Advent is the last one before Christmas Day. */
function adventOf(year: number, nth: number): DateTime {
  const eve = DateTime.utc(year, 12, 24);
  return eve.minus({ days: (eve.weekday % 7) + (4 - nth) * 7 });
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus). */
function easterOf(year: number): DateTime {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leaps = Math.floor(century / 4);
  const correction = Math.floor((century + 8) / 25);
  const moon = Math.floor((century - correction + 1) / 3);
  const epact = (19 * golden + century - leaps - moon + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * week) / 451);
  const days = epact + week - 7 * shift + 114;
  return DateTime.utc(year, Math.floor(days / 31), (days % 31) + 1);
}

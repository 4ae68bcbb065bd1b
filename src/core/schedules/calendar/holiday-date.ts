import { type DayNumber, dayNumber, monthStart, weekdayOf } from './calendar.ts';
import { HOLIDAYS, type HolidayRule } from './holidays.ts';

/** The day of a holiday in a year; null where that year has none. */
export function holidayIn(name: string, year: number): DayNumber | null {
  const rule = HOLIDAYS[name];
  return rule ? dayOf(rule, year) : null;
}

function dayOf(rule: HolidayRule, year: number): DayNumber | null {
  if ('easter' in rule) return easterOf(year) + rule.easter;
  if ('orthodoxEaster' in rule) return orthodoxEasterOf(year) + rule.orthodoxEaster;
  if ('advent' in rule) return adventOf(year, rule.advent) + (rule.plus ?? 0);
  if ('day' in rule) return dayNumber(year, rule.month, rule.day);
  const day = nthWeekdayOf(year, rule.month, rule.weekday, rule.nth);
  return day === null ? null : day + (rule.plus ?? 0);
}

/** The n-th weekday of a month, the last one for -1; null in a month that has only four. */
export function nthWeekdayOf(year: number, month: number, weekday: number, nth: number): DayNumber | null {
  const [first, next] = [monthStart(year, month), monthStart(year, month + 1)];
  if (nth < 0) return next - 1 - ((weekdayOf(next - 1) - weekday + 7) % 7);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return day < next ? day : null;
}

/** The fourth Sunday of Advent is the last one before Christmas Day. */
function adventOf(year: number, nth: number): DayNumber {
  const eve = monthStart(year, 12) + 23;
  return eve - (weekdayOf(eve) % 7) - (4 - nth) * 7;
}

/** Easter Sunday of the eastern churches (Meeus' Julian rule); their calendar is 13 days behind until 2099. */
function orthodoxEasterOf(year: number): DayNumber {
  const moon = (19 * (year % 19) + 15) % 30;
  const week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const days = moon + week + 114;
  return monthStart(year, Math.floor(days / 31)) + (days % 31) + 13;
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus). */
function easterOf(year: number): DayNumber {
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
  return monthStart(year, Math.floor(days / 31)) + (days % 31);
}

/** The days on the calendar that a day in words can mean. */
import type { CalendarDate, Day, Edge, EitherDate, NthWeekday, WeekdayName } from '../phrase.ts';
import {
  calendarDay,
  type DayNumber,
  dayNumber,
  firstOfMonth,
  mondayOf,
  monthStart,
  plusMonths,
  weekdayOf,
} from './calendar.ts';
import { holidayIn, nthWeekdayOf } from './holidays.ts';

/**
 * The calendar days a phrase can mean. The outer list holds readings that differ ("next friday" is
 * two Fridays), the likelier one first; the inner one the same reading this time, next time and so
 * on: the first that is not past counts.
 */
export type Occurrences = readonly (readonly DayNumber[])[];

const REPEATS = 3;
const [SATURDAY, SUNDAY] = [6, 7];

export function occurrencesOf(day: Day | null, today: DayNumber): Occurrences {
  switch (day?.kind) {
    case undefined:
      return [times(REPEATS, (n) => today + n)];
    case 'offset':
      return [[today + day.days]];
    case 'ahead':
      return [[plusMonths(today, day.distance.months) + day.distance.days]];
    case 'weekday':
      return weekdays(day, today);
    case 'weekdays':
      return [times(8, (n) => today + n).filter((each) => day.weekdays.includes(weekdayOf(each)))];
    case 'weekend':
      return weekend(day.which, today);
    case 'day_of_month':
      return withWeekday(daysOfMonth(day.day, day.months, today), day.weekday, today);
    case 'nth_weekday':
      return [nthWeekdays(day, today)];
    case 'holiday':
      return [holidays(day.name, day.year, today)];
    case 'edge':
      return edgesOf(day, today);
    case 'date':
      return withWeekday(yearly(day, today), day.weekday, today);
    case 'either':
      return eitherDate(day, today);
    case 'beside':
      return beside(day, today);
    case 'stretch':
      return stretch(day, today);
    case 'choice':
      return day.of.flatMap((each) => occurrencesOf(each, today));
    case 'vague':
      return [];
  }
}

function weekdays({ weekday, which, weeks = 1 }: WeekdayName, today: DayNumber): Occurrences {
  const ahead = today + ((weekday - weekdayOf(today) + 7) % 7);
  const inNextWeek = mondayOf(today) + 7 + weekday - 1;
  if (which === 'last') return [[ahead - 7]];
  if (which === 'in_week') return [[inNextWeek + (weeks - 1) * 7]];
  if (which === 'coming') return [[ahead, ahead + 7]];
  return nextWeekday(ahead, inNextWeek, today);
}

/**
 * "Next friday" said on a Tuesday is this week's Friday to some and next week's to others. Once the
 * coming one lies in next week, whether weeks start on Sunday or on Monday, it is the only one
 * meant.
 */
function nextWeekday(ahead: DayNumber, inNextWeek: DayNumber, today: DayNumber): Occurrences {
  if (ahead === today) return [[ahead + 7]];
  if (weekdayOf(today) === SUNDAY) return [[ahead], [ahead + 7]];
  return ahead === inNextWeek ? [[ahead]] : [[ahead], [inNextWeek]];
}

/** Saturday before Sunday; on a Sunday "this weekend" has one day left. */
function weekend(which: 'coming' | 'next', today: DayNumber): Occurrences {
  const left = weekdayOf(today) === SUNDAY ? [SUNDAY] : [SATURDAY, SUNDAY];
  const days = which === 'coming' ? left : [SATURDAY, SUNDAY];
  const monday = mondayOf(today) + (which === 'next' ? 7 : 0);
  return days.map((weekday) => [monday + weekday - 1]);
}

/** A weekday said beside the date decides, if it fits one of the two. */
function eitherDate({ dates, weekday }: EitherDate, today: DayNumber): Occurrences {
  const readings = dates.map((date) => yearly(date, today));
  const fitting = readings.filter(([first]) => first !== undefined && weekdayOf(first) === weekday);
  return fitting.length > 0 ? fitting : readings;
}

/** A date without a year comes every year, 29 February in some: eight years hold one. */
function yearly({ year: written, yearsAhead, month, day }: CalendarDate, today: DayNumber): readonly DayNumber[] {
  const year = yearsAhead === undefined ? written : calendarDay(today).year + yearsAhead;
  if (year !== null) return existing([dayNumber(year, month, day)]);
  const leap = month === 2 && day === 29;
  const thisYear = calendarDay(today).year;
  return existing(times(leap ? 9 : 2, (n) => dayNumber(thisYear + n, month, day)));
}

function daysOfMonth(day: number, months: number | null, today: DayNumber): readonly DayNumber[] {
  const ahead = months === null ? times(4, (n) => n) : [months];
  return existing(
    ahead.map((n) => {
      const { year, month } = calendarDay(firstOfMonth(today, n));
      return dayNumber(year, month, day);
    }),
  );
}

function nthWeekdays(day: NthWeekday, today: DayNumber): readonly DayNumber[] {
  const { nth, weekday, month, months, year } = day;
  const thisYear = calendarDay(today).year;
  if (month !== null) {
    const years = year === null ? [thisYear, thisYear + 1] : [year];
    return existing(years.map((each) => nthWeekdayOf(each, month, weekday, nth)));
  }
  // "The last friday of the month", once it is over, is next month's.
  const ahead = months === null || months === 0 ? times(8, (n) => n) : [months];
  return existing(
    ahead.map((n) => {
      const first = calendarDay(firstOfMonth(today, n));
      return nthWeekdayOf(first.year, first.month, weekday, nth);
    }),
  );
}

/** Nine years hold every holiday at least once. */
function holidays(name: string, year: number | null, today: DayNumber): readonly DayNumber[] {
  if (year !== null) return existing([holidayIn(name, year)]);
  const thisYear = calendarDay(today).year;
  const days: DayNumber[] = [];
  for (let n = 0; n < 9 && days.length < 2; n += 1) {
    const day = holidayIn(name, thisYear + n);
    if (day !== null) days.push(day);
  }
  return days;
}

/** "A week from friday" counts from the first Friday to come. */
function beside({ base, distance }: Extract<Day, { kind: 'beside' }>, today: DayNumber): Occurrences {
  return occurrencesOf(base, today).map((days) =>
    days.map((each) => plusMonths(each, distance.months) + distance.days),
  );
}

/** "Next week" names no day: that week's Monday, or the same day a week on. */
function stretch({ unit, ahead }: Extract<Day, { kind: 'stretch' }>, today: DayNumber): Occurrences {
  if (unit === 'month') return [[firstOfMonth(today, ahead)], [plusMonths(today, ahead)]];
  const same = today + ahead * 7;
  return [[mondayOf(same)], [same]];
}

/** "Thursday 27 November" when the 27th is a Friday: the date may be right, or the weekday. */
function withWeekday(days: readonly DayNumber[], weekday: number | null, today: DayNumber): Occurrences {
  if (weekday === null) return [days];
  const coming = days.find((each) => each >= today) ?? days[0];
  if (coming === undefined) return [[]];
  return weekdayOf(coming) === weekday ? [[coming]] : [[coming], [nearest(coming, weekday)]];
}

function nearest(day: DayNumber, weekday: number): DayNumber {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return day + (ahead > 3 ? ahead - 7 : ahead);
}

const existing = (days: readonly (DayNumber | null)[]): readonly DayNumber[] => days.filter((day) => day !== null);

function times<T>(count: number, each: (n: number) => T): T[] {
  const made: T[] = [];
  for (let n = 0; n < count; n += 1) made.push(each(n));
  return made;
}

/** The days of "the end of the month", "mid december" and the like, each reading on its own. */
function edgesOf(edge: Edge, today: DayNumber): readonly (readonly DayNumber[])[] {
  if (edge.of === 'week') return weekEdges(edge, mondayOf(today) + edge.ahead * 7);
  return [startsOf(edge, today).map((start) => edgeOf(edge, start))];
}

/** The week that people plan by ends on Friday, the one on the calendar on Sunday. */
function weekEdges({ edge }: Edge, monday: DayNumber): readonly (readonly DayNumber[])[] {
  const days = { start: [0], middle: [2], end: [4, 6] }[edge];
  return days.map((plus) => [monday + plus]);
}

/** The first days of the months or years that can be meant, this one's before the next one's. */
function startsOf({ of, ahead, month, year }: Edge, today: DayNumber): readonly DayNumber[] {
  const now = calendarDay(today).year;
  const repeats = ahead === 0 ? [0, 1] : [0];
  if (of === 'year') return repeats.map((n) => monthStart(now + ahead + n, 1));
  if (month === null) return repeats.map((n) => firstOfMonth(today, ahead + n));
  return (year === null ? [now, now + 1] : [year]).map((each) => monthStart(each, month));
}

function edgeOf({ edge, of }: Edge, start: DayNumber): DayNumber {
  if (edge === 'start') return start;
  const months = of === 'year' ? 12 : 1;
  if (edge === 'end') return firstOfMonth(start, months) - 1;
  return of === 'year' ? firstOfMonth(start, 6) : start + 14;
}

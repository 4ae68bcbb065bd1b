import { DateTime } from 'luxon';
import { holidayIn, nthWeekdayOf } from './holiday-date.ts';
import type { CalendarDate, Day, Edge, EitherDate, NthWeekday, WeekdayName } from './phrase.ts';

/**
 * The calendar days a phrase can mean. The outer list holds readings that differ ("next friday" is
 * two Fridays), the likelier one first; the inner one the same reading this time, next time and so
 * on: the first that is not past counts. Days are luxon dates in UTC, used without a clock.
 */
export type Occurrences = readonly (readonly DateTime[])[];

const REPEATS = 3;
const [FRIDAY, SATURDAY, SUNDAY] = [5, 6, 7];

export function occurrencesOf(day: Day | null, today: DateTime): Occurrences {
  switch (day?.kind) {
    case undefined:
      return [times(REPEATS, (n) => today.plus({ days: n }))];
    case 'offset':
      return [[today.plus({ days: day.days })]];
    case 'ahead':
      return [[today.plus({ days: day.distance.days, months: day.distance.months })]];
    case 'weekday':
      return weekdayOf(day, today);
    case 'weekdays':
      return [
        times(8, (n) => today.plus({ days: n })).filter((each) =>
          day.weekdays.includes(each.weekday),
        ),
      ];
    case 'weekend':
      return weekend(day.which, today);
    case 'day_of_month':
      return withWeekday(daysOfMonth(day.day, day.months, today), day.weekday, today);
    case 'nth_weekday':
      return [nthWeekdays(day, today)];
    case 'holiday':
      return [holidays(day.name, day.year, today)];
    case 'edge':
      return edges(day, today);
    case 'date':
      return withWeekday(yearly(day, today), day.weekday, today);
    case 'either':
      return eitherDate(day, today);
    case 'beside':
      return beside(day, today);
    case 'stretch':
      return stretch(day, today);
    case 'vague':
      return [];
  }
}

function weekdayOf({ weekday, which, weeks = 1 }: WeekdayName, today: DateTime): Occurrences {
  const ahead = today.plus({ days: (weekday - today.weekday + 7) % 7 });
  const inNextWeek = today.startOf('week').plus({ weeks: 1, days: weekday - 1 });
  if (which === 'last') return [[ahead.minus({ weeks: 1 })]];
  if (which === 'in_week') return [[inNextWeek.plus({ weeks: weeks - 1 })]];
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
  if (today.weekday === SUNDAY) return [[ahead], [ahead.plus({ weeks: 1 })]];
  return +ahead === +inNextWeek ? [[ahead]] : [[ahead], [inNextWeek]];
}

/** Saturday before Sunday; on a Sunday "this weekend" has one day left. */
function weekend(which: 'coming' | 'next', today: DateTime): Occurrences {
  const left = today.weekday === SUNDAY ? [SUNDAY] : [SATURDAY, SUNDAY];
  const days = which === 'coming' ? left : [SATURDAY, SUNDAY];
  const first = today.startOf('week').plus({ weeks: which === 'next' ? 1 : 0 });
  return days.map((weekday) => [first.plus({ days: weekday - 1 })]);
}

/** A weekday said beside the date decides, if it fits one of the two. */
function eitherDate({ dates, weekday }: EitherDate, today: DateTime): Occurrences {
  const readings = dates.map((date) => yearly(date, today));
  const fitting = readings.filter((days) => weekday !== null && days[0]?.weekday === weekday);
  return fitting.length > 0 ? fitting : readings;
}

/** A date without a year comes every year, 29 February in some: eight years hold one. */
function yearly({ year, month, day }: CalendarDate, today: DateTime): readonly DateTime[] {
  const leap = month === 2 && day === 29;
  const years = year === null ? times(leap ? 9 : 2, (n) => today.year + n) : [year];
  return years.map((each) => DateTime.utc(each, month, day)).filter((date) => date.isValid);
}

function daysOfMonth(day: number, months: number | null, today: DateTime): readonly DateTime[] {
  const ahead = months === null ? times(4, (n) => n) : [months];
  return ahead
    .map((n) => today.startOf('month').plus({ months: n }))
    .map(({ year, month }) => DateTime.utc(year, month, day))
    .filter((date) => date.isValid);
}

function nthWeekdays(day: NthWeekday, today: DateTime): readonly DateTime[] {
  const { nth, weekday, month, months, year } = day;
  const named =
    month === null ? null : times(2, (n) => DateTime.utc((year ?? today.year) + n, month, 1));
  const counted = (months === null || months === 0 ? times(8, (n) => n) : [months]).map((n) =>
    today.startOf('month').plus({ months: n }),
  );
  return (named?.slice(0, year === null ? 2 : 1) ?? counted).flatMap((first) => {
    const date = nthWeekdayOf(first.year, first.month, weekday, nth);
    return date ? [date] : [];
  });
}

function holidays(name: string, year: number | null, today: DateTime): readonly DateTime[] {
  const years = year === null ? times(9, (n) => today.year + n) : [year];
  const coming: DateTime[] = [];
  for (const each of years) {
    const date = holidayIn(name, each);
    if (date) coming.push(date);
    if (coming.length === 2) break;
  }
  return coming;
}

/** The week that people plan by ends on Friday, the one on the calendar on Sunday. */
function edges({ edge, of, ahead, month, year }: Edge, today: DateTime): Occurrences {
  if (of === 'week') {
    const monday = today.startOf('week').plus({ weeks: ahead });
    const days = { start: [0], middle: [2], end: [FRIDAY - 1, SUNDAY - 1] }[edge];
    return days.map((plus) => [monday.plus({ days: plus })]);
  }
  const first =
    month === null
      ? [today.startOf(of).plus(of === 'year' ? { years: ahead } : { months: ahead })]
      : times(year === null ? 2 : 1, (n) => DateTime.utc((year ?? today.year) + n, month, 1));
  const coming = month === null && ahead === 0 ? [...first, ...next(first, of)] : first;
  return [coming.map((start) => edgeDay(start, edge, of))];
}

const next = (firsts: readonly DateTime[], of: 'month' | 'year') =>
  firsts.map((each) => each.plus(of === 'year' ? { years: 1 } : { months: 1 }));

function edgeDay(start: DateTime, edge: Edge['edge'], of: 'month' | 'year'): DateTime {
  if (edge === 'start') return start;
  if (edge === 'end') return start.endOf(of).startOf('day');
  return of === 'year' ? start.plus({ months: 6 }) : start.plus({ days: 14 });
}

/** "A week from friday" counts from the first Friday to come. */
function beside(
  { base, distance }: Extract<Day, { kind: 'beside' }>,
  today: DateTime,
): Occurrences {
  return occurrencesOf(base, today).map((days) =>
    days.map((each) => each.plus({ days: distance.days, months: distance.months })),
  );
}

/** "Next week" names no day: the same day a week on, or that week's Monday. */
function stretch({ unit, ahead }: Extract<Day, { kind: 'stretch' }>, today: DateTime): Occurrences {
  if (ahead === 0) return [];
  const same = unit === 'week' ? today.plus({ weeks: ahead }) : today.plus({ months: ahead });
  return [[same.startOf(unit)], [same]];
}

/** "Thursday 27 November" when the 27th is a Friday: the date may be right, or the weekday. */
function withWeekday(
  dates: readonly DateTime[],
  weekday: number | null,
  today: DateTime,
): Occurrences {
  if (weekday === null) return [dates];
  const coming = dates.find((date) => date >= today) ?? dates[0];
  if (!coming) return [[]];
  return coming.weekday === weekday ? [[coming]] : [[coming], [nearest(coming, weekday)]];
}

function nearest(date: DateTime, weekday: number): DateTime {
  const ahead = (weekday - date.weekday + 7) % 7;
  return date.plus({ days: ahead > 3 ? ahead - 7 : ahead });
}

function times<T>(count: number, each: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => each(n));
}

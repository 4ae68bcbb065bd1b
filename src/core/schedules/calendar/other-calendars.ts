/** Days that other calendars name: the Hebrew and the Islamic one are computed, moons that are observed are listed. */

import { DAY_MS } from '../../clock.ts';
import { type DayNumber, dayNumber } from './calendar.ts';

/** A day of a month as `Intl` names it in English; `plus` days from it. */
export interface ForeignDay {
  readonly calendar: 'hebrew' | 'islamic-umalqura';
  readonly month: string;
  readonly day: number;
  readonly plus: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const found = new Map<string, DayNumber | null>();

/** The first such day in a year of the common calendar; null where it has none. */
export function dayInCalendar({ calendar, month, day, plus }: ForeignDay, year: number): DayNumber | null {
  const key = `${calendar} ${month} ${day} ${plus} ${year}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const first = searchDay(calendar, month, day, year);
  const result = first === null ? null : first + plus;
  found.set(key, result);
  return result;
}

function searchDay(calendar: ForeignDay['calendar'], month: string, day: number, year: number): DayNumber | null {
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { timeZone: 'UTC', month: 'long', day: 'numeric' });
  formats.set(calendar, format);
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  for (let at = first; at < next; at += DAY_MS) {
    const parts = format.formatToParts(at);
    const part = (type: 'month' | 'day') => parts.find((each) => each.type === type)?.value ?? '';
    // A leap year has two months of Adar; what belongs to Adar is kept in the second.
    if (Number(part('day')) !== day || part('month').replace(' II', '') !== month) continue;
    const date = new Date(at);
    return dayNumber(year, date.getUTCMonth() + 1, date.getUTCDate());
  }
  return null;
}

/**
 * Month and day by year. Chinese dates as the Hong Kong Observatory lists them: ICU's own calendar gives the new year of
 * 2027 a day late, because its new moon falls four minutes before midnight in Beijing. Diwali and Holi as India's
 * calendars of holidays have them.
 */
const TABLES = {
  lunarNewYear: {
    2025: '1-29',
    2026: '2-17',
    2027: '2-6',
    2028: '1-26',
    2029: '2-13',
    2030: '2-3',
    2031: '1-23',
    2032: '2-11',
    2033: '1-31',
    2034: '2-19',
    2035: '2-8',
    2036: '1-28',
  },
  midAutumn: {
    2025: '10-6',
    2026: '9-25',
    2027: '9-15',
    2028: '10-3',
    2029: '9-22',
    2030: '9-12',
    2031: '10-1',
    2032: '9-19',
    2033: '9-8',
    2034: '9-27',
    2035: '9-16',
    2036: '10-4',
  },
  diwali: {
    2025: '10-20',
    2026: '11-8',
    2027: '10-29',
    2028: '10-17',
    2029: '11-5',
    2030: '10-26',
    2031: '11-14',
    2032: '11-2',
    2033: '10-22',
    2034: '11-10',
  },
  holi: { 2025: '3-14', 2026: '3-4', 2027: '3-22', 2028: '3-11', 2029: '3-1', 2030: '3-20' },
} as const satisfies Readonly<Record<string, Readonly<Record<number, string>>>>;

/** The day that a table has for a year; null for years that it does not reach. */
export function tabulated(name: keyof typeof TABLES, year: number): DayNumber | null {
  const days: Readonly<Record<number, string>> = TABLES[name];
  const [month, day] = (days[year] ?? '').split('-').map(Number);
  return month && day ? dayNumber(year, month, day) : null;
}

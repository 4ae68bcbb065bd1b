import type { CalendarDate, EitherDate } from '../phrase.ts';

type FigureDate = CalendarDate | EitherDate;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const FULL = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})$/;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.$/;
/** 24.12, also without its last dot */
const DOTTED_ONCE = /^(\d{1,2})\.(\d{2})$/;
const ANY = /^(?:\d{1,4}[-/.]\d|20\d{6}$)/;
/** "24/7" is all the time. */
const ALWAYS = '24/7';

/**
 * 2026-12-24, 24/12/2026, 24.12., 12/24; where the order of day and month is open and both fit,
 * both are read. With `dottedDates` 15.12 is a day; without, only where no clock shows it.
 */
export function readFigureDate(word: string, dayFirst: boolean | null, dottedDates = false): FigureDate | null {
  if (!ANY.test(word)) return null;
  const [yearFirst, year, , month, day] = YEAR_FIRST.exec(word) ?? [];
  if (yearFirst) return dateOf(year, month, day);
  const [compact, ...parts] = COMPACT.exec(word) ?? [];
  if (compact) return compactDate(dateOf(parts[0], parts[1], parts[2]));
  const [full, a, mark, b, lastYear] = FULL.exec(word) ?? [];
  // Dots mean the day first, but not surely in the United States.
  if (full) return inOrder(a, b, lastYear, mark === '.' ? (dayFirst === false ? null : true) : dayFirst);
  const [dotted, dottedDay, dottedMonth] = DOTTED.exec(word) ?? [];
  if (dotted) return inOrder(dottedDay, dottedMonth, undefined, true);
  const [once, onceDay, onceMonth] = DOTTED_ONCE.exec(word) ?? [];
  if (once)
    return (dottedDates || Number(onceDay) > 23) && mayBe(dateOf(undefined, onceMonth, onceDay))
      ? dateOf(undefined, onceMonth, onceDay)
      : null;
  const [slashed, first, second] = SLASHED.exec(word) ?? [];
  if (!slashed || word === ALWAYS) return null;
  const date = inOrder(first, second, undefined, dayFirst);
  // 13/13 is meant as a date, 18-19 is not.
  return word.includes('/') || (date && (date.kind === 'either' || mayBe(date))) ? date : null;
}

/** 20261224, unless it is just a large number. */
const compactDate = (date: CalendarDate) => (mayBe(date) ? date : null);

type Figures = string | undefined;

/** 13/13 is written like a date, though no calendar has it; 50/50 is not. */
const looksLikeDate = (a: Figures, b: Figures) => Number(a) <= 31 && Number(b) <= 31 && Number(a) > 0 && Number(b) > 0;

function inOrder(a: Figures, b: Figures, year: Figures, dayFirst: boolean | null): FigureDate | null {
  const readings = [dateOf(year, b, a), dateOf(year, a, b)];
  const [day, month] = readings.map((date) => (mayBe(date) ? date : null));
  if (!day || !month) return day ?? month ?? (year || looksLikeDate(a, b) ? (readings[0] ?? null) : null);
  if (dayFirst !== null) return dayFirst ? day : month;
  return a === b ? day : { kind: 'either', dates: [day, month], weekday: null };
}

function dateOf(year: Figures, month: Figures, day: Figures): CalendarDate {
  const written = year === undefined ? null : Number(year);
  return {
    kind: 'date',
    year: written !== null && written < 100 ? 2000 + written : written,
    month: Number(month),
    day: Number(day),
    weekday: null,
    figures: true,
  };
}

const mayBe = ({ month, day }: CalendarDate) => month >= 1 && month <= 12 && day >= 1 && day <= 31;

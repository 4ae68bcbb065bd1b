import type { Day, Point } from '../read/phrase.ts';
import type { DayTime } from '../zones/local-instant.ts';
import type { Recurrence } from './time-reading.ts';

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** How a point repeats that was said to; null for one that happens once. */
export function recurrenceOf({ rhythm, day, clock }: Point, time: DayTime): Recurrence | null {
  if (!rhythm) return null;
  const { freq, interval } = rhythm;
  return {
    freq,
    interval,
    byday: freq === 'daily' ? [] : weekdaysOf(day),
    bymonthday: freq === 'monthly' && day?.kind === 'day_of_month' ? day.day : null,
    time: clock === null ? null : `${twoFigures(time.hour % 24)}:${twoFigures(time.minute)}`,
  };
}

function weekdaysOf(day: Day | null): readonly string[] {
  switch (day?.kind) {
    case 'weekday':
      return [nameOf(day.weekday)];
    case 'weekdays':
      return day.weekdays.map(nameOf);
    case 'nth_weekday':
      return [`${day.nth}${nameOf(day.weekday)}`];
    default:
      return [];
  }
}

const nameOf = (weekday: number) => NAMES[weekday - 1] ?? '';
const twoFigures = (figures: number) => String(figures).padStart(2, '0');

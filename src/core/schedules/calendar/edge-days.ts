import type { Edge } from '../read/phrase.ts';
import { calendarDay, type DayNumber, firstOfMonth, mondayOf, monthStart } from './calendar.ts';

/** The days of "the end of the month", "mid december" and the like, each reading on its own. */
export function edgesOf(edge: Edge, today: DayNumber): readonly (readonly DayNumber[])[] {
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

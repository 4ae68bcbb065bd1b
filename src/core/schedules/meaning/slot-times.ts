import { calendarDay, type DayNumber, dayAt, firstOfMonth, weekdayOf } from '../calendar/calendar.ts';
import { nthWeekdayOf } from '../calendar/holiday-date.ts';
import { localInstant } from '../zones/local-instant.ts';
import { zoneOf } from '../zones/time-zone.ts';
import { ordinalOf, type Slot, WEEKDAYS } from './slot.ts';

/** Nobody plans further ahead. */
const FURTHEST_DAYS = 10 * 366;
/** Of a time that comes twice the first counts, whenever it is asked. */
const LONG_AGO = new Date(0);

/**
 * The times of a slot after an instant, in their order. A month without the day of the slot has
 * none; a clock change moves a time as it moves any other.
 */
export function* slotTimes(slot: Slot, after: Date): Generator<Date, void> {
  const { minute, timeZone } = slot;
  const time = { hour: Math.floor(minute / 60), minute: minute % 60, second: 0 };
  // The midnight that ends a day belongs to the day before.
  const today = dayAt(after.getTime(), zoneOf(timeZone).offset(after.getTime())) - 1;
  for (let day = today; day < today + FURTHEST_DAYS; day += 1) {
    if (!fallsOn(slot, day)) continue;
    const { at } = localInstant(day, time, timeZone, LONG_AGO);
    if (at > after) yield at;
  }
}

export function firstSlotTime(slot: Slot, after: Date): Date | null {
  return slotTimes(slot, after).next().value ?? null;
}

function fallsOn({ freq, interval, phase, byday, bymonthday }: Slot, day: DayNumber): boolean {
  if (ordinalOf(freq, day) % interval !== phase) return false;
  if (freq === 'daily') return true;
  if (freq === 'weekly') return byday.includes(WEEKDAYS[weekdayOf(day) - 1] ?? '');
  if (bymonthday !== null) return calendarDay(day).day === bymonthday;
  return byday.some((name) => nthDayOf(name, day) === day);
}

/** `1MO` and the like, in the month of a day. */
function nthDayOf(name: string, day: DayNumber): DayNumber | null {
  const { year, month } = calendarDay(firstOfMonth(day));
  const weekday = WEEKDAYS.indexOf(name.slice(-2)) + 1;
  return nthWeekdayOf(year, month, weekday, Number(name.slice(0, -2)));
}

import { calendarDay, type DayNumber, dayAt, weekdayOf } from '../calendar/calendar.ts';
import { zoneOf } from '../zones/time-zone.ts';
import { ordinalOf, type Slot, WEEKDAYS } from './slot.ts';
import { firstSlotTime } from './slot-times.ts';
import type { Moment, Recurrence } from './time-reading.ts';

const DAY_MINUTES = 24 * 60;

/**
 * The slot that a moment of a recurrence is one time of; null when it does not come again, comes
 * once a year, or leaves open on which days it does.
 */
export function slotOf(moment: Moment): Slot | null {
  const { at, timeZone, recurrence } = moment;
  if (!recurrence) return null;
  const minutes = minuteOf(recurrence, at, timeZone);
  // Midnight may be the one that ends the day.
  const slots = [minutes, minutes + DAY_MINUTES].map((minute) => {
    const day = dayAt(at.getTime() - (minute - minutes) * 60_000, offsetAt(at, timeZone));
    return slotOn(recurrence, { day, minute, timeZone });
  });
  return slots.find((slot) => slot !== null && isTimeOf(slot, at)) ?? null;
}

interface Place {
  readonly day: DayNumber;
  readonly minute: number;
  readonly timeZone: string;
}

function slotOn({ freq, interval, ...said }: Recurrence, place: Place): Slot | null {
  if (freq === 'yearly') return null;
  const days = daysOf(freq, said, place.day);
  const { minute, timeZone } = place;
  const phase = ordinalOf(freq, place.day) % interval;
  return days && { freq, interval, phase, ...days, minute, timeZone };
}

type Days = Pick<Slot, 'byday' | 'bymonthday'>;

function daysOf(
  freq: Slot['freq'],
  { byday, bymonthday }: Pick<Recurrence, 'byday' | 'bymonthday'>,
  day: DayNumber,
): Days | null {
  if (freq === 'daily') return { byday: [], bymonthday: null };
  if (freq === 'weekly') return { byday: weekdaysOf(byday, day), bymonthday: null };
  // "Monthly on friday" is one of four or five, and nobody said which.
  if (byday.some((name) => WEEKDAYS.includes(name))) return null;
  return { byday, bymonthday: byday.length > 0 ? null : (bymonthday ?? calendarDay(day).day) };
}

/** "Every week" without a weekday goes on from the day it begins with. */
function weekdaysOf(said: readonly string[], day: DayNumber): readonly string[] {
  const named = said.length > 0 ? said : [WEEKDAYS[weekdayOf(day) - 1] ?? ''];
  return WEEKDAYS.filter((name) => named.includes(name));
}

function minuteOf({ time }: Recurrence, at: Date, timeZone: string): number {
  if (time !== null) {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  }
  const local = at.getTime() / 60_000 + offsetAt(at, timeZone);
  return ((Math.floor(local) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** Nothing is kept that would not have given the very time that is shown. */
const isTimeOf = (slot: Slot, at: Date): boolean =>
  firstSlotTime(slot, new Date(at.getTime() - 1))?.getTime() === at.getTime();

const offsetAt = (at: Date, timeZone: string) => zoneOf(timeZone).offset(at.getTime());

/** The times of several videos: a rhythm, and the instants that it comes to. Pure. */

import { MINUTE_MS } from '../../clock.ts';
import { type DayNumber, dayAt, weekdayOf } from '../calendar/calendar.ts';
import { type Slot, slotTimes } from '../instants/slot.ts';
import { localInstant, zoneOf } from '../zones/time-zone.ts';

export type Rhythm =
  /** Every time of one of these after an instant. */
  | { readonly kind: 'slots'; readonly slots: readonly Slot[]; readonly after: Date }
  /** The first at an instant, the others that far apart. */
  | { readonly kind: 'apart'; readonly first: Date; readonly stepMs: number }
  /** The free slots of the workspace, which only the database knows. */
  | { readonly kind: 'next_slots' };

/** The first `count` times of a rhythm, each after the one before; fewer where it ends, none of `next_slots`. */
export function rhythmTimes(rhythm: Rhythm, count: number): Date[] {
  if (rhythm.kind === 'next_slots') return [];
  if (rhythm.kind === 'apart') {
    const { first, stepMs } = rhythm;
    return Array.from({ length: count }, (_, index) => new Date(first.getTime() + index * stepMs));
  }
  const streams = rhythm.slots.map((slot) => slotTimes(slot, rhythm.after));
  const next = streams.map((stream) => stream.next().value ?? null);
  const times: Date[] = [];
  while (times.length < count) {
    const coming = next.map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY);
    const soonest = Math.min(...coming);
    if (!Number.isFinite(soonest)) break;
    // A clock change can make one instant of two clocks.
    if (soonest > (times.at(-1)?.getTime() ?? Number.NEGATIVE_INFINITY)) times.push(new Date(soonest));
    const which = coming.indexOf(soonest);
    next[which] = streams[which]?.next().value ?? null;
  }
  return times;
}

/** What was said of the days of a rhythm, before its slots are made. */
export interface Days {
  /** Minutes after midnight, each once. */
  readonly clocks: readonly number[];
  /** 1 is Monday; empty where every day counts. */
  readonly weekdays: readonly number[];
  /** Every so many days, where no weekday is named. */
  readonly everyDays: number;
  readonly from: DayNumber;
  readonly timeZone: string;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A slot for each clock of these days. */
export function slotsOf({ clocks, weekdays, everyDays, from, timeZone }: Days): Slot[] {
  const named = WEEKDAYS.filter((_, index) => weekdays.includes(index + 1));
  const days =
    named.length > 0
      ? ({ freq: 'weekly', interval: 1, phase: 0, byday: named } as const)
      : ({ freq: 'daily', interval: everyDays, phase: modulo(from, everyDays), byday: [] } as const);
  return clocks.toSorted((a, b) => a - b).map((minute) => ({ ...days, bymonthday: null, minute, timeZone }));
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Hours that do well, for so many videos a day. */
const GOOD_HOURS: Readonly<Record<number, readonly number[]>> = {
  2: [10, 18],
  3: [9, 13, 19],
  4: [8, 12, 16, 20],
  5: [8, 11, 14, 17, 20],
};

/** The clocks of `count` videos a day when none was named: the usual hour for one, else spread over the day. */
export function clocksFor(count: number, usual: { readonly hour: number; readonly minute: number }): number[] {
  if (count <= 1) return [usual.hour * 60 + usual.minute];
  const good = GOOD_HOURS[count];
  if (good) return good.map((hour) => hour * 60);
  const [first, last] = [7 * 60, 22 * 60];
  return Array.from({ length: count }, (_, index) => Math.round(first + ((last - first) * index) / (count - 1)));
}

/** Weekdays for so many videos a week, spread from the one of `from` on. */
export function weekdaysFor(count: number, from: DayNumber): number[] {
  return Array.from({ length: Math.min(count, 7) }, (_, index) =>
    weekdayOf(from + Math.floor((index * 7) / Math.min(count, 7))),
  );
}

/** The day on which the clocks of a zone stand at an instant. */
export const dayIn = (at: Date, timeZone: string): DayNumber =>
  dayAt(at.getTime(), zoneOf(timeZone).offset(at.getTime()));

/** What the clocks of a zone show at an instant, in minutes after midnight. */
export function minuteIn(at: Date, timeZone: string): number {
  const local = Math.floor(at.getTime() / MINUTE_MS + zoneOf(timeZone).offset(at.getTime()));
  return modulo(local, 24 * 60);
}

/** Right before the midnight that begins a day. */
export function beforeDay(day: DayNumber, timeZone: string): Date {
  const { at } = localInstant(day, { hour: 0, minute: 0, second: 0 }, timeZone, new Date(0));
  return new Date(at.getTime() - 1);
}

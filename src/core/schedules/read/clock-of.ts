import type { BareClock, Clock, TimeOfDay } from '../phrase.ts';

export interface ClockMatch {
  readonly clock: Clock;
  readonly count: number;
  /** A number that is a clock only if something beside it says so: 7, 18.30, 1930, 19h. */
  readonly bare: BareClock | null;
}

export interface WrittenClock {
  readonly hour: string;
  readonly minute?: string | number | undefined;
  readonly second?: string | undefined;
  /** Hour and minutes in figures: 9:00. */
  readonly full?: boolean;
  /** 25時: the hours behind midnight still belong to the day before. */
  readonly nightGoesOn?: boolean;
}

const LAST_NIGHT_HOUR = 29;

const NO_CLOCK: Clock = { kind: 'invalid', announced: false };

/** A clock from its figures; `habit` where people count to 24. */
export function clockOf(written: WrittenClock, half: 'am' | 'pm' | null, habit: boolean): Clock {
  const hour = Number(written.hour);
  const minute = Number(written.minute ?? 0);
  const second = Number(written.second ?? 0);
  const isNight = written.nightGoesOn === true && hour >= 24 && hour <= LAST_NIGHT_HOUR;
  const endOfDay = (isNight || (hour === 24 && minute === 0 && second === 0)) && !half;
  if (minute > 59 || second > 59 || (hour > 23 && !endOfDay)) return NO_CLOCK;
  if (half === 'am' && hour > 12) return NO_CLOCK;
  if (half) return timeOfDay({ hour: onHalf(hour, half), minute, second, halfKnown: true });
  const halfKnown = hour === 0 || hour >= 12;
  const counted = habit || written.hour.startsWith('0');
  return timeOfDay({ hour, minute, second, halfKnown, habit: counted, full: written.full === true });
}

/** 12am is midnight and 12pm noon; 18:00pm is a slip that can mean one thing only. */
function onHalf(hour: number, half: 'am' | 'pm'): number {
  if (half === 'am') return hour % 12;
  return hour < 12 ? hour + 12 : hour;
}

export function timeOfDay({
  hour,
  minute = 0,
  second = 0,
  halfKnown = false,
  habit = false,
  full = false,
  word = false,
}: Partial<TimeOfDay> & { hour: number }): TimeOfDay {
  return { kind: 'time', hour, minute, second, halfKnown, habit, full, word };
}

const DAY_MINUTES = 24 * 60;

/** The same clock some minutes on: half past, quarter to. */
export function moved(clock: TimeOfDay, minutes: number): TimeOfDay {
  const total = (clock.hour * 60 + clock.minute + minutes + DAY_MINUTES) % DAY_MINUTES;
  const hour = Math.floor(total / 60);
  const crossed = clock.hour === 0 || (clock.hour >= 13 && hour < 13);
  // A quarter to one is said of both halves of the day, though "one" comes after twelve.
  if (!clock.halfKnown || clock.hour !== 12 || minutes >= 0 || crossed) {
    return { ...clock, hour, minute: total % 60 };
  }
  return { ...clock, hour, minute: total % 60, halfKnown: false };
}

import type { Clock, DayPart, OneClock, TimeOfDay } from '../phrase.ts';
import type { WallClock } from '../time-reading.ts';
import type { DayTime } from '../zones/time-zone.ts';

/** Hours of a part of the day: from, until, and the one meant when no clock is said. */
const PARTS: Readonly<Record<DayPart, { from: number; until: number; usual: number }>> = {
  early: { from: 0, until: 6, usual: 5 },
  first: { from: 6, until: 10, usual: 8 },
  morning: { from: 5, until: 12, usual: 9 },
  lateMorning: { from: 10, until: 12, usual: 11 },
  earlyAfternoon: { from: 12, until: 15, usual: 13 },
  afternoon: { from: 12, until: 18, usual: 15 },
  lateAfternoon: { from: 16, until: 18, usual: 17 },
  earlyEvening: { from: 17, until: 20, usual: 18 },
  evening: { from: 17, until: 24, usual: 19 },
  late: { from: 21, until: 24, usual: 22 },
  night: { from: 18, until: 24, usual: 20 },
};

/** The last hour that still is this part of the day; the whole day has 24. */
export const endOf = (part: DayPart | null): number => (part ? PARTS[part].until : 24);

/**
 * A day said without a clock: the usual hour, unless it lies outside the part of the day that was
 * said.
 */
export function usualClock(part: DayPart | null, usualHour: WallClock): DayTime {
  const asUsual = { hour: usualHour.hour, minute: usualHour.minute, second: 0 };
  if (!part) return asUsual;
  const { from, until, usual } = PARTS[part];
  const inside = usualHour.hour >= from && usualHour.hour < until;
  return inside ? asUsual : { hour: usual, minute: 0, second: 0 };
}

/** Clocks that a said one can mean; `unlikely` only where none of the likely ones is still to come. */
export interface ClockChoices {
  readonly likely: readonly DayTime[];
  readonly unlikely: readonly DayTime[];
}

/**
 * The clocks that a said one can mean, the likelier one first. Where nothing tells the half of the
 * day, both are likely only between 6 and 23 o'clock, and neither but the written one where it is
 * written in full (9:00). Whoever says "friday at 7" of a video means the evening more often; from 8
 * on the morning.
 */
export function clockChoices(
  clock: Exclude<Clock, { kind: 'invalid' }>,
  part: DayPart | null,
  withDay: boolean,
): ClockChoices {
  if (clock.kind === 'midnight') return { likely: midnight(part, withDay), unlikely: [] };
  if (clock.kind === 'choice') return ofEach(clock.of, part, withDay);
  const times = hoursOf(clock, part).map((hour) => ({ hour, minute: clock.minute, second: clock.second }));
  const awake = times.filter(({ hour }) => hour >= WAKING.from && hour < WAKING.until);
  if (times.length < 2 || awake.length === 0) return { likely: times, unlikely: [] };
  const likely = awake.length > 1 && clock.full ? times.filter(({ hour }) => hour === clock.hour) : awake;
  return { likely, unlikely: times.filter((time) => !likely.includes(time)) };
}

/** Hours at which people post without saying which half of the day they mean. */
const WAKING = { from: 6, until: 23 };

/** Of several clocks of which one is meant each counts with what it likely is. */
function ofEach(clocks: readonly OneClock[], part: DayPart | null, withDay: boolean): ClockChoices {
  const choices = clocks.map((clock) => clockChoices(clock, part, withDay));
  return {
    likely: choices.flatMap(({ likely }) => likely),
    unlikely: choices.flatMap(({ unlikely }) => unlikely),
  };
}

function hoursOf(clock: TimeOfDay, part: DayPart | null): readonly number[] {
  const { hour } = clock;
  const late = part === 'night' || part === 'evening' || part === 'late';
  if (part === 'night' && !clock.halfKnown && hour < 5) return [hour + 24];
  if (late && hour === 12 && !clock.word) return [24];
  if (part === 'early') return [hour === 12 ? 0 : hour];
  if (clock.halfKnown || (part && PARTS[part].until <= 12)) return [hour];
  if (part) return [hour + 12];
  if (clock.habit) return [hour];
  return hour < 8 ? [hour + 12, hour] : [hour, hour + 12];
}

/** "Friday midnight" is the start of Friday to some and its end to others; tonight's is the end. */
function midnight(part: DayPart | null, withDay: boolean): readonly DayTime[] {
  const start = { hour: 0, minute: 0, second: 0 };
  const end = { ...start, hour: 24 };
  if (!withDay) return [start];
  return part === 'night' || part === 'evening' ? [end] : [end, start];
}

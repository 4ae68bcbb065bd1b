import type { TimeOfDay } from '../read/clock-of.ts';
import type { Clock } from '../read/phrase.ts';
import type { DayPart } from '../words/language.ts';
import type { DayTime } from '../zones/local-instant.ts';
import type { WallClock } from './time-reading.ts';

/** Hours of a part of the day: from, until, and the one meant when no clock is said. */
const PARTS: Readonly<Record<DayPart, { from: number; until: number; usual: number }>> = {
  early: { from: 0, until: 6, usual: 5 },
  morning: { from: 5, until: 12, usual: 9 },
  afternoon: { from: 12, until: 18, usual: 15 },
  evening: { from: 17, until: 24, usual: 19 },
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

/**
 * The clocks that a said one can mean: both halves of the day where nothing tells which, the
 * likelier one first. Whoever says "friday at 7" of a video means the evening more often; from 8 on
 * the morning.
 */
export function clockChoices(
  clock: Exclude<Clock, { kind: 'invalid' }>,
  part: DayPart | null,
  withDay: boolean,
): readonly DayTime[] {
  if (clock.kind === 'midnight') return midnight(part, withDay);
  return hoursOf(clock, part).map((hour) => ({
    hour,
    minute: clock.minute,
    second: clock.second,
  }));
}

function hoursOf(clock: TimeOfDay, part: DayPart | null): readonly number[] {
  const { hour } = clock;
  const late = part === 'night' || part === 'evening';
  if (part === 'night' && !clock.halfKnown && hour < 5) return [hour + 24];
  if (late && hour === 12 && !clock.word) return [24];
  if (part === 'early') return [hour === 12 ? 0 : hour];
  if (part === 'morning' || clock.halfKnown) return [hour];
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

import { DateTime } from 'luxon';
import type { ClockChange } from './time-reading.ts';
import { zoneOf } from './time-zone.ts';

/** A wall-clock time; hours from 24 on belong to the following day. */
export interface DayTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface LocalInstant {
  readonly at: Date;
  readonly clockChange: ClockChange | null;
}

/**
 * The instant at which the clocks of `zone` show `time` on `day` (a luxon date in UTC, used as a
 * plain calendar day). A time skipped by a clock change moves forward by the size of the gap; of a
 * time that comes twice the first is taken, unless it is already before `now`.
 */
export function localInstant(day: DateTime, time: DayTime, zone: string, now: Date): LocalInstant {
  const date = day.plus({ days: Math.floor(time.hour / 24) });
  const hour = time.hour % 24;
  const { minute, second } = time;
  const found = DateTime.fromObject(
    { year: date.year, month: date.month, day: date.day, hour, minute, second },
    { zone: zoneOf(zone) },
  );
  const asked = clockText(hour, minute);
  if (found.hour !== hour || found.minute !== minute) {
    const became = clockText(found.hour, found.minute);
    return { at: found.toJSDate(), clockChange: { kind: 'gap', asked, became } };
  }
  return whichOfTwo(found, asked, now);
}

function whichOfTwo(found: DateTime, asked: string, now: Date): LocalInstant {
  // Which of the two luxon itself returns depends on the machine's clock, so both are asked for.
  const [first, second] = found
    .getPossibleOffsets()
    .map((each) => each.toJSDate())
    .sort((a, b) => a.getTime() - b.getTime());
  if (!first || !second) return { at: found.toJSDate(), clockChange: null };
  return first >= now
    ? { at: first, clockChange: { kind: 'overlap', asked, taken: 'first' } }
    : { at: second, clockChange: { kind: 'overlap', asked, taken: 'second' } };
}

function clockText(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

import { type DayNumber, utcInstant } from './calendar.ts';
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

const MINUTE_MS = 60_000;
/** No zone changes its clocks twice within two days. */
const DAY_MINUTES = 24 * 60;

/**
 * The instant at which the clocks of `zone` show `time` on `day`. A time skipped by a clock change
 * moves forward by the size of the gap; of a time that comes twice the first is taken, unless it is
 * already before `now`.
 */
export function localInstant(day: DayNumber, time: DayTime, zone: string, now: Date): LocalInstant {
  const local = utcInstant(day, (time.hour * 60 + time.minute) * 60 + time.second);
  const offsetAt = (instantMs: number) => zoneOf(zone).offset(instantMs);
  const before = offsetAt(local - DAY_MINUTES * MINUTE_MS);
  const after = offsetAt(local + DAY_MINUTES * MINUTE_MS);
  const [first, second] = [before, after].map((offset) => local - offset * MINUTE_MS);
  const shows = (instantMs = 0) => instantMs + offsetAt(instantMs) * MINUTE_MS === local;
  if (first === undefined || second === undefined) throw new Error('two offsets, two instants');
  const asked = clockText(local);
  if (before === after || (shows(first) && !shows(second))) return plain(first);
  if (shows(first)) return whichOfTwo(first, second, asked, now);
  if (shows(second)) return plain(second);
  const became = clockText(first + offsetAt(first) * MINUTE_MS);
  return { at: new Date(first), clockChange: { kind: 'gap', asked, became } };
}

const plain = (instantMs: number): LocalInstant => ({ at: new Date(instantMs), clockChange: null });

function whichOfTwo(first: number, second: number, asked: string, now: Date): LocalInstant {
  const taken = first >= now.getTime() ? 'first' : 'second';
  const at = new Date(taken === 'first' ? first : second);
  return { at, clockChange: { kind: 'overlap', asked, taken } };
}

/** The clock that UTC shows at an instant. */
function clockText(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(11, 16);
}

/** Time zones, and the instant at which their clocks show a time. */
import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import { DAY_MS, MINUTE_MS } from '../../clock.ts';
import { type DayNumber, utcInstant } from '../calendar/calendar.ts';
import type { ClockChange } from '../time-reading.ts';

const known = new Map<string, boolean>();

/**
 * True for a name of the IANA time zone database (`Europe/Berlin`, `UTC`), false for offsets and
 * abbreviations of our own making.
 */
export function isTimeZone(name: string): boolean {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const is = IANAZone.isValidZone(name);
  if (known.size < MOST_NAMES) known.set(name, is);
  return is;
}

const MOST_NAMES = 2_000;

/** Clocks change at quarters of an hour, so within one the offset is asked for once. */
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_OFFSETS = 10_000;

/** Asking the system for an offset is what costs most in reading a time; so it is remembered. */
class RememberingZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(instantMs: number): number {
    const quarter = Math.floor(instantMs / QUARTER_MS);
    const remembered = this.#offsets.get(quarter);
    if (remembered !== undefined) return remembered;
    const offset = super.offset(instantMs);
    if (this.#offsets.size >= MOST_OFFSETS) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, or of an offset such as `UTC+5:30`. */
export function zoneOf(name: string): Zone {
  const remembered = zones.get(name);
  if (remembered) return remembered;
  const found = FixedOffsetZone.parseSpecifier(name) ?? new RememberingZone(name);
  if (zones.size < MOST_NAMES) zones.set(name, found);
  return found;
}

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

/** Two days before the last instant that a Date can hold. */
const LAST_MS = 8.64e15 - 2 * DAY_MS;

/**
 * The instant at which the clocks of `zone` show `time` on `day`. A time skipped by a clock change
 * moves forward by the size of the gap; of a time that comes twice the first is taken, unless it is
 * already before `now`. An invalid Date for days beyond what a Date can hold.
 */
export function localInstant(day: DayNumber, time: DayTime, zone: string, now: Date): LocalInstant {
  const local = utcInstant(day, (time.hour * 60 + time.minute) * 60 + time.second);
  if (!(Math.abs(local) <= LAST_MS)) return plain(Number.NaN);
  const clocks = zoneOf(zone);
  // No zone changes its clocks twice within two days.
  const before = clocks.offset(local - DAY_MS);
  const after = clocks.offset(local + DAY_MS);
  const first = local - before * MINUTE_MS;
  if (before === after) return plain(first);
  const second = local - after * MINUTE_MS;
  const [shownFirst, shownSecond] = [clockAt(first, clocks), clockAt(second, clocks)];
  const asked = clockText(local);
  if (shownFirst === local && shownSecond === local) return whichOfTwo(first, second, asked, now);
  if (shownFirst === local) return plain(first);
  if (shownSecond === local) return plain(second);
  const became = clockText(shownFirst);
  return { at: new Date(first), clockChange: { kind: 'gap', asked, became } };
}

/** What the clocks of a zone show, as the instant at which UTC shows it. */
const clockAt = (instantMs: number, zone: Zone) => instantMs + zone.offset(instantMs) * MINUTE_MS;

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

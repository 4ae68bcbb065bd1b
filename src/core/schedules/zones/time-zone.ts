import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

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
const QUARTER_MS = 15 * 60_000;
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

import type { Zone } from '../read/phrase.ts';

/** Where the clock is read, and the IANA zone it is remembered under. */
export interface ClockZone {
  readonly clocks: string;
  readonly name: string;
}

/**
 * The zones a phrase can mean. A bare offset fixes the instant; the writer's own zone is kept for
 * telling it.
 */
export function zonesOf(zone: Exclude<Zone, { kind: 'unknown' }> | null, own: string): readonly ClockZone[] {
  if (zone === null) return [{ clocks: own, name: own }];
  if (zone.kind === 'offset') return [{ clocks: offsetName(zone.minutes), name: own }];
  if (zone.kind === 'own') return [own, ...zone.or].map((name) => ({ clocks: name, name }));
  const names = zone.names.includes(own) ? [own] : zone.names;
  return names.map((name) => ({ clocks: name, name }));
}

/** luxon's name for a fixed offset. */
function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `UTC${sign}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}

import type { Language } from './language.ts';
import type { Match } from './match-words.ts';
import type { Zone } from './phrase.ts';
import type { Piece } from './piece.ts';
import { isTimeZone } from './time-zone.ts';
import { ZONE_NAMES, ZONES_BEFORE_TIME, ZONES_IN_SMALL_LETTERS } from './zone-names.ts';

const OFFSET = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/;
/** The IANA areas: "Fish/Chips" is no zone, "Europe/Bonn" is meant to be one. */
const AREA =
  /^(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific|etc)\//;

/** Reads the zone that stands at `at`, which is only asked behind a clock. */
export function readZone(
  pieces: readonly Piece[],
  at: number,
  language: Language,
): Match<Zone> | null {
  const piece = pieces[at];
  if (!piece) return null;
  const offset = readOffset(piece.key === '+' ? `+${pieces[at + 1]?.key}` : piece.key);
  if (offset) return { value: offset, count: piece.key === '+' ? 2 : 1 };
  if (AREA.test(piece.key)) return { value: ianaZone(piece.text), count: 1 };
  return cityTime(pieces, at, language) ?? abbreviation(piece);
}

function readOffset(text: string): Zone | null {
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  if (hours === undefined) return null;
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  if (size > 14 * 60) return { kind: 'unknown' };
  return { kind: 'offset', minutes: sign === '-' ? -size : size };
}

function ianaZone(name: string): Zone {
  return isTimeZone(name) ? { kind: 'named', names: [name] } : { kind: 'unknown' };
}

function abbreviation({ text, key }: Piece): Match<Zone> | null {
  const written = ZONES_IN_SMALL_LETTERS.has(key) ? key.toUpperCase() : text;
  const names = ZONES_BEFORE_TIME.has(written) ? undefined : ZONE_NAMES.get(written);
  return names ? { value: { kind: 'named', names }, count: 1 } : null;
}

/** "New York time", "eastern time": up to three words before the language's word for time. */
function cityTime(pieces: readonly Piece[], at: number, { timeOf }: Language): Match<Zone> | null {
  const end = pieces.findIndex((piece, index) => index > at && timeOf.has(piece.key));
  if (end === -1 || end > at + 3) return null;
  const place = pieces
    .slice(at, end)
    .map((piece) => piece.key)
    .join(' ');
  const names = ZONE_PLACES.get(place);
  return names ? { value: { kind: 'named', names }, count: end - at + 1 } : null;
}

/** Cities by the last part of their zone's name, and the names above. */
const ZONE_PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ...Intl.supportedValuesOf('timeZone').map((name) => [cityOf(name), [name]] as const),
  ...[...ZONE_NAMES].map(([name, zones]) => [name.toLowerCase(), zones] as const),
]);

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase();
}

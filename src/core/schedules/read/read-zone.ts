import type { Zone } from '../phrase.ts';
import { fold } from '../words/fold.ts';
import type { Piece } from '../words/pieces.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { isTimeZone } from '../zones/time-zone.ts';
import {
  BIG_CITIES,
  CITIES_BY_OTHER_NAMES,
  ZONE_NAMES,
  ZONES_BEFORE_TIME,
  ZONES_IN_SMALL_LETTERS,
} from '../zones/zone-names.ts';

const OFFSET = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/;
/** The IANA areas: "Fish/Chips" is no zone, "Europe/Bonn" is meant to be one. */
const AREA = /^(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific|etc)\//;

/** Reads the zone that stands at `at`, which is only asked behind a clock. */
export function readZone(run: WordRun, at: number): Match<Zone> | null {
  const piece = run.pieces[at];
  if (!piece) return null;
  const offset = readOffset(piece.key === '+' ? `+${run.key(at + 1)}` : piece.key);
  if (offset) return { value: offset, count: piece.key === '+' ? 2 : 1 };
  if (AREA.test(piece.key)) return { value: ianaZone(piece.text), count: 1 };
  return (
    readPlaceTime(run, at) ?? inBrackets(piece) ?? abbreviation(run, at) ?? behindClock(run, at) ?? inCity(run, at)
  );
}

/** A zone by the name of a place, which can stand before the clock too. */
export function readPlaceTime(run: WordRun, at: number): Match<Zone> | null {
  const own = run.find(at, 'ownTime');
  if (own) return { value: { kind: 'own', or: [] }, count: own.count };
  return placeTime(run, at) ?? timeInPlace(run, at);
}

function readOffset(text: string): Zone | null {
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  if (hours === undefined) return null;
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  if (size > 14 * 60) return { kind: 'unknown' };
  return { kind: 'offset', minutes: sign === '-' ? -size : size };
}

function ianaZone(name: string): Zone {
  const written = name.replace(/(?<=[/_])\p{Ll}|^\p{Ll}/gu, (letter) => letter.toUpperCase());
  const known = [name, written].find(isTimeZone);
  return known ? { kind: 'named', names: [known] } : { kind: 'unknown' };
}

/** "7pm est. 1998" was established. */
const YEAR = /^(?:1[5-9]|20)\d\d$/;

function abbreviation(run: WordRun, at: number): Match<Zone> | null {
  const { text = '', key = '' } = run.pieces[at] ?? {};
  if (text === key && YEAR.test(run.key(at + 1))) return null;
  const written = ZONES_IN_SMALL_LETTERS.has(key) ? key.toUpperCase() : text;
  const names = ZONES_BEFORE_TIME.has(written) ? undefined : ZONE_NAMES.get(written);
  return names ? { value: { kind: 'named', names }, count: 1 } : null;
}

/** "19:00 (JST)", "6pm (London time)", 19時（日本時間） */
function inBrackets({ text }: Piece): Match<Zone> | null {
  if (!/^[（(]/u.test(text)) return null;
  const inner = text.slice(1, -1);
  const names = ZONE_NAMES.get(inner) ?? ZONE_PLACES.get(fold(inner.replace(/ time$|時間$/iu, '')));
  return names ? { value: { kind: 'named', names }, count: 1 } : null;
}

/** "in" of the languages that are read, before a city. */
const IN = new Set(['in', 'en', 'a', 'em', 'de', 'w', 'в']);
/** Shorter names of places are words of some language too: "en la …". */
const SHORTEST_CITY = 4;
const MOST_CITY_WORDS = 3;

/** "9am in Tokyo tomorrow"; with other words behind it the city may be theirs: "7pm in Paris with love". */
function inCity(run: WordRun, at: number): Match<Zone> | null {
  if (!IN.has(run.key(at))) return null;
  for (let count = MOST_CITY_WORDS; count > 0; count -= 1) {
    const names = placeNamed(run, at + 1, count);
    const length = run.pieces[at + 1]?.key.length ?? 0;
    if (!names || (count === 1 && length < SHORTEST_CITY)) continue;
    const end = at + 1 + count;
    const last = run.pieces.length === end || run.key(end) === ',' || dayFollows(run, end);
    return { value: last ? { kind: 'named', names } : { kind: 'own', or: names }, count: 1 + count };
  }
  return null;
}

/** "7pm Pacific", "7pm Pacific Ramen": with words behind it the name may be theirs; in small letters it is. */
function behindClock(run: WordRun, at: number): Match<Zone> | null {
  const { pieces } = run;
  const { text, stuck } = pieces[at] ?? { text: '', stuck: true };
  const name = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  const names = ZONES_BEFORE_TIME.has(name) && !stuck ? ZONE_NAMES.get(name) : undefined;
  if (!names) return null;
  const last = pieces.length === at + 1 || pieces[at + 1]?.key === ',' || dayFollows(run, at + 1);
  if (!last && name !== text) return null;
  return { value: last ? { kind: 'named', names } : { kind: 'own', or: names }, count: 1 };
}

/** "9am Pacific tomorrow": the time goes on, so the name is its own. */
const dayFollows = (run: WordRun, at: number): boolean =>
  (['dayOffsets', 'weekdays', 'partsOfToday', 'modifiers'] as const).some((kind) => run.find(at, kind) !== null);

/** A script without blanks has a piece for each sign: ニューヨーク. */
const MOST_PLACE_WORDS = 7;

/** "New York time", "eastern time", 日本時間: some words before the language's word for time. */
function placeTime(run: WordRun, at: number): Match<Zone> | null {
  for (let count = 1; count <= MOST_PLACE_WORDS; count += 1) {
    const time = run.find(at + count, 'timeOf');
    const names = time && placeNamed(run, at, count);
    if (names) return { value: { kind: 'named', names }, count: count + time.count };
  }
  return null;
}

/** "hora de Madrid", "heure de Paris" */
function timeInPlace(run: WordRun, at: number): Match<Zone> | null {
  const time = run.find(at, 'timeIn');
  for (let count = MOST_PLACE_WORDS; time && count > 0; count -= 1) {
    const names = placeNamed(run, at + time.count, count);
    if (names) return { value: { kind: 'named', names }, count: time.count + count };
  }
  return null;
}

function placeNamed({ pieces }: WordRun, at: number, count: number): readonly string[] | undefined {
  const words = pieces.slice(at, at + count);
  if (words.length < count) return undefined;
  const place = words.reduce((name, { key, gap }) => `${name}${gap === 'none' ? '' : ' '}${key}`, '');
  // "Londoner Zeit"
  return ZONE_PLACES.get(place.trim()) ?? ZONE_PLACES.get(place.trim().replace(/er$/, ''));
}

/** Cities by the last part of their zone's name or another one, and the names of zones. */
const ZONE_PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ...Intl.supportedValuesOf('timeZone').map((name) => [cityOf(name), [name]] as const),
  ...[...BIG_CITIES].map(([city, zone]) => [fold(city), [zone]] as const),
  ...[...CITIES_BY_OTHER_NAMES].map(([city, zone]) => [fold(city), [zone]] as const),
  ...[...ZONE_NAMES].map(([name, zones]) => [name.toLowerCase(), zones] as const),
]);

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase();
}

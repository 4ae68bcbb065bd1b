/** Time zones by what people call the place they live in. */
import { BIG_CITIES } from './big-cities.ts';
import { isTimeZone } from './time-zone.ts';
import { ZONE_NAMES } from './zone-names.ts';

export interface NamedZone {
  /** As people know it: a city, an abbreviation. */
  readonly place: string;
  readonly timeZone: string;
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const cities: readonly NamedZone[] = [
  ...Intl.supportedValuesOf('timeZone').map((timeZone) => ({ place: cityOf(timeZone), timeZone })),
  ...[...BIG_CITIES].map(([place, timeZone]) => ({ place, timeZone })),
].sort((one, other) => (one.place < other.place ? -1 : 1));

const abbreviations: readonly NamedZone[] = [...ZONE_NAMES].flatMap(([place, zones]) =>
  zones.map((timeZone) => ({ place, timeZone })),
);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();

/** What the words mean exactly: a zone's own name, a city, an abbreviation; none, or several. */
export function zonesNamed(text: string): readonly NamedZone[] {
  const name = text.trim().replaceAll(' ', '_');
  if (name.includes('/') && isTimeZone(name)) return [{ place: cityOf(name), timeZone: name }];
  const wanted = plain(text);
  const named = [...cities, ...abbreviations].filter(({ place }) => plain(place) === wanted);
  return distinct(named);
}

/** For somebody who is still typing: what begins with it, then what contains it. */
export function searchZones(typed: string, most: number): readonly NamedZone[] {
  const wanted = plain(typed);
  const begins = cities.filter(({ place }) => plain(place).startsWith(wanted));
  const contains = cities.filter(({ place, timeZone }) => plain(`${place} ${timeZone}`).includes(wanted));
  return distinct([...zonesNamed(typed), ...begins, ...contains]).slice(0, most);
}

function distinct(zones: readonly NamedZone[]): readonly NamedZone[] {
  const byName = new Map(zones.map((zone) => [`${plain(zone.place)} ${zone.timeZone}`, zone]));
  return [...byName.values()];
}

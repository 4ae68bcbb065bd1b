import { DateTime } from 'luxon';
import { zoneOf } from '../zones/time-zone.ts';
import type { Alternative, Moment } from './time-reading.ts';

/**
 * Gives each moment a label with just what differs: the clock, the day, both, and the zone if there
 * are several.
 */
export function labelled(moments: readonly Moment[]): readonly Alternative[] {
  const locals = moments.map(({ at, timeZone }) =>
    DateTime.fromJSDate(at, { zone: zoneOf(timeZone) }).setLocale('en-US'),
  );
  const differ = (shown: (local: DateTime) => number) => new Set(locals.map(shown)).size > 1;
  const zones = new Set(moments.map(({ timeZone }) => timeZone)).size > 1;
  const years = differ(({ year }) => year);
  const days = years || differ(({ ordinal }) => ordinal);
  const day = years ? 'ccc d LLL yyyy' : 'ccc d LLL';
  const clocks = differ(({ hour, minute }) => hour * 60 + minute) || zones || !days;
  const format = [days ? day : '', clocks ? 'HH:mm' : ''].filter(Boolean).join(', ');
  return moments.map((moment, index) => {
    const text = locals[index]?.toFormat(format) ?? '';
    return { label: zones ? `${text} ${moment.timeZone}` : text, ...moment };
  });
}

import { DateTime } from 'luxon';
import type { Alternative, Moment } from './time-reading.ts';

/** Gives each moment a label with just what differs: the clock, the day, both, and the zone if there are several. */
export function labelled(moments: readonly Moment[]): readonly Alternative[] {
  const locals = moments.map(({ at, timeZone }) =>
    DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en-US'),
  );
  const differ = (format: string) => new Set(locals.map((each) => each.toFormat(format))).size > 1;
  const [days, years, clocks] = [differ('yyyy-MM-dd'), differ('yyyy'), differ('HH:mm')];
  const parts = [
    days ? `ccc d LLL${years ? ' yyyy' : ''}` : null,
    clocks || !days ? 'HH:mm' : null,
  ];
  const format = parts.filter((part) => part !== null).join(', ');
  const zones = new Set(moments.map(({ timeZone }) => timeZone)).size > 1;
  return moments.map((moment, index) => {
    const text = locals[index]?.toFormat(format) ?? '';
    return { ...moment, label: zones ? `${text} ${moment.timeZone}` : text };
  });
}

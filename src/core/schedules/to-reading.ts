import { DateTime } from 'luxon';
import { labelled } from './label-alternatives.ts';
import type { Distance, Phrase, Point, Shift } from './phrase.ts';
import { placePoint } from './place-point.ts';
import type { ImpossibleReason, Moment, ReadTimeOptions, TimeReading } from './time-reading.ts';
import { isTimeZone } from './time-zone.ts';

/** Nobody plans further ahead; a year that far off is a slip of the finger. */
const FURTHEST_YEARS = 10;

/**
 * Puts a phrase to the calendar and the clocks: what it means at `options.now`, or why it means
 * nothing.
 */
export function toReading(phrase: Phrase, options: ReadTimeOptions): TimeReading {
  if (phrase.kind !== 'now' && !isTimeZone(options.timeZone))
    return impossible('unknown_time_zone');
  switch (phrase.kind) {
    case 'now':
      return { kind: 'now' };
    case 'shift':
      return settle([shiftedMoment(phrase, options)], options);
    case 'point':
      return pointReading(phrase, options);
  }
}

function pointReading(point: Point, options: ReadTimeOptions): TimeReading {
  const { clock, zone } = point;
  if (clock?.kind === 'invalid') return impossible('no_such_time');
  if (zone?.kind === 'unknown') return impossible('unknown_time_zone');
  if (point.day?.kind === 'vague') return impossible('which_day');
  return settle(placePoint({ ...point, clock, zone }, options), options);
}

function shiftedMoment({ distance, from }: Shift, options: ReadTimeOptions): Moment {
  const ofPost = from === 'later' || from === 'earlier';
  const start = (ofPost ? options.anchor : null) ?? options.now;
  const moved = moveBy(DateTime.fromJSDate(start, { zone: options.timeZone }), distance, from);
  return {
    at: moved.toJSDate(),
    dateOnly: false,
    timeZone: options.timeZone,
    clockChange: null,
    repeats: false,
  };
}

/** Days and months keep the clock, through clock changes too; seconds are seconds. */
function moveBy(
  start: DateTime,
  { seconds, days, months }: Distance,
  from: Shift['from'],
): DateTime {
  return from === 'earlier' || from === 'ago'
    ? start.minus({ months, days, seconds })
    : start.plus({ months, days, seconds });
}

function settle(moments: readonly Moment[], { now }: ReadTimeOptions): TimeReading {
  if (moments.length === 0) return impossible('no_such_day');
  const coming = distinct(moments.filter((moment) => moment.at >= now));
  const [first, second] = coming;
  if (!first) return { kind: 'past', at: latest(moments) };
  if (coming.some((moment) => isTooFar(moment.at, now))) return impossible('too_far');
  return second ? { kind: 'ambiguous', alternatives: labelled(coming) } : { kind: 'at', ...first };
}

function distinct(moments: readonly Moment[]): readonly Moment[] {
  const byInstant = new Map(moments.map((moment) => [moment.at.getTime(), moment]));
  return [...byInstant.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function latest(moments: readonly Moment[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.at.getTime())));
}

function isTooFar(at: Date, now: Date): boolean {
  return !(at <= DateTime.fromJSDate(now).plus({ years: FURTHEST_YEARS }).toJSDate());
}

const impossible = (reason: ImpossibleReason): TimeReading => ({ kind: 'impossible', reason });

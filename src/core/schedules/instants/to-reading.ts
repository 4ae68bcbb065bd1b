import { DateTime } from 'luxon';
import { DAY_MS } from '../../clock.ts';
import type { Distance, Phrase, PhraseChoice, Point, Shift } from '../phrase.ts';
import type { ImpossibleReason, Moment, ReadTimeOptions, TimeReading } from '../time-reading.ts';
import { isTimeZone, zoneOf } from '../zones/time-zone.ts';
import { labelled } from './describe-instant.ts';
import { placePoint } from './place-point.ts';

/** Nobody plans further ahead; a year that far off is a slip of the finger. */
const FURTHEST_YEARS = 10;
const YEAR_MS = 366 * DAY_MS;

/**
 * Puts a phrase to the calendar and the clocks: what it means at `options.now`, or why it means
 * nothing.
 */
export function toReading(phrase: Phrase, options: ReadTimeOptions): TimeReading {
  if (phrase.kind !== 'now' && !isTimeZone(options.timeZone)) return impossible('unknown_time_zone');
  switch (phrase.kind) {
    case 'now':
      return { kind: 'now' };
    case 'shift':
      return settle(shiftedMoments(phrase, options), options);
    case 'point':
      return pointReading(phrase, options);
    case 'choice':
      return choiceReading(phrase, options);
  }
}

function pointReading(point: Point, options: ReadTimeOptions): TimeReading {
  const { clock, zone } = point;
  if (clock?.kind === 'invalid') return impossible('no_such_time');
  if (zone?.kind === 'unknown') return impossible('unknown_time_zone');
  if (namesNoDay(point.day)) return impossible('which_day');
  const moments = placePoint({ ...point, clock, zone }, options);
  // Of a clock without a day the sooner one is the likelier.
  return settle(point.day || !moments[1] ? moments : moments.toSorted(byTime), options);
}

const namesNoDay = (day: Point['day']) => day?.kind === 'vague' || (day?.kind === 'stretch' && day.ahead === 0);

const byTime = (a: Moment, b: Moment) => a.at.getTime() - b.at.getTime();

/** Every moment of every phrase of which one is meant; why the first cannot be, where none can. */
function choiceReading({ of }: PhraseChoice, options: ReadTimeOptions): TimeReading {
  const readings = of.map((phrase) => toReading(phrase, options));
  const moments = readings.flatMap((reading) => momentsOf(reading, options));
  return moments.length > 0 ? settle(moments, options) : (readings[0] ?? impossible('no_such_time'));
}

function momentsOf(reading: TimeReading, { now, timeZone }: ReadTimeOptions): readonly Moment[] {
  if (reading.kind === 'at') return [reading];
  if (reading.kind === 'ambiguous') return reading.alternatives;
  return reading.kind === 'now' ? [momentAt(now, timeZone)] : [];
}

function shiftedMoments({ distance, others, from }: Shift, options: ReadTimeOptions): readonly Moment[] {
  const ofPost = from === 'later' || from === 'earlier';
  const start = (ofPost ? options.anchor : null) ?? options.now;
  const back = from === 'earlier' || from === 'ago';
  return [distance, ...others].map((each) =>
    momentAt(movedBy(start, each, back ? -1 : 1, options.timeZone), options.timeZone),
  );
}

const momentAt = (at: Date, timeZone: string): Moment => ({
  at,
  dateOnly: false,
  usualHour: false,
  timeZone,
  clockChange: null,
  recurrence: null,
});

/** Days and months keep the clock, through clock changes too; seconds are seconds. */
function movedBy(start: Date, { seconds, days, months }: Distance, way: 1 | -1, timeZone: string): Date {
  if (days === 0 && months === 0) return new Date(start.getTime() + way * seconds * 1000);
  const local = DateTime.fromJSDate(start, { zone: zoneOf(timeZone) });
  return local.plus({ months: way * months, days: way * days, seconds: way * seconds }).toJSDate();
}

function settle(moments: readonly Moment[], { now }: ReadTimeOptions): TimeReading {
  if (moments.length === 0) return impossible('no_such_day');
  if (moments.some(({ at }) => Number.isNaN(at.getTime()))) return impossible('too_far');
  const coming = distinct(moments.filter(({ at }) => at.getTime() >= now.getTime()));
  const furthest = now.getTime() + FURTHEST_YEARS * YEAR_MS;
  const [first, second] = coming;
  if (!first) return { kind: 'past', at: latest(moments) };
  if (coming.some(({ at }) => at.getTime() > furthest)) return impossible('too_far');
  if (!second) return single(first);
  const alternatives = labelled(coming.toSorted(byTime));
  return { kind: 'ambiguous', alternatives, likeliest: first.at };
}

const single = (moment: Moment): TimeReading => ({
  kind: 'at',
  at: moment.at,
  dateOnly: moment.dateOnly,
  usualHour: moment.usualHour,
  timeZone: moment.timeZone,
  clockChange: moment.clockChange,
  recurrence: moment.recurrence,
});

function distinct(moments: readonly Moment[]): readonly Moment[] {
  if (moments.length < 2) return moments;
  return moments.filter(({ at }, index) => index === moments.findIndex((each) => each.at.getTime() === at.getTime()));
}

function latest(moments: readonly Moment[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.at.getTime())));
}

const impossible = (reason: ImpossibleReason): TimeReading => ({ kind: 'impossible', reason });

/** An answer to Schedy's own question which of several times was meant. */

import { DAY_MS, MINUTE_MS } from '../../clock.ts';
import {
  isoInstant,
  localDay,
  type Moment,
  momentsOf,
  type ReadTimeOptions,
  readTime,
  type TimeReading,
} from '../../schedules/index.ts';
import { understoodLanguages } from '../languages/index.ts';
import { weekSaid } from '../talk.ts';
import {
  AFTER,
  COMING,
  EARLIER_ONE,
  FROM,
  IN_MONTH,
  LAST_OF,
  LATER_ONE,
  MIDDLE_OF,
  NOT_THAT,
  NTH_OF,
  withoutOne,
} from './reply-words.ts';

const HALVES = [/^(?:in the )?a\.?m\.?$/iu, /^(?:in the )?p\.?m\.?$/iu];

/**
 * "19:00", "at 7pm", "evening", "the second", "friday 7pm" to the question "Fri 07:00 or 19:00?". A
 * time that is none of the choices is a new one, and keeps what the choices have in common.
 */
export function answeredTime(said: string, choices: readonly Date[], options: ReadTimeOptions): TimeReading | null {
  const words = withoutOne(said);
  const { timeZone } = options;
  const given = NOT_THAT.exec(said)?.groups?.rest;
  if (given !== undefined) return remaining(answeredTime(given, choices, options), choices, timeZone);
  const bounded = withinBound(said, choices, options);
  if (bounded !== undefined) return bounded;
  const place = placeOf(said, choices.length) ?? placeOf(words, choices.length);
  const named = place === null ? undefined : choices.toSorted((a, b) => a.getTime() - b.getTime())[place];
  if (named && !isClockOf(words, choices, timeZone)) return chosen(named, timeZone);
  if (named) return among(choices, (at) => clockHour(at, timeZone) === Number(words) % 12, timeZone);
  const week = /^(?:now|today|)$/iu.test(words) ? null : weekSaid(words);
  if (week !== null) return among(choices, (at) => weeksFrom(options.now, at, timeZone) === week, timeZone);
  const inHalf = HALVES.findIndex((half) => half.test(words));
  if (inHalf >= 0) return among(choices, (at) => Number(hourOf(at, timeZone) >= 12) === inHalf, timeZone);
  const inMonth = monthNamed(words);
  if (inMonth !== null) return among(choices, (at) => monthOf(at, timeZone) === inMonth, timeZone);
  const readings = choices.map((anchor) => readTime(words, { ...options, anchor }));
  const moments = distinct(readings.flatMap(momentsOf));
  if (moments.length === 0) return readings[0] ?? null;
  const matching = choices.filter((at) => moments.some((moment) => isSameMinute(moment.at, at)));
  const coming = matching.length > 1 && COMING.test(words) ? matching.slice(0, 1) : matching;
  if (coming.length > 0) return oneOf(coming.map((at) => momentAt(at, timeZone)));
  const sameTime = choices.filter((at) =>
    moments.some((moment) => moment.dateOnly && isPartOf(moment.at, at, timeZone)),
  );
  return oneOf(sameTime.length > 0 ? sameTime.map((at) => momentAt(at, timeZone)) : moments);
}

/** "am", "in the evening" without a clock. */
export const isHalfOfDay = (words: string): boolean => HALVES.some((half) => half.test(words));

/** "not the morning one": of two times the other. */
function remaining(given: TimeReading | null, choices: readonly Date[], timeZone: string): TimeReading | null {
  const moments = momentsOf(given);
  const left = choices.filter((at) => !moments.some((moment) => isSameMinute(moment.at, at)));
  return moments.length === 0 || left.length === 0 || left.length === choices.length
    ? null
    : oneOf(left.map((at) => momentAt(at, timeZone)));
}

const MONTHS = new Map(
  understoodLanguages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((style) =>
      ['2-digit', undefined].flatMap((day) => {
        const format = new Intl.DateTimeFormat(language, {
          month: style,
          timeZone: 'UTC',
          ...(day && { day: '2-digit' as const }),
        });
        return Array.from({ length: 12 }, (_, month) => [nameIn(format, month), month + 1] as const);
      }),
    ),
  ),
);

/** As it stands alone, and beside a day: "апрель", "апреля". */
function nameIn(format: Intl.DateTimeFormat, month: number): string {
  const parts = format.formatToParts(new Date(Date.UTC(2026, month, 11)));
  const name = parts.find(({ type }) => type === 'month')?.value ?? '';
  return name.toLowerCase().replace(/\.$/u, '');
}

/** "april", "in april": the month of one of the choices. */
function monthNamed(words: string): number | null {
  const name = words
    .toLowerCase()
    .replace(IN_MONTH, '')
    .replace(/(?: one|\.)$/u, '');
  return /^\p{L}{3,}$/u.test(name) ? (MONTHS.get(name) ?? null) : null;
}

const monthOf = (at: Date, timeZone: string) => Number(isoInstant(at, timeZone).slice(5, 7));

/** "any time after 6pm": the one choice behind it; of several, or none, it is asked again. */
function withinBound(said: string, choices: readonly Date[], options: ReadTimeOptions): TimeReading | null | undefined {
  const after = AFTER.exec(said)?.groups?.bound;
  const { bound = after, before = bound } = FROM.exec(said)?.groups ?? {};
  if (before === undefined) return undefined;
  const bounds = choices.map((anchor) => readTime(before, { ...options, anchor }));
  if (bounds.some((time) => time?.kind !== 'at')) return undefined;
  const allowed = choices.filter((choice, index) => {
    const time = bounds[index];
    return time?.kind === 'at' && (after === undefined ? choice >= time.at : choice > time.at);
  });
  return oneOf((allowed.length === 1 ? allowed : choices).map((at) => momentAt(at, options.timeZone)));
}

/** Weeks begin on Monday. */
function weeksFrom(from: Date, to: Date, timeZone: string): number {
  const weekOf = (at: Date) => {
    const day = Date.parse(`${isoInstant(at, timeZone).slice(0, 10)}T00:00:00Z`) / DAY_MS;
    // The first day of 1970 was a Thursday.
    return Math.floor((day + 3) / 7);
  };
  return weekOf(to) - weekOf(from);
}

function placeOf(words: string, count: number): number | null {
  if (LATER_ONE.test(words) || LAST_OF.test(words)) return count - 1;
  if (EARLIER_ONE.test(words)) return 0;
  if (MIDDLE_OF.test(words)) return count === 3 ? 1 : null;
  const place = NTH_OF.findIndex((nth) => nth.test(words));
  return place < 0 ? null : place;
}

/** "2" is a clock where one of the choices is at 2. */
function isClockOf(words: string, choices: readonly Date[], timeZone: string): boolean {
  return /^\d+$/.test(words) && choices.some((at) => clockHour(at, timeZone) === Number(words) % 12);
}

const clockHour = (at: Date, timeZone: string) => hourOf(at, timeZone) % 12;

function among(choices: readonly Date[], holds: (at: Date) => boolean, timeZone: string): TimeReading | null {
  const said = choices.filter(holds);
  return said.length > 0 ? oneOf(said.map((at) => momentAt(at, timeZone))) : null;
}

const chosen = (at: Date, timeZone: string): TimeReading => ({ kind: 'at', ...momentAt(at, timeZone) });

function oneOf(moments: readonly Moment[]): TimeReading {
  const [first, second] = moments;
  if (first && !second) return { kind: 'at', ...first };
  const alternatives = moments.map((moment) => ({ ...moment, label: '' }));
  return { kind: 'ambiguous', alternatives, likeliest: first?.at ?? new Date(Number.NaN) };
}

function distinct(moments: readonly Moment[]): readonly Moment[] {
  return [...new Map(moments.map((moment) => [moment.at.getTime(), moment])).values()];
}

/** An instant that was offered, with nothing to be said about it. */
export const momentAt = (at: Date, timeZone: string): Moment => ({
  at,
  timeZone,
  dateOnly: false,
  usualHour: false,
  clockChange: null,
  recurrence: null,
});

const hourOf = (at: Date, timeZone: string) => Number(isoInstant(at, timeZone).slice(11, 13));

const isSameMinute = (a: Date, b: Date) => Math.floor(a.getTime() / MINUTE_MS) === Math.floor(b.getTime() / MINUTE_MS);

/** "evening" is said of a choice of that day and that part of it. */
function isPartOf(said: Date, choice: Date, timeZone: string): boolean {
  const isSameDay = localDay(said, timeZone) === localDay(choice, timeZone);
  return isSameDay && partsOf(hourOf(choice, timeZone)).includes(partOf(hourOf(said, timeZone)));
}

function partOf(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** From 16 to 18 o'clock people say either. */
function partsOf(hour: number): readonly string[] {
  if (hour < 12) return ['morning'];
  if (hour < 16) return ['afternoon'];
  return hour < 19 ? ['afternoon', 'evening'] : ['evening'];
}

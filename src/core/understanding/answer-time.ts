/** An answer to Schedy's own question which of several times was meant. */
import {
  isoInstant,
  localDay,
  type Moment,
  momentsOf,
  type ReadTimeOptions,
  readTime,
  type TimeReading,
} from '../schedules/index.ts';
import { LAST_OF, NTH_OF } from './command-words.ts';
import { wholePattern } from './word-pattern.ts';

const LAST = wholePattern(LAST_OF);
const NTH = NTH_OF.map((words) => wholePattern(words));
const HALVES = [/^(?:in the )?a\.?m\.?$/iu, /^(?:in the )?p\.?m\.?$/iu];

/**
 * "19:00", "at 7pm", "evening", "the second", "friday 7pm" to the question "Fri 07:00 or 19:00?". A
 * time that is none of the choices is a new one, and keeps what the choices have in common.
 */
export function answeredTime(words: string, choices: readonly Date[], options: ReadTimeOptions): TimeReading | null {
  const place = placeOf(words, choices.length);
  const named = place === null ? undefined : choices.toSorted((a, b) => a.getTime() - b.getTime())[place];
  const { timeZone } = options;
  if (named && !isClockOf(words, choices, timeZone)) return chosen(named, timeZone);
  const inHalf = HALVES.findIndex((half) => half.test(words));
  if (inHalf >= 0) return among(choices, (at) => Number(hourOf(at, timeZone) >= 12) === inHalf, timeZone);
  const readings = choices.map((anchor) => readTime(words, { ...options, anchor }));
  const moments = distinct(readings.flatMap(momentsOf));
  if (moments.length === 0) return readings[0] ?? null;
  const said = choices.filter((at) => moments.some((moment) => isSameMinute(moment.at, at)));
  if (said.length > 0) return oneOf(said.map((at) => momentAt(at, timeZone)));
  const sameTime = choices.filter((at) =>
    moments.some((moment) => moment.dateOnly && isPartOf(moment.at, at, timeZone)),
  );
  return oneOf(sameTime.length > 0 ? sameTime.map((at) => momentAt(at, timeZone)) : moments);
}

function placeOf(words: string, count: number): number | null {
  if (LAST.test(words)) return count - 1;
  const place = NTH.findIndex((nth) => nth.test(words));
  return place < 0 ? null : place;
}

/** "2" is a clock where one of the choices is at 2. */
function isClockOf(words: string, choices: readonly Date[], timeZone: string): boolean {
  return /^\d+$/.test(words) && choices.some((at) => hourOf(at, timeZone) % 12 === Number(words) % 12);
}

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

const momentAt = (at: Date, timeZone: string): Moment => ({
  at,
  timeZone,
  dateOnly: false,
  usualHour: false,
  clockChange: null,
  recurrence: null,
});

const hourOf = (at: Date, timeZone: string) => Number(isoInstant(at, timeZone).slice(11, 13));

const isSameMinute = (a: Date, b: Date) => Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000);

/** "evening" is said of a choice of that day and that part of it. */
function isPartOf(said: Date, choice: Date, timeZone: string): boolean {
  const isSameDay = localDay(said, timeZone) === localDay(choice, timeZone);
  return isSameDay && partOf(hourOf(said, timeZone)) === partOf(hourOf(choice, timeZone));
}

function partOf(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** What a rhythm comes to, from the parts that were said of it. */

import { HOUR_MS } from '../../clock.ts';
import type { FoundTime } from '../find-time.ts';
import { slotOf } from '../instants/slot.ts';
import { momentsOf, type ReadTimeOptions } from '../time-reading.ts';
import { beforeDay, clocksFor, dayIn, minuteIn, type Rhythm, rhythmTimes, slotsOf, weekdaysFor } from './rhythm.ts';

/** What was said of a rhythm, up to `at`. */
export interface Said {
  readonly at: number;
  readonly perDay: number | null;
  readonly perWeek: number | null;
  readonly step: { readonly days: number; readonly ms: number } | null;
  readonly isSlots: boolean;
  readonly clocks: readonly number[];
  readonly weekdays: readonly number[];
  readonly repeats: FoundTime | null;
  readonly start: FoundTime | null;
  /** "every friday" */
  readonly isEvery: boolean;
  /** A weekday that nothing announces: alone, it is the first day. */
  readonly bareDay: FoundTime | null;
}

/** Before the first word. */
export const nothingSaid = (start: number): Said => ({
  at: start,
  perDay: null,
  perWeek: null,
  step: null,
  isSlots: false,
  clocks: [],
  weekdays: [],
  repeats: null,
  start: null,
  isEvery: false,
  bareDay: null,
});

/** "friday 9am and then every 3 hours" begins there. */
export function withStart(said: Said): Said {
  const { bareDay, start, step, perDay, isEvery, weekdays } = said;
  if (!bareDay || start || isEvery || weekdays.length > 1 || (!step && perDay === null)) return said;
  const clocks = bareDay.wording.clock === 'none' ? said.clocks : said.clocks.slice(1);
  return { ...said, start: bareDay, weekdays: [], clocks };
}

interface Made {
  readonly rhythm: Rhythm | null;
  readonly isClockChosen: boolean;
}

const NOT_CLEAR: Made = { rhythm: null, isClockChosen: false };

/** Null as the rhythm where the parts contradict each other or leave something out. */
export function makeRhythm(said: Said, options: ReadTimeOptions): Made {
  if (said.isSlots) return { rhythm: { kind: 'next_slots' }, isClockChosen: false };
  const first = said.start ? firstOf(said.start, options) : undefined;
  if (said.start && !first) return NOT_CLEAR;
  if (said.step && said.step.ms > 0) return makeApart(said, first, options);
  const slot = said.repeats && momentsOf(said.repeats.reading)[0];
  if (slot && isSpecial(slot)) return makeSpecial(said, slot, first);
  return makeDays(said, first, options);
}

/** "today" is a day still when its usual hour is over. */
function firstOf({ reading }: FoundTime, { now, timeZone }: ReadTimeOptions): Date | undefined {
  if (reading.kind === 'now') return now;
  if (reading.kind === 'past') return dayIn(reading.at, timeZone) === dayIn(now, timeZone) ? reading.at : undefined;
  return momentsOf(reading)[0]?.at;
}

type SlotMoment = Parameters<typeof slotOf>[0];

/** Every other week or day, and whatever comes by the month: the slot of the phrase itself. */
const isSpecial = ({ recurrence }: SlotMoment): boolean =>
  recurrence !== null && (recurrence.interval > 1 || !['daily', 'weekly'].includes(recurrence.freq));

function makeSpecial({ clocks, perDay, perWeek }: Said, moment: SlotMoment, first: Date | undefined): Made {
  const slot = slotOf(moment);
  if (!slot || perDay !== null || perWeek !== null) return NOT_CLEAR;
  const minutes = clocks.length > 0 ? [...new Set(clocks)] : [slot.minute];
  const slots = minutes.toSorted((a, b) => a - b).map((minute) => ({ ...slot, minute }));
  const after = new Date((first && first > moment.at ? first : moment.at).getTime() - 1);
  return { rhythm: { kind: 'slots', slots, after }, isClockChosen: clocks.length === 0 };
}

/** Hours or minutes apart: from the first instant, or the next full hour. */
function makeApart(
  { step, clocks, start, perDay, perWeek, weekdays }: Said,
  first: Date | undefined,
  options: ReadTimeOptions,
): Made {
  const { now, timeZone } = options;
  if (!step || perDay !== null || perWeek !== null || weekdays.length > 0 || clocks.length > 1) return NOT_CLEAR;
  const [clock] = clocks;
  const hasClock = start !== null && start.wording.clock !== 'none';
  if (first && (hasClock || start?.wording.distance !== 'none') && clock === undefined) {
    return {
      rhythm: { kind: 'apart', first: first > now ? first : nextHour(now), stepMs: step.ms },
      isClockChosen: false,
    };
  }
  if (clock === undefined && !first)
    return { rhythm: { kind: 'apart', first: nextHour(now), stepMs: step.ms }, isClockChosen: true };
  const after = first ? beforeDay(dayIn(first, timeZone), timeZone) : now;
  const minute = clock ?? minuteIn(first ?? now, timeZone);
  const days = { clocks: [minute], weekdays: [], everyDays: 1, from: dayIn(first ?? now, timeZone), timeZone };
  const [begin] = firstAfter(slotsOf(days), laterOf(after, now));
  return begin
    ? { rhythm: { kind: 'apart', first: begin, stepMs: step.ms }, isClockChosen: clock === undefined }
    : NOT_CLEAR;
}

const firstAfter = (slots: ReturnType<typeof slotsOf>, after: Date): Date[] =>
  rhythmTimes({ kind: 'slots', slots, after }, 1);

const nextHour = (now: Date): Date => new Date(Math.ceil((now.getTime() + 1) / HOUR_MS) * HOUR_MS);

function makeDays(said: Said, first: Date | undefined, options: ReadTimeOptions): Made {
  const { now, timeZone, usualHour = { hour: 18, minute: 0 } } = options;
  const isTimed =
    said.start !== null && (said.start.wording.clock !== 'none' || said.start.wording.distance !== 'none');
  const from = dayIn(first ?? now, timeZone);
  const startClock = isTimed && first && said.clocks.length === 0 ? [minuteIn(first, timeZone)] : [];
  const clocks = [...new Set([...said.clocks, ...startClock])];
  const count = said.perDay ?? 1;
  // "2 a day at 10:00" leaves one of them without its clock.
  if (clocks.length > 0 && said.perDay !== null && clocks.length !== count) return NOT_CLEAR;
  const named = [...new Set([...said.weekdays, ...repeatedDays(said.repeats)])];
  const weekdays = named.length === 0 && said.perWeek !== null ? weekdaysFor(said.perWeek, from) : named;
  if (said.perWeek !== null && (weekdays.length !== said.perWeek || clocks.length > 1)) return NOT_CLEAR;
  const everyDays = said.step?.days ?? 1;
  if (everyDays > 1 && weekdays.length > 0) return NOT_CLEAR;
  const chosen = clocks.length > 0 ? clocks : clocksFor(count, usualHour);
  const begins = first ? (isTimed ? new Date(first.getTime() - 1) : beforeDay(from, timeZone)) : now;
  const after = laterOf(begins, now);
  const days = { clocks: chosen, weekdays, everyDays, timeZone };
  return {
    rhythm: { kind: 'slots', slots: slotsOf({ ...days, from: startOf(days, from, after) }), after },
    isClockChosen: clocks.length === 0,
  };
}

/** "every 2 days at noon", said in the afternoon, begins tomorrow. */
function startOf(days: Omit<Parameters<typeof slotsOf>[0], 'from'>, from: number, after: Date): number {
  if (days.everyDays === 1) return from;
  const [begin] = firstAfter(slotsOf({ ...days, everyDays: 1, from }), after);
  return begin ? dayIn(begin, days.timeZone) : from;
}

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function repeatedDays(found: FoundTime | null): number[] {
  const [moment] = found ? momentsOf(found.reading) : [];
  return (moment?.recurrence?.byday ?? []).map((name) => NAMES.indexOf(name) + 1).filter((day) => day > 0);
}

const laterOf = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()));

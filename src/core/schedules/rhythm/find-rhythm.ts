/**
 * A rhythm for several videos, read from its first word on: how often, on which days, at which clocks and from when, in
 * any order. Clocks and days are those that every other time is read by (`find-time`).
 */

import { HOUR_MS, MINUTE_MS } from '../../clock.ts';
import { createTimeFinder, type FoundTime, type TimeFinder } from '../find-time.ts';
import { momentsOf, type ReadTimeOptions, type Span } from '../time-reading.ts';
import { makeRhythm, nothingSaid, type Said, withStart } from './make-rhythm.ts';
import { dayIn, minuteIn, type Rhythm } from './rhythm.ts';
import { APART, JOINT, NEXT_SLOTS, numberOf, ON, PER_DAY, PER_WEEK, START, THROUGH } from './rhythm-words.ts';

export interface FoundRhythm {
  readonly span: Span;
  /** Null where it speaks of a rhythm and does not come to one: "2 a day at 10:00". */
  readonly rhythm: Rhythm | null;
  /** Hours were chosen, because none was named. */
  readonly isClockChosen: boolean;
  /** It says a clock or a first day, not only how often. */
  readonly isDetailed: boolean;
}

const BLANK = '[^\\S\\n]+';
const ANY_BLANK = '[^\\S\\n]*';
const ENDS = '(?![\\p{L}\\p{N}_])';
const at = (words: string, ends = ENDS) =>
  new RegExp(`(?:${words.replaceAll(' ?', ANY_BLANK).replaceAll(' ', BLANK)})${ends}`, 'uyd');
const patterns = {
  perDay: at(PER_DAY, '(?![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}_])'),
  perWeek: at(PER_WEEK),
  apart: at(APART, '(?![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}_])'),
  start: at(START),
  on: at(ON),
  range: at(`(?<first>\\p{L}+)\\.?(?: ${THROUGH} |[-–])(?<last>\\p{L}+)`),
  slots: at(NEXT_SLOTS),
  joint: at(`[^\\S\\n]*(?:${JOINT})`, ''),
};

interface Ground {
  /** In small letters: patterns are. */
  readonly small: string;
  readonly times: TimeFinder;
  readonly options: ReadTimeOptions;
}

type Step = (said: Said, ground: Ground, isAnnounced: boolean) => Said | null;

const MOST_PARTS = 24;

/** Nobody writes a rhythm further behind. */
const MOST_CHARACTERS = 4_000;

/** Looks for rhythms in one text. */
export function createRhythmFinder(written: string, options: ReadTimeOptions): (from: number) => FoundRhythm | null {
  const text = written.slice(0, MOST_CHARACTERS);
  const ground = { small: text.toLowerCase(), options };
  const findTime = (end: number) => createTimeFinder(text.slice(0, end), options);
  return (from) => {
    // A time ends before the words that announce the first day: "18:00 starting monday" are two.
    const end = nextStart(ground.small, from);
    let said = readParts(nothingSaid(from), { ...ground, small: ground.small.slice(0, end), times: findTime(end) });
    if (said.at === from || ONLY_JOINTS.test(ground.small.slice(said.at, end))) {
      said = readParts(said, { ...ground, times: findTime(text.length) });
    }
    return said.at > from ? foundOf(from, said, options) : null;
  };
}

const ONLY_JOINTS = /^(?:[\s,;&–—-]|and|then|und|et|y|e)*$/u;

function nextStart(small: string, from: number): number {
  const word = /(?<![\p{L}\p{N}_@#])\p{L}/gu;
  word.lastIndex = from + 1;
  for (let tries = 0, match = word.exec(small); match && tries < 40; match = word.exec(small), tries += 1) {
    if (matchAt(patterns.start, small, match.index)) return match.index;
  }
  return small.length;
}

function readParts(start: Said, ground: Ground): Said {
  let said = start;
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    const next = readPart(said, ground);
    if (!next) break;
    said = next;
  }
  return said;
}

function readPart(said: Said, ground: Ground): Said | null {
  const here = skipBlanks(ground.small, said.at);
  const joint = matchAt(patterns.joint, ground.small, said.at);
  const places = joint ? [here, skipBlanks(ground.small, joint.end)] : [here];
  for (const [index, place] of places.entries()) {
    for (const step of [takeCount, takeSlots, takeApart, takeStart, takeWeekdays, takeTime]) {
      const next = step({ ...said, at: place }, ground, index > 0);
      if (next) return next;
    }
  }
  return null;
}

const takeCount: Step = (said, { small }) => {
  const day = said.perDay === null ? matchAt(patterns.perDay, small, said.at) : null;
  if (day) {
    const { once, twice, thrice, perDay, dayFirst, japanese } = day.groups;
    const count = once ? 1 : twice ? 2 : thrice ? 3 : numberOf(perDay ?? dayFirst ?? japanese ?? '');
    return count && count >= 1 && count <= 24 ? { ...said, perDay: count, at: day.end } : null;
  }
  const week = said.perWeek === null ? matchAt(patterns.perWeek, small, said.at) : null;
  if (!week) return null;
  const { onceWeek, twiceWeek, perWeek } = week.groups;
  const count = onceWeek ? 1 : twiceWeek ? 2 : numberOf(perWeek ?? '');
  return count && count >= 1 && count <= 7 ? { ...said, perWeek: count, at: week.end } : null;
};

const takeSlots: Step = (said, { small }) => {
  const match = matchAt(patterns.slots, small, said.at);
  return match && { ...said, isSlots: true, at: match.end };
};

const takeApart: Step = (said, { small }) => {
  const match = said.step ? null : matchAt(patterns.apart, small, said.at);
  if (!match) return null;
  const { hourly, number, numberApart, numberBetween, numberGap, numberJa, ...units } = match.groups;
  if (hourly) {
    return {
      ...said,
      step: { days: 0, ms: /half|halb|demi|media|mezz|pół|пол/u.test(hourly) ? HOUR_MS / 2 : HOUR_MS },
      at: match.end,
    };
  }
  const given = number ?? numberApart ?? numberBetween ?? numberGap ?? numberJa;
  const count = given === undefined ? 1 : numberOf(given);
  const unit = units.unit ?? units.unitApart ?? units.unitBetween ?? units.unitGap ?? units.unitJa ?? '';
  const step = count === null ? null : stepOf(count, unit);
  // "every day" says no more than "daily", with which days and clocks go.
  return step && { ...said, step, at: match.end };
};

function stepOf(count: number, unit: string): Said['step'] {
  if (/^(?:min|мин|分)/u.test(unit)) return { days: 0, ms: count * MINUTE_MS };
  if (/^(?:h|stund|or|uur|godz|час|時)/u.test(unit)) return { days: 0, ms: count * HOUR_MS };
  const days = /^(?:w|sem|sett|tyg|нед|週)/u.test(unit) ? count * 7 : count;
  return Number.isInteger(days) && days > 0 ? { days, ms: 0 } : null;
}

const takeStart: Step = (said, { small, times }) => {
  const match = said.start ? null : matchAt(patterns.start, small, said.at);
  const found = match && withoutLoneNumber(times.startingAt(skipBlanks(small, match.end)));
  if (!found || found.reading.kind === 'impossible') return null;
  if (found.wording.day === 'none' && found.wording.distance === 'none') return null;
  return { ...said, start: found, at: found.span.end };
};

/** "starting friday 7 ways to cook": the number is the caption's. */
const withoutLoneNumber = (found: FoundTime | null): FoundTime | null =>
  found?.wording.clock === 'number' && found.withoutNumber ? found.withoutNumber : found;

const takeWeekdays: Step = (said, { small, times, options }, isJoined) => {
  const on = matchAt(patterns.on, small, said.at);
  const isOpening =
    said.perDay === null && said.step === null && said.clocks.length === 0 && said.weekdays.length === 0;
  if (
    !on &&
    !isOpening &&
    !(isJoined && said.weekdays.length > 0) &&
    !(said.weekdays.length > 0 && said.clocks.length === 0)
  )
    return null;
  const place = on ? skipBlanks(small, on.end) : said.at;
  const isEvery = said.isEvery || /^(?:only )?(?:every|each|jeden|immer)/u.test(small.slice(said.at));
  const range = rangeAt(place, small, options);
  if (range) return { ...said, isEvery, weekdays: [...said.weekdays, ...range.days], at: range.end };
  const found = withoutLoneNumber(times.startingAt(place)) ?? null;
  if (found?.wording.day !== 'weekday' || found.wording.repeats) return null;
  const [moment] = momentsOf(found.reading);
  if (!moment) return null;
  const weekday = weekdayAt(moment.at, options.timeZone);
  const clocks = found.wording.clock === 'none' ? [] : clocksOf(found, options.timeZone);
  const { end } = found.span;
  const bareDay = on || said.weekdays.length > 0 ? null : found;
  return {
    ...said,
    isEvery,
    bareDay,
    weekdays: [...said.weekdays, weekday],
    clocks: [...said.clocks, ...clocks],
    at: end,
  };
};

/** "monday to friday", "mon-fri": all of them. */
function rangeAt(from: number, small: string, options: ReadTimeOptions): { days: number[]; end: number } | null {
  const match = matchAt(patterns.range, small, from);
  const [first, last] = [match?.groups.first, match?.groups.last].map((word) => weekdayCalled(word ?? '', options));
  if (!match || !first || !last || first === last) return null;
  const length = ((last - first + 7) % 7) + 1;
  return { days: Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1), end: match.end };
}

function weekdayCalled(word: string, options: ReadTimeOptions): number | null {
  const found = word.length < 2 ? null : createTimeFinder(word, options).startingAt(0);
  const isDay = found?.wording.day === 'weekday' || found?.wording.day === 'everyday';
  const [moment] = found && isDay && found.span.end === word.length ? momentsOf(found.reading) : [];
  return moment ? weekdayAt(moment.at, options.timeZone) : null;
}

const takeTime: Step = (said, ground, isJoined) => {
  const { times, options } = ground;
  const found = times.startingAt(said.at);
  if (!found || found.reading.kind === 'past' || found.reading.kind === 'impossible') return null;
  const { day, distance, clock, repeats, linked } = found.wording;
  if (repeats) return takeRepeats(said, found, options);
  if (distance === 'ahead' || (day !== 'none' && day !== 'weekday' && day !== 'everyday')) {
    const first = withoutLoneNumber(found) ?? found;
    return said.start ? null : { ...said, start: first, at: first.span.end };
  }
  if (day !== 'none' && clock !== 'none') return takeClockBesideDay(said, found, ground);
  if (day !== 'none' || clock === 'none') return null;
  // A figure that nothing announces is the caption's: "2 a day 5 ways to cook".
  const isAnnounced = linked || (isJoined && said.clocks.length > 0);
  if (clock === 'number' && !isAnnounced) return null;
  return { ...said, clocks: [...said.clocks, ...clocksOf(found, options.timeZone)], at: found.span.end };
};

/** "18:00 monday" that ends the words begins there; in "18:00 Monday motivation" the day is the caption's. */
function takeClockBesideDay(said: Said, found: FoundTime, { small, options }: Ground): Said | null {
  if (said.perDay === null && said.step === null) return null;
  const { start, end } = found.span;
  const clocks = [...said.clocks, ...clocksOf(found, options.timeZone)];
  if (!said.start && /^[^\S\n]*(?:[\n:;,.!–—-]|$)/u.test(small.slice(end)))
    return { ...said, clocks, start: found, at: end };
  const ends = [...small.slice(start, end).matchAll(/\s/gu)].map(({ index }) => start + index);
  const alone = ends
    .map((until) => createTimeFinder(small.slice(0, until), options).startingAt(start))
    .findLast((each) => each !== null && each.wording.day === 'none' && each.wording.clock !== 'none');
  return alone ? { ...said, clocks, at: alone.span.end } : null;
}

function takeRepeats(said: Said, found: FoundTime, { timeZone }: ReadTimeOptions): Said | null {
  if (said.repeats) return null;
  const isClockSaid = momentsOf(found.reading).some(({ recurrence }) => recurrence?.time);
  const clocks = isClockSaid ? clocksOf(found, timeZone) : [];
  return { ...said, repeats: found, clocks: [...said.clocks, ...clocks], at: found.span.end };
}

/** The clocks of a time; of a lone figure the half of the day that is likelier, later than the one before it. */
function clocksOf({ reading }: FoundTime, timeZone: string): number[] {
  if (reading.kind === 'at' && reading.clockChange?.kind === 'gap') return [minuteOf(reading.clockChange.asked)];
  if (reading.kind === 'at') return [minuteIn(reading.at, timeZone)];
  if (reading.kind !== 'ambiguous') return [];
  const minutes = reading.alternatives.map((each) => minuteIn(each.at, timeZone));
  const halves = [...new Set(minutes.map((minute) => minute % 720))];
  const [half] = halves;
  // Two clocks that are said together ("10:00 or 18:00") are both meant by a rhythm.
  if (halves.length !== 1 || half === undefined) return [...new Set(minutes)];
  return [half >= 8 * 60 ? half : half + 720];
}

/** Of `02:30`. */
function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

const weekdayAt = (instant: Date, timeZone: string): number => ((((dayIn(instant, timeZone) + 3) % 7) + 7) % 7) + 1;

function foundOf(from: number, read: Said, options: ReadTimeOptions): FoundRhythm | null {
  const said = withStart(read);
  const isRhythm = said.perDay !== null || said.perWeek !== null || said.step || said.isSlots || said.repeats;
  const isRepeated = said.weekdays.length > 0 && (said.isEvery || new Set(said.weekdays).size > 1);
  if (!isRhythm && !isRepeated) return null;
  const made = makeRhythm(said, options);
  return {
    span: { start: from, end: said.at },
    rhythm: made.rhythm,
    isClockChosen: made.rhythm?.kind === 'slots' && made.isClockChosen,
    isDetailed: said.clocks.length > 0 || said.start !== null || said.isSlots || made.rhythm?.kind === 'apart',
  };
}

function skipBlanks(text: string, from: number): number {
  let place = from;
  while (place < text.length && /[^\S\n]/u.test(text[place] ?? '')) place += 1;
  return place;
}

function matchAt(pattern: RegExp, text: string, from: number) {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match && match[0] !== '' ? { end: from + match[0].length, groups: match.groups ?? {} } : null;
}

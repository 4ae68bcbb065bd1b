import type { Clock, Day, DayPart, Distance, Rhythm } from '../phrase.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { type ClockMatch, timeOfDay } from './clock-of.ts';
import { clockChoice, dayChoice } from './read-choice.ts';
import { readPlaceTime, readZone } from './read-zone.ts';
import type { Reader } from './reader.ts';
import { type Found, foundWith } from './reader.ts';

/** One part more has been found, and `at` is the place behind it. */
export interface Step {
  readonly found: Found;
  readonly at: number;
}

/** The ways to go on from a place by a part of one sort. */
type Steps = (reader: Reader, at: number, found: Found, bare: boolean) => readonly Step[];

const PARTS: readonly Steps[] = [daySteps, clockSteps, partSteps, rhythmStep, zoneStep];
const ZONE_ALONE: readonly Steps[] = [zoneStep];

/** The sorts of part that can stand at a place; words that mean nothing may still name a zone. */
export function partsAt(run: WordRun, at: number): readonly Steps[] {
  return run.says(at) || run.key(at) === '+' ? PARTS : ZONE_ALONE;
}

function daySteps(reader: Reader, at: number, found: Found): readonly Step[] {
  if (found.day) return inBrackets(reader, at, found, found.day);
  const steps: Step[] = [];
  for (const { day, count, rhythm } of reader.daysAt(at)) {
    const both = mergedRhythm(found.rhythm, rhythm);
    const clash = rhythm !== null && found.rhythm !== null && both === null;
    if (!clash) steps.push({ found: foundWith(found, { day, rhythm: both }), at: at + count });
  }
  const choice = dayChoice(reader, at);
  if (choice) steps.unshift({ found: foundWith(found, { day: choice.value }), at: at + choice.count });
  return [...steps, ...aheadStep(reader, at, found), ...gluedSteps(reader.run, at, found)];
}

/** "tomorrow (wed) 7pm", "tomorrow, 11 february, 7pm": the same day once more, or another one, and then it is asked. */
function inBrackets(reader: Reader, at: number, found: Found, said: Day): readonly Step[] {
  const isInBrackets = reader.run.pieces[at]?.text.startsWith('(') === true;
  const isBehindComma = said.kind === 'offset' && found.clock === null && reader.run.key(at - 1) === ',';
  if (!(isInBrackets || isBehindComma)) return [];
  return reader
    .daysAt(at)
    .flatMap(({ day, count, rhythm }) =>
      rhythm || !(isInBrackets || (day.kind === 'date' && !day.figures))
        ? []
        : [{ found: foundWith(found, { day: { kind: 'choice', of: [said, day] } }), at: at + count }],
    );
}

/** "in 2 days", which leaves room for a clock; "in 2 hours" does not. */
function aheadStep({ run, durationAt }: Reader, at: number, found: Found): readonly Step[] {
  const duration = durationAt(at);
  if (duration?.value.from !== 'now' || duration.value.distance.seconds > 0) return [];
  const { distance, others } = duration.value;
  const ahead = [distance, ...others].map((each): Day => ({ kind: 'ahead', distance: each }));
  const day: Day = ahead.length > 1 || !ahead[0] ? { kind: 'choice', of: ahead } : ahead[0];
  const end = at + duration.count;
  const step = { found: foundWith(found, { day }), at: end };
  const inWeek = weekdayAhead(run, end, distance);
  return inWeek ? [{ found: foundWith(found, { day: inWeek.value }), at: end + inWeek.count }, step] : [step];
}

/** "in two weeks on friday": the Friday of that week. */
function weekdayAhead(run: WordRun, at: number, { days, months }: Distance): Match<Day> | null {
  if (months > 0 || days === 0 || days % 7 !== 0) return null;
  const links = run.find(at, 'links')?.count ?? 0;
  const name = run.find(at + links, 'weekdays');
  if (!name) return null;
  const value: Day = { kind: 'weekday', weekday: name.value, which: 'in_week', weeks: days / 7 };
  return { value, count: links + name.count };
}

/** "Freitagabend", "tonight" */
function gluedSteps(run: WordRun, at: number, found: Found): readonly Step[] {
  if (found.part) return [];
  const today = run.find(at, 'partsOfToday');
  const glued = run.find(at, 'weekdayParts');
  const steps: Step[] = [];
  const ahead = run.find(at, 'offsetParts');
  if (ahead) {
    const day: Day = { kind: 'offset', days: ahead.value.days };
    steps.push({ found: foundWith(found, { day, part: ahead.value.part }), at: at + ahead.count });
  }
  if (today) {
    const day: Day = { kind: 'offset', days: 0 };
    steps.push({ found: foundWith(found, { day, part: today.value }), at: at + today.count });
  }
  if (glued) {
    const { weekday, part } = glued.value;
    const day: Day = { kind: 'weekday', weekday, which: 'coming' };
    const noon = part === 'noon' ? { clock: timeOfDay({ hour: 12, halfKnown: true }) } : { part };
    steps.push({ found: foundWith(found, { day, ...noon }), at: at + glued.count });
  }
  return steps;
}

function clockSteps(reader: Reader, at: number, found: Found, bare: boolean): readonly Step[] {
  const single = reader.clockAt(at);
  if (found.clock) {
    const clock = single && toTheMinute(found.clock, single);
    return clock ? [{ found: foundWith(found, { clock, bareClock: null }), at: at + single.count }] : [];
  }
  const choice = clockChoice(reader, at);
  return [choice, single].flatMap((match) => (match ? clockStep(reader.run, at, found, match, bare) : []));
}

const NEAR_MINUTES = 120;

/** "around lunchtime, 12:30": figures near the clock that a word has named say it to the minute. */
function toTheMinute(named: Clock, { clock, bare }: ClockMatch): Clock | null {
  if (named.kind !== 'time' || !named.word || clock.kind !== 'time' || clock.word || bare !== null) return null;
  const hour = !clock.halfKnown && clock.hour < 7 ? clock.hour + 12 : clock.hour;
  const away = Math.abs(hour * 60 + clock.minute - (named.hour * 60 + named.minute));
  return away <= NEAR_MINUTES ? { ...clock, hour, halfKnown: true } : null;
}

function clockStep(run: WordRun, at: number, found: Found, match: ClockMatch, bare: boolean): readonly Step[] {
  const linked = isLinked(run, at);
  const bareClock = linked ? null : match.bare;
  // "Friday, 7 ways": behind a comma a lone number starts the caption.
  if (bareClock && (!bare || (bareClock === 'number' && run.key(at - 1) === ','))) return [];
  const isNone = match.clock.kind === 'invalid';
  const clock: Clock = isNone ? { kind: 'invalid', announced: linked } : match.clock;
  return [{ found: foundWith(found, { clock, bareClock }), at: at + match.count }];
}

/** Whether the words before make even a lone number a clock: "at", "a las". */
function isLinked(run: WordRun, at: number): boolean {
  for (let count = 1; count <= 4 && at - count >= 0; count += 1) {
    if (run.find(at - count, 'clockLinks')?.count === count) return true;
  }
  return false;
}

function partSteps({ run }: Reader, at: number, found: Found): readonly Step[] {
  const part = run.find(at, 'dayParts') ?? (found.part ? null : halfAsPart(run, at, found));
  if (!part || opensCaption(run, at, found)) return [];
  // "early tomorrow morning" is one part in two words.
  if (found.part) return WITHIN[found.part]?.includes(part.value) ? [{ found, at: at + part.count }] : [];
  return [{ found: foundWith(found, { part: part.value }), at: at + part.count }];
}

/** "7pm Night market": the clock has said which half of the day, so a capital begins what is to be shown. */
function opensCaption({ pieces }: WordRun, at: number, { clock }: Found): boolean {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (clock?.kind !== 'time' || !clock.halfKnown || !piece || !next) return false;
  return next.gap === 'blank' && next.key !== ',' && /^\p{Lu}\p{Ll}/u.test(piece.text);
}

const WITHIN: Partial<Record<DayPart, readonly DayPart[]>> = { first: ['morning'], late: ['evening', 'night'] };

/** "tomorrow am" */
function halfAsPart(run: WordRun, at: number, { day, clock }: Found): Match<DayPart> | null {
  if (!day || clock || run.find(at, 'links')) return null;
  const [am, pm] = [run.find(at, 'am'), run.find(at, 'pm')];
  if (am) return { value: 'morning', count: am.count };
  return pm && { value: 'afternoon', count: pm.count };
}

function rhythmStep({ run }: Reader, at: number, found: Found): readonly Step[] {
  const rhythm = run.find(at, 'rhythms');
  const both = rhythm && mergedRhythm(found.rhythm, rhythm.value);
  return both ? [{ found: foundWith(found, { rhythm: both }), at: at + rhythm.count }] : [];
}

/** "every two weeks" beside "fridays": the days of one, the interval of the other. */
function mergedRhythm(a: Rhythm | null, b: Rhythm | null): Rhythm | null {
  if (!a || !b) return a ?? b;
  const interval = Math.max(a.interval, b.interval);
  const weekdays = a.weekdays ?? b.weekdays;
  if (a.freq !== b.freq || (a.weekdays && b.weekdays)) return null;
  return { freq: a.freq, interval, ...(weekdays && { weekdays }) };
}

function zoneStep({ run }: Reader, at: number, found: Found): readonly Step[] {
  if (found.zone) return [];
  const zone = found.clock ? readZone(run, at) : readPlaceTime(run, at);
  if (!zone) return [];
  return [{ found: foundWith(found, { zone: zone.value }), at: at + zone.count }];
}

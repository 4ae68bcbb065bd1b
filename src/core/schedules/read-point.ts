import { timeOfDay } from './clock-of.ts';
import type { DayPart, Rhythm } from './language.ts';
import type { BareClock, Clock, Day, Point, Zone } from './phrase.ts';
import { readPlaceTime, readZone } from './read-zone.ts';
import type { Reader } from './reader.ts';
import { isEnd, type Match, type WordRun } from './word-run.ts';

/** What has been found so far, from left to right; each part at most once. */
interface Found {
  readonly day: Day | null;
  readonly clock: Clock | null;
  readonly bareClock: BareClock | null;
  readonly part: DayPart | null;
  readonly zone: Zone | null;
  readonly rhythm: Rhythm | null;
}

export interface PointMatch {
  readonly point: Point;
  readonly end: number;
}

interface Step {
  readonly found: Found;
  readonly at: number;
}

/** Spelled out, since this engine copies an object by spreading at many times the cost. */
function foundWith(
  found: Found,
  {
    day = found.day,
    clock = found.clock,
    bareClock = found.bareClock,
    part = found.part,
    zone = found.zone,
    rhythm = found.rhythm,
  }: Partial<Found>,
): Found {
  return { day, clock, bareClock, part, zone, rhythm };
}

const NOTHING: Found = {
  day: null,
  clock: null,
  bareClock: null,
  part: null,
  zone: null,
  rhythm: null,
};

/** So many steps are more than any time needs; nothing that people write comes near. */
const MOST_STEPS = 600;

/**
 * Reads a day, a clock or both out of the pieces from `start` on, in any order, as far as they go.
 * `bare` allows one lone number to be a clock; with `whole` only the end of the pieces will do.
 */
export function readPoint(
  reader: Reader,
  start: number,
  { bare, whole }: { bare: boolean; whole: boolean },
): PointMatch | null {
  const walk: Walk = { reader, start, bare, whole, best: null, steps: 0 };
  goOn(walk, { found: NOTHING, at: start }, 'link');
  return walk.best;
}

interface Walk {
  readonly reader: Reader;
  readonly start: number;
  readonly bare: boolean;
  readonly whole: boolean;
  best: PointMatch | null;
  steps: number;
}

/** From here on by every part that can follow, as far as they go. */
function goOn(walk: Walk, { found, at }: Step, last: 'part' | 'link'): void {
  const { reader, start, bare } = walk;
  const { run } = reader;
  walk.steps += 1;
  if (walk.steps > MOST_STEPS) return;
  if (last === 'part' && at > (walk.best?.end ?? start)) keepIfBest(walk, found, at);
  if (at >= run.pieces.length) return;
  for (const steps of run.says(at) || run.key(at) === '+' ? PARTS : ZONE_ALONE) {
    if (walk.best?.end === run.pieces.length) return;
    for (const next of steps(reader, at, found, bare)) goOn(walk, next, 'part');
  }
  const link = linkAt(run, at);
  if (link > 0) goOn(walk, { found, at: at + link }, 'link');
}

function keepIfBest(walk: Walk, found: Found, at: number): void {
  const { run } = walk.reader;
  const end = endWithLink(run, at);
  if (!isEnd(run, at) || (walk.whole && end !== run.pieces.length)) return;
  const point = pointOf(found);
  if (point) walk.best = { point, end };
}

/** The に of 19時に stands behind the time and goes with it. */
export function endWithLink(run: WordRun, end: number): number {
  const link = run.pieces[end]?.unspaced ? run.find(end, 'links') : null;
  return end + (link?.count ?? 0);
}

function linkAt(run: WordRun, at: number): number {
  if (run.key(at) === ',') return 1;
  return run.find(at, 'links')?.count ?? run.find(at, 'clockLinks')?.count ?? 0;
}

type Steps = (reader: Reader, at: number, found: Found, bare: boolean) => readonly Step[];

const PARTS: readonly Steps[] = [daySteps, clockStep, partSteps, rhythmStep, zoneStep];
/** Words that mean nothing may still name a place. */
const ZONE_ALONE: readonly Steps[] = [zoneStep];

function daySteps(reader: Reader, at: number, found: Found): readonly Step[] {
  if (found.day) return [];
  const steps: Step[] = [];
  for (const { day, count, rhythm } of reader.daysAt(at)) {
    const both = mergedRhythm(found.rhythm, rhythm);
    const clash = rhythm !== null && found.rhythm !== null && both === null;
    if (!clash) steps.push({ found: foundWith(found, { day, rhythm: both }), at: at + count });
  }
  return [...steps, ...aheadStep(reader, at, found), ...gluedSteps(reader.run, at, found)];
}

/** "in 2 days", which leaves room for a clock; "in 2 hours" does not. */
function aheadStep({ durationAt }: Reader, at: number, found: Found): readonly Step[] {
  const duration = durationAt(at);
  if (duration?.value.from !== 'now' || duration.value.distance.seconds > 0) return [];
  const day: Day = { kind: 'ahead', distance: duration.value.distance };
  return [{ found: foundWith(found, { day }), at: at + duration.count }];
}

/** "Freitagabend", "tonight" */
function gluedSteps(run: WordRun, at: number, found: Found): readonly Step[] {
  if (found.part) return [];
  const today = run.find(at, 'partsOfToday');
  const glued = run.find(at, 'weekdayParts');
  const steps: Step[] = [];
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

function clockStep(
  { run, clockAt }: Reader,
  at: number,
  found: Found,
  bare: boolean,
): readonly Step[] {
  const match = found.clock ? null : clockAt(at);
  if (!match) return [];
  const linked = isLinked(run, at);
  const bareClock = linked ? null : match.bare;
  // "Friday, 7 ways": behind a comma a lone number starts the caption.
  if (bareClock && (!bare || (bareClock === 'number' && run.key(at - 1) === ','))) return [];
  return [{ found: foundWith(found, { clock: match.clock, bareClock }), at: at + match.count }];
}

/** Whether the words before make even a lone number a clock: "at", "a las". */
function isLinked(run: WordRun, at: number): boolean {
  for (let count = 1; count <= 4 && at - count >= 0; count += 1) {
    if (run.find(at - count, 'clockLinks')?.count === count) return true;
  }
  return false;
}

function partSteps({ run }: Reader, at: number, found: Found): readonly Step[] {
  if (found.part) return [];
  const part = run.find(at, 'dayParts') ?? halfAsPart(run, at, found);
  if (!part) return [];
  return [{ found: foundWith(found, { part: part.value }), at: at + part.count }];
}

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

function pointOf(found: Found): Point | null {
  const { day, clock, bareClock, part, zone, rhythm } = found;
  if ((!day && !clock && !part && !rhythm) || (zone && !clock)) return null;
  // A time of day that is none counts only beside something that is surely a time.
  if (clock?.kind === 'invalid' && !day && !rhythm) return null;
  return { kind: 'point', day: dayOf(found), clock, bareClock, part, zone, rhythm };
}

/** "on weekdays" and "weekly" name their days themselves. */
function dayOf({ day, rhythm }: Found): Day | null {
  if (day || !rhythm?.weekdays) return day;
  return { kind: 'weekdays', weekdays: rhythm.weekdays };
}

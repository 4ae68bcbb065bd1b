import type { Day, DayPart, Point } from '../phrase.ts';
import { isEnd, type WordRun } from '../words/word-run.ts';
import { partsAt, type Step } from './point-steps.ts';
import { type Found, NOTHING, type Reader } from './reader.ts';

export interface PointMatch {
  readonly point: Point;
  readonly end: number;
}

/** More than any time needs that people write. Where it is reached, the best reading so far stands. */
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
  explore(walk, { found: NOTHING, at: start }, 'link');
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

/** From here on by every part that can follow, as far as they go. A link ("on", "at") ends no time, so only a part may be last. */
function explore(walk: Walk, { found, at }: Step, last: 'part' | 'link'): void {
  const { reader, start, bare } = walk;
  const { run } = reader;
  walk.steps += 1;
  if (walk.steps > MOST_STEPS) return;
  if (last === 'part' && at > (walk.best?.end ?? start)) keepIfBest(walk, found, at);
  if (at >= run.pieces.length) return;
  for (const steps of partsAt(run, at)) {
    if (walk.best?.end === run.pieces.length) return;
    for (const next of steps(reader, at, found, bare)) explore(walk, next, 'part');
  }
  const link = linkAt(run, at);
  if (link > 0) explore(walk, { found, at: at + link }, 'link');
}

function keepIfBest(walk: Walk, found: Found, at: number): void {
  const { run } = walk.reader;
  const end = endWithLink(run, at);
  if (!isEnd(run, at) || (walk.whole && end !== run.pieces.length)) return;
  const point = pointOf(found);
  if (point) walk.best = { point, end };
}

/** What stands behind a time and goes with it: the に of 19時に, or a word that makes it rough. */
export function endWithLink(run: WordRun, end: number): number {
  const rough = run.find(end, 'roughlyBehind');
  const link = run.pieces[end]?.unspaced ? run.find(end, 'links') : null;
  return end + (link?.count ?? rough?.count ?? 0);
}

function linkAt(run: WordRun, at: number): number {
  if (run.key(at) === ',') return 1;
  for (const kind of ['links', 'clockLinks', 'roughly', 'roughlyBehind'] as const) {
    const found = run.find(at, kind);
    if (found) return found.count;
  }
  return 0;
}

function pointOf(found: Found): Point | null {
  const { day, clock, bareClock, part, zone, rhythm } = found;
  if ((!day && !clock && !part && !rhythm) || (zone && !clock)) return null;
  // A time of day that is none counts only where something else says that a time is meant.
  if (clock?.kind === 'invalid' && !clock.announced && !day && !rhythm) return null;
  // "morgen 19 Uhr 9/10": it is tomorrow, and no morning.
  if (part && MORNING.has(part) && clock?.kind === 'time' && clock.halfKnown && clock.hour > 12) return null;
  return { kind: 'point', day: dayOf(found), clock, bareClock, part, zone, rhythm };
}

const MORNING: ReadonlySet<DayPart> = new Set(['first', 'morning', 'lateMorning']);

/** "on weekdays" and "weekly" name their days themselves. */
function dayOf({ day, rhythm }: Found): Day | null {
  if (day || !rhythm?.weekdays) return day;
  return { kind: 'weekdays', weekdays: rhythm.weekdays };
}

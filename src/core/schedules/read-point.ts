import type { DayPart } from './language.ts';
import { matchMap } from './match-words.ts';
import type { BareClock, Clock, Day, Grammar, Point, Zone } from './phrase.ts';
import type { Piece } from './piece.ts';
import { readClock } from './read-clock.ts';
import { readDay } from './read-day.ts';
import { readDuration } from './read-duration.ts';
import { readZone } from './read-zone.ts';

/** What has been found so far, from left to right; each part at most once. */
interface Found {
  clock: Clock | null;
  bareClock: BareClock | null;
  part: DayPart | null;
  zone: Zone | null;
  /** A day that is no run of words of its own: tonight, in two days. */
  day: Day | null;
  words: string[];
  /** Where the run of day words may go on; a day in two places is no day. */
  wordsEnd: number | null;
}

/**
 * Takes what stands at a position and says how many pieces that was; 0 when it is nothing of its
 * kind.
 */
type Step = (pieces: readonly Piece[], at: number, found: Found, grammar: Grammar) => number;

/**
 * Reads a day, a clock or both out of all pieces. `bareAt` is the one lone number that may be taken
 * for a clock.
 */
export function readPoint(
  pieces: readonly Piece[],
  bareAt: number | null,
  grammar: Grammar,
): Point | null {
  const found: Found = { ...NOTHING, words: [] };
  const steps = [takeLink, takeZone, takePart, takeAhead, takeClock(bareAt), takeDayWord];
  for (let at = 0; at < pieces.length; ) {
    const count = steps.reduce((taken, step) => taken || step(pieces, at, found, grammar), 0);
    if (count === 0) return null;
    at += count;
  }
  return pointOf(found, grammar);
}

const NO_DURATION = { value: null, count: 0 } as const;

const NOTHING: Found = {
  clock: null,
  bareClock: null,
  part: null,
  zone: null,
  day: null,
  words: [],
  wordsEnd: null,
};

const takeLink: Step = (pieces, at, found, { language }) => {
  const key = pieces[at]?.key ?? '';
  const insideDate = found.wordsEnd === at && (key === ',' || language.articles.has(key));
  if (insideDate) found.wordsEnd = at + 1;
  return insideDate || key === ',' || language.links.has(key) ? 1 : 0;
};

const takeZone: Step = (pieces, at, found, { language }) => {
  if (found.zone || !found.clock) return 0;
  const zone = readZone(pieces, at, language);
  if (zone) found.zone = zone.value;
  return zone?.count ?? 0;
};

const takePart: Step = (pieces, at, found, { language }) => {
  if (found.part) return 0;
  const today = matchMap(pieces, at, language.partsOfToday);
  const part = today ?? matchMap(pieces, at, language.dayParts);
  if (!part || (today && found.day)) return 0;
  found.part = part.value;
  if (today) found.day = { kind: 'offset', days: 0 };
  return part.count;
};

/** "in 2 days", which leaves room for a clock; "in 2 hours" does not. */
const takeAhead: Step = (pieces, at, found, { language }) => {
  const { value, count } = (found.day ? null : readDuration(pieces, at, language)) ?? NO_DURATION;
  if (value?.from !== 'now' || value.distance.seconds > 0) return 0;
  found.day = { kind: 'ahead', distance: value.distance };
  return count;
};

const takeClock =
  (bareAt: number | null): Step =>
  (pieces, at, found, grammar) => {
    const match = found.clock ? null : readClock(pieces, at, grammar);
    if (!match || (match.bare && at !== bareAt)) return 0;
    const before = pieces[at - 1]?.key ?? '';
    // "Friday, 7 ways": behind a comma a lone number starts the caption.
    if (match.bare && before === ',') return 0;
    found.clock = match.clock;
    found.bareClock = grammar.language.clockLinks.has(before) ? null : match.bare;
    return match.count;
  };

/** "Friday 27th of November 2026" is as long as a day gets. */
const MOST_DAY_WORDS = 6;

const takeDayWord: Step = (pieces, at, found) => {
  const key = pieces[at]?.key;
  if (key === undefined || found.words.length === MOST_DAY_WORDS) return 0;
  if (found.wordsEnd !== null && found.wordsEnd !== at) return 0;
  found.words.push(key);
  found.wordsEnd = at + 1;
  return 1;
};

function pointOf(found: Found, grammar: Grammar): Point | null {
  const spoken = found.words.length > 0 ? readDay(found.words, grammar) : null;
  if (found.words.length > 0 && (!spoken || found.day)) return null;
  const { clock, part, zone, bareClock } = found;
  const day = spoken ?? found.day;
  if (!day && !clock && !part) return null;
  // A time of day that is none counts only beside something that is surely a time.
  if (clock?.kind === 'invalid' && !day) return null;
  const every = found.words.some((word) => grammar.language.modifiers.get(word) === 'every');
  return { kind: 'point', day, clock, part, zone, every, bareClock };
}

import type { Clock, Day, OneClock, TimeOfDay } from '../phrase.ts';
import { kinds } from '../words/lexicon.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { type ClockMatch, moved, timeOfDay } from './clock-of.ts';
import type { Reader } from './reader.ts';

const JOINTS = kinds('or', 'rangeTo', 'and');
const BEFORE_TIME = ['links', 'clockLinks', 'articles', 'roughly'] as const;

/** "between 6 and 7pm", "9-10am", "7pm or 8pm", "before 9am": two clocks of which one is meant. */
export function clockChoice(reader: Reader, at: number): ClockMatch | null {
  return clockBeside(reader, at) ?? twoClocks(reader, at);
}

function twoClocks({ run, clockAt }: Reader, at: number): ClockMatch | null {
  const opener = run.find(at, 'ranges');
  const start = opener ? skipWords(run, at + opener.count) : at;
  const first = clockAt(start);
  const end = start + (first?.count ?? 0);
  const joint = first && run.has(end, JOINTS) ? jointAt(run, end, opener?.value) : null;
  if (!first || !joint || first.clock.kind === 'invalid') return null;
  const from = skipWords(run, end + joint.count);
  const second = clockAt(from);
  if (!second || second.clock.kind === 'invalid') return null;
  if (run.find(from + second.count, 'units') && second.bare) return null;
  const of = inOneHalf(first.clock, second.clock);
  const bare = opener || first.bare === null ? null : second.bare;
  return { clock: { kind: 'choice', of }, count: from + second.count - at, bare };
}

/** Words of a range's middle that announce a clock as well: "le 3 à 7h". */
const AT_WORDS: ReadonlySet<string> = new Set(['a', 'as', 'alle']);

/** The "après" of "après-demain" and "après-midi" bounds nothing. */
function boundAt(run: WordRun, at: number): Match<'before' | 'after'> | null {
  const bound = run.find(at, 'bounds');
  const named = bound && (run.find(at, 'dayOffsets') ?? run.find(at, 'dayParts'));
  if (!bound || bound.value === 'until' || (named && named.count > bound.count)) return null;
  return { value: bound.value, count: bound.count };
}

function jointAt(run: WordRun, at: number, opener: 'between' | 'from' | undefined): Match<true> | null {
  const to = run.find(at, 'rangeTo');
  // The "à" of "le 3 à 7h" is a range's only behind what opens one.
  const joint = to && (opener || !AT_WORDS.has(run.key(at))) ? to : opener ? null : run.find(at, 'or');
  return joint ?? (opener === 'between' ? run.find(at, 'and') : null);
}

/** "6 to 7pm": what one clock leaves open of its half of the day, the other tells. */
function inOneHalf(first: Clock, second: Clock): readonly OneClock[] {
  const clocks = [first, second].filter((clock) => clock.kind === 'time' || clock.kind === 'midnight');
  const [a, b] = clocks;
  if (a?.kind !== 'time' || b?.kind !== 'time') return clocks;
  if (a.halfKnown === b.halfKnown) return clocks;
  const [known, open] = a.halfKnown ? [a, b] : [b, a];
  const hours = [open.hour % 12, (open.hour % 12) + 12];
  const before = open === a ? hours.filter((hour) => hour < known.hour) : hours.filter((hour) => hour > known.hour);
  const hour = (open === a ? before.at(-1) : before[0]) ?? open.hour;
  const told: TimeOfDay = { ...open, hour, halfKnown: true };
  return open === a ? [told, b] : [a, told];
}

/** "before 9am": the hour before it, or the very clock; "after lunch": the hour behind it. */
function clockBeside({ run, clockAt }: Reader, at: number): ClockMatch | null {
  const bound = boundAt(run, at);
  const from = bound ? skipWords(run, at + bound.count) : at;
  const match = bound && clockAt(from);
  if (!match || match.clock.kind === 'invalid' || match.clock.kind === 'choice') return null;
  if (match.bare && run.find(from + match.count, 'units')) return null;
  const { clock, count, bare } = match;
  const start = clock.kind === 'midnight' ? timeOfDay({ hour: 0, halfKnown: true }) : clock;
  const beside = moved(start, bound?.value === 'before' ? -60 : 60);
  return {
    clock: { kind: 'choice', of: [clock, beside] },
    count: from + count - at,
    bare: bare === 'likely' ? null : bare,
  };
}

/** "tomorrow or friday", "before friday" */
export function dayChoice({ run, daysAt }: Reader, at: number): Match<Day> | null {
  const bound = boundAt(run, at);
  const from = bound ? skipWords(run, at + bound.count) : at;
  const [first] = daysAt(from);
  if (!first || first.rhythm) return null;
  const end = from + first.count;
  if (bound) {
    const days = bound.value === 'before' ? [-1, 0] : [1, 2];
    const of = days.map((each): Day => ({ kind: 'beside', base: first.day, distance: onlyDays(each) }));
    return isPlain(first.day) ? { value: { kind: 'choice', of }, count: end - at } : null;
  }
  const or = run.find(end, 'or');
  const next = or ? skipWords(run, end + or.count) : end;
  const second = or ? daysAt(next)[0] : undefined;
  if (!second || second.rhythm || !isPlain(first.day) || !isPlain(second.day)) return null;
  return { value: { kind: 'choice', of: [first.day, second.day] }, count: next + second.count - at };
}

const onlyDays = (days: number) => ({ seconds: 0, days, months: 0 });
const isPlain = ({ kind }: Day) => kind !== 'vague' && kind !== 'stretch';

function skipWords(run: WordRun, at: number): number {
  let place = at;
  for (const kind of BEFORE_TIME) place += run.find(place, kind)?.count ?? 0;
  return place;
}

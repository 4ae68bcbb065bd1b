import type { BareClock, Clock } from '../phrase.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { readNumber, readSpelled } from '../words/word-run.ts';
import { type ClockMatch, clockOf, moved, type WrittenClock } from './clock-of.ts';
import { readZone } from './read-zone.ts';

/** 7, 7:30, 7.30, 19:30:15 */
const FIGURES = /^(\d{1,2})(?:([:.])(\d{2})(?:[:.](\d{2}))?)?$/;
/** 730 (pm), 1930 */
const COMPACT = /^(\d{1,2})()(\d{2})()$/;

interface Written extends WrittenClock {
  readonly count: number;
  /** 7:30 is a clock by its colon, 7.30 likely one, 7 just a number. */
  readonly mark: 'colon' | 'dot' | 'compact' | 'none' | 'words';
}

/** An hour in figures or words, with what may stand behind it: am, Uhr 30, y media, o'clock. */
export function readHour(run: WordRun, at: number, grammar: Grammar): ClockMatch | null {
  const written = figuresAt(run, at) ?? wordsAt(run, at);
  if (!written) return null;
  const behind = behindHour(run, at + written.count, written);
  const half = halfAt(run, at + written.count + behind.count);
  const sharp = written.count + behind.count + half.count;
  const ish = run.find(at + sharp, 'roughlyBehind');
  const count = sharp + (ish?.count ?? 0);
  const minute = behind.minute ?? written.minute;
  const counted = behind.oclock && grammar.lexicon.language.twentyFourHours;
  const habit = counted || (grammar.region.twentyFourHours && written.mark === 'colon');
  const full = written.mark === 'colon' || written.mark === 'dot';
  const clock = clockOf(
    { ...written, minute, full, nightGoesOn: behind.oclock && grammar.lexicon.language.name === 'ja' },
    half.name,
    habit,
  );
  const bare = ish?.count === 1 ? null : bareness(written, behind, half.name !== null);
  if (bare && !mayStandBare(clock, written)) return null;
  if (behind.moved === 0 || clock.kind !== 'time') return { clock, count, bare };
  return { clock: moved(clock, behind.moved), count, bare: null };
}

/** A bare number that no clock shows is no clock at all. */
function mayStandBare(clock: Clock, { hour }: Written): boolean {
  return clock.kind === 'time' && Number(hour) < 24;
}

function bareness(written: Written, behind: Behind, half: boolean): BareClock | null {
  if (half || written.mark === 'colon' || behind.moved !== 0 || behind.minute !== null) return null;
  if (behind.oclock) return behind.letter ? 'likely' : null;
  if (written.mark === 'dot' || written.minute !== undefined) return 'likely';
  return 'number';
}

function figuresAt(run: WordRun, at: number): Written | null {
  if (!run.figures(at)) return null;
  const key = run.key(at).replace('：', ':');
  const [found, hour, mark, minute, second] = FIGURES.exec(key) ?? COMPACT.exec(key) ?? [];
  if (!found || hour === undefined) return null;
  const spelled = minute === undefined && run.lexicon.language.name === 'en' ? minuteInWords(run, at + 1) : null;
  if (spelled) return { hour, minute: spelled.value, count: 1 + spelled.count, mark: 'words' };
  const kind = mark === ':' ? 'colon' : mark === '.' ? 'dot' : minute === undefined ? 'none' : 'compact';
  return { hour, minute, second: second || undefined, count: 1, mark: kind };
}

/** "seven", "seven thirty" */
function wordsAt(run: WordRun, at: number): Written | null {
  const hour = readSpelled(run, at);
  if (!hour || hour.value > 24 || run.find(at, 'noHours')) return null;
  const minute = minuteInWords(run, at + hour.count);
  const count = hour.count + (minute?.count ?? 0);
  return { hour: String(hour.value), minute: minute?.value, count, mark: 'words' };
}

/** The "thirty" of "seven thirty" and of "7 thirty" */
function minuteInWords(run: WordRun, at: number): Match<number> | null {
  const minute = run.figures(at) ? null : readSpelled(run, at);
  const fits = minute && minute.value >= 10 && minute.value <= 59 && !unitAt(run, at + minute.count);
  return fits ? minute : null;
}

interface Behind {
  readonly count: number;
  readonly oclock: boolean;
  /** "19h" and the like: a letter alone. */
  readonly letter: boolean;
  readonly minute: number | null;
  readonly moved: number;
}

/** o'clock, and minutes behind it: "19 Uhr 30", "8 heures moins dix", "las 7 y media". */
function behindHour(run: WordRun, at: number, written: Written): Behind {
  const word = oclockAt(run, at, written);
  const oclock = word && readZone(run, at) ? null : word;
  const after = at + (oclock?.count ?? 0);
  const letter = oclock?.count === 1 && run.key(at).length === 1 && run.pieces[at]?.unspaced !== true;
  const base = {
    count: oclock?.count ?? 0,
    oclock: oclock !== null,
    letter,
    minute: null,
    moved: 0,
  };
  if (written.minute !== undefined) return base;
  const shifted = run.find(after, 'minutesBehind') ?? countedBehind(run, after);
  if (shifted) return { ...base, count: base.count + shifted.count, moved: shifted.value };
  const minutes = oclock ? minutesAt(run, after) : null;
  if (!minutes) return base;
  return { ...base, count: base.count + minutes.count, minute: minutes.value };
}

/** In English "12 hours" is a distance, "1930 hours" a clock. */
function oclockAt(run: WordRun, at: number, written: Written) {
  const found = run.find(at, 'oclock');
  const counts = run.find(at, 'units') !== null && run.pieces[at]?.gap !== 'none';
  const distance = counts && !run.lexicon.language.twentyFourHours && written.minute === undefined;
  return distance ? null : found;
}

/** "y diez", "moins vingt" */
export function countedBehind(run: WordRun, at: number): { value: number; count: number } | null {
  const way = run.find(at, 'countBehind');
  const number = way && readNumber(run, at + way.count);
  if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > 59) return null;
  const after = at + way.count + number.count;
  if (run.find(after, 'units') && !run.find(after, 'clockMinutes')) return null;
  const minutes = run.find(after, 'clockMinutes')?.count ?? 0;
  return { value: way.value * number.value, count: way.count + number.count + minutes };
}

function minutesAt(run: WordRun, at: number): { value: number; count: number } | null {
  const number = readNumber(run, at);
  if (!number || !Number.isInteger(number.value) || number.value > 59) return null;
  const unit = run.find(at + number.count, 'clockMinutes');
  const glued = run.pieces[at]?.gap === 'none' && run.key(at).length === 2;
  const two = /^\d{2}$/.test(run.key(at)) || !/^\d/.test(run.key(at));
  const other = run.find(at + number.count, 'units') && !unit;
  if (other || !(unit || glued || two)) return null;
  return { value: number.value, count: number.count + (unit?.count ?? 0) };
}

const unitAt = (run: WordRun, at: number) => run.find(at, 'units') !== null;

/** A single letter, or the German "am", is a half of the day only when glued to the figures. */
const isOtherWord = (run: WordRun, at: number) => run.key(at).length === 1 || run.find(at, 'links') !== null;

/** am or pm */
function halfAt(run: WordRun, at: number): { name: 'am' | 'pm' | null; count: number } {
  for (const name of ['am', 'pm'] as const) {
    const found = run.find(at, name);
    const piece = run.pieces[at];
    const loose = piece?.gap !== 'none' && isOtherWord(run, at);
    if (found && !loose) return { name, count: found.count };
  }
  return { name: null, count: 0 };
}

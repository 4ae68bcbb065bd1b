/**
 * Two times for one video: "tomorrow 7pm and friday 8pm", "9am & 6pm", "wed 6pm or thu 6pm". It is posted once, so they
 * are read as one time with two readings, wherever they stand.
 */
import {
  createTimeFinder,
  type FoundTime,
  isoInstant,
  labelled,
  momentsOf,
  type ReadTimeOptions,
  readTime,
  type TimeFinder,
  type TimeReading,
} from '../../schedules/index.ts';
import { neighbourBefore, neighbourBehind, skipBlanksBack, skipMarksBack } from '../words/punctuation.ts';
import { THANKS_WORDS, TWO_TIMES } from '../words/talk-patterns.ts';
import { matchBack, matchFront } from '../words/word-pattern.ts';
import { strengthOf } from './instruction-or-caption.ts';

/** The finder of times, with two that are joined read as one. */
export function createJoinedTimeFinder(text: string, options: ReadTimeOptions): TimeFinder {
  const times = createTimeFinder(text, options);
  const joined = new Map<FoundTime, FoundTime>();
  const remember = (found: FoundTime | null, join: (found: FoundTime) => FoundTime | null) => {
    if (!found || momentsOf(found.reading).length === 0) return found;
    const joinedTime = joined.get(found) ?? join(found) ?? found;
    joined.set(found, joinedTime);
    return joinedTime;
  };
  return {
    startingAt: (from) => remember(times.startingAt(from), (found) => withNext(found, text, times, options)),
    endingAt: (to, from) =>
      remember(times.endingAt(to, from), (found) => withPrevious(found, from, text, times, options)),
  };
}

/** A mark with blanks around it, behind the word that joins or takes the first time back: "no wait, 8pm", "sorry... 8pm". */
const BLANKS = /[^\S\n\r]*(?:(?:,|\.{2,3}|…|[-–—:])[^\S\n\r]+)?/uy;

function blanksEnd(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.exec(text);
  return BLANKS.lastIndex;
}

/** What stands between two times: a mark, a joining word, or both. */
const MARK = /[^\S\n\r]*(?:(?:[,;.]|\.{2,3}|…|[-–—])\s|\r?\n|、|(?<=\s)\*(?=\S)|(?:[-=]>|→|>>))?\s*/uy;
/** "9am *10am", "9am → 10am": the mark says that the second is meant. */
const REPLACES = /[*>→]/u;

function markEnd(text: string, at: number): number {
  MARK.lastIndex = at;
  MARK.exec(text);
  return MARK.lastIndex;
}

function withNext(first: FoundTime, text: string, times: TimeFinder, options: ReadTimeOptions): FoundTime | null {
  const inSentences = dayThenClock(first, text, times, options);
  if (inSentences) return inSentences;
  const at = markEnd(text, first.span.end);
  const join = matchFront(TWO_TIMES, text, at);
  const mark = text.slice(first.span.end, at);
  const isJoined = join !== null || REPLACES.test(mark);
  if (!isJoined && !/[,;\n]/u.test(mark)) return null;
  const second = times.startingAt(join ? blanksEnd(text, join.end) : at);
  const days = second && isJoined ? daysWithOneClock(first, second, text, times, options) : null;
  if (days) return days;
  return second && isSecond(first, second, text, isJoined) ? both(first, second, text, options) : null;
}

function withPrevious(
  second: FoundTime,
  from: number,
  text: string,
  times: TimeFinder,
  options: ReadTimeOptions,
): FoundTime | null {
  const inSentences = clockBehindDay(second, from, text, times, options);
  if (inSentences) return inSentences;
  const join = matchBack(TWO_TIMES, text, skipBlanksBack(text, second.span.start, from));
  if (!join || join.start <= from) return null;
  const first = times.endingAt(skipMarksBack(text, join.start, from, /[\s,;.]/u), from);
  return first && isSecond(first, second, text, true) ? both(first, second, text, options) : null;
}

const SENTENCE_END = /^[.!;][^\S\n]+/u;
/** A mark and its blanks. */
const END_REACH = 9;

/** "for tomorrow! 7pm please": the clock is a sentence of its own. */
function dayThenClock(day: FoundTime, text: string, times: TimeFinder, options: ReadTimeOptions): FoundTime | null {
  const mark = isDayAlone(day) ? SENTENCE_END.exec(text.slice(day.span.end, day.span.end + END_REACH))?.[0] : undefined;
  const clock = mark === undefined ? null : times.startingAt(day.span.end + mark.length);
  if (!clock || !isClockAlone(clock)) return null;
  const thanks = matchFront(THANKS_WORDS, text, blanksEnd(text, clock.span.end));
  const isAlone = thanks !== null || neighbourBehind(text, clock.span.end, text.length).setOff !== 'none';
  return isAlone ? oneTime(day, clock, text, options) : null;
}

/** "Ramen. Friday. 6pm": the day is a sentence of its own. */
function clockBehindDay(
  clock: FoundTime,
  from: number,
  text: string,
  times: TimeFinder,
  options: ReadTimeOptions,
): FoundTime | null {
  const words = isClockAlone(clock) ? skipBlanksBack(text, clock.span.start, from) : from;
  if (words <= from || words === clock.span.start || !/[.!;]/u.test(text[words - 1] ?? '')) return null;
  const day = times.endingAt(words - 1, from);
  if (!day || !isDayAlone(day) || neighbourBefore(text, day.span.start, from).setOff === 'none') return null;
  return oneTime(day, clock, text, options);
}

const ONE_WORD = /[^\S\n]+(?:\p{Ll}{2,9}[^\S\n]+)?/uy;

/** "monday & tuesday both 9am": two days, and behind them the clock of both. */
function daysWithOneClock(
  first: FoundTime,
  second: FoundTime,
  text: string,
  times: TimeFinder,
  options: ReadTimeOptions,
): FoundTime | null {
  if (![first, second].every(isDayAlone)) return null;
  ONE_WORD.lastIndex = second.span.end;
  const clock = ONE_WORD.test(text) ? times.startingAt(ONE_WORD.lastIndex) : null;
  if (clock?.wording.clock !== 'figures' || !isClockAlone(clock)) return null;
  const wholes = [first, second].map((day) => oneTime(day, clock, text, options));
  return wholes[0] && wholes[1] ? both(wholes[0], wholes[1], text, options) : null;
}

const isClockAlone = ({ wording }: FoundTime): boolean =>
  wording.day === 'none' && wording.distance === 'none' && ['figures', 'likely', 'word'].includes(wording.clock);

function oneTime(day: FoundTime, clock: FoundTime, text: string, options: ReadTimeOptions): FoundTime | null {
  const words = [day, clock].map(({ span }) => text.slice(span.start, span.end)).join(' ');
  const reading = readTime(words, options);
  if (!reading || momentsOf(reading).length === 0) return null;
  const wording = { ...day.wording, clock: clock.wording.clock };
  return { span: { start: day.span.start, end: clock.span.end }, wording, reading, withoutNumber: null };
}

/**
 * "tomorrow 7pm and 5 ways": only what is surely a time counts as one. Of two days one may lack the clock ("wed and fri
 * at 6pm"); the second only where nothing follows that it could belong to.
 */
function isSecond(first: FoundTime, second: FoundTime, text: string, isJoined: boolean): boolean {
  if ([first, second].some(({ reading }) => momentsOf(reading).length === 0)) return false;
  const [one, other] = [first.wording, second.wording];
  if (!isJoined) return [one, other].every(({ day, clock }) => day !== 'none' && clock === 'figures');
  if (isDayAlone(first)) return other.day !== 'none' && other.clock === 'figures' && isPlainDay(other.day);
  if (strengthOf(first) !== 'strong') return false;
  if (isDayAlone(second))
    return one.clock === 'figures' && neighbourBehind(text, second.span.end, text.length).setOff !== 'none';
  return (
    other.clock === 'figures' ||
    other.clock === 'likely' ||
    (strengthOf(second) === 'strong' && other.clock !== 'none' && other.distance === 'none')
  );
}

const isPlainDay = (day: FoundTime['wording']['day']) => day === 'relative' || day === 'weekday' || day === 'date';

const isDayAlone = ({ wording }: FoundTime) =>
  wording.clock === 'none' && wording.distance === 'none' && isPlainDay(wording.day);

function both(first: FoundTime, second: FoundTime, text: string, options: ReadTimeOptions): FoundTime | null {
  const readings = [onDayOf(second, first, text, options), onDayOf(first, second, text, options)];
  const moments = readings.flatMap(momentsOf);
  const distinct = [...new Map(moments.map((moment) => [moment.at.getTime(), moment])).values()];
  const alternatives = labelled(distinct.toSorted((a, b) => a.at.getTime() - b.at.getTime()));
  const [nearest] = alternatives;
  if (!nearest || alternatives.length < 2) return null;
  const reading: TimeReading = { kind: 'ambiguous', alternatives, likeliest: nearest.at };
  const wording = first.wording.day === 'none' ? second.wording : first.wording;
  return { span: { start: first.span.start, end: second.span.end }, wording, reading, withoutNumber: null };
}

/** "tomorrow 9am and 9pm", "wed and fri at 6pm": the day or the clock that is said once is both times'. */
function onDayOf(other: FoundTime, time: FoundTime, text: string, options: ReadTimeOptions): TimeReading {
  const [moment] = momentsOf(other.reading);
  if (!moment) return time.reading;
  const words = text.slice(time.span.start, time.span.end);
  if (isDayAlone(time)) {
    const [hour = 0, minute = 0] = isoInstant(moment.at, moment.timeZone).slice(11, 16).split(':').map(Number);
    return readTime(words, { ...options, usualHour: { hour, minute } }) ?? time.reading;
  }
  const lacksDay = time.wording.day === 'none' && time.wording.distance === 'none' && other.wording.day !== 'none';
  return (lacksDay ? readTime(words, { ...options, anchor: moment.at }) : null) ?? time.reading;
}

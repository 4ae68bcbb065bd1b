/**
 * A part of the time that was left in the caption: "video for tomorrow! 7pm please. …" takes the day alone, "Ramen.
 * Friday. 6pm" the clock alone, "Ramen not friday" the wrong day. They are asked about.
 */
import {
  type FoundTime,
  momentsOf,
  type ReadTimeOptions,
  readTime,
  type Span,
  type TimeReading,
} from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import type { Interpretation } from '../instruction/read-message.ts';
import { askedAbout, eitherTime } from '../instruction/request-parts.ts';
import type { Reading } from '../instruction/wish-draft.ts';
import type { PostRequest } from '../request.ts';
import { neighbourBefore, neighbourBehind, skipBlanksBack, skipEnding, skipFront } from '../words/punctuation.ts';
import { BINDING_WORDS, COURTESY, NEGATION, OBJECT, THANKS_WORDS } from '../words/talk-patterns.ts';
import { firstPlaces, matchBack, matchFront } from '../words/word-pattern.ts';
import { eventTimeIn } from './event-times.ts';

/** The question about a day or a clock that stands in the caption beside a time that lacks it. */
export function doubtTimeInCaption({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { time } = draft;
  if (request.kind !== 'post' || !time || draft.fenced || request.when.kind === 'unread') return null;
  const words = { start: skipFront(reading.text, draft.from, draft.to), end: draft.to };
  const event = eventBefore(time, words, reading);
  if (event) return askedAbout(request, { span: event, readings: momentsOf(request.when), words, captionOf }, reading);
  const { day, clock, distance } = time.wording;
  if (distance !== 'none') return null;
  const negated = negatedAtEnd(words, reading);
  if (negated) {
    return askedAbout(request, { span: negated, readings: momentsOf(request.when), words, captionOf }, reading);
  }
  const lacksClock = day !== 'none' && clock === 'none';
  const lacksDay = day === 'none' && clock !== 'none';
  const left = lacksClock
    ? (clockBehindBrackets(words, reading) ?? clockLeft(words, reading) ?? clockAtEnd(words, time, reading))
    : lacksDay
      ? (dayLeft(words, time, reading) ?? dayInFront(words, time, reading))
      : null;
  if (!left) return null;
  const when = eitherTime(joined(time, left, reading), request.when, left.words);
  const readings = when.kind === 'unread' ? when.readings : momentsOf(when);
  return askedAbout(request, { span: left.span, readings, words, captionOf }, reading);
}

/** An object that is left of the words is no caption: post *it*. */
const captionOf = (left: string): string => (matchFront(OBJECT, left, 0)?.end === left.length ? '' : left);

/**
 * "post it after the game tonight": the event says when, and the day behind it only which. Where nothing else is left,
 * "after the match saturday 7pm" is no caption either.
 */
function eventBefore({ span, wording }: FoundTime, { start, end }: Span, reading: Reading): Span | null {
  if (span.start < end) return null;
  const event = eventTimeIn({ start, end }, reading);
  if (!event || event.end < end) return null;
  return event.start === start || (wording.clock === 'none' && wording.distance === 'none') ? event : null;
}

interface Left {
  readonly span: Span;
  readonly words: string;
  readonly found: FoundTime;
}

const leftAs = (found: FoundTime, span: Span, text: string): Left => ({
  span,
  found,
  words: text.slice(found.span.start, found.span.end),
});

const WORD = /(?<![\p{L}\p{N}@#])[\p{L}\p{N}]/gu;
const MOST_STARTS = 6;
const IN_QUOTES = /["“„«「『]/u;

const IN_BRACKETS = /^\([^()\n]{2,40}\)[^\S\n]*/u;

/** "monday (not tuesday!) at 8am": the clock behind an aside on the day. */
function clockBehindBrackets({ start, end }: Span, { text, times }: Reading): Left | null {
  const aside = IN_BRACKETS.exec(text.slice(start, end))?.[0];
  const found = aside === undefined ? null : times.startingAt(start + aside.length);
  if (!found || found.span.end > end || !isClock(found)) return null;
  return leftAs(found, { start, end: found.span.end }, text);
}

const isClock = (found: FoundTime): boolean =>
  found.wording.day === 'none' && found.wording.clock === 'figures' && strengthOf(found) === 'strong';

/** A clock near the start of the caption, set off from what follows, or with a day of its own. */
function clockLeft({ start, end }: Span, { text, times }: Reading): Left | null {
  for (const index of firstPlaces(WORD, text.slice(start, end), MOST_STARTS)) {
    const at = start + index;
    if (IN_QUOTES.test(text.slice(start, at))) return null;
    const found = times.startingAt(at);
    if (found?.wording.clock !== 'figures' || strengthOf(found) !== 'strong' || found.span.end > end) continue;
    const { word } = neighbourBefore(text, at, start);
    if (at > start && BINDING_WORDS.has(word.toLowerCase())) return null;
    const thanks = matchFront(THANKS_WORDS, text, skipFront(text, found.span.end, end));
    const to = thanks?.end ?? found.span.end;
    const isSetOff = thanks !== null || neighbourBehind(text, to, end).setOff !== 'none';
    if (found.wording.day !== 'none' || (isSetOff && at === start)) return leftAs(found, { start: at, end: to }, text);
  }
  return null;
}

/** "post tomorrow Ramen at 8pm": the clock at the end is that day's, unless the caption says what is then. */
function clockAtEnd({ start, end }: Span, day: FoundTime, { text, times }: Reading): Left | null {
  if (day.span.start >= start || IN_QUOTES.test(text.slice(start, end))) return null;
  const found = times.endingAt(skipEnding(text, end, start), start);
  if (found?.wording.clock !== 'figures' || found.wording.day !== 'none' || strengthOf(found) !== 'strong') return null;
  const { setOff, word } = neighbourBefore(text, found.span.start, start);
  if (setOff === 'end' || BINDING_WORDS.has(word.toLowerCase())) return null;
  return leftAs(found, { start: found.span.start, end }, text);
}

/** "… . Friday. 6pm": a day alone between two marks, right before the clock that was taken; "8pm kitchen tour friday". */
function dayLeft({ start, end }: Span, clock: FoundTime, { text, times }: Reading): Left | null {
  const last = skipEnding(text, end, start);
  const found = times.endingAt(last, start);
  if (found?.wording.clock !== 'none' || !['relative', 'weekday', 'date'].includes(found.wording.day)) return null;
  const { setOff, word } = neighbourBefore(text, found.span.start, start);
  const isOpen = clock.span.start < start && setOff === 'none' && !IN_QUOTES.test(text.slice(start, end));
  if (!isOpen && setOff === 'none' && !matchBack(COURTESY, text, skipBlanksBack(text, found.span.start, start)))
    return null;
  return BINDING_WORDS.has(word.toLowerCase()) ? null : leftAs(found, { start: found.span.start, end }, text);
}

/** "post friday kitchen tour at 8pm": the clock at the end may be that day's. */
function dayInFront({ start, end }: Span, clock: FoundTime, { text, times }: Reading): Left | null {
  if (clock.span.start < end || IN_QUOTES.test(text.slice(start, end))) return null;
  const found = times.startingAt(start);
  const isDay = found?.wording.clock === 'none' && found.wording.day !== 'none' && found.wording.distance === 'none';
  if (!isDay || found.span.end >= end || momentsOf(found.reading).length === 0) return null;
  return leftAs(found, found.span, text);
}

/** "Ramen not friday", "Ramen but not today": the day that is not meant. */
function negatedAtEnd({ start, end }: Span, { text, times }: Reading): Span | null {
  const last = skipEnding(text, end, start);
  const found = last > start ? times.endingAt(last, start) : null;
  if (!found || found.wording.day === 'none' || IN_QUOTES.test(text.slice(start, end))) return null;
  const negation = matchBack(NEGATION, text, skipBlanksBack(text, found.span.start, start));
  return negation && negation.start > start ? { start: negation.start, end: last } : null;
}

/** The day of one with the clock of the other. */
function joined(time: FoundTime, { words, found }: Left, { text, options }: Reading): TimeReading {
  if (found.wording.day !== 'none' && found.wording.clock !== 'none') return found.reading;
  const said = text.slice(time.span.start, time.span.end);
  const both = time.wording.day === 'none' ? [words, said] : [said, words];
  return readBoth(both, options) ?? found.reading;
}

const readBoth = ([day = '', clock = '']: readonly string[], options: ReadTimeOptions): TimeReading | null =>
  readTime(`${day} ${clock}`, options) ?? readTime(`${day}, ${clock}`, options);

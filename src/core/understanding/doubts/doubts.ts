/**
 * Every doubt that turns a request into a question, in the order in which it is looked for. Two of them are here: a date
 * in figures far away, and a second time for one video.
 */
import { type FoundTime, momentsOf, readTime } from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import { type Interpretation, readMessage } from '../instruction/read-message.ts';
import { eitherTime } from '../instruction/request-parts.ts';
import { farByFigures } from '../instruction/unread-time.ts';
import type { Reading } from '../instruction/wish-draft.ts';
import { PROFILE_RULE } from '../instruction/wishes.ts';
import type { PostRequest } from '../request.ts';
import { hashtagsOf, unfence } from '../words/caption.ts';
import { neighbourBefore, skipBack, skipBlanksBack, skipEnding, skipFront } from '../words/punctuation.ts';
import {
  BINDING_WORDS,
  EVENT_LEAD,
  MINUS,
  NEGATION,
  OCCASION,
  TIME_JOIN,
  TIME_LEAD,
  UNTIL,
  VAGUE_TIME,
} from '../words/talk-patterns.ts';
import { firstPlaces, matchBack, matchFront } from '../words/word-pattern.ts';
import { doubtAtOnce } from './at-once.ts';
import { doubtBeforeCaption } from './before-caption.ts';
import { correctedTime } from './corrected-time.ts';
import { conditionBeforeCaption, instructionInCaption, spokenOfCaption } from './instruction-in-caption.ts';
import { doubtTimeInCaption } from './time-in-caption.ts';
import { doubtAudience } from './unread-audience.ts';

/** The question that a reading leaves open; null where it may be acted upon. */
export function doubtOf(strict: Interpretation, reading: Reading): PostRequest | null {
  for (const find of [
    correctedTime,
    ...ABOUT_TIMES,
    conditionBeforeCaption,
    instructionInCaption,
    doubtBeforeCaption,
    spokenOfCaption,
    doubtAudience,
    doubtAtOnce,
    doubtLater,
  ]) {
    const request = find(strict, reading);
    if (request) return request;
  }
  return null;
}

/** "schedule this": not now, and when is asked. */
function doubtLater({ draft, request }: Interpretation, { text }: Reading): PostRequest | null {
  if (request.kind !== 'post' || request.timeGiven || !draft.verb?.isForLater) return null;
  const words = text.slice(0, draft.from).trim();
  return { ...request, when: { kind: 'unread', words, readings: [] }, timeGiven: true };
}

/**
 * Figures alone ("9/10 would eat", "4/12") put no post months away unasked: a nearer reading with day
 * and month the other way round is offered, and that they are part of the caption.
 */
function farOnFigures({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { time } = draft;
  if (request.kind !== 'post' || time?.wording.day !== 'figures' || request.when.kind !== 'at') return null;
  const words = reading.text.slice(time.span.start, time.span.end);
  const readings = farByFigures(words, request.when, reading.options);
  if (!readings) return null;
  const when = { kind: 'unread', words, readings } as const;
  const other = beforeFigures(request, time, words, reading);
  return { ...request, when, otherReading: other ?? readMessage({ ...reading, avoid: time.span }).request };
}

/** "post tomorrow 7pm 3/4 cup of broth": what stands before the figures is a whole time by itself. */
function beforeFigures(request: PostRequest, { span }: FoundTime, words: string, reading: Reading): PostRequest | null {
  const [figures, rest = ''] = /[\s,]+(\d{1,2}[/.-]\d{1,2})\.?$/u.exec(words) ?? [];
  const when = figures === undefined ? null : readTime(words.slice(0, -figures.length), reading.options);
  if (when?.kind !== 'at') return null;
  const start = span.end - rest.length;
  const caption = unfence(reading.written(start, Math.max(start, reading.text.trimEnd().length)).trim());
  return { ...request, when, caption, hashtags: hashtagsOf(caption) };
}

/** "post tomorrow 7pm Ramen friday 6pm": either may be the time, and the last may be the caption's. */
function secondAtEnd({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { text, times } = reading;
  const { time } = draft;
  if (request.kind !== 'post' || !time || draft.fenced || request.when.kind === 'unread') return null;
  if (time.span.start >= draft.from) return null;
  const found = times.endingAt(skipEnding(text, draft.to, draft.from), draft.from);
  if (found?.wording.clock !== 'figures') return null;
  const { setOff, word } = neighbourBefore(text, found.span.start, draft.from);
  // "poste Ab 18 freitag 17 Uhr": a clock alone is no caption.
  if (found.wording.day === 'none' && setOff !== 'end') return null;
  if ((found.wording.day !== 'none' && setOff === 'end') || BINDING_WORDS.has(word.toLowerCase())) return null;
  const when = eitherTime(request.when, found.reading, text.slice(found.span.start, found.span.end));
  const to = skipBack(text, found.span.start, draft.from);
  const caption = unfence(reading.written(skipFront(text, draft.from, to), to).trim());
  return { ...request, when, caption, hashtags: hashtagsOf(caption), otherReading: request };
}

/** "post friday 6pm on @one and saturday 6pm on @two: …": a second time behind the parts of the instruction. */
function secondInFront({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { text, times } = reading;
  const { time } = draft;
  if (request.kind !== 'post' || !time || draft.fenced || request.when.kind === 'unread') return null;
  if (time.span.start >= draft.from) return null;
  const join = matchFront(TIME_JOIN, text, skipFront(text, draft.from, draft.to));
  const found = join && times.startingAt(skipFront(text, join.end, draft.to));
  if (!found || found.wording.day === 'none' || found.wording.clock !== 'figures') return null;
  const when = eitherTime(request.when, found.reading, text.slice(found.span.start, found.span.end));
  const profile = matchFront(PROFILE_RULE.pattern, text, skipFront(text, found.span.end, draft.to));
  const from = skipFront(text, profile?.end ?? found.span.end, draft.to);
  const caption = unfence(reading.written(from, Math.max(from, draft.to)).trim());
  return { ...request, when, caption, hashtags: hashtagsOf(caption), otherReading: request };
}

/** "Ramen not today", "towards the end of the month", "until friday": a word before the time makes it another one. */
function boundTime({ draft, request, words: said }: Interpretation, reading: Reading): PostRequest | null {
  const { text } = reading;
  const { time } = draft;
  if (request.kind !== 'post' || !time || !draft.verb || request.when.kind === 'unread') return null;
  const end = skipBlanksBack(text, time.span.start, 0);
  const negation = matchBack(NEGATION, text, end);
  const lead = isLeadAlone(said);
  const until = matchFront(UNTIL, text, time.span.start) ?? matchBack(MINUS, text, end);
  if (!lead && !until && !(negation && negation.start >= draft.from && time.span.start >= draft.from)) return null;
  const words = lead ? `${request.caption} ${timeWords(text, time)}` : timeWords(text, time);
  const readings = negation ? [] : momentsOf(request.when);
  const caption = lead ? '' : request.caption;
  const when = { kind: 'unread', words, readings } as const;
  return { ...request, when, caption, hashtags: hashtagsOf(caption), otherReading: request };
}

const timeWords = (text: string, { span }: FoundTime) => text.slice(span.start, span.end);

/** Nothing but a word that leads to a time. */
const isLeadAlone = (caption: string): boolean =>
  /^\p{Ll}/u.test(caption) &&
  [TIME_LEAD, EVENT_LEAD, VAGUE_TIME, OCCASION].some((each) => matchFront(each, caption, 0)?.end === caption.length);

const CLAUSE = /^(?:[^.:!?\n"“„«「]|(?<=\d)[.:](?=\d)){0,90}/u;
const WORD = /(?<![\p{L}\p{N}@#])[\p{L}\p{N}]/gu;
const MOST_STRAY_WORDS = 8;

/**
 * "post on @one or @two tomorrow 7pm: Ramen", "post tomorrow 7pm, or else at 8pm: Ramen": a clock in the words before
 * the colon was hardly meant to be shown.
 */
function strayTime({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { text, times } = reading;
  const from = skipFront(text, draft.from, draft.to);
  const clause = CLAUSE.exec(text.slice(from, draft.to))?.[0] ?? '';
  const isAnnounced = /^:\s*\S/u.test(text.slice(from + clause.length, draft.to));
  const isOpen = draft.verb !== null && !draft.fenced && isAnnounced && !/:\s*$/u.test(text.slice(0, from));
  if (request.kind !== 'post' || !isOpen || request.when.kind === 'unread') return null;
  for (const index of firstPlaces(WORD, clause, MOST_STRAY_WORDS)) {
    const found = times.startingAt(from + index);
    if (found?.wording.clock !== 'figures' || strengthOf(found) !== 'strong') continue;
    const words = text.slice(found.span.start, found.span.end);
    const caption = unfence(reading.written(skipFront(text, from + clause.length, draft.to), draft.to).trim());
    const when = eitherTime(request.when, found.reading, words);
    return { ...request, timeGiven: true, when, caption, hashtags: hashtagsOf(caption), otherReading: request };
  }
  return null;
}

const ABOUT_TIMES = [farOnFigures, secondAtEnd, secondInFront, strayTime, boundTime, doubtTimeInCaption];

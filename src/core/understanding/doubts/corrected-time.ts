/**
 * A time that is put right or taken back behind it: "tomorrow 10am, actually make it 11", "9am, hmm no, just post it now",
 * "sat 9am *10am", "7pm, no wait, hang on". Such words are no caption, and what they mean is asked.
 */
import {
  createTimeFinder,
  type FoundTime,
  momentsOf,
  readTime,
  type Span,
  type TimeReading,
} from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import type { Interpretation } from '../instruction/read-message.ts';
import { askedAbout, eitherTime } from '../instruction/request-parts.ts';
import type { Draft, Reading } from '../instruction/wish-draft.ts';
import type { PostRequest } from '../request.ts';
import { neighbourBehind, skipFront } from '../words/punctuation.ts';
import {
  CORRECTED,
  COURTESY,
  EDIT,
  FILLER,
  JOINT,
  OBJECT,
  OR,
  RETRACTION,
  SPEAKERS,
  TIME_AFTER,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';

/** A place at which somebody can think better of it: right behind the instruction, or behind a mark. */
interface Place {
  readonly at: number;
  readonly isFirst: boolean;
  /** The mark alone says that what follows replaces the time: "*10am", "→ 10am". */
  readonly replaces: boolean;
  readonly inBrackets: boolean;
  readonly endsSentence: boolean;
  readonly isSetOff: boolean;
}

export function correctedTime({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  if (request.kind !== 'post' || !(draft.verb || draft.time) || request.when.kind === 'unread') return null;
  const { text } = reading;
  const edited = editedTime({ draft, request }, reading);
  if (edited || draft.fenced) return edited;
  const from = skipFront(text, draft.from, draft.to);
  const end = Math.max(draft.to, draft.time && draft.time.span.start >= from ? draft.time.span.end : 0);
  const words = { start: from, end: Math.max(from, draft.to) };
  for (const place of placesIn(text, { start: draft.from, end })) {
    // "monday (not tuesday) 8am": what stands in brackets before the clock has its own rule.
    if (place.inBrackets && draft.time?.wording.clock === 'none') continue;
    // The German "um 20:15" is a time, and its first word no correction.
    if (draft.time && place.at >= draft.time.span.start && place.at < draft.time.span.end) continue;
    const second = secondTime(place, end, reading);
    const found = second
      ? { start: place.at, end: second.span.end }
      : (retractionAt(place, end, text) ?? unreadCorrection(place, end, text));
    if (!found) continue;
    const span = place.inBrackets ? withBrackets(found, text) : found;
    const isSame = second !== null && second.span.start === draft.time?.span.start;
    if (isSame && place.replaces) continue;
    const when = second && !isSame ? eitherTime(request.when, onSameDay(second, draft, reading), '') : request.when;
    const readings = when.kind === 'unread' ? when.readings : momentsOf(when);
    const around = { start: Math.min(span.start, words.end), end: Math.min(span.end, words.end) };
    return askedAbout(request, { span, readings, words, around }, reading);
  }
  return null;
}

/** "edit: 8pm, not 7pm" on the last line, also behind a caption that was announced. */
function editedTime({ draft, request }: Edited, reading: Reading): PostRequest | null {
  const { text } = reading;
  const start = text.trimEnd().lastIndexOf('\n') + 1;
  const label = start > draft.from ? matchFront(EDIT, text, start) : null;
  // "8pm, not 7pm": up to the mark, or both are read as one time.
  const end = label ? start + (/^[^,;(、]*/u.exec(text.slice(start))?.[0].length ?? 0) : 0;
  const at = label ? skipFront(text, label.end, end) : 0;
  const found = label && createTimeFinder(text.slice(0, end), reading.options).startingAt(at);
  if (!found || (strengthOf(found) === 'hint' && found.wording.clock !== 'likely') || strengthOf(found) === 'number')
    return null;
  if (request.when.kind === 'unread') return null;
  const when = eitherTime(request.when, onSameDay(found, draft, reading), '');
  const readings = when.kind === 'unread' ? when.readings : momentsOf(when);
  const words = { start: skipFront(text, draft.from, draft.to), end: draft.to };
  const caption = reading.written(words.start, start);
  return askedAbout(
    request,
    { span: { start, end: draft.to }, readings, words, captionOf: () => caption.trim() },
    reading,
  );
}

type Edited = Pick<Interpretation, 'draft'> & { readonly request: PostRequest };

/** "(not thursday, sorry)" goes as a whole. */
function withBrackets({ start, end }: Span, text: string): Span {
  const rest = /^[^()（）\n]{0,80}[)）]/u.exec(text.slice(end, end + 90))?.[0];
  return rest === undefined ? { start, end } : { start: Math.max(0, start - 1), end: end + rest.length };
}

/** "friday 6pm, make that 7pm": the day that is said once is both times'. */
function onSameDay({ span, wording, reading }: FoundTime, { time }: Draft, { text, options }: Reading): TimeReading {
  const [first] = time?.wording.day === 'none' ? [] : momentsOf(time?.reading ?? null);
  if (!first || wording.day !== 'none' || wording.distance !== 'none') return reading;
  return readTime(text.slice(span.start, span.end), { ...options, anchor: first.at }) ?? reading;
}

const MARK = /[,;.!?…(（、。]+[^\S\n]*|\s(?:[-=]>|→|>>)[^\S\n]*|\s[-–—]\s+|\n\s*|(?<=\s)\*(?=\S)/gu;
const REPLACES = /[>→*]/u;
const MOST_MARKS = 4;

/** Right behind the instruction, and behind the last marks of the caption; none within quotes. */
function placesIn(text: string, { start, end }: Span): readonly Place[] {
  const words = text.slice(start, end);
  const places = [...words.matchAll(MARK)].map((match) => ({
    at: start + match.index + match[0].length,
    isFirst: words.slice(0, match.index).trim() === '',
    replaces: REPLACES.test(match[0]),
    inBrackets: /[(（]/u.test(match[0]),
    endsSentence: /[.!?…。\n]/u.test(match[0]),
    isSetOff: true,
  }));
  const front = { at: skipFront(text, start, end), isFirst: true, replaces: false, inBrackets: false };
  const all = [
    { ...front, endsSentence: false, isSetOff: false },
    ...places.filter(({ isFirst }) => isFirst),
    ...places.slice(-MOST_MARKS),
  ];
  return all.filter(({ at }) => at < end && !(OPENS.test(text.slice(start, at)) && QUOTE.test(text.slice(at, end))));
}

const OPENS = /["“„«「『]/u;
const QUOTE = /["“”„«»「」『』]/u;
const MOST_STEPS = 6;

/** The time behind the words that correct: "no wait, post it now", "sorry, 8pm". */
function secondTime({ at, isFirst, replaces }: Place, end: number, reading: Reading): FoundTime | null {
  const { text, times } = reading;
  const behind = behindCorrections(text, at, end);
  if (behind === at && !replaces) return null;
  const found = times.startingAt(behindVerb(text, behind, end));
  if (!found || found.span.end > end || ['number', 'hint'].includes(strengthOf(found))) return null;
  const { clock, distance } = found.wording;
  if (behind === at && clock !== 'figures' && clock !== 'likely') return null;
  const { setOff } = neighbourBehind(text, found.span.end, end);
  const isAlone = setOff !== 'none' || (clock !== 'none' && isFirst) || (isFirst && distance === 'ahead');
  const closes = !/[\p{L}\p{N}]/u.test(text.slice(found.span.end, end).replaceAll(/#[\p{L}\p{N}_]+/gu, ''));
  return (isFirst ? isAlone : closes) ? found : null;
}

const skip = (text: string, at: number): number =>
  at + (/^[\s,.…!–—、-]*/u.exec(text.slice(at, at + 12))?.[0].length ?? 0);

/** "or", "and" and the like lead to words that correct, and correct nothing themselves. */
function behindCorrections(text: string, from: number, end: number): number {
  let corrected = from;
  let at = from;
  for (let words = 0; words < MOST_STEPS && at < end; words += 1) {
    const match = matchFront(CORRECTED, text, at);
    const joint = match ? null : (matchFront(JOINT, text, at) ?? matchFront(OR, text, at));
    if (!(match || joint)) break;
    at = skip(text, (match ?? joint)?.end ?? end);
    if (match) corrected = at;
  }
  return corrected;
}

function behindVerb(text: string, from: number, end: number): number {
  let at = from;
  for (let words = 0; words < MOST_STEPS && at < end; words += 1) {
    const next =
      matchFront(COURTESY, text, at) ??
      verbFrom(text, at)?.match ??
      matchFront(OBJECT, text, at) ??
      matchFront(FILLER, text, at);
    if (!next) break;
    at = skip(text, next.end);
  }
  return at;
}

/** "sorry, the week after", "I mean the one after that": which time it is instead, only its author knows. */
function unreadCorrection({ at }: Place, end: number, text: string): Span | null {
  const behind = behindCorrections(text, at, end);
  const match = behind === at ? null : matchFront(TIME_AFTER, text, behindVerb(text, behind, end));
  return match && match.end <= end ? { start: at, end: match.end } : null;
}

/** "no wait, hang on", "scratch that": set off from the rest, with the end, a mark or the author's own "I" behind. */
function retractionAt(place: Place, end: number, text: string): Span | null {
  if (!place.isSetOff || place.replaces) return null;
  if (/^\p{Lu}/u.test(text.slice(place.at)) && !place.endsSentence) return null;
  const joint = matchFront(JOINT, text, place.at) ?? matchFront(OR, text, place.at);
  const starts = [place.at, behindCorrections(text, place.at, end), ...(joint ? [skip(text, joint.end)] : [])];
  const match = starts.map((at) => matchFront(RETRACTION, text, at)).find((each) => each !== null);
  if (!match || match.end > end) return null;
  const rest = text.slice(match.end, end);
  const next = matchFront(SPEAKERS, text, skip(text, match.end));
  const isAll = !/[\p{L}\p{N}]/u.test(rest);
  if (place.isFirst ? isAll || /^\s*[,.!…–—-]/u.test(rest) || next : isAll || next) return { start: place.at, end };
  return null;
}

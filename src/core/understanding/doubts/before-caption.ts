/**
 * Words right behind the instruction that go on with it rather than open a caption: "7pm (not 6, as I said) “Ramen”", "…
 * but only if Anna agrees: Ramen", "on @one and @two: Ramen", "friday 6pm at the old mill", "…, the client is here! “Ramen”".
 * None of them goes out unasked, and none is cut off unasked.
 */
import { momentsOf, type Span } from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import { type Interpretation, readMessage } from '../instruction/read-message.ts';
import type { Reading } from '../instruction/wish-draft.ts';
import { anyReply } from '../languages/replies/index.ts';
import type { PostRequest } from '../request.ts';
import { countWords, hashtagsBehind, hashtagsOf, unfence, visibleText } from '../words/caption.ts';
import { skipBlanks, skipEnding, skipFront } from '../words/punctuation.ts';
import {
  CONDITION,
  CONTRAST,
  JOINT,
  NEGATION,
  OBJECT,
  OR,
  PROVISO,
  SPEAKERS,
  THANKS_WORDS,
  TIME_LEAD,
  VIEWERS,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront, wordPattern } from '../words/word-pattern.ts';

const INSTEAD_OF = wordPattern(anyReply('insteadOf'));

/** What is asked about the words between an instruction and its caption; null where the caption begins at once. */
export function doubtBeforeCaption(strict: Interpretation, reading: Reading): PostRequest | null {
  const { draft, request } = strict;
  if (request.kind !== 'post' || !(draft.verb || draft.time) || draft.fenced || request.when.kind === 'unread')
    return null;
  const words = { start: skipFront(reading.text, draft.from, draft.to), end: draft.to };
  const isFront = /[\p{L}\p{N}]/u.test(reading.text.slice(0, words.start));
  const isAnnounced = reading.text.slice(draft.from, words.start).includes(':');
  // Thanks and "no caption" are gone from it already.
  if (words.start >= words.end || visibleText(request.caption).text.trim() === '') return null;
  const proviso = (isFront ? whenBehindObject(words, reading) : null) ?? provisoIn(words, isFront, reading);
  if (proviso) return conditional(request, proviso, words, reading);
  if (!isFront || isAnnounced) return null;
  const caption =
    behindAside(words, reading) ??
    (draft.time ? behindOldTime(words, reading) : null) ??
    (draft.time?.wording.distance === 'now' ? behindPlease(words, reading) : null) ??
    besideDraft(strict, words, reading) ??
    behindJoint(words, reading) ??
    quotedAtEnd(words, reading) ??
    behindQuestion(draft.from, words, reading);
  if (caption !== null && caption !== request.caption)
    return { ...request, caption, hashtags: hashtagsOf(caption), otherReading: request };
  return placeBehindTime(strict, words, reading);
}

/** "it for when Tom is back, hopefully friday": a condition behind the video that the verb is said of. */
function whenBehindObject({ start, end }: Span, { text }: Reading): Span | null {
  const object = /^\p{Ll}/u.test(text.slice(start)) ? matchFront(OBJECT, text, start) : null;
  if (!object) return null;
  const at = skipBlanks(text, object.end);
  const link = /^(?:for|on|at|für|por|para|pour|per|voor|na|на)\s+/u.exec(text.slice(at, at + 6))?.[0].length ?? 0;
  const lead = [PROVISO, CONDITION].find((each) => matchFront(each, text, at + link) !== null);
  return lead
    ? { start, end: start + (/^[^:\n"“„«「]*/u.exec(text.slice(start, end))?.[0].trimEnd().length ?? 0) }
    : null;
}

/** "post this now pls everyone waits": a courtesy in small letters opens no caption. */
function behindPlease(words: Span, reading: Reading): string | null {
  const { text } = reading;
  const please = /^\p{Ll}/u.test(text.slice(words.start)) ? matchFront(THANKS_WORDS, text, words.start) : null;
  return please && please.end < words.end ? captionFrom(please.end, words, reading) : null;
}

/** "in my inbox at 4pm, i'll add the sound there": who finishes a draft by hand may say what is left to do. */
function besideDraft({ draft, request }: Interpretation, { start, end }: Span, { text }: Reading): string | null {
  if (request.way === undefined || !/,\s*$/u.test(text.slice(draft.from, start))) return null;
  return /^[\p{Ll}\p{Lo}]/u.test(text.slice(start)) && !/["“”„«»「」#]/u.test(text.slice(start, end)) ? '' : null;
}

/** "can you post this friday 6pm? I promise it's the last one": who asked may go on to talk. */
function behindQuestion(from: number, { start }: Span, { text, polite }: Reading): string | null {
  const asked = polite && /[?？]/u.test(text.slice(from, start));
  return asked && matchFront(SPEAKERS, text, start) ? '' : null;
}

const captionFrom = (at: number, { end }: Span, { text, written }: Reading): string =>
  unfence(written(skipFront(text, at, end), Math.max(at, end)).trim());

const QUOTED = /["“„«「『][^"“”„«»「」『』]*["”“»」』]/gu;
const MARK_BEFORE = /[,;.!?…(（–—\n、。]\s*|\s-\s+/gu;
const MOST_MARKS = 24;

/** "only if Anna agrees", "but first ask Tom": right behind the instruction, or behind a mark outside of quotes. */
function provisoIn({ start, end }: Span, isFront: boolean, { text }: Reading): Span | null {
  const words = text.slice(start, end);
  const quotes = [...words.matchAll(QUOTED)].map(({ index, 0: quote }) => [index, index + quote.length] as const);
  const marks = [...words.matchAll(MARK_BEFORE)].slice(0, MOST_MARKS).map((mark) => mark.index + mark[0].length);
  for (const at of [...(isFront ? [0] : []), ...marks]) {
    if (quotes.some(([from, to]) => at > from && at < to)) continue;
    const match = matchFront(PROVISO, text, start + at);
    if (!match || match.end > end || (at > 0 && !/^\p{Ll}|^[\p{Lo}]/u.test(text.slice(start + at)))) continue;
    if (at > 0 && matchFront(VIEWERS, text, match.end + 1)) continue;
    const clause = /^[^:\n"“„«「]*/u.exec(text.slice(start + at, end))?.[0] ?? '';
    return { start: start + at, end: start + at + clause.trimEnd().length };
  }
  return null;
}

function conditional(request: PostRequest, span: Span, words: Span, reading: Reading): PostRequest {
  const { text, written } = reading;
  const before = written(words.start, span.start).replace(/[\s,;(–—-]+$/u, '');
  const caption = unfence(`${before} ${captionFrom(span.end, words, reading).replace(/^[)\]]\s*/u, '')}`.trim());
  const when = {
    kind: 'unread',
    words: text.slice(span.start, span.end),
    readings: request.when.kind === 'unread' ? request.when.readings : momentsOf(request.when),
  } as const;
  return { ...request, when, timeGiven: true, caption, hashtags: hashtagsOf(caption), otherReading: request };
}

const BRACKETS = /^[([（]([^()[\]（）\n]{3,160})[)\]）][\s.!,;:–—-]*/u;
const MOST_WORDS_OF_CAPTION = 2;

/** "(clocks change that morning, careful!) “Ramen”": what stands in brackets right behind the instruction. */
function behindAside(words: Span, reading: Reading): string | null {
  const { text } = reading;
  const [whole, inside = ''] = BRACKETS.exec(text.slice(words.start, words.end)) ?? [];
  if (whole === undefined) return null;
  const at = words.start + 1;
  const rest = text.slice(words.start + whole.length, words.end);
  const isLong = countWords(inside) > MOST_WORDS_OF_CAPTION;
  const speaks = matchFront(NEGATION, text, at) !== null || isTime(at, reading) || /^\p{Ll}/u.test(inside);
  // "tuesday 6pm (not this one) publish: Ramen": the instruction goes on.
  const verb = verbFrom(text, words.start + whole.length);
  if (verb) return captionFrom(verb.match.end, words, reading);
  return isLong && (speaks || /^["“„«「]/u.test(rest)) ? captionFrom(words.start + whole.length, words, reading) : null;
}

const isTime = (at: number, { times }: Reading): boolean => {
  const found = times.startingAt(at);
  return found !== null && !['hint', 'number'].includes(strengthOf(found));
};

/** "friday 6pm instead of saturday Ramen": the time that is given up. */
function behindOldTime(words: Span, reading: Reading): string | null {
  const match = matchFront(INSTEAD_OF, reading.text, words.start);
  const old = match && reading.times.startingAt(skipBlanks(reading.text, match.end));
  return old && old.span.end < words.end ? captionFrom(old.span.end, words, reading) : null;
}

const TO_COLON = /^[^:!?\n"“„«「]{0,90}:\s+(?=\S)/u;
const NOT_BEYOND = 3;

/** "… and @two: Ramen", "… but not saturday": a word that joins in small letters, with no mark before it. */
function behindJoint(words: Span, reading: Reading): string | null {
  const { text } = reading;
  if (!/^\p{Ll}/u.test(text.slice(words.start))) return null;
  const joint = [JOINT, CONTRAST, OR].map((each) => matchFront(each, text, words.start)).find((each) => each !== null);
  const negation = matchFront(NEGATION, text, words.start);
  const clause = TO_COLON.exec(text.slice(words.start, words.end))?.[0] ?? '';
  if (!joint && !(negation && rulesOut(negation.end, reading))) return null;
  const isPlain = joint && /^\s+(?:\p{Ll}|@)/u.test(text.slice(joint.end, words.end));
  if (joint && !isPlain && clause === '') return null;
  return captionFrom(words.start + clause.length, words, reading);
}

/** "not saturday", "not at 7" */
function rulesOut(from: number, reading: Reading): boolean {
  const places = [...reading.text.slice(from, from + 30).matchAll(/(?<=\s)[\p{L}\p{N}]/gu)].slice(0, NOT_BEYOND);
  return places.some(({ index }) => isTime(from + index, reading));
}

const QUOTED_END = /^([^"“”„«»「」『』]{1,160}?)(["“„«「『][^"“”„«»「」『』]+["”“»」』])[\s.!。]*$/u;
const ENDS_BEFORE = /(?:[,;.!?…)\]！？。、〜~]|[^\p{L}\p{N}\s:：'’]|\n)\s*$/u;

/** "…, the client is here! “Ramen” #food", "🎆 “Ramen”": what a mark sets off before the quotes that close the message. */
function quotedAtEnd(words: Span, reading: Reading): string | null {
  const said = reading.text.slice(words.start, words.end);
  const tags = hashtagsBehind(said);
  const [, before = '', quote] = QUOTED_END.exec(said.slice(0, said.length - tags.length)) ?? [];
  if (quote === undefined || !ENDS_BEFORE.test(before)) return null;
  const start = words.start + before.length;
  return captionFrom(start, { start, end: skipEnding(reading.text, words.end, start) }, reading);
}

/** "friday 6pm at the old mill, come and say hi": the time may be the caption's own. */
function placeBehindTime({ draft, request }: Interpretation, words: Span, reading: Reading): PostRequest | null {
  const { text } = reading;
  const { time } = draft;
  if (request.kind !== 'post' || !time || time.wording.day === 'none' || time.wording.clock !== 'figures') return null;
  const isBeside =
    /^[^\S\n]+$/u.test(text.slice(time.span.end, words.start)) && /^\p{Ll}/u.test(text.slice(words.start));
  if (!isBeside || !isPlace(words.start, request.caption, text) || request.when.kind !== 'at') return null;
  return { ...request, otherReading: readMessage({ ...reading, avoid: time.span }).request };
}

/** "if you know you know" is a caption, and "no text" none. */
const isPlace = (at: number, caption: string, text: string): boolean =>
  matchFront(TIME_LEAD, text, at) !== null &&
  matchFront(CONDITION, text, at) === null &&
  text.startsWith(caption.slice(0, 2), at);

/**
 * What would go out at once although its words may say when: "once Anna approves: …", "in Q3 Ramen", '"Ramen" on my
 * birthday', a clock in the midst of the caption. A public post cannot be taken back, so these are asked about.
 */
import { type FoundTime, type Moment, momentsOf, type Span } from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import type { Interpretation } from '../instruction/read-message.ts';
import { askedAbout } from '../instruction/request-parts.ts';
import type { Reading } from '../instruction/wish-draft.ts';
import type { PostRequest } from '../request.ts';
import { countWords } from '../words/caption.ts';
import { neighbourBehind, skipBack, skipEnding, skipFront } from '../words/punctuation.ts';
import { BINDING_WORDS, CONDITION, TIME_LEAD, VAGUE_TIME_OPEN } from '../words/talk-patterns.ts';
import { firstPlaces, matchFront } from '../words/word-pattern.ts';
import { eventTimeIn } from './event-times.ts';

/** The question about a post that would go out at once; null where nothing speaks of another time. */
export function doubtAtOnce({ draft, opened, request }: Interpretation, reading: Reading): PostRequest | null {
  if (request.kind !== 'post' || request.when.kind !== 'now' || !draft.verb || draft.fenced) return null;
  const { text } = reading;
  const { time } = draft;
  const start = skipFront(text, draft.from, draft.to);
  // "alla solita ora": the last word means now where it stands alone.
  if (time && time.span.start < start) return null;
  const to = time?.span.end ?? draft.to;
  if (start >= draft.to || text.slice(opened, start).includes(':')) return null;
  const words = { start, end: skipEnding(text, to, start) };
  if (time) return closingNow(request, words, time.span, reading);
  const span = conditionInFront(words, reading) ?? conditionBehind(words, reading) ?? eventTimeIn(words, reading);
  if (span) return asked(request, span, [], words, reading);
  const found = timeWithin(words, reading);
  return found && asked(request, found.span, momentsOf(found.reading), words, reading);
}

/** "when the match is over, right away": at once is counted from the event. */
function closingNow(request: PostRequest, words: Span, now: Span, reading: Reading): PostRequest | null {
  const span = eventTimeIn(words, reading);
  const last = [words.end, skipBack(reading.text, now.start, words.start)];
  return span && last.includes(span.end) ? asked(request, span, [], words, reading) : null;
}

function asked(
  request: PostRequest,
  span: Span,
  readings: readonly Moment[],
  words: Span,
  reading: Reading,
): PostRequest {
  const captionOf = (left: string): string => {
    const [quote] = [...left.matchAll(QUOTED)];
    return quote && span.start > words.start ? quote[0] : left;
  };
  return askedAbout(request, { span, readings, words, captionOf }, reading);
}

const CLAUSE = /^[^:\n"“„«「!?]{0,90}/u;
/** A word that opens a caption: no "I", and no capital in the midst of a word. */
const CAPITAL = /(?<=\s)\p{Lu}\p{L}+/gu;
const MOST_CONDITION_WORDS = 8;
/** A condition alone, with no caption set off behind it, is shorter. */
const MOST_ALONE = 6;

/** "at peak time: Ramen", "when Anna says ok", "in Q3 Ramen": what stands before a time opens the words. */
function conditionInFront({ start, end }: Span, { text, options }: Reading): Span | null {
  if (!/^\p{Ll}/u.test(text.slice(start, start + 2))) return null;
  const vague = matchFront(VAGUE_TIME_OPEN, text, start);
  if (vague && /^\s+\p{Lu}\p{L}/u.test(text.slice(vague.end, vague.end + 4))) return { start, end: vague.end };
  const lead = matchFront(TIME_LEAD, text, start);
  if (!lead || lead.end >= end) return null;
  const clause = CLAUSE.exec(text.slice(start, end))?.[0] ?? '';
  const behind = text.slice(start + clause.length, end);
  const short = countWords(clause) <= MOST_CONDITION_WORDS;
  if (short && countWords(clause) > 1 && /^[:\n"“„«「]/u.test(behind)) return { start, end: start + clause.length };
  const isCondition = matchFront(CONDITION, text, start) !== null;
  if (behind === '' && isCondition && countWords(clause) <= MOST_ALONE) return { start, end };
  // Nouns have capitals in German, and a name may follow "when".
  const [capital] = options.languages?.includes('de') ? [] : clause.matchAll(CAPITAL);
  const atCapital = capital && !isCondition && countWords(clause.slice(0, capital.index)) > 1 ? capital.index : null;
  return atCapital === null ? null : { start, end: start + atCapital };
}

const QUOTE = /["“”„«»「」]/u;

/** '"Ramen" on my birthday', "Ramen, once Anna approves": the same at the end, set off from the caption. */
function conditionBehind({ start, end }: Span, { text }: Reading): Span | null {
  const marks = [...text.slice(start, end).matchAll(/["”“»」,;)–—\n]\s*|\s-\s+/gu)].slice(-2).toReversed();
  for (const mark of marks) {
    const at = start + mark.index + mark[0].length;
    const clause = text.slice(at, end);
    const isQuote = /^["”»」]/u.test(mark[0]);
    if (QUOTE.test(clause) || (isQuote && mark.index === 0)) continue;
    const lead = /^\p{Ll}/u.test(clause) && matchFront(isQuote ? TIME_LEAD : CONDITION, text, at);
    if (lead && countWords(clause) <= MOST_ALONE && countWords(clause) > 1) return { start: at, end };
  }
  return null;
}

const WORD = /(?<![\p{L}\p{N}@#])[\p{L}\p{N}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const QUOTED = /["“„«「『][^"“”„«»「」『』]*["”“»」』]/gu;
const MOST_STARTS = 40;
const MOST_BEFORE_CLOCK = 3;
const PLAIN_DAYS: ReadonlySet<string> = new Set(['relative', 'weekday', 'stretch', 'date']);

/** "post Ramen tomorrow 7pm see you there": a day with its clock that no rule took. */
function timeWithin({ start, end }: Span, { text, times }: Reading): FoundTime | null {
  const quotes = [...text.slice(start, end).matchAll(QUOTED)].map(({ index, 0: quote }) => [
    index,
    index + quote.length,
  ]);
  if (quotes.length === 0 && QUOTE.test(text.slice(start, end))) return null;
  const leads = /^\p{Ll}/u.test(text.slice(start)) && matchFront(TIME_LEAD, text, start) !== null;
  for (const index of firstPlaces(WORD, text.slice(start, end), MOST_STARTS)) {
    if (quotes.some(([from = 0, to = 0]) => index >= from && index < to)) continue;
    const found = times.startingAt(start + index);
    if (!found || found.span.end > end || !(leads || strengthOf(found) === 'strong')) continue;
    const { day, clock } = found.wording;
    // "diwali 6pm lights": a clock near the verb has its day in words that nobody reads.
    const words = text.slice(start, start + index);
    const isNear = /^\p{Ll}/u.test(words) && countWords(words) <= MOST_BEFORE_CLOCK;
    const isClock = clock === 'figures' || (clock !== 'none' && clock !== 'number' && day !== 'none');
    // "schedule around the drop next week": what leads to a time, and a day behind it.
    const isSetOff = neighbourBehind(text, found.span.end, end).setOff !== 'none';
    const isLed = leads && isSetOff && PLAIN_DAYS.has(day) && strengthOf(found) !== 'number';
    const isAlone = isSetOff && /(?:[.!?…\n]|^)\s*$/u.test(words) && strengthOf(found) === 'strong';
    const isTime = ((day !== 'none' || isNear || isAlone) && isClock) || isLed;
    if (!isTime || momentsOf(found.reading).length === 0) continue;
    const before = /(\S+)\s+$/u.exec(text.slice(Math.max(start, start + index - 40), start + index))?.[1] ?? '';
    return BINDING_WORDS.has(before.toLowerCase()) ? null : found;
  }
  return null;
}

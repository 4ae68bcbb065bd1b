/**
 * What a message may ask for that no rule reads: a verb of posting and a sure time, wherever they stand. It is never
 * acted upon, and never lost in silence: its author is asked.
 */
import {
  createTimeFinder,
  type FoundTime,
  type Moment,
  momentsOf,
  readTime,
  type Span,
  type TimeFinder,
} from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import { saysVerb, tells, whyNoInstruction } from '../instruction/no-instruction.ts';
import { unreadPost } from '../instruction/request-parts.ts';
import { afterWait } from '../instruction/wait-then-post.ts';
import { emptyDraft } from '../instruction/wish-draft.ts';
import { PROFILE_RULE, wishesFrom } from '../instruction/wishes.ts';
import type { PostRequest, UnderstandContext } from '../request.ts';
import { unfence, visibleText } from '../words/caption.ts';
import { neighbourBefore, neighbourBehind, skipBack, skipBlanks, skipFront } from '../words/punctuation.ts';
import {
  APPOINTMENT,
  BINDING_WORDS,
  CAPTION_MARK,
  CONDITION,
  CORRECTED,
  FILLER,
  LABELS_ALONE,
  LINKING_WORDS,
  NEGATION,
  OBJECT,
  PREDICATES,
  QUESTION_WORD,
  REQUEST,
  SOFT_NEGATION,
  SUITS,
  THANKS_WORDS,
  VIEWERS,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { firstPlaces, matchFront } from '../words/word-pattern.ts';
import { eventThenVerb, quoted, requestWithoutTime, verbFormAt, verbThenProviso } from './request-without-time.ts';

/** Who asks for a post does it early; a longer text tells a story. */
const REQUEST_REACH = 240;
const MOST_STARTS = 60;
const WORD_START =
  /(?<![\p{L}\p{N}@#])[\p{L}\p{N}¡¿"“„«]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])\p{N}/gu;

export function possibleRequest(said: string, context: UnderstandContext): PostRequest | null {
  const { text, written } = visibleText(said);
  const starts = startsOf(text);
  const [first = 0] = starts;
  // "when you get a sec post this": a condition, where nothing asks.
  const asksWhat = matchFront(QUESTION_WORD, text, first) !== null;
  // "How to spot fake leather" on a line of its own is a title.
  const isQuestion = asksWhat && (/[?？]/u.test(text) || !(matchFront(CONDITION, text, first) || text.includes('\n')));
  if (isQuestion && !matchFront(LABELS_ALONE, text, first)) return null;
  // The "only" of one language is the "not" of another: "pas posten als Joris ok zegt".
  if (saysDont(text, starts, createTimeFinder(text, context))) return verbThenProviso(said, first);
  const begs = starts.some((at) => matchFront(THANKS_WORDS, text, at) ?? matchFront(REQUEST, text, at));
  const times = createTimeFinder(text, context);
  if (!begs && whyNoInstruction(text, first, text.length, times) !== null) return null;
  if (!begs && tells(text, starts, text.length)) return null;
  const time = sureTime(text, starts, times, context);
  if (!time) return requestWithoutTime(said, starts, begs, context);
  if (isAppointment(text, starts, time)) return null;
  const awaited = afterWait(text, first) === null ? null : eventThenVerb(said, starts, time.readings);
  if (awaited) return awaited;
  const mark = starts.map((at) => matchFront(CAPTION_MARK, text, at)).find((match) => match !== null);
  const isLabelled = matchFront(LABELS_ALONE, text, first) !== null;
  const asks = begs || isLabelled || suits(text, time) || mark !== undefined || starts.some((at) => saysPost(text, at));
  const edge = edgeCaption(text, first, time) ?? ledInCaption(text, first, time) ?? sentenceCaption(text, first, time);
  const atEdge = edge ?? captionBehind(text, time);
  if (!(asks || edge || endsInQuotes(text, time))) return null;
  const before = suits(text, time) ? text.lastIndexOf('\n', time.span.start) : -1;
  const around =
    before > 0 && !mark
      ? { from: first, to: before }
      : { from: mark ? skipFront(text, mark.end, text.length) : (atEdge?.start ?? 0), to: atEdge?.end ?? 0 };
  const caption = unfence(
    mark ? written(around.from, text.length).trim() : (quoted(said) ?? written(around.from, around.to).trim()),
  );
  return { ...unreadPost(caption, time.words, time.readings), ...audienceBeside(text, starts, around) };
}

/** "friends only please! tomorrow 7pm Ramen": whoever takes the time that is asked about means them as well. */
function audienceBeside(
  text: string,
  starts: readonly number[],
  caption: { readonly from: number; readonly to: number },
): Pick<PostRequest, 'privacy'> {
  const beside = starts.filter((at) => at < caption.from || at >= caption.to);
  const said = beside.flatMap((at) =>
    wishesFrom(text, at).filter(({ rule, match }) => {
      const edges = [neighbourBefore(text, at, 0), neighbourBehind(text, match.end, text.length)];
      const isSetOff = edges.every(({ setOff }) => setOff !== 'none');
      const inBrackets = /[([（]$/u.test(text.slice(0, at)) && /^[)\]）]/u.test(text.slice(match.end));
      return rule.isAudience && (rule.firm || isSetOff || inBrackets);
    }),
  );
  const [privacy] = said.flatMap(({ rule, match }) => rule.changes(match, emptyDraft(0, text.length)).privacy ?? []);
  return privacy ? { privacy } : {};
}

/** "New menu! tomorrow 11:30am would be ideal": nothing is said behind it. */
const suits = (text: string, { span }: SureTime): boolean => {
  const said = matchFront(SUITS, text, skipBlanks(text, span.end));
  return said !== null && /^\s*(?:[.!,;:\n"“„«]|$)/u.test(text.slice(said.end));
};

/** "i think friday 4pm works best, go ahead and schedule": the time that nobody can read stands elsewhere in the words. */
export function withReadings(request: PostRequest, said: string, context: UnderstandContext): PostRequest {
  const { when, otherReading } = request;
  const isTimed = otherReading?.kind === 'post' && otherReading.timeGiven;
  if (when.kind !== 'unread' || when.readings.length > 0 || isTimed) return request;
  const possible = possibleRequest(said, context);
  if (possible?.when.kind !== 'unread' || possible.when.readings.length === 0) return request;
  const caption = possible.caption === '' ? request.caption : possible.caption;
  return { ...request, when: possible.when, caption, hashtags: possible.hashtags, isUncertain: true };
}

const LEAD = /^(?:[^\S\n]*(?:\p{Ll}{1,5}[^\S\n]+){0,2}|[のにはで])/u;

/** "tomorrow at 7pm call about this video", "feedback for tomorrow noon please": it is not said of a post. */
function isAppointment(text: string, starts: readonly number[], { span }: SureTime): boolean {
  const lead = LEAD.exec(text.slice(span.end, span.end + 20))?.[0].length ?? 0;
  const behind = [skipBlanks(text, span.end), span.end + lead].some((at) => matchFront(APPOINTMENT, text, at) !== null);
  const before = starts.some((at) => {
    const meeting = at < span.start ? matchFront(APPOINTMENT, text, at) : null;
    return meeting !== null && /^(?:[^\S\n]*\p{Ll}{1,5}){0,2}[^\S\n]*$/u.test(text.slice(meeting.end, span.start));
  });
  return (behind || before) && !starts.some((at) => verbFrom(text, at) !== null);
}

/** A word that is hardly said of anything but a post: a verb of posting, TikTok, an account, an audience. */
export const saysPost = (text: string, at: number): boolean =>
  (verbFrom(text, at) ?? verbFormAt(text, at) ?? matchFront(FILLER, text, at)) !== null ||
  matchFront(PROFILE_RULE.pattern, text, at) !== null ||
  wishesFrom(text, at).some(({ rule }) => rule.firm);

/** '…, dale sabado 17hs "asadito"': a day with its clock, and behind it a caption in quotes that closes the message. */
const endsInQuotes = (text: string, { span, wording }: SureTime): boolean =>
  (wording.clock === 'figures' || wording.distance === 'ahead') &&
  /["“„«「『][^"“”„«»「」『』]+["”“»」』](?:\s*#[\p{L}\p{N}_]+|[\s\p{Extended_Pictographic}])*$/u.test(
    text.slice(span.end),
  );

/** A "don't" that forbids: it opens the words, or a verb of posting stands near behind it. "not sure, but 7pm works" is none. */
export const saysDont = (text: string, starts: readonly number[], times: TimeFinder): boolean =>
  starts.some((at, index) => {
    const negation = matchFront(NEGATION, text, at);
    if (!negation) return false;
    const next = skipFront(text, negation.end, text.length);
    if (matchFront(SOFT_NEGATION, text, next) || afterWait(text, at) !== null) return false;
    // "friday 8pm, no sorry, 9pm", "tuesday no, rather wednesday": it corrects, and forbids nothing.
    if (index > 0 && (/^\s?[,.!…]/u.test(text.slice(negation.end)) || matchFront(CORRECTED, text, next))) return false;
    const opens = index === 0 && times.startingAt(next) === null;
    const mark = index > 0 ? text.slice(negation.end).search(/[,;]/u) : -1;
    return opens || saysVerb(text, negation.end, mark < 0 ? text.length : negation.end + mark);
  });

export const startsOf = (text: string): readonly number[] =>
  firstPlaces(WORD_START, text.slice(0, REQUEST_REACH), MOST_STARTS);

interface SureTime {
  readonly span: Span;
  readonly wording: FoundTime['wording'];
  readonly words: string;
  readonly readings: readonly Moment[];
}

/**
 * The first sure time that is still to come, with every reading of it, and of another that says more: "here's the one for
 * the weekend, saturday at 10am".
 */
function sureTime(
  text: string,
  starts: readonly number[],
  times: TimeFinder,
  context: UnderstandContext,
): SureTime | null {
  const found: FoundTime[] = [];
  let objectEnd = 0;
  let day: FoundTime | null = null;
  for (const at of starts) {
    if (at < Math.max(found.at(-1)?.span.end ?? 0, objectEnd)) continue;
    const longest = times.startingAt(at);
    // "Girls night friday 7pm": the part of the day ends the caption.
    const withoutPart =
      longest && at !== starts[0] ? times.endingAt(longest.span.end, starts[0] ?? 0)?.withoutPart : null;
    const time = withoutPart && withoutPart.span.start > at ? withoutPart : longest;
    // "this one tomorrow 7pm": its "one" is no hour.
    objectEnd = time ? objectEnd : (matchFront(OBJECT, text, at)?.end ?? objectEnd);
    const isClock = time !== null && !(time.wording.day === 'none' && IN_VIDEO.test(text.slice(time.span.start)));
    if (isClock && strengthOf(time) === 'strong' && time.wording.distance !== 'now') found.push(time);
    if (found.length === 0 && time && isDay(time)) day = time;
  }
  const [first] = found;
  // What is over is told, not asked for: "we posted it yesterday at 7pm".
  if (!first || momentsOf(first.reading).length === 0) return null;
  const whole = found.filter(({ wording }) => wording.day !== 'none' && WHOLE.has(wording.clock));
  const { span, wording } = whole[0] ?? first;
  const reading = whole.length === 0 && day ? onDay(first, day, text, context) : (whole[0] ?? first).reading;
  const [moment] = wording.day === 'none' ? [] : momentsOf(reading);
  // "friday 8pm, no sorry, 9pm better": the clock alone is that day's.
  const clocks = moment ? found.filter((time) => time.wording.day === 'none' && time.wording.clock === 'figures') : [];
  const corrected = clocks.flatMap((time) =>
    momentsOf(readTime(text.slice(time.span.start, time.span.end), { ...context, anchor: moment?.at })),
  );
  const readings = [
    ...[reading, (whole[0] ?? first).reading, ...whole.slice(1).map((time) => time.reading)].flatMap(momentsOf),
    ...corrected,
  ];
  const distinct = [...new Map(readings.map((moment) => [moment.at.getTime(), moment])).values()];
  return { span, wording, words: text.slice(span.start, span.end), readings: distinct.slice(0, MOST_READINGS) };
}

const MOST_READINGS = 4;
const WHOLE: ReadonlySet<FoundTime['wording']['clock']> = new Set(['figures', 'likely', 'word']);
/** "check the logo at 0:07" names a place in the video. */
const IN_VIDEO = /^(?:\p{L}{1,3}\s|@\s?)?0:\d\d(?!\d)/u;

const isDay = ({ wording, reading }: FoundTime): boolean =>
  wording.clock === 'none' && wording.distance === 'none' && !wording.everyday && momentsOf(reading).length > 0;

/** "next tuesday, not this one, at 6:30pm": the clock has its day before it. */
function onDay({ span, wording, reading }: FoundTime, day: FoundTime, text: string, context: UnderstandContext) {
  if (wording.day !== 'none' || wording.distance !== 'none') return reading;
  const [said, clock] = [day.span, span].map(({ start, end }) => text.slice(start, end));
  return readTime(`${said} ${clock}`, context) ?? readTime(`${said}, ${clock}`, context) ?? reading;
}

/** Who names a day and a clock first, or last behind a few words, may mean the post: "tmrw 7pm new drop". */
const MOST_BESIDE = 10;
/** A date with its year and a clock, as no sentence begins. */
const WRITTEN_OUT = /^\d{4}-\d\d-\d\d[T ]/u;

function edgeCaption(text: string, first: number, { span, wording }: SureTime): Span | null {
  if (wording.day === 'none' || wording.clock === 'none' || wording.clock === 'number') return null;
  const behind = { start: skipFront(text, span.end, text.length), end: text.length };
  const before = { start: first, end: skipBack(text, span.start, first) };
  const opens = span.start <= first;
  const closes = !/[\p{L}\p{N}]/u.test(text.slice(span.end));
  if (!(opens || closes)) return null;
  const caption = opens ? behind : before;
  const words = text.slice(caption.start, caption.end);
  const spoken = words
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(/[^\p{L}'’]/gu, ''));
  if (opens && WRITTEN_OUT.test(text.slice(span.start))) return caption;
  const tells =
    spoken.some((word) => PREDICATES.has(word) || CONTRACTED.test(word)) || (closes && goesOn(spoken.at(-1) ?? ''));
  return spoken.length > MOST_BESIDE || tells || /[?？]/u.test(words) ? null : caption;
}

const CONTRACTED = /['’](?:ll|re|ve|m|d)$/u;
const goesOn = (word: string): boolean => BINDING_WORDS.has(word) || LINKING_WORDS.has(word);

const MOST_BEFORE = 4;

/** "this one's for tomorrow 7pm, Ramen", "due friday noon: Ramen": a few words, the time, and what a mark sets off. */
function ledInCaption(text: string, first: number, { span, wording }: SureTime): Span | null {
  if (wording.day === 'none' || wording.clock === 'none' || wording.clock === 'number') return null;
  const words = text.slice(first, span.start).trim().toLowerCase().split(/\s+/u);
  const caption = { start: skipFront(text, span.end, text.length), end: text.length };
  const { setOff } = neighbourBehind(text, span.end, text.length);
  const last = words.at(-1) ?? '';
  const tells = words.some((word) => PREDICATES.has(word) || matchFront(VIEWERS, word, 0)?.end === word.length);
  const bound = words.length > 2 && BINDING_WORDS.has(last);
  const isOpen = span.start > first && words.length <= MOST_BEFORE && (setOff === 'hard' || setOff === 'comma');
  return isOpen && !tells && !bound && !/[?？]/u.test(text) && caption.start < caption.end ? caption : null;
}

/** "use this one. tuesday 9:20am. Ramen", "Last push 😅 Wed 8:15pm Ramen": a day and its clock are a sentence of their own. */
function sentenceCaption(text: string, first: number, { span, wording }: SureTime): Span | null {
  if (wording.day === 'none' || wording.clock !== 'figures' || span.start <= first) return null;
  const before = neighbourBefore(text, span.start, first);
  const behind = neighbourBehind(text, span.end, text.length);
  const isSetOff = before.setOff === 'hard' && (behind.setOff === 'hard' || behind.script === 'upper');
  const caption = { start: skipFront(text, span.end, text.length), end: text.length };
  return isSetOff && !/[?？]/u.test(text.slice(first, span.start)) && caption.start < caption.end ? caption : null;
}

/** What stands behind a time that is set off from it: "… go out tomorrow 7pm. Ramen". */
function captionBehind(text: string, { span }: SureTime): Span | null {
  const { setOff } = neighbourBehind(text, span.end, text.length);
  return setOff === 'hard' ? { start: skipFront(text, span.end, text.length), end: text.length } : null;
}

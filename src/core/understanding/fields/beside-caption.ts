/** What stands beside a labelled caption: a time, one that is said twice, a condition, words that no rule reads. */
import {
  createTimeFinder,
  type FoundTime,
  isoInstant,
  type Moment,
  momentsOf,
  readTime,
  type TimeFinder,
} from '../../schedules/index.ts';
import { saysDont, saysPost, startsOf } from '../doubts/possible-request.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import { eitherTime, unreadPost } from '../instruction/request-parts.ts';
import type { PostRequest, UnderstandContext } from '../request.ts';
import { visibleText } from '../words/caption.ts';
import {
  CONDITION,
  CORRECTED,
  COURTESY,
  EVENT_LEAD,
  FILLER,
  NEGATION,
  OCCASION,
  OR,
  PROVISO,
  REQUEST,
  RETRACTION,
  THANKS_WORDS,
  VAGUE_TIME,
  VIEWERS,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';
import type { Fields } from './fields.ts';

/** The times to come that stand in words, one behind the other. */
function timesIn(words: string, context: UnderstandContext): readonly FoundTime[] {
  return everyTimeIn(words, context).filter(({ reading }) => momentsOf(reading).length > 0);
}

function everyTimeIn(words: string, context: UnderstandContext): readonly FoundTime[] {
  const { text } = visibleText(words);
  const times = createTimeFinder(text, context);
  const found: FoundTime[] = [];
  for (const at of startsOf(text)) {
    const time = at < (found.at(-1)?.span.end ?? 0) ? null : times.startingAt(at);
    const isTime = time !== null && !['hint', 'number'].includes(strengthOf(time));
    if (isTime && (time.reading.kind === 'now' || momentsOf(time.reading).length > 0)) found.push(time);
  }
  return found;
}

const SENTENCE = /[^.!?\n…]+/gu;
/** "would be great if", "let me know when": what stands before or within a courtesy is no condition. */
const NOT_CONDITIONS = [COURTESY, REQUEST, THANKS_WORDS, FILLER];

/** Whether a sentence beside a labelled caption makes the post depend on something: "Once Priya approves, post at 6 pm today." */
export function holdsCondition(words: string, context: UnderstandContext): boolean {
  const { text } = visibleText(words);
  if (text.length > NEGATED_WITHIN) return false;
  const times = createTimeFinder(text, context);
  const starts = startsOf(text);
  return [...text.matchAll(SENTENCE)].some(({ index, 0: sentence }) => {
    const within = starts.filter((at) => at >= index && at < index + sentence.length);
    const isOfPost = within.some((at) => verbFrom(text, at) ?? (times.startingAt(at) && isSure(times, at)));
    return isOfPost && conditionAmong(within, text, times);
  });
}

function conditionAmong(starts: readonly number[], text: string, times: TimeFinder): boolean {
  let from = 0;
  for (const at of starts) {
    if (at < from) continue;
    const time = isSure(times, at) ? times.startingAt(at) : null;
    const skipped =
      time?.span.end ?? NOT_CONDITIONS.map((each) => matchFront(each, text, at)?.end ?? 0).find((end) => end > 0);
    const proviso = matchFront(PROVISO, text, at);
    const lead = proviso ?? matchFront(CONDITION, text, at) ?? matchFront(EVENT_LEAD, text, at);
    if (lead && (proviso || !skipped) && !matchFront(VIEWERS, text, lead.end + 1)) return true;
    from = skipped ?? at;
  }
  return false;
}

function isSure(times: TimeFinder, at: number): boolean {
  const time = times.startingAt(at);
  return time !== null && !['hint', 'number'].includes(strengthOf(time));
}

/**
 * What stands beside a labelled caption and is no instruction by any rule: a question, a verb in a form that no table
 * has, "right now" alone. It speaks of a post, so its author is asked.
 */
export function possiblyBeside(caption: string, words: string, context: UnderstandContext): PostRequest | null {
  const { text } = visibleText(words);
  const starts = startsOf(text);
  const times = createTimeFinder(text, context);
  if (saysDont(text, starts, times)) return null;
  const [found] = starts.flatMap((at) => (isSure(times, at) ? [times.startingAt(at)] : []));
  const begs = starts.some((at) => matchFront(THANKS_WORDS, text, at) ?? matchFront(REQUEST, text, at));
  const isTimed = found != null && (strengthOf(found) === 'strong' || begs);
  if (!(isTimed || starts.some((at) => saysPost(text, at)))) return null;
  const readings = found ? momentsOf(found.reading) : [];
  return unreadPost(caption, found ? text.slice(found.span.start, found.span.end) : text.slice(0, REACH), readings);
}

/** "…, or actually maybe friday? caption: …": a time among the words that an instruction left beside the caption. */
export function timeLeft(
  words: string,
  when: PostRequest['when'],
  context: UnderstandContext,
): PostRequest['when'] | null {
  const [found] = words === '' || when.kind === 'unread' ? [] : everyTimeIn(words, context);
  if (!found || when.kind === 'unread') return null;
  const { text } = visibleText(words);
  const [first] = momentsOf(when);
  const said = text.slice(found.span.start, found.span.end);
  const second = first ? beside(first, found, said, context) : found.reading;
  const readings = [...momentsOf(when), ...momentsOf(second)];
  const distinct = [...new Map(readings.map((each) => [each.at.getTime(), each])).values()];
  const isSame = first !== undefined && distinct.length === momentsOf(when).length && second.kind !== 'now';
  return isSame ? null : { kind: 'unread', words: said, readings: distinct };
}

/** The day or the clock that is said once is both times'. */
function beside({ at, timeZone }: Moment, { wording, reading }: FoundTime, said: string, context: UnderstandContext) {
  if (wording.distance !== 'none') return reading;
  const [hour = 0, minute = 0] = isoInstant(at, timeZone).slice(11, 16).split(':').map(Number);
  if (wording.clock === 'none') return readTime(said, { ...context, usualHour: { hour, minute } }) ?? reading;
  return wording.day === 'none' ? (readTime(said, { ...context, anchor: at }) ?? reading) : reading;
}

const NO_TALK = [CORRECTED, RETRACTION, OR, NEGATION, OCCASION, CONDITION, VAGUE_TIME, PROVISO];

/** "publish now, the client is here": no caption goes on in small letters behind a mark, and nothing speaks of a time. */
export function isSetOffTalk(rest: string, left: string, context: UnderstandContext): boolean {
  const before = rest.slice(0, Math.max(0, rest.lastIndexOf(left)));
  const isSetOff = /^\(/u.test(left) || /[,;.!?…\p{Extended_Pictographic}]\s*$/u.test(before);
  if (!/^\(?\p{Ll}/u.test(left) || !isSetOff) return false;
  const { text } = visibleText(left);
  const speaks = startsOf(text).some(
    (at) => verbFrom(text, at) ?? NO_TALK.find((each) => matchFront(each, text, at) !== null),
  );
  return !speaks && everyTimeIn(left, context).length === 0;
}

const REACH = 60;
const NEGATED_WITHIN = 240;

/**
 * The sure time in words that stand beside a labelled caption, whatever else they say: the label tells that they
 * speak of a post. Two times are asked about; null where nothing is sure, or a "don't" stands among them.
 */
export function timeBesideCaption(words: string, context: UnderstandContext): PostRequest['when'] | null {
  const { text } = visibleText(words);
  if (text.length > NEGATED_WITHIN) return null;
  const times = createTimeFinder(text, context);
  if (saysDont(text, startsOf(text), times)) return null;
  const found = timesIn(words, context);
  const first = found.find((time) => strengthOf(time) === 'strong');
  if (!first) return null;
  const next = found.find(({ span }) => span.start >= first.span.end);
  const isOther = next && (strengthOf(next) === 'strong' || isChoice(text.slice(first.span.end, next.span.start)));
  if (!next || !isOther) return first.reading;
  const [moment] = momentsOf(first.reading);
  const said = text.slice(next.span.start, next.span.end);
  const second = moment && strengthOf(next) !== 'strong' ? beside(moment, next, said, context) : next.reading;
  return eitherTime(first.reading, second, text.slice(first.span.start, next.span.end));
}

/** "friday 6pm, or actually maybe saturday" */
const isChoice = (between: string): boolean => startsOf(between).some((at) => matchFront(OR, between, at) !== null);

/** "schedule tomorrow 5pm. caption: … time: 7pm": a day and a clock are one time, and two times are asked about. */
export function timeSaidTwice(
  { rest, time, when }: Pick<Fields, 'rest' | 'time' | 'when'>,
  context: UnderstandContext,
): PostRequest['when'] | null {
  const found = timesIn(rest, context);
  const [first] = found;
  if (!first || found.length > 1 || time === null) return null;
  const words = visibleText(rest).text.slice(first.span.start, first.span.end);
  const whole = readTime(`${words} ${time}`, context) ?? readTime(`${time} ${words}`, context);
  const isOne = isPartOfTime(first) && whole !== null;
  if (isOne) return whole;
  if (when === null || when.kind === 'unread') return null;
  // "schedule tomorrow 11am … time: 6pm": the clock alone is that day's.
  const isClock = createTimeFinder(time, context).startingAt(0)?.wording.day === 'none';
  const [moment] = isClock && first.wording.day !== 'none' ? momentsOf(first.reading) : [];
  const anchored = moment ? readTime(time, { ...context, anchor: moment.at }) : null;
  return eitherTime(first.reading, anchored ?? when, `${words}, ${time}`);
}

const isPartOfTime = ({ wording }: FoundTime) => wording.day === 'none' || wording.clock === 'none';

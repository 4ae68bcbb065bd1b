/** The time in words that stand beside a labelled caption, and one that is said twice: in a label and beside it. */
import { createTimeFinder, type FoundTime, momentsOf, readTime } from '../schedules/index.ts';
import { visibleText } from './caption.ts';
import type { Fields } from './fields.ts';
import { strengthOf } from './instruction-or-caption.ts';
import { saysDont, startsOf } from './possible-request.ts';
import type { PostRequest, UnderstandContext } from './request.ts';
import { eitherTime } from './request-parts.ts';

/** The times to come that stand in words, one behind the other. */
function timesIn(words: string, context: UnderstandContext): readonly FoundTime[] {
  const { text } = visibleText(words);
  const times = createTimeFinder(text, context);
  const found: FoundTime[] = [];
  for (const at of startsOf(text)) {
    const time = at < (found.at(-1)?.span.end ?? 0) ? null : times.startingAt(at);
    const isTime = time !== null && !['hint', 'number'].includes(strengthOf(time));
    if (isTime && momentsOf(time.reading).length > 0) found.push(time);
  }
  return found;
}

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
  const [first, second] = timesIn(words, context).filter((time) => strengthOf(time) === 'strong');
  if (!first) return null;
  return second
    ? eitherTime(first.reading, second.reading, text.slice(first.span.start, second.span.end))
    : first.reading;
}

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

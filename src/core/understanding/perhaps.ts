/**
 * What a message may ask for that no rule reads: a verb of posting and a sure time, wherever they stand. It is never
 * acted upon, and never lost in silence: its author is asked.
 */
import { createTimeFinder, type FoundTime, momentsOf, type TimeFinder } from '../schedules/index.ts';
import { hashtagsOf, unfence, visibleText } from './caption.ts';
import { skipFront } from './edges.ts';
import { whyNoInstruction } from './no-instruction.ts';
import type { PostRequest, UnderstandContext } from './request.ts';
import { eitherTime } from './request-parts.ts';
import { strengthOf } from './standing.ts';
import { CAPTION_MARK, FILLER, NEGATION, QUESTION_WORD, REQUEST, THANKS_WORDS, VERB_FORM } from './talk-patterns.ts';
import { verbFrom } from './verbs.ts';
import { matchFront } from './word-pattern.ts';

/** Who asks for a post does it early; a longer text tells a story. */
const REACH = 240;
const MOST_WORDS = 60;
const WORD_START = /(?<![\p{L}\p{N}@#])[\p{L}\p{N}¡¿"“„«]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

export function perhapsRequest(said: string, context: UnderstandContext): PostRequest | null {
  const { text, written } = visibleText(said);
  const starts = [...text.slice(0, REACH).matchAll(WORD_START)].slice(0, MOST_WORDS).map(({ index }) => index);
  const [first = 0] = starts;
  if (matchFront(QUESTION_WORD, text, first) || starts.some((at) => matchFront(NEGATION, text, at))) return null;
  const begs = starts.some((at) => matchFront(THANKS_WORDS, text, at) ?? matchFront(REQUEST, text, at));
  const times = createTimeFinder(text, context);
  if (!begs && whyNoInstruction(text, first, text.length, times) !== null) return null;
  const asks =
    begs || starts.some((at) => verbFrom(text, at) ?? matchFront(VERB_FORM, text, at) ?? matchFront(FILLER, text, at));
  const time = asks ? sureTime(text, starts, times) : null;
  if (!time) return null;
  const mark = starts.map((at) => matchFront(CAPTION_MARK, text, at)).find((match) => match !== null);
  const caption = unfence(mark ? written(skipFront(text, mark.end, text.length), text.length).trim() : quoted(said));
  return {
    ...{ kind: 'post', when: time, timeGiven: true, caption, hashtags: hashtagsOf(caption), settings: {} },
    ...{ explicit: true, isPerhaps: true },
  };
}

const NEGATED_WITHIN = 240;

/**
 * The sure time in words that stand beside a labelled caption, whatever else they say: the label tells that they
 * speak of a post. Two times are asked about; null where nothing is sure, or a "don't" stands among them.
 */
export function timeBesideCaption(words: string, context: UnderstandContext): PostRequest['when'] | null {
  const { text } = visibleText(words);
  const starts = [...text.slice(0, REACH).matchAll(WORD_START)].slice(0, MOST_WORDS).map(({ index }) => index);
  if (text.length > NEGATED_WITHIN || starts.some((at) => matchFront(NEGATION, text, at))) return null;
  const times = createTimeFinder(text, context);
  const found: FoundTime[] = [];
  for (const at of starts) {
    const time = at < (found.at(-1)?.span.end ?? 0) ? null : times.startingAt(at);
    if (time && strengthOf(time) === 'strong' && momentsOf(time.reading).length > 0) found.push(time);
  }
  const [first, second] = found;
  if (!first) return null;
  return second
    ? eitherTime(first.reading, second.reading, text.slice(first.span.start, second.span.end))
    : first.reading;
}

/** The first sure time that is still to come, with every reading of it. */
function sureTime(text: string, starts: readonly number[], times: TimeFinder): PostRequest['when'] | null {
  for (const at of starts) {
    const found = times.startingAt(at);
    if (!found || strengthOf(found) !== 'strong' || found.wording.distance === 'now') continue;
    const words = text.slice(found.span.start, found.span.end);
    const readings = momentsOf(found.reading);
    // What is over is told, not asked for: "we posted it yesterday at 7pm".
    return readings.length > 0 ? { kind: 'unread', words, readings } : null;
  }
  return null;
}

const QUOTED = /["“„«「]([^"“”„«»「」]{1,2200})["”“»」]/u;

const quoted = (said: string): string => QUOTED.exec(said)?.[1] ?? '';

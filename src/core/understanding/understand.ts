import { createTimeFinder } from '../schedules/index.ts';
import { ANY_MENTION, mentionPattern } from './mention-pattern.ts';
import { asksBack, whyNoInstruction } from './no-instruction.ts';
import { type Interpretation, readMessage, withUnread } from './read-message.ts';
import type { Request, UnderstandContext } from './request.ts';
import { unreadTime } from './unread-time.ts';
import { type VisibleText, visibleText } from './visible-text.ts';
import type { Reading } from './wish-draft.ts';
import { matchFront } from './word-pattern.ts';

/**
 * What a message asks of Schedy, from its words alone. Text must be as people see it (Slack's
 * entities unescaped, mentions as `<@U…>`). Times are read in the author's zone as of the message's
 * own timestamp.
 */
export function understand(said: string, context: UnderstandContext): Request {
  const reading = readingOf(visibleText(said), context);
  const { text } = reading;
  const start = wordsStart(reading);
  if (start === text.length) return NONE;
  const why = whyNoInstruction(text, start, text.length);
  if (why) return reading.addressed ? { kind: 'ask', why } : NONE;
  const strict = readMessage(reading);
  if (!isForSchedy(strict, reading, context)) return NONE;
  if (strict.draft.negated) return { kind: 'ask', why: 'negation' };
  const eager = readMessage({ ...reading, eager: { time: mayTakeTime(strict), words: true } });
  if ([strict, eager].some((each) => asks(each, text))) return { kind: 'ask', why: 'question' };
  const unread = unreadTime(strict.draft, strict.opened, reading);
  if (unread) return withUnread(strict, unread, reading);
  const two = isSensible(eager) && differ(strict, eager);
  return two ? { ...eager.request, otherReading: strict.request } : strict.request;
}

const NONE: Request = { kind: 'none' };

function readingOf({ text, written }: VisibleText, context: UnderstandContext): Reading {
  const { now, timeZone, locale, usualHour, place, botNames = [], profiles } = context;
  const options = { now, timeZone, locale, usualHour };
  return {
    text,
    written,
    addressed: place !== 'channel',
    times: createTimeFinder(text, options),
    options,
    eager: { time: false, words: false },
    names: botNames.filter((name) => name !== ''),
    mention: mentionPattern(botNames) ?? (place === 'mention' ? ANY_MENTION : null),
    profiles: profiles ? new Set(profiles.map((handle) => handle.toLowerCase())) : null,
  };
}

/** Behind the mentions that open a message; the text's length if there is nothing else. */
function wordsStart({ text, mention }: Reading): number {
  let at = text.length - text.trimStart().length;
  for (;;) {
    const match = mention && matchFront(mention, text, at);
    if (!match) return at;
    at = match.end + (/^[\s:,]*/u.exec(text.slice(match.end))?.[0].length ?? 0);
  }
}

/**
 * In a channel, words must show that they are meant for Schedy: the less, the surer the verb and
 * with a video beside it.
 */
function isForSchedy(
  { draft, request }: Interpretation,
  { addressed }: Reading,
  { hasVideo }: UnderstandContext,
): boolean {
  const { verb, directed, time } = draft;
  if (addressed) return hasVideo || request.explicit;
  if (!verb) return hasVideo && time !== null;
  const detailed = directed || time !== null || request.hashtags.length > 0;
  if (verb.weight === 'sure') return hasVideo || detailed;
  if (verb.weight === 'plain') return hasVideo || directed;
  return hasVideo && detailed;
}

/**
 * A time that surely is one leaves no room for another; one that left out a number may have more to
 * it.
 */
function mayTakeTime({ draft }: Interpretation): boolean {
  return draft.time === null || draft.shortened;
}

function asks({ words, request }: Interpretation, text: string): boolean {
  const scheduled = request.kind === 'slot' || (request.timeGiven && request.when.kind !== 'now');
  return asksBack(text, visibleText(words).text, scheduled);
}

/** Nobody is offered a time that cannot be. */
function isSensible({ request }: Interpretation): boolean {
  return request.kind === 'slot' || !['past', 'impossible'].includes(request.when.kind);
}

function differ(a: Interpretation, b: Interpretation): boolean {
  return JSON.stringify(a.request) !== JSON.stringify(b.request);
}

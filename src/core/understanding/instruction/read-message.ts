import { anyOf } from '../languages/index.ts';
import type { PostRequest, PostWishes, SlotRequest, UnderstandContext } from '../request.ts';
import { hashtagsOf, unfence, type VisibleText } from '../words/caption.ts';
import { ANY_MENTION, mentionPattern } from '../words/plain-command.ts';
import { skipBlanksBack, skipFront, skipMarksBack } from '../words/punctuation.ts';
import { QUOTED_WHERE } from '../words/talk-patterns.ts';
import { matchFront } from '../words/word-pattern.ts';
import { readLeading } from './read-leading.ts';
import { readTrailing } from './read-trailing.ts';
import { type Sides, trimCaption } from './trim-caption.ts';
import { createJoinedTimeFinder } from './two-times.ts';
import type { UnreadTime as Unread } from './unread-time.ts';
import { type Draft, emptyDraft, type Reading } from './wish-draft.ts';

/**
 * One way to read a message: the instruction taken off both its ends, and what remains as the
 * caption.
 */
export interface Interpretation {
  readonly draft: Draft;
  /** Where the instruction in front ends. */
  readonly opened: number;
  /** The caption with the quotes that fence it off. */
  readonly words: string;
  readonly request: PostRequest | SlotRequest;
}

export function readMessage(reading: Reading): Interpretation {
  const { text } = reading;
  const end = skipBlanksBack(text, text.length, 0);
  const asked = reading.polite ? skipMarksBack(text, end, 0, /[\s?？]/u) : end;
  const empty = emptyDraft(firstWord(text), asked);
  const front = readLeading(empty, reading);
  const draft = readTrailing(front, reading);
  const from = draft.from > empty.from ? skipFront(text, draft.from, draft.to) : draft.from;
  const sides = {
    front: draft.from > empty.from,
    isSetOff: /[.!?,;？！。、]/u.test(text.slice(draft.from, from)),
    back: draft.to < front.to,
  };
  const words = withoutMentions(remaining({ ...draft, from }, sides, reading), reading);
  return { draft, opened: front.from, words, request: requestOf(draft, unfence(words)) };
}

/** The same with words taken out that begin like a time and are not clear. */
export function withUnread(interpretation: Interpretation, { span, readings }: Unread, reading: Reading): PostRequest {
  const { draft, request } = interpretation;
  const from = skipFront(reading.text, span.end, draft.to);
  const sides = { front: true, isSetOff: false, back: false };
  const caption = unfence(withoutMentions(remaining({ ...draft, from }, sides, reading), reading));
  const when = { kind: 'unread', words: reading.text.slice(span.start, span.end), readings } as const;
  const { otherReading, ...rest } = request;
  return {
    ...rest,
    kind: 'post',
    timeGiven: true,
    explicit: true,
    when,
    caption,
    hashtags: hashtagsOf(caption),
    otherReading: otherReading ?? request,
  };
}

/** The full stop of the instruction is no caption, whatever nobody sees stands beside it. */
const ONLY_MARKS = /^(?:[.!?…,;:？！。、\p{Cf}]|[\ufe00-\ufe0f])+$/u;
/** What ends the sentence around a caption in quotes. */
const BEHIND_QUOTES = new RegExp(
  `(?<=^["“„«「『][^"“”„«»「」『』]*["”“»」』])\\s*(?:${anyOf('captionBehind')}|${QUOTED_WHERE})?\\s*[.!?？。]*$`,
  'iu',
);
const firstWord = (text: string) => text.length - text.trimStart().length;

function remaining({ from, to, cuts, fenced }: Draft, sides: Sides, { written }: Reading): string {
  const edges = [from, ...cuts.flatMap(({ start, end }) => [start, end]), Math.max(from, to)];
  const parts = edges.flatMap((edge, n) => (n % 2 === 0 ? [written(edge, edges[n + 1] ?? edge)] : []));
  const words = parts.join('').trim();
  const plain = words.replace(BEHIND_QUOTES, '');
  return ONLY_MARKS.test(words) ? '' : fenced ? plain : trimCaption(plain, sides);
}

/** A mention in the midst of a caption called us, and is nothing to publish. */
function withoutMentions(words: string, { names }: Reading): string {
  return names.reduce((left, name) => left.replaceAll(`${name} `, '').replaceAll(name, ''), words).trim();
}

function requestOf(draft: Draft, caption: string): PostRequest | SlotRequest {
  const { verb, time, slot, profile, privacy, settings, way } = draft;
  const wishes: PostWishes = {
    caption,
    hashtags: hashtagsOf(caption),
    settings,
    explicit: verb !== null || time !== null || slot,
    ...(profile !== null && { profile }),
    ...(privacy !== null && { privacy }),
    ...(way !== null && { way }),
  };
  if (slot) return { kind: 'slot', ...wishes };
  const when = time?.reading ?? { kind: 'now' };
  return { kind: 'post', when, timeGiven: time !== null, ...wishes };
}

export function readingOf({ text, written }: VisibleText, context: UnderstandContext): Reading {
  const { now, timeZone, locale, languages, usualHour, place, botNames = [], profiles } = context;
  const options = { now, timeZone, locale, languages, usualHour };
  return {
    text,
    written,
    addressed: place !== 'channel',
    times: createJoinedTimeFinder(text, options),
    options,
    eager: { time: false, words: false },
    polite: false,
    names: botNames.filter((name) => name !== ''),
    mention: mentionPattern(botNames) ?? (place === 'mention' ? ANY_MENTION : null),
    profiles: profiles ? new Set(profiles.map((handle) => handle.toLowerCase())) : null,
  };
}

/** Behind the mentions that open a message; the text's length if there is nothing else. */
export function wordsStart({ text, mention }: Reading): number {
  let at = text.length - text.trimStart().length;
  for (;;) {
    const match = mention && matchFront(mention, text, at);
    if (!match) return at;
    at = match.end + (/^[\s:,]*/u.exec(text.slice(match.end))?.[0].length ?? 0);
  }
}

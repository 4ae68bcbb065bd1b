/**
 * Times in the words of a caption that only people know: "when the others are done", "an hour before kick-off", "on my
 * birthday", "launch day", 試合の後で. What would go out at once beside them is asked about.
 */
import type { Span } from '../../schedules/index.ts';
import type { Reading } from '../instruction/wish-draft.ts';
import { countWords, hashtagsStart } from '../words/caption.ts';
import { isUnspaced, skipBlanksBack } from '../words/punctuation.ts';
import {
  CONDITION,
  EVENT_LEAD,
  JOINT,
  LINKING_WORDS,
  OBJECT,
  OCCASION,
  QUESTION_WORD,
  SPEAKERS,
  TIME_LEAD,
  VIEWERS,
} from '../words/talk-patterns.ts';
import { firstPlaces, matchBack, matchFront } from '../words/word-pattern.ts';

type Words = Pick<Reading, 'text' | 'options'>;

const WORD = /(?<![\p{L}\p{N}@#'’])[\p{L}\p{N}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const MOST_STARTS = 40;
const QUOTED = /["“„«「『][^"“”„«»「」『』]*["”“»」』]/gu;

/** Where such a time stands in the words between two places, outside of quotes; null where none does. */
export function eventTimeIn({ start, end }: Span, reading: Words): Span | null {
  const { text } = reading;
  const first = behindObject(text, start);
  const to = Math.max(first, skipBlanksBack(text, hashtagsStart(text, end), first));
  const words = text.slice(first, to);
  const quotes = [...words.matchAll(QUOTED)].map((quote) => [quote.index, quote.index + quote[0].length] as const);
  const starts = firstPlaces(WORD, words, MOST_STARTS);
  const opens = /^@\s/u.test(words) ? [0] : [];
  for (const at of [...opens, ...starts]) {
    if (quotes.some(([from, until]) => at > from && at < until)) continue;
    const found = eventAt(first + at, { start: first, end: to }, reading);
    if (found) return found;
  }
  return null;
}

/** "post it when the others are done": the object before is no caption. */
function behindObject(text: string, at: number): number {
  const object = matchFront(OBJECT, text, at);
  const next = object && /^[^\S\n]+(?=\S)/u.exec(text.slice(object.end, object.end + 9))?.[0].length;
  return object && next ? object.end + next : at;
}

function eventAt(at: number, words: Span, reading: Words): Span | null {
  const { text } = reading;
  if (isUnspaced(text, at)) {
    const match = matchFront(EVENT_LEAD, text, at) ?? matchFront(OCCASION, text, at);
    return match && match.end <= words.end ? { start: at, end: match.end } : null;
  }
  if (/^\p{Lu}/u.test(text.slice(at, at + 2))) return null;
  // "Kitchen: when it rains" is all caption.
  if (text.slice(words.start, at).includes(':')) return null;
  return conditionAt(at, words, reading) ?? occasionAt(at, words, text);
}

const MARK = /[:,;.!?\n"“„«「(–—]|\s-\s/u;
const CAPITAL = /(?<=\s)\p{Lu}\p{L}+/gu;
const MOST_CONDITION_WORDS = 9;

/** "when we hit 10k", "the day before launch": what must come first, up to the next mark or the caption's capital. */
function conditionAt(at: number, { start, end }: Span, { text, options }: Words): Span | null {
  const lead = matchFront(EVENT_LEAD, text, at) ?? matchFront(CONDITION, text, at);
  if (!lead || lead.end >= end || isJoined(text, at, lead.end, start)) return null;
  const isFirst = at === start;
  if (!isFirst && (matchFront(QUESTION_WORD, text, start) || matchFront(VIEWERS, text, lead.end + 1))) return null;
  const behind = text.slice(lead.end, end);
  const toMark = behind.slice(0, MARK.exec(behind)?.index ?? behind.length);
  const names = isFirst && !options.languages?.includes('de') ? [...toMark.matchAll(CAPITAL)] : [];
  const cut = names.find(({ index }) => countWords(toMark.slice(0, index)) > 0)?.index ?? toMark.length;
  const clause = toMark.slice(0, cut).trimEnd();
  const count = countWords(clause);
  return count > 0 && count <= MOST_CONDITION_WORDS && !tells(clause)
    ? { start: at, end: lead.end + clause.length }
    : null;
}

/** "before and after", "how to know when" */
function isJoined(text: string, at: number, leadEnd: number, start: number): boolean {
  const before = skipBlanksBack(text, at, start);
  const previous = before < at ? matchBack(JOINT, text, before) : null;
  const asked = before < at ? matchBack(QUESTION_WORD, text, before) : null;
  return (
    matchFront(JOINT, text, leadEnd + 1) !== null || (previous?.start ?? -1) > start || (asked?.start ?? -1) > start
  );
}

/** "after the game we eat": a sentence goes on behind the event. */
const tells = (clause: string): boolean =>
  clause
    .trim()
    .split(/\s+/u)
    .slice(1)
    .some((word) => matchFront(SPEAKERS, word, 0)?.end === word.length);

const MOST_BETWEEN = 4;
const NEXT_WORD = /\s+(?=\S)|(?<=\p{L}['’])(?=\p{L})/gu;
const SPACES = /^\s*/u;
const MOST_SPACES = 20;

/** "on my birthday", "launch day: …", "Ramen, whenever": an event, behind a word that leads to it or set off by marks. */
function occasionAt(at: number, { start, end }: Span, text: string): Span | null {
  const isFirst = at === start;
  const lead = matchFront(TIME_LEAD, text, at);
  const word = /^[^\s,.:;!?]+/u.exec(text.slice(at, end))?.[0] ?? '';
  const links = LINKING_WORDS.has(word.toLowerCase());
  const isSetOff = isFirst || /[,;(–—\n]\s*$|\s-\s+$/u.test(text.slice(Math.max(start, at - 4), at));
  const bare = isSetOff ? matchFront(OCCASION, text, at) : null;
  if (bare && bare.end <= end && endsAt(text, bare.end, end, isFirst)) return { start: at, end: bare.end };
  if (!lead && !links) return null;
  for (const gap of firstPlaces(NEXT_WORD, text.slice(at, end), MOST_BETWEEN)) {
    if (MARK.test(text.slice(at, at + gap))) return null;
    const match = matchFront(
      OCCASION,
      text,
      at + gap + (SPACES.exec(text.slice(at + gap, at + gap + MOST_SPACES))?.[0].length ?? 0),
    );
    if (!match || match.end > end) continue;
    const goesOn = /^\s+(\p{Ll}\S*)/u.exec(text.slice(match.end, end))?.[1];
    const opens = isFirst && lead !== null && goesOn !== undefined && !tells(`- ${goesOn}`);
    if (opens || endsAt(text, match.end, end, isFirst)) return { start: at, end: match.end };
  }
  return null;
}

/** Whether the words end at a place, with a mark or with the caption's capital. */
function endsAt(text: string, at: number, end: number, isFirst: boolean): boolean {
  const behind = text.slice(at, end);
  if (/^\s*(?:$|[:,;.!?\n"“„«(–—)]|-\s)/u.test(behind)) return true;
  const capital = isFirst ? /^\s+([^\p{Ll}\s]\S*)/u.exec(behind)?.[1] : undefined;
  return capital !== undefined && !tells(`- ${capital}`);
}

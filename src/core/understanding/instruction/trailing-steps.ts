/** The words that close a message beside the instruction's parts: a mention, fillers, thanks, "ok?", whom it was said to. */
import { neighbourBefore, skipBack, skipMarksBack } from '../words/punctuation.ts';
import { ADDRESSEE, BINDING_WORDS, FILLER, LINKING_WORDS, TAG, THANKS_WORDS } from '../words/talk-patterns.ts';
import { matchBack, type WordMatch, type WordPattern } from '../words/word-pattern.ts';
import type { Draft, Reading } from './wish-draft.ts';

/** Takes what ends at `end` into the draft, or gives null when it is nothing of its kind. */
export type TrailingStep = (end: number, draft: Draft, reading: Reading) => Draft | null;

export const takeMentionBehind: TrailingStep = (end, draft, reading) => {
  const match = reading.mention && behind(reading.mention, end, draft, reading);
  return match && endBefore(match.start, draft, reading);
};

export const takeFillerBehind: TrailingStep = (end, draft, reading) => {
  const match = behind(FILLER, end, draft, reading);
  return match && endBefore(match.start, draft, reading);
};

export const takeThanks: TrailingStep = (end, draft, reading) => {
  const match = behind(THANKS_WORDS, end, draft, reading);
  if (!match) return null;
  const { setOff, script, word } = neighbourBefore(reading.text, match.start, draft.from);
  // "post tomorrow 7pm: Thanks" has one word of caption.
  if (draft.fenced && setOff === 'end') return null;
  // "… knife skills 101 thanks" thanks Schedy or is the caption's own; "say please" goes on from the word before.
  const mayBe = reading.eager.words && draft.verb !== null && draft.time !== null && script !== 'other';
  // Behind a colon, or with the instruction on the next line, the caption may end with it.
  const endsLine = /^[^\S\n]*(?:[\n([（]|[.!][^\S\n]+\S)/u.test(reading.text.slice(match.end, match.end + 8));
  const before = reading.text.slice(draft.from, match.start);
  // "No, thanks (post friday 6pm)": a comma does not tell whom they are said to.
  const isSentence = /[.!?…。！？\n]\s*$/u.test(before);
  const isOwn =
    endsLine && !draft.fenced ? isSentence || before.trim() === '' : isMarked(reading.text, match.start, draft.from);
  const isSetOff = /["”“»」』]\s*$/u.test(before) || isOwn;
  const isOpen = (draft.fenced || endsLine) && !isSetOff;
  if (isOpen && !reading.eager.words) return null;
  const isBound = LINKING_WORDS.has(word.toLowerCase()) || BINDING_WORDS.has(word.toLowerCase());
  return setOff !== 'none' || (mayBe && !isBound) ? endBefore(match.start, draft, reading) : null;
};

/** "… in a few hours, ok?": asked for, where no caption or one in quotes stands before it. */
export const takeTag: TrailingStep = (end, draft, { text, eager }) => {
  const asked = skipMarksBack(text, end, draft.from, /[\s?？]/u);
  const match = asked < end || /^\s*[?？]/u.test(text.slice(end, end + 3)) ? matchBack(TAG, text, asked) : null;
  if (!match || match.start < draft.from || !(draft.verb || draft.time)) return null;
  const before = text.slice(draft.from, match.start);
  const isAlone = !/[\p{L}\p{N}]/u.test(before) || /["”“»」』][\s,.!]*$/u.test(before);
  return isAlone || (eager.words && /,\s*$/u.test(before)) ? endBefore(match.start, draft, { text }) : null;
};

/** "tomorrow 9:30 am sir": nothing but whom it was said to. */
export const takeAddressee: TrailingStep = (end, draft, reading) => {
  const match = reading.eager.words && (draft.verb || draft.time) ? behind(ADDRESSEE, end, draft, reading) : null;
  return match && !/[\p{L}\p{N}]/u.test(reading.text.slice(draft.from, match.start))
    ? endBefore(match.start, draft, reading)
    : null;
};

/** Set off by a mark, not just by an emoji, a hashtag or a quote before it. */
export const isMarked = (text: string, at: number, from: number): boolean =>
  text.slice(from, at).trim() === '' ||
  /(?:[,.:;|!?…([、。：！？]|\s[-–—]|\n)\s*$/u.test(text.slice(Math.max(from, at - 12), at));

export function behind(pattern: WordPattern, end: number, draft: Draft, { text }: Reading): WordMatch | null {
  const match = matchBack(pattern, text, end);
  return match && match.start >= draft.from ? match : null;
}

export function endBefore(start: number, draft: Draft, { text }: Pick<Reading, 'text'>): Draft {
  return { ...draft, to: skipBack(text, start, draft.from) };
}

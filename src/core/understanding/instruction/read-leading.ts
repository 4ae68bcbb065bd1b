import { neighbourBehind, skipFront } from '../words/punctuation.ts';
import { ADDRESSEE, CAPTION_MARK, CAPTION_NOUN, FILLER, JOINT, OBJECT, THANKS_WORDS } from '../words/talk-patterns.ts';
import { matchFront } from '../words/word-pattern.ts';
import { strengthOf } from './instruction-or-caption.ts';
import {
  type LeadingStep,
  markEnd,
  takeCourtesy,
  takeFiller,
  takeIntroduction,
  takeMention,
  takeObject,
  takePlease,
  takeProfile,
  takeThanksInFront,
  takeTime,
  takeVerb,
  takeVerbBehindTime,
  takeWish,
} from './leading-steps.ts';
import { waitAt } from './wait-then-post.ts';
import type { Draft, Reading } from './wish-draft.ts';
import { takeWishesBeforeVerb, wishOrProfileFrom } from './wishes.ts';

/** "post it now love. Ramen": whom it was said to, unless it may begin the caption. */
const takeAddressee: LeadingStep = (at, draft, { text, eager }) => {
  const match = eager.words && (draft.time || draft.object) ? matchFront(ADDRESSEE, text, at) : null;
  const isSetOff = match && /^\s*[.,:!\n]/u.test(text.slice(match.end, match.end + 4));
  return isSetOff ? { ...draft, from: markEnd(text, match.end) } : null;
};

const takeCaptionMark: LeadingStep = (at, draft, reading) => {
  const { text } = reading;
  if (!(draft.verb || draft.time)) return null;
  // 「投稿お願いします!caption:」: nothing stands between.
  const glued = /^[!！]/u.test(text.slice(at)) ? matchFront(CAPTION_MARK, text, at + 1) : null;
  const match = glued ?? matchFront(CAPTION_MARK, text, at) ?? bareCaptionMark(at, draft, reading);
  return match && { ...draft, fenced: true, from: match.end };
};

/** "…, caption Ramen night" is announced; "… caption contest" may be, so both are asked about. */
function bareCaptionMark(at: number, draft: Draft, { text, eager }: Reading) {
  const match = matchFront(CAPTION_NOUN, text, at);
  if (!match || !/^[^\S\n]+\S/u.test(text.slice(match.end, match.end + 8))) return null;
  const isSetOff = /[,;.!?–—\n]/u.test(text.slice(draft.from, at));
  const opens = /^\s*[^\p{Ll}\s]/u.test(text.slice(match.end, match.end + 8));
  const isSmall = /^\p{Ll}/u.test(text.slice(at));
  return (isSetOff && opens) || (isSmall && eager.words) ? match : null;
}

/** A time goes before the object, so that "this friday" is not "this" on some Friday. */
const PARTS = [
  takeMention,
  takeVerbBehindTime,
  takeFiller,
  takeWish,
  takeProfile,
  takeTime,
  takeObject,
  takeCaptionMark,
  takePlease,
  takeAddressee,
  takeThanksInFront,
];

/** No instruction has more; a message of nothing but such words must not keep us. */
export const MOST_PARTS = 24;

/** Reads the instruction that opens a message: greeting, verb, and its parts in any order. */
export function readLeading(empty: Draft, reading: Reading): Draft {
  const opened = takeVerbAfterGreeting(empty, reading) ?? repeat(empty, reading, [takeMention]);
  const draft = repeat(opened, reading, PARTS);
  if (!draft.verb) return draft;
  if (!opened.verb) return { ...draft, directed: true };
  const beside = neighbourBehind(reading.text, opened.from, opened.to);
  // "send it 🚀" says no more than "send it".
  const isAll = !/[\p{L}\p{N}]/u.test(reading.text.slice(opened.from, opened.to));
  const directed = draft.from > opened.from || isAll || beside.setOff === 'end' || beside.setOff === 'hard';
  return { ...draft, directed };
}

/** A greeting without a verb behind it is the caption's. */
function takeVerbAfterGreeting(empty: Draft, reading: Reading): Draft | null {
  const greeted = repeat(empty, reading, [takeMention, takeCourtesy, takeIntroduction]);
  const opened = takeWishesBeforeVerb(greeted, reading.text) ?? greeted;
  return (
    takeVerb(skipFront(reading.text, opened.from, opened.to), opened, reading) ??
    takeVerbBehindWait(greeted, reading) ??
    takeVerbAtClauseEnd(greeted, reading) ??
    takeTimeAfterGreeting(empty, greeted, reading)
  );
}

function takeVerbBehindWait(greeted: Draft, reading: Reading): Draft | null {
  const { text, options } = reading;
  const wait = waitAt(text, skipFront(text, greeted.from, greeted.to), options);
  return wait && takeVerb(wait.verbAt, { ...greeted, time: wait.time }, reading);
}

/** "New video! tomorrow 7pm. Ramen": a greeting says whom the words are for, so a sure time behind it is one. */
function takeTimeAfterGreeting(empty: Draft, greeted: Draft, { text, times }: Reading): Draft | null {
  if (greeted.from === empty.from) return null;
  const at = skipFront(text, greeted.from, greeted.to);
  const found = times.startingAt(at);
  if (!found || found.span.end > greeted.to || strengthOf(found) !== 'strong') return null;
  const { setOff } = neighbourBehind(text, found.span.end, greeted.to);
  const next = skipFront(text, found.span.end, greeted.to);
  const isNamed = setOff === 'comma' && (matchFront(CAPTION_MARK, text, next) ?? matchFront(CAPTION_NOUN, text, next));
  return setOff === 'hard' || setOff === 'end' || isNamed ? { ...greeted, time: found, from: found.span.end } : null;
}

/** "kannst du das bitte morgen um 19 Uhr posten: …": the parts stand before the verb, a time among them. */
function takeVerbAtClauseEnd(greeted: Draft, reading: Reading): Draft | null {
  let draft = greeted;
  for (let parts = 0; parts < MOST_PARTS_BEFORE_VERB; parts += 1) {
    const at = skipFront(reading.text, draft.from, draft.to);
    const verb = takeVerbBehindTime(at, draft, reading);
    if (verb) return verb;
    const next = takePartBeforeVerb(at, draft, reading);
    if (!next) return null;
    draft = next;
  }
  return null;
}

const MOST_PARTS_BEFORE_VERB = 6;

function takePartBeforeVerb(at: number, draft: Draft, { text, times }: Reading): Draft | null {
  const found = draft.time ? null : times.startingAt(at);
  if (found && found.span.end <= draft.to && !['hint', 'number'].includes(strengthOf(found))) {
    return { ...draft, time: found, from: found.span.end };
  }
  const wish = wishOrProfileFrom(text, at);
  if (wish) return { ...draft, ...wish.rule.changes(wish.match, draft), from: wish.match.end };
  const words = matchFront(OBJECT, text, at) ?? matchFront(FILLER, text, at) ?? matchFront(THANKS_WORDS, text, at);
  return words && { ...draft, from: words.end };
}

function repeat(start: Draft, reading: Reading, steps: readonly LeadingStep[]): Draft {
  let draft = start;
  for (let parts = 0; parts < MOST_PARTS && !draft.fenced; parts += 1) {
    const next = takeOne(draft, reading, steps);
    if (!next) break;
    draft = next;
  }
  return draft;
}

function takeOne(draft: Draft, reading: Reading, steps: readonly LeadingStep[]): Draft | null {
  const at = skipFront(reading.text, draft.from, draft.to);
  const joint = draft.verb ? matchFront(JOINT, reading.text, at) : null;
  const places = joint ? [at, skipFront(reading.text, joint.end, draft.to)] : [at];
  for (const place of places) {
    for (const step of steps) {
      const next = step(place, draft, reading);
      if (next) return next;
    }
  }
  return null;
}

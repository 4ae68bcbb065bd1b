import {
  type FrontStep,
  takeCaptionMark,
  takeCourtesy,
  takeFiller,
  takeMention,
  takeObject,
  takePlease,
  takeProfile,
  takeThanksInFront,
  takeTime,
  takeVerb,
  takeVerbBehindTime,
  takeWish,
} from './front-steps.ts';
import { neighbourBehind } from './neighbours.ts';
import { skipFront } from './separators.ts';
import { JOINT } from './talk-patterns.ts';
import type { Draft, Reading } from './wish-draft.ts';
import { takeWishesBeforeVerb } from './wishes-before-verb.ts';
import { matchFront } from './word-pattern.ts';

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
  takeThanksInFront,
];

/** No instruction has more; a message of nothing but such words must not keep us. */
export const MOST_PARTS = 24;

/** Reads the instruction that opens a message: greeting, verb, and its parts in any order. */
export function readFront(empty: Draft, reading: Reading): Draft {
  const opened = takeVerbAfterGreeting(empty, reading) ?? repeat(empty, reading, [takeMention]);
  const draft = repeat(opened, reading, PARTS);
  if (!draft.verb) return draft;
  if (!opened.verb) return { ...draft, directed: true };
  const beside = neighbourBehind(reading.text, opened.from, opened.to);
  const directed = draft.from > opened.from || beside.setOff === 'end' || beside.setOff === 'hard';
  return { ...draft, directed };
}

/** A greeting without a verb behind it is the caption's. */
function takeVerbAfterGreeting(empty: Draft, reading: Reading): Draft | null {
  const greeted = repeat(empty, reading, [takeMention, takeCourtesy]);
  const opened = takeWishesBeforeVerb(greeted, reading.text) ?? greeted;
  return takeVerb(skipFront(reading.text, opened.from, opened.to), opened, reading);
}

function repeat(start: Draft, reading: Reading, steps: readonly FrontStep[]): Draft {
  let draft = start;
  for (let parts = 0; parts < MOST_PARTS && !draft.fenced; parts += 1) {
    const next = takeOne(draft, reading, steps);
    if (!next) break;
    draft = next;
  }
  return draft;
}

function takeOne(draft: Draft, reading: Reading, steps: readonly FrontStep[]): Draft | null {
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

/** "give it 40 minutes, then post", "wait an hour and post it": a time from now that stands before its verb. */
import { createTimeFinder, type FoundTime, type ReadTimeOptions } from '../schedules/index.ts';
import { skipFront } from './punctuation.ts';
import { COURTESY, JOINT, WAITS } from './talk-patterns.ts';
import { verbFrom } from './verbs.ts';
import { matchFront } from './word-pattern.ts';

const LONGEST = 60;
const MOST_JOINTS = 4;

/** The time and the place of the verb behind it; null where no such words stand at a place. */
export function waitAt(text: string, at: number, options: ReadTimeOptions): { time: FoundTime; verbAt: number } | null {
  for (const { pattern, ahead } of WAITS) {
    const wait = matchFront(pattern, text, at);
    const time = wait && /^[^\S\n]/u.test(text.slice(wait.end)) ? aheadFrom(text, wait.end + 1, ahead, options) : null;
    const verbAt = time && behindJoints(text, time.span.end);
    if (time && verbAt && verbFrom(text, verbAt))
      return { time: { ...time, span: { ...time.span, start: at } }, verbAt };
  }
  return null;
}

function aheadFrom(text: string, at: number, ahead: string, options: ReadTimeOptions): FoundTime | null {
  const lead = `${ahead} `;
  const found = createTimeFinder(lead + text.slice(at, at + LONGEST), options).startingAt(0);
  if (found?.wording.distance !== 'ahead') return null;
  const move = (place: number) => place - lead.length + at;
  return { ...found, span: { start: move(found.span.start), end: move(found.span.end) }, withoutNumber: null };
}

function behindJoints(text: string, from: number): number | null {
  let at = skipFront(text, from, text.length);
  let joints = 0;
  for (let words = 0; words < MOST_JOINTS; words += 1) {
    const joint = matchFront(JOINT, text, at);
    const next = joint ?? matchFront(COURTESY, text, at);
    if (!next) break;
    joints += joint ? 1 : 0;
    at = skipFront(text, next.end, text.length);
  }
  return joints > 0 ? at : null;
}

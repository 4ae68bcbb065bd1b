/** "give it 40 minutes, then post", "wait an hour and post it": a time from now that stands before its verb. */
import { createTimeFinder, type FoundTime, type ReadTimeOptions } from '../../schedules/index.ts';
import { skipBlanks, skipFront } from '../words/punctuation.ts';
import { COURTESY, JOINT, OBJECT, WAITS } from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';

const REACH = 120;
const WORD = /(?<![\p{L}\p{N}@#])\p{L}/gu;

/** "wait for the client's ok and then schedule it": where the verb stands behind what is waited for; null where none does. */
export function afterWait(text: string, at: number): number | null {
  const wait = WAITS.map(({ pattern }) => matchFront(pattern, text, at)).find((match) => match !== null);
  if (!wait) return null;
  const words = text.slice(wait.end, at + REACH);
  for (const { index } of words.matchAll(WORD)) {
    const place = wait.end + index;
    const verbAt = matchFront(JOINT, text, place) ? behindJoints(text, place) : null;
    const verb = verbAt === null ? null : verbFrom(text, verbAt);
    if (!verb) continue;
    // "wait for it, then post" is said of many things.
    const waited = words.slice(0, index).trim().split(/\s+/u).length;
    const isOfVideo = matchFront(OBJECT, text, skipBlanks(text, verb.match.end)) !== null;
    return waited >= FEWEST_WORDS || isOfVideo ? verbAt : null;
  }
  return null;
}

const FEWEST_WORDS = 3;
const LONGEST_WAIT = 60;
/** Joining words and courtesies together. */
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

/** "40 minutes" is read as "in 40 minutes", in the words of its language, and the place is that of the words alone. */
function aheadFrom(text: string, at: number, ahead: string, options: ReadTimeOptions): FoundTime | null {
  const lead = `${ahead} `;
  const found = createTimeFinder(lead + text.slice(at, at + LONGEST_WAIT), options).startingAt(0);
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

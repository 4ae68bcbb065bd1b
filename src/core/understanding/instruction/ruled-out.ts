/**
 * A time that is ruled out in front of the instruction: "not today, tomorrow 4pm: …", "don't post it now! friday 9am", and
 * "don't post before 6: …". What follows is the instruction; without one behind it a "don't" stays a "don't".
 */
import {
  createTimeFinder,
  type FoundTime,
  momentsOf,
  type ReadTimeOptions,
  type TimeFinder,
} from '../../schedules/index.ts';
import type { PostRequest } from '../request.ts';
import { unfence, type VisibleText } from '../words/caption.ts';
import { NOT_BEFORE } from '../words/command-words.ts';
import { skipBlanks, skipFront } from '../words/punctuation.ts';
import { CONTRAST, FILLER, NEGATION, OBJECT, THANKS_WORDS, VERB_FORM } from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront, wordPattern } from '../words/word-pattern.ts';
import { strengthOf } from './instruction-or-caption.ts';
import { skipCourtesies } from './no-instruction.ts';
import { unreadPost } from './request-parts.ts';

const MOST_WORDS = 6;
const REACH = 90;
const MARK = /[,;.!…\n](?=\s|$)|[、。]/u;

/** Where the words begin that stand behind a time that was ruled out; null where none was. */
export function behindRuledOut(text: string, from: number, options: ReadTimeOptions): number | null {
  const start = skipCourtesies(text, from, text.length);
  // "not tonight, tomorrow 6pm": up to the mark, or both are read as one time.
  const near = text.slice(0, start + REACH);
  const mark = MARK.exec(near.slice(start))?.index ?? near.length;
  const times = createTimeFinder(near.slice(0, start + mark), options);
  const negation = matchFront(NEGATION, text, start);
  const opening = times.startingAt(start);
  const inverted = opening && matchFront(NEGATION, text, skipBlanks(text, opening.span.end));
  // "no dia 12" is a day in Portuguese, and "heute nicht" rules out today.
  const isOpen = negation !== null && (opening?.span.end ?? 0) <= negation.end;
  const lead = isOpen ? negation : ruledOut(opening) && inverted;
  if (!lead) return null;
  let at = skipBlanks(text, lead.end);
  let isTimed = !isOpen;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const time = isTimed ? null : ruledOut(times.startingAt(at));
    const next = time?.span ?? wordOfInstruction(text, at);
    if (!next) break;
    isTimed ||= time !== null;
    at = skipBlanks(text, next.end);
  }
  return isTimed ? turnEnd(text, at) : null;
}

const ruledOut = (found: FoundTime | null): FoundTime | null =>
  found && (found.wording.distance === 'now' || !['hint', 'number'].includes(strengthOf(found))) ? found : null;

const wordOfInstruction = (text: string, at: number) =>
  verbFrom(text, at)?.match ??
  matchFront(VERB_FORM, text, at) ??
  matchFront(OBJECT, text, at) ??
  matchFront(FILLER, text, at) ??
  matchFront(THANKS_WORDS, text, at);

/** Behind the mark or the word that turns to what is meant. */
function turnEnd(text: string, at: number): number | null {
  const mark = /^[^\S\n]?(?:[,;.!…–—、。！-]+|\n)\s*/u.exec(text.slice(at, at + 9))?.[0].length ?? 0;
  const behind = skipBlanks(text, at + mark);
  const turn = matchFront(CONTRAST, text, behind);
  if (!turn && mark === 0) return null;
  const next = turn ? skipFront(text, turn.end, text.length) : behind;
  return next < text.length ? next : null;
}

const NOT_BEFORE_WORDS = wordPattern(NOT_BEFORE);

/** "don't post before 6 please: Ramen": from when on it may go out is said, and not when. */
export function earliestTime({ text, written }: VisibleText, from: number, times: TimeFinder): PostRequest | null {
  const start = skipCourtesies(text, from, text.length);
  const lead = matchFront(NOT_BEFORE_WORDS, text, start);
  const found = lead && times.startingAt(skipBlanks(text, lead.end));
  if (!found || momentsOf(found.reading).length === 0) return null;
  const thanks = matchFront(THANKS_WORDS, text, skipBlanks(text, found.span.end));
  const caption = unfence(written(skipFront(text, thanks?.end ?? found.span.end, text.length), text.length).trim());
  return unreadPost(caption, text.slice(start, found.span.end), momentsOf(found.reading));
}

import { type ReadTimeOptions, readTime, type TimeReading } from '../schedules/index.ts';
import type { FollowUpContext } from './follow-up.ts';
import { wholePattern, wordPattern } from './word-pattern.ts';
import { EARLIER, INSTEAD, LATER, MOVE, MOVE_BEHIND, NEARER, NOT_BEFORE, POST_AT, TOWARDS } from './words/commands.ts';

const REST = '\\s+(?<rest>.+)';
const MOVED = wholePattern(`(?<how>${MOVE})`, REST);
const MOVED_BEHIND = wholePattern('(?:(?:auf|zu) )?(?<rest>.+?)', `\\s*(?:${MOVE_BEHIND})`);
const POSTED = wholePattern(POST_AT, REST);
const INSTEAD_BEHIND = wholePattern('(?<rest>.+) ', `(?:${INSTEAD})`);
const INSTEAD_BEFORE = wholePattern(INSTEAD, '\\s*(?<rest>.+)');
const NOT_BEFORE_TIME = wholePattern(NOT_BEFORE, '\\s*(?<rest>.+)');
const NEARER_WORDS = wordPattern(NEARER);
const TOWARDS_WORDS = new RegExp(` (?:${TOWARDS})$`, 'iu');
const SHIFTED = new RegExp(`(?:${[...LATER, ...EARLIER, 'sooner'].join('|')})$`, 'iu');

/** As of the message, and relative to the time the post has now. */
export type FollowUpTimeOptions = ReadTimeOptions & Pick<FollowUpContext, 'isTimeWanted'>;

/**
 * The new time that a command names: "move it to 8pm", "push back 2 hours", "tomorrow instead", "an
 * hour later", "not before friday", "post now".
 */
export function followUpTime(command: string, options: FollowUpTimeOptions): TimeReading | null {
  return (
    movedTime(command, options) ??
    notBefore(command, options) ??
    timeOf(command, [POSTED, INSTEAD_BEHIND, INSTEAD_BEFORE, MOVED_BEHIND], options) ??
    timeAlone(command, options)
  );
}

function movedTime(command: string, options: ReadTimeOptions): TimeReading | null {
  const { how = '', rest } = MOVED.exec(command)?.groups ?? {};
  if (rest === undefined) return null;
  const towards = TOWARDS_WORDS.test(how);
  const [point, amount] = [() => timeIn(rest, options), () => shiftIn(how, rest, options)];
  return towards ? (point() ?? amount()) : (amount() ?? point());
}

/** The earliest time that is allowed; a post that goes out later than that stays where it is. */
function notBefore(command: string, options: ReadTimeOptions): TimeReading | null {
  const time = timeIn(NOT_BEFORE_TIME.exec(command)?.groups?.rest, options);
  const { anchor } = options;
  return time?.kind === 'at' && anchor && anchor > time.at ? { ...time, at: anchor } : time;
}

function timeOf(command: string, patterns: readonly RegExp[], options: ReadTimeOptions): TimeReading | null {
  for (const pattern of patterns) {
    const time = timeIn(pattern.exec(command)?.groups?.rest, options);
    if (time) return time;
  }
  return null;
}

/** A time alone may be talk, unless it was asked for; "now" and "an hour later" are none. */
function timeAlone(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const time = timeIn(command, options);
  if (time?.kind === 'now' || options.isTimeWanted) return time;
  return time?.kind !== 'impossible' && SHIFTED.test(command) ? time : null;
}

function timeIn(words: string | undefined, options: ReadTimeOptions): TimeReading | null {
  return words === undefined ? null : readTime(words.replace(/^,\s*/u, ''), options);
}

/** An amount alone, as in "delay by 2 hours", is put off or brought forward. */
function shiftIn(how: string, words: string, options: ReadTimeOptions): TimeReading | null {
  const amount = words.replace(/^(?:by|um|en|de|em) /iu, '');
  for (const direction of saysNearer(how) ? EARLIER : LATER) {
    const time = readTime(`${amount} ${direction}`, options);
    if (time?.kind === 'at' || time?.kind === 'past') return time;
  }
  return null;
}

const saysNearer = (how: string) =>
  how.split(' ').some((_, index, all) => NEARER_WORDS.back.test(all.slice(0, index + 1).join(' ')));

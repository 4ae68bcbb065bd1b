import { type ReadTimeOptions, readTime, type TimeReading } from '../../../core/schedules/index.ts';
import { wholePattern } from './word-pattern.ts';
import { INSTEAD, MOVE, NEARER, POST_AT } from './words/commands.ts';

const REST = '\\s+(?<rest>.+)';
const MOVED = wholePattern(`(?<how>${MOVE})`, REST);
const POSTED = wholePattern(POST_AT, REST);
const INSTEAD_BEHIND = wholePattern('(?<rest>.+) ', `(?:${INSTEAD})`);
const INSTEAD_BEFORE = wholePattern(INSTEAD, REST);
const NEARER_WORDS = new RegExp(`\\b(?:${NEARER})\\b`, 'iu');

/**
 * The new time that a command names: "move it to 8pm", "push back 2 hours", "tomorrow instead",
 * "post now".
 */
export function followUpTime(command: string, options: ReadTimeOptions): TimeReading | null {
  const moved = MOVED.exec(command)?.groups;
  if (moved) {
    const time = timeIn(moved.rest, options) ?? shiftIn(moved.how ?? '', moved.rest, options);
    if (time) return time;
  }
  for (const pattern of [POSTED, INSTEAD_BEHIND, INSTEAD_BEFORE]) {
    const time = timeIn(pattern.exec(command)?.groups?.rest, options);
    if (time) return time;
  }
  const bare = timeIn(command, options);
  return bare?.kind === 'now' ? bare : null;
}

function timeIn(words: string | undefined, options: ReadTimeOptions): TimeReading | null {
  return words === undefined ? null : readTime(words.replace(/^,\s*/u, ''), options);
}

/** An amount alone, as in "delay by 2 hours", is put off or brought forward. */
function shiftIn(
  how: string,
  words: string | undefined,
  options: ReadTimeOptions,
): TimeReading | null {
  const direction = NEARER_WORDS.test(how) ? 'earlier' : 'later';
  const time = words === undefined ? null : readTime(`${words} ${direction}`, options);
  return time?.kind === 'at' || time?.kind === 'past' ? time : null;
}

/** The new time that a command in a post's thread names. */
import { createTimeFinder, type ReadTimeOptions, readTime, type TimeReading } from '../schedules/index.ts';
import { answeredTime } from './answer-time.ts';
import { EARLIER, INSTEAD, LATER, MOVE, MOVE_BEHIND, NEARER, NOT_BEFORE, POST_AT, TOWARDS } from './command-words.ts';
import type { FollowUpContext } from './request.ts';
import { weekSaid } from './talk.ts';
import { matchBack, wholePattern, wordPattern } from './word-pattern.ts';

const REST = '\\s+(?<rest>.+)';
const MOVED = wholePattern(`(?<how>${MOVE})`, REST);
const MOVED_BEHIND = wholePattern('(?:(?:auf|zu) )?(?<rest>.+?)', `\\s*(?:${MOVE_BEHIND})`);
const POSTED = wholePattern(POST_AT, REST);
const INSTEAD_BEHIND = wholePattern('(?<rest>.+) ', `(?:${INSTEAD})`);
const INSTEAD_BEFORE = wholePattern(INSTEAD, '\\s*(?<rest>.+)');
const NOT_BEFORE_TIME = wholePattern(NOT_BEFORE, '\\s*(?<rest>.+)');
const NEARER_WORDS = wordPattern(NEARER);
const TOWARDS_WORDS = new RegExp(` (?:${TOWARDS})$`, 'iu');
/** "actually friday", "no, 8pm": words that turn to another time and say nothing of it. */
const TURNING =
  /^(?:(?:no|nope|wait|sorry|actually|oh|hm+|better|rather|doch|nein|besser|mejor|plutôt|não|non|meglio|lepiej|лучше|нет|nee|nie|let'?s|ok(?:ay)?|(?:do|go (?:for|with))(?= \d))[\s,]+)+/iu;

/** "на час позже", "um eine Stunde später" */
const BY = /^(?:by|um|на|o|di|met) /iu;
/** "same time but saturday", "same day 8pm": the other part is kept anyhow. */
const SAME =
  /^(?:(?:at |on )?(?:the )?same (?:time|day)|(?:zur |um die |am )?(?:gleichen?|selben?) (?:zeit|uhrzeit|tag)|(?:a la |el )?mism[ao] (?:hora|día)|(?:à la |le )?même (?:heure|jour)|(?:na |à |no )?mesm[ao] (?:hora|horário|dia)|(?:alla |lo )?stess[ao] (?:ora|giorno)|(?:op )?(?:de)?zelfde (?:tijd|dag)|o tej samej (?:porze|godzinie)|в то же время|同じ時間(?:で|に)?)(?:,| but| aber| pero| mais| mas| ma| maar| ale| но)*(?: on)?\s+/iu;

/** "(can we) do 8pm instead" is English, and no Donnerstag. */
const ENGLISH_DO = /^(?:we )?do (?=\d{1,2}(?::\d\d)? ?[ap]m)/iu;

/** As of the message, and relative to the time the post has now. */
export type FollowUpTimeOptions = ReadTimeOptions & Pick<FollowUpContext, 'isTimeWanted' | 'choices'>;

/**
 * The new time that a command names: "move it to 8pm", "push back 2 hours", "tomorrow instead", "an
 * hour later", "not before friday", "post now", and a day or a clock alone.
 */
export function followUpTime(said: string, options: FollowUpTimeOptions): TimeReading | null {
  const command = said.replace(ENGLISH_DO, '');
  return (
    movedTime(command, options) ??
    notBefore(command, options) ??
    timeOf(command, [POSTED, INSTEAD_BEHIND, INSTEAD_BEFORE, MOVED_BEHIND], options) ??
    sameTime(command, options) ??
    timeAlone(command, options) ??
    timeAlone(command.replace(TURNING, ''), options) ??
    timeAlone(command.replace(BY, ''), options)
  );
}

/** The words that a command to move names as the new time, whatever they are; null without one. */
export function wordsOfMove(command: string): { readonly words: string; readonly isSure: boolean } | null {
  const { how = '', rest } = MOVED.exec(command)?.groups ?? {};
  if (rest !== undefined) return { words: rest, isSure: SURE_MOVE.test(how) && TOWARDS_WORDS.test(how) };
  for (const pattern of [INSTEAD_BEHIND, NOT_BEFORE_TIME, MOVED_BEHIND]) {
    const words = pattern.exec(command)?.groups?.rest;
    if (words !== undefined) return { words, isSure: false };
  }
  return null;
}

/** Said of hardly anything but a time; "make it", "put it", "set it" are said of much. */
const SURE_MOVE =
  /^(?:move|reschedule|postpone|delay|shift|verschieb|verleg|aplaz|pospon|repousse|reporte|adia|remarca|reagend)/iu;

function movedTime(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const { how = '', rest } = MOVED.exec(command)?.groups ?? {};
  if (rest === undefined) return null;
  const towards = TOWARDS_WORDS.test(how);
  const [point, amount] = [() => timeIn(rest, options), () => shiftIn(how, rest, options)];
  return towards ? (point() ?? amount()) : (amount() ?? point());
}

function sameTime(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const rest = command.replace(SAME, '');
  if (rest === command || rest === '') return null;
  // The week after the one that the post has now.
  return weekSaid(rest) === 1 ? readTime('7 days later', options) : timeIn(rest, options);
}

/** The earliest time that is allowed; a post that goes out later than that stays where it is. */
function notBefore(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const time = timeIn(NOT_BEFORE_TIME.exec(command)?.groups?.rest, options);
  const { anchor } = options;
  return time?.kind === 'at' && anchor && anchor > time.at ? { ...time, at: anchor } : time;
}

function timeOf(command: string, patterns: readonly RegExp[], options: FollowUpTimeOptions): TimeReading | null {
  for (const pattern of patterns) {
    const time = timeIn(pattern.exec(command)?.groups?.rest, options);
    if (time) return time;
  }
  return null;
}

/**
 * A day or a clock alone changes that part of the post's time. A lone number is talk, and so is
 * an everyday word ("sun", "may") unless a time was asked for.
 */
function timeAlone(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const time = timeIn(command, options);
  if (!time || time.kind === 'now' || options.isTimeWanted || options.choices?.length) return time;
  const namesNone = time.kind === 'impossible' && time.reason === 'which_day';
  if (namesNone || !options.anchor) return null;
  const wording = createTimeFinder(command, options).startingAt(0)?.wording;
  return wording?.clock === 'number' || wording?.day === 'everyday' ? null : time;
}

function timeIn(words: string | undefined, options: FollowUpTimeOptions): TimeReading | null {
  if (words === undefined) return null;
  const plain = words.replace(/^,\s*/u, '');
  const { choices = [] } = options;
  return choices.length > 0 ? answeredTime(plain, choices, options) : readTime(plain, options);
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
  how.split(' ').some((_, index, all) => {
    const begin = all.slice(0, index + 1).join(' ');
    return matchBack(NEARER_WORDS, begin, begin.length) !== null;
  });

/** The new time that a command in a post's thread names. */
import { DAY_MS } from '../../clock.ts';
import {
  createTimeFinder,
  minuteOfDay,
  momentsOf,
  type ReadTimeOptions,
  readTime,
  type TimeReading,
} from '../../schedules/index.ts';
import type { FollowUpContext } from '../request.ts';
import { weekSaid } from '../talk.ts';
import {
  DISTANCE_LEADS,
  INSTEAD,
  MOVE,
  MOVE_BEHIND,
  MOVE_BEHIND_LEADS,
  NOT_BEFORE,
  POST_AT,
  SURE_MOVES,
  TOWARDS,
} from '../words/command-words.ts';
import { wholePattern } from '../words/word-pattern.ts';
import { answeredTime, isHalfOfDay } from './answer-time.ts';
import {
  BESIDE,
  BUT_AT,
  BUT_LATER,
  barePart,
  KEEPS,
  NEW_NOT_OLD,
  NOT_OLD_NEW,
  quartersSaid,
  SAME_BEFORE,
  SAME_BEHIND,
  TAKES_LEAVE,
} from './reply-words.ts';
import { asPlainShift, besideDay, INSTEAD_END, IS_SHIFT, moreTime, shiftIn } from './shifted-time.ts';

/** A clock from 1:00 to 11:59 in figures, without am, pm, "Uhr" or a part of the day. */
const HALF_OPEN = /(?<![\d:.])(?:[1-9]|1[01])[:.][0-5]\d(?![\d:.]|\s*\p{L})/u;
const NOON = 720;
const NEAR_MINUTES = 180;

const REST = ':?\\s+(?<rest>.+)';
const MOVED = wholePattern(`(?<how>${MOVE})`, REST);
const MOVED_BEHIND = wholePattern(`(?:(?:${MOVE_BEHIND_LEADS}) )?(?<rest>.+?)`, `\\s*(?:${MOVE_BEHIND})`);
const POSTED = wholePattern(POST_AT, REST);
const INSTEAD_BEHIND = wholePattern('(?<rest>.+) ', `(?:${INSTEAD})`);
const INSTEAD_BEFORE = wholePattern(INSTEAD, '\\s*(?<rest>.+)');
const NOT_BEFORE_TIME = wholePattern(NOT_BEFORE, '\\s*(?<rest>.+)');
const TOWARDS_WORDS = new RegExp(` (?:${TOWARDS})$`, 'iu');
/** "на час позже", "um eine Stunde später" */
const DISTANCE_LEAD = new RegExp(`^(?:${DISTANCE_LEADS}) `, 'iu');
const SURE_MOVE = new RegExp(`^(?:${SURE_MOVES})`, 'iu');
/** "(can we) do 8pm instead" is English, and no Donnerstag. */
const ENGLISH_DO =
  /^(?:we )?(?:do|go (?:with|for)|have (?:it|this)(?: just)?) (?=\d|noon|midnight|the (?:day|\d|first|last|next)|an? |one |two |three |half |quarter |(?:mon|tue|wed|thu|fri|sat|sun|tom|ton)\p{L}*|next |this |same )/iu;

/** "décale d'une heure": moved by it. */
const ELIDED = / d['’](?=une? )/iu;

/** As of the message, and relative to the time the post has now. */
export type FollowUpTimeOptions = ReadTimeOptions & Pick<FollowUpContext, 'isTimeWanted' | 'choices'>;

/**
 * The new time that a command names: "move it to 8pm", "push back 2 hours", "tomorrow instead", "an
 * hour later", "not before friday", "post now", and a day or a clock alone.
 */
export function followUpTime(said: string, options: FollowUpTimeOptions): TimeReading | null {
  const command = asPlainShift(said.replace(ENGLISH_DO, '').replace(ELIDED, ' de '));
  const bare = barePart(command).replace(ENGLISH_DO, '');
  // "now then" is talk, and "yes, now" an answer only where something was asked.
  const isAnswer = POSTED.test(bare) || (command.endsWith(bare) && isAsked(options));
  const isTimeOrAnswer = (time: TimeReading | null) => time?.kind !== 'now' || isAnswer;
  const ways = [bare, command.replace(DISTANCE_LEAD, '')].filter((each) => each !== command);
  const readings = ways.map((each) => namedTime(each, options)).filter(isTimeOrAnswer);
  return (
    namedTime(command, options) ??
    readings.find((time) => time !== null) ??
    contrasted(command, options) ??
    contrasted(bare, options) ??
    kept(command, options) ??
    shiftedAnswer(command, options) ??
    moreTime(bare, options) ??
    withoutCommas(command, options)
  );
}

/** "tomorrow lunchtime, 12:30", "quarter to eight, in the morning": said in two breaths. */
function withoutCommas(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const joined = command.replace(/,\s*(?:still |aber |pero |mais )?/gu, ' ');
  if (joined === command || joined.length > LONGEST_TIME) return null;
  const [day = '', clock = '', more] = command.split(/,\s*/u);
  const first = more === undefined && !/\d/u.test(day) && /\d/u.test(clock) ? followUpTime(day, options) : null;
  const { choices, ...rest } = options;
  const second = first?.kind === 'at' ? readTime(clock, { ...rest, anchor: first.at }) : null;
  const isSameDay = momentsOf(second).every(({ at }) => first?.kind === 'at' && isWithinDay(at, first.at));
  if (second?.kind === 'ambiguous' && isSameDay && first?.kind === 'at') return nearest(second, first.at);
  return second?.kind === 'at' && isSameDay
    ? second
    : (namedTime(joined, options) ?? namedTime(barePart(joined), options));
}
const isWithinDay = (a: Date, b: Date): boolean => Math.abs(a.getTime() - b.getTime()) < NEAR_MINUTES * 4 * 60_000;
const LONGEST_TIME = 60;

/** "keep friday but make it 8:30pm": what is kept is the post's own day or clock. */
function kept(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const { kept: same, rest } = KEEPS.exec(command)?.groups ?? {};
  if (same === undefined || rest === undefined || readTime(same, options) === null) return null;
  return followUpTime(barePart(rest.trim()), options);
}

/** "the evening one but half an hour later" */
function shiftedAnswer(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const { choices = [] } = options;
  const { base, shift } = BUT_LATER.exec(command)?.groups ?? {};
  if (base === undefined || shift === undefined || choices.length === 0 || !IS_SHIFT.test(shift)) return null;
  const chosen = answeredTime(barePart(base), choices, options);
  return chosen?.kind === 'at' ? readTime(shift, { ...options, anchor: chosen.at }) : null;
}

const isAsked = ({ isTimeWanted, choices = [] }: FollowUpTimeOptions) => isTimeWanted === true || choices.length > 0;

function namedTime(command: string, options: FollowUpTimeOptions): TimeReading | null {
  return (
    movedTime(command, options) ??
    notBefore(command, options) ??
    timeOf(command, [POSTED, INSTEAD_BEHIND, INSTEAD_BEFORE, MOVED_BEHIND], options) ??
    sameTime(command, options) ??
    besideDay(command, options) ??
    timeAlone(command, options)
  );
}

/** "7.30pm not am", "6 instead of 7", "not friday - saturday": the time that is given up tells which half of the day is meant. */
function contrasted(command: string, options: FollowUpTimeOptions): TimeReading | null {
  for (const pattern of [NEW_NOT_OLD, NOT_OLD_NEW]) {
    const { wanted, old } = pattern.exec(command.replace(COPULA, ''))?.groups ?? {};
    if (wanted === undefined || old === undefined) continue;
    const given = readTime(old, options);
    if (given === null && !isHalfOfDay(old) && !isAnswer(old, options)) continue;
    const { rest = wanted } = (MOVED.exec(wanted) ?? POSTED.exec(wanted))?.groups ?? {};
    const time = timeIn(barePart(rest), options);
    if (time?.kind === 'ambiguous' && isPresent(given, options)) return nearest(time, options.anchor);
    if (time && time.kind !== 'impossible') return time;
  }
  return null;
}

/** "its 12 march not 11" */
const COPULA =
  /^(?:it'?s|it is|that'?s|this is|should be|the (?:date|day|time) is|es ist|das ist|es|es el|c'est|é|è|het is|to|это) (?=\S+.*\d|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*)/iu;

/** "this week not next", "the first not the second" */
function isAnswer(old: string, options: FollowUpTimeOptions): boolean {
  const { choices = [] } = options;
  return choices.length > 0 && (weekSaid(old) !== null || answeredTime(old, choices, options) !== null);
}

const isPresent = (given: TimeReading | null, { anchor }: FollowUpTimeOptions) =>
  anchor !== undefined && momentsOf(given).some(({ at }) => at.getTime() === anchor.getTime());

function nearest(time: Extract<TimeReading, { kind: 'ambiguous' }>, anchor: Date = time.likeliest): TimeReading {
  const distance = (at: Date) => Math.abs(at.getTime() - anchor.getTime());
  const [first] = time.alternatives.toSorted((a, b) => distance(a.at) - distance(b.at));
  return first ? { ...first, kind: 'at' } : time;
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

function movedTime(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const { how = '', rest: moved } = MOVED.exec(command)?.groups ?? {};
  if (moved === undefined) return null;
  const rest = moved.replace(INSTEAD_END, '');
  const towards = TOWARDS_WORDS.test(how);
  const [point, amount] = [() => timeIn(rest, options), () => shiftIn(how, rest, options)];
  return towards ? (point() ?? amount()) : (amount() ?? point());
}

function sameTime(command: string, options: FollowUpTimeOptions): TimeReading | null {
  const rest = command.replace(SAME_BEFORE, '').replace(SAME_BEHIND, '');
  if (rest === command || rest === '') return null;
  return timeIn(barePart(rest), options);
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
  if (TAKES_LEAVE.test(command) && momentsOf(time).every(({ dateOnly }) => dateOnly)) return null;
  const namesNone = time.kind === 'impossible' && time.reason === 'which_day';
  if (namesNone || !options.anchor) return null;
  const wording = createTimeFinder(command, options).startingAt(0)?.wording;
  const isLoneNumber = wording?.clock === 'number' && wording.day === 'none';
  return isLoneNumber || wording?.day === 'everyday' ? null : time;
}

function timeIn(words: string | undefined, options: FollowUpTimeOptions): TimeReading | null {
  if (words === undefined) return null;
  const plain = words.replace(/^,\s*/u, '').replace(BUT_AT, '').replace(SAME_BEHIND, '');
  const { choices = [], anchor } = options;
  if (choices.length > 0) return answeredTime(plain, choices, options);
  // The week after the one that the post has now.
  return anchor && weekSaid(plain) === 1
    ? readTime('7 days later', options)
    : nearPost(inEitherHalf(plain, options), anchor);
}

const NEAR_MS = 60 * DAY_MS;

/** "11/5" to a post of 3 November: nobody puts it off to May. */
function nearPost(time: TimeReading | null, anchor: Date | undefined): TimeReading | null {
  if (time?.kind !== 'ambiguous' || anchor === undefined) return time;
  const near = time.alternatives.filter(({ at }) => Math.abs(at.getTime() - anchor.getTime()) <= NEAR_MS);
  const [only, second] = near;
  return only && !second ? { ...only, kind: 'at' } : time;
}

/** Words that say what is to become of the post, and not a time only. */
export const isToldToMove = (command: string): boolean =>
  [MOVED, MOVED_BEHIND, POSTED, INSTEAD_BEHIND, INSTEAD_BEFORE].some((pattern) => pattern.test(command));

/** A day or a clock and nothing that says what is to become of it: people say those to each other as well. */
export const isTimeAlone = (command: string): boolean =>
  ![
    MOVED,
    MOVED_BEHIND,
    POSTED,
    INSTEAD_BEHIND,
    INSTEAD_BEFORE,
    NOT_BEFORE_TIME,
    SAME_BEFORE,
    SAME_BEHIND,
    KEEPS,
    IS_SHIFT,
  ].some((pattern) => pattern.test(command)) &&
  !BESIDE.some(({ words }) => words.test(command)) &&
  quartersSaid(command) === null;

/**
 * "7:45" to a post of 19:00, where nothing tells the half of the day: as it is written it is the morning, and beside the
 * time that the post has it is the evening, so both are asked about.
 */
function inEitherHalf(words: string, options: FollowUpTimeOptions): TimeReading | null {
  const time = readTime(words, options);
  const { anchor, timeZone } = options;
  if (time?.kind !== 'at' || !anchor || !HALF_OPEN.test(words)) return time;

  const written = minuteOfDay(time.at, timeZone);
  const isNearer = written < NOON && Math.abs(written + NOON - minuteOfDay(anchor, timeZone)) <= NEAR_MINUTES;
  const clock = `${Math.floor((written + NOON) / 60)}:${String(written % 60).padStart(2, '0')}`;
  const evening = isNearer ? readTime(clock, { ...options, anchor: time.at }) : null;
  if (evening?.kind !== 'at') return time;
  const { kind, span, ...moment } = time;
  const alternatives = [moment, { ...moment, at: evening.at }].map((each) => ({ ...each, label: '' }));
  return { kind: 'ambiguous', alternatives, likeliest: evening.at };
}

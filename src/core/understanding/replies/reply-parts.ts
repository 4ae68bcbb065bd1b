/** A reply that is more than one command: a command and why, several commands, one that is taken back for another. */
import { momentsOf } from '../../schedules/index.ts';
import { anyReply } from '../languages/replies/index.ts';
import type { FollowUpCommand, FollowUpContext } from '../request.ts';
import { POST_AT } from '../words/command-words.ts';
import { plainCommand } from '../words/plain-command.ts';
import { wholePattern } from '../words/word-pattern.ts';
import { isTimeAlone, isToldToMove } from './follow-up-time.ts';
import { isCondition, isRetraction, type Piece, piecesOf, saysWhy } from './reply-pieces.ts';
import {
  agrees,
  barePart,
  CANCELS_ALONE,
  CHATTER,
  EARLIER_ONE,
  LATER_ONE,
  MISTAKE,
  prefers,
  refuses,
  saysWrongTime,
  saysYet,
  speaksOfPeople,
  turnsAway,
  withoutParticles,
} from './reply-words.ts';

/** `caption`: what it has become by the words before. */
type Read = (words: string, caption?: string) => FollowUpCommand | null;

interface Said {
  readonly words: string;
  readonly command: FollowUpCommand;
  /** What comes right behind it. */
  readonly behind: string;
  /** Nothing but a new sentence parts the two. */
  readonly isRunOn: boolean;
}

interface Parts {
  readonly said: readonly Said[];
  readonly talk: readonly string[];
  /** Right behind a command and "and" stands what is none: it may have been meant for one. */
  readonly isIncomplete: boolean;
  /** Right beside a command: "if it rains, move it to sunday". */
  readonly isConditional: boolean;
  readonly endsInCommand: boolean;
}

const LONGEST_REPLY = 300;
const MOST_TALK = 160;

/**
 * What the pieces of a message command together. Null where they are talk: a question, words to somebody, or a command
 * that is said of much else beside words of its own.
 */
export function commandOfParts(text: string, read: Read, context: FollowUpContext): FollowUpCommand | null {
  if (text.length > LONGEST_REPLY || callsSomebody(text)) return null;
  const pieces = piecesOf(text);
  const parts = partsOf(text, pieces, read, pieces.length);
  if (parts.talk.some((words) => words.includes('?')) && !(isAsked(context) && parts.endsInCommand)) return null;
  if (parts.talk.join(' ').length > MOST_TALK) return null;
  const sure = parts.said.filter((each) => isSure(each, parts, context));
  if (parts.isConditional) return conditional(parts, sure);
  if (sure.length === 0) return withReason(parts, context);
  if (parts.isIncomplete)
    return sure.every(({ words, command }) => command.kind !== 'move' || isToldToMove(words)) ? OTHER : null;
  const last = parts.talk.at(-1);
  if (last !== undefined && text.trim().endsWith(last) && isRetraction(barePart(last))) return OTHER;
  return together(withoutYes(sure, context));
}

/** "yes. but saturday": what follows says more than the yes or no before it. */
function withoutYes(sure: readonly Said[], { choices = [] }: FollowUpContext): readonly Said[] {
  const isYes = ({ words }: Said) => {
    const bare = barePart(plainCommand(words, null) ?? words);
    return agrees(bare) || refuses(bare);
  };
  const says = sure.filter((each) => !isYes(each));
  return choices.length === 1 && says.some(({ command }) => TIMES.includes(command.kind)) ? says : sure;
}

/**
 * "fix teh → the, then push to 18:45": read as one command it would put the second into the caption. Null where not every
 * part is a command by itself.
 */
export function severalOfParts(text: string, read: Read): FollowUpCommand | null {
  const pieces = piecesOf(text);
  const { said, talk } = partsOf(text, pieces, read, pieces.length - 1);
  const isTold = ({ words, command }: Said) => command.kind !== 'move' || isToldToMove(words);
  if (said.length > 1 && talk.length === 0 && said.every(isTold)) return together(said);
  // A command that may be meant is not passed over for the caption's sake.
  const isOther = (each: Said) => ACTIVE_BESIDE.includes(each.command.kind) && isTold(each) && /\s/u.test(each.words);
  return said.some(isOther) ? OTHER : null;
}

const OTHER = { kind: 'unclear', why: 'other' } as const;
const HOLD = { kind: 'unclear', why: 'hold' } as const;
const CONDITION = { kind: 'unclear', why: 'condition' } as const;

/** "@ben am or pm", "weekend would do better @tom" */
const callsSomebody = (text: string): boolean =>
  /^\s*@\S+\s+\S|(?<!(?:on|to|via|auf|sur|en|na|no|su|op|be|use|с|на)\s)@\S+\s*$/iu.test(text) &&
  !/account|profil|konto|conta|cuenta|compte|аккаунт/iu.test(text);

/** `most`: how many pieces make one command at most. */
function partsOf(text: string, pieces: readonly Piece[], read: Read, most: number): Parts {
  const said: Said[] = [];
  const talk: string[] = [];
  let isIncomplete = false;
  let isConditional = false;
  /** What the part before this one was. */
  let before: 'command' | 'condition' | 'talk' = 'talk';
  let caption: string | undefined;
  const readOn: Read = (words) => read(words, caption);
  for (let at = 0; at < pieces.length; ) {
    const found = longestCommand(text, pieces.slice(0, at + most), at, readOn);
    const words = wordsOf(text, pieces[at], found ? pieces[found.last] : pieces[at]);
    const next = found ? pieces[found.last + 1] : undefined;
    if (found) {
      said.push({ words, command: found.command, behind: wordsOf(text, next), isRunOn: next?.opened === 'sentence' });
      isConditional ||= before === 'condition';
      before = 'command';
      if (found.command.kind === 'caption') caption = found.command.caption;
    } else if (!isFiller(words)) {
      talk.push(words);
      isIncomplete ||= before === 'command' && pieces[at]?.opened === 'and' && !saysWhy(words);
      isConditional ||= (before === 'command' || POSTS.test(talk.at(-2) ?? '')) && isCondition(words);
      before = isCondition(words) ? 'condition' : 'talk';
    }
    at = (found?.last ?? at) + 1;
  }
  return { said, talk, isIncomplete, isConditional, endsInCommand: before === 'command' };
}

const wordsOf = (text: string, from: Piece | undefined, to = from): string =>
  from && to ? text.slice(from.start, to.end).trim() : '';

/** The command that begins with a piece and takes in as many as it can: "friday, 10am". */
function longestCommand(text: string, pieces: readonly Piece[], first: number, read: Read) {
  const from = pieces[first];
  const opening = wordsOf(text, from);
  if (saysWhy(opening) || isCondition(opening)) return null;
  for (let last = pieces.length - 1; last >= first; last -= 1) {
    const command = read(wordsOf(text, from, pieces[last]));
    if (command && !isOpen(command)) return { command, last };
  }
  return null;
}

/** A question back, which a shorter stretch of the words may answer. */
const isOpen = (command: FollowUpCommand): boolean => command.kind === 'none' || command.kind === 'unread';

const isFiller = (words: string): boolean =>
  CHATTER.test(words.replace(/[.!?…]+$/u, '')) || plainCommand(words, null) === '';

/** Whether the command is meant, beside what else is said. */
function isSure(each: Said, { said, talk }: Parts, context: FollowUpContext): boolean {
  const { words, command } = each;
  if (talk.length === 0) return true;
  const bare = barePart(plainCommand(words, null) ?? words);
  switch (command.kind) {
    case 'move':
      return isSureTime(each, bare, context) || (talk.some(saysWrongTime) && !isAsked(context));
    case 'now':
      return /\s/u.test(bare);
    case 'cancel':
      if (talk.some(saysYet)) return false;
      return !CANCELS_ALONE.test(bare) || said.length > 1 || talk.some((words) => MISTAKE.test(words));
    case 'retry':
      return TRIES.test(bare);
    case 'settings':
      return !NO_COMMENT.test(words);
    case 'privacy':
      return /\s|[\p{sc=Han}]/u.test(words);
    default:
      return true;
  }
}

/** "again!! i could watch this all day" tells of a video; who says "try sending it again" means the post. */
const TRIES = new RegExp(`^(?:${anyReply('tries')})\\S*\\s+\\S`, 'iu');

/** A day or a clock alone answers where Schedy asked; "an hour later i was still laughing" tells a story. */
function isSureTime({ words, behind, isRunOn }: Said, bare: string, context: FollowUpContext): boolean {
  if (isRunOn) return isToldToMove(bare) || LATER_ONE.test(bare) || EARLIER_ONE.test(bare);
  if (!isAsked(context)) return !isTimeAlone(bare) || prefers(words) || speaksOfPeople(behind);
  return !GREETING.test(words) && !FIRST_OF_ALL.test(withoutParticles(words));
}

const isAsked = ({ isTimeWanted, choices = [] }: FollowUpContext): boolean =>
  isTimeWanted === true || choices.length > 0;

/** "first, thanks for the edit" */
const FIRST_OF_ALL = /^(?:first|second|last|later|early|late)$/iu;

/** "no comments, I'm speechless": said of a video as well as of its post. */
const NO_COMMENT = /^no comments?[!.]*$/iu;

/** "morning! love this one" greets, also where the morning is one of the choices. */
const GREETING = /^(?:good |guten )?(?:morning|afternoon|evening|morgen|abend|goedemorgen)[!,.]*$/iu;

const POSTS = wholePattern(`(?:${POST_AT})`);
/** "if it rains move it to sunday": nobody can tell Schedy whether it does. */
function conditional({ said, talk }: Parts, sure: readonly Said[]): FollowUpCommand | null {
  const isMeant = sure.length > 0 || talk.some((words) => POSTS.test(words));
  return isMeant || said.some(({ command }) => command.kind === 'now') ? CONDITION : null;
}

/**
 * "friday, because the shop is closed on saturday": meant for the post or told to somebody, so it is offered. Of what is
 * said of a video as well, and of a post that is only too early, it is told what can be done.
 */
function withReason({ said, talk }: Parts, context: FollowUpContext): FollowUpCommand | null {
  const [only, second] = said;
  if (!only || second) return null;
  if (only.command.kind === 'settings') return OTHER;
  if (only.command.kind === 'cancel') return talk.some(saysYet) && isLong(only.words) ? HOLD : null;
  const isOffered = saysWhy(only.behind) && isLong(only.behind);
  const isAnswer = isAsked(context) && !GREETING.test(only.words) && !only.isRunOn;
  if (only.command.kind !== 'move' || !(isOffered || isAnswer)) return null;
  const readings = momentsOf(only.command.when);
  return readings.length > 0 ? { kind: 'unread', words: only.words, readings } : null;
}

const isLong = (words: string): boolean => /\S\s+\S/u.test(words);

const ACTIVE_BESIDE: readonly FollowUpCommand['kind'][] = [
  'move',
  'now',
  'cancel',
  'privacy',
  'settings',
  'account',
  'next_slot',
];

/** What can be done only once, and where the later words count if they take the earlier ones back. */
const TIMES: readonly FollowUpCommand['kind'][] = ['move', 'now', 'next_slot', 'cancel'];
const PASSIVE: readonly FollowUpCommand['kind'][] = ['unclear', 'show', 'help', 'caption_part'];

function together(said: readonly Said[]): FollowUpCommand | null {
  const active = said.filter(({ command }) => !PASSIVE.includes(command.kind));
  const times = active.filter(({ command }) => TIMES.includes(command.kind));
  const time = timeOf(times);
  if (time === 'unclear') return OTHER;
  const captions = active.filter(({ command }) => command.kind === 'caption');
  const others = active
    // Each of them goes on with what the one before has made of the caption.
    .filter((each) => !TIMES.includes(each.command.kind) && (!captions.includes(each) || each === captions.at(-1)))
    .map(({ command }) => command);
  // Last, so that nothing goes out before it is as it was wished.
  const commands = [...others, ...(time ? [time] : [])].flatMap((each) =>
    each.kind === 'several' ? each.commands : [each],
  );
  const [first, second] = commands;
  if (!first) return said.at(-1)?.command ?? null;
  return second ? { kind: 'several', commands } : first;
}

function timeOf(times: readonly Said[]): FollowUpCommand | 'unclear' | null {
  const last = times.at(-1);
  if (!last) return null;
  const kinds = new Set(times.map(({ command }) => command.kind));
  if (times.length === 1 || (kinds.size === 1 && last.command.kind !== 'move') || turnsAway(last.words))
    return last.command;
  if (kinds.size > 1) return 'unclear';
  const readings = times.flatMap(({ command }) => (command.kind === 'move' ? momentsOf(command.when) : []));
  // "july of course … so 7 july"
  if (new Set(readings.map(({ at }) => at.getTime())).size === 1) return last.command;
  return { kind: 'unread', words: times.map(({ words }) => words).join(', '), readings };
}

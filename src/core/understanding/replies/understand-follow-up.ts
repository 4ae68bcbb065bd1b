/** What a message in a post's thread commands. */
import { readTime } from '../../schedules/index.ts';
import { isKeySlip, isSlip } from '../instruction/misspelt.ts';
import { unreadWords } from '../instruction/unread-time.ts';
import { type Draft, emptyDraft } from '../instruction/wish-draft.ts';
import { isNextSlot, wishesFrom } from '../instruction/wishes.ts';
import { anyOf } from '../languages/index.ts';
import type { FollowUp, FollowUpCommand, FollowUpContext } from '../request.ts';
import { hashtagsOf, visibleText } from '../words/caption.ts';
import { CANCEL, MAKE, NO_COMMAND_ALONE, RETRY, TYPED } from '../words/command-words.ts';
import { mentionPattern, plainCommand, withoutMention, withoutName } from '../words/plain-command.ts';
import { skipFront } from '../words/punctuation.ts';
import { JOINT, VAGUE_TIME } from '../words/talk-patterns.ts';
import { matchFront, type WordPattern, wholePattern, wordPattern } from '../words/word-pattern.ts';
import { momentAt } from './answer-time.ts';
import { followUpTime, isTimeAlone, wordsOfMove } from './follow-up-time.ts';
import { accountNamed, isWrongAccount } from './reply-account.ts';
import { captionSaid, type SaidCaption } from './reply-caption.ts';
import { captionChanged } from './reply-change.ts';
import { commandOfParts } from './reply-parts.ts';
import { isCondition } from './reply-pieces.ts';
import {
  AS_DRAFT,
  ASKS_HELP,
  ASKS_STATE,
  agrees,
  barePart,
  CANCELS,
  choosesNone,
  HOLDS,
  IGNORE,
  NAMES_NO_TIME,
  POSTS_NOW,
  refuses,
  wishAmong,
  withoutParticles,
} from './reply-words.ts';

const CANCEL_PATTERN = wholePattern(CANCEL);
const RETRY_PATTERN = wholePattern(RETRY);

/**
 * What a message in a post's thread commands: one command, or several, and what people say beside them (`reply-parts`).
 * A new time is read as of the message, and relative to the time the post has now.
 */
export function understandFollowUp(text: string, context: FollowUpContext): FollowUp {
  const mention = mentionPattern(context.botNames ?? []);
  const words = withoutName(withoutMention(text, mention)).trim();
  const said = captionSaid(words, context);
  const captioned = said && withCaption(said, context);
  if (captioned) return captioned;
  return withoutCaption(words, mention, context);
}

function withoutCaption(text: string, mention: WordPattern | null, context: FollowUpContext): FollowUp {
  const plain = withoutMention(visibleText(text).text, mention).trim();
  if (plain.length > LONGEST_COMMAND) return NONE;
  // One blank is as good as many, and quicker read.
  const narrow = plain.replace(/\s*\n\s*/gu, '\n').replace(/[^\S\n]+/gu, ' ');
  const { command, code } = withoutCode(narrow, context.codes ?? []);
  const read = (words: string) => readWhole(words, context);
  const whole = read(command);
  const isAnswered = whole !== null && whole.kind !== 'unread' && whole.kind !== 'caption_part';
  const parts = isAnswered ? null : commandOfParts(command, read, context);
  const understood = parts ?? whole ?? unclear(command, context) ?? NONE;
  return code === null ? understood : { ...understood, code };
}

const NONE = { kind: 'none' } as const;
/** Whatever is longer is a letter. */
const LONGEST_COMMAND = 300;

/** "sat 10am, caption: Weekend croissants"; null where what stands beside the caption is no command. */
function withCaption({ caption, hashtags, beside, isSure }: SaidCaption, context: FollowUpContext): FollowUp | null {
  const first: FollowUpCommand = isSure ? { kind: 'caption', caption, hashtags } : { kind: 'caption_part' };
  if (beside === '') return first;
  const { code, ...second } = withoutCaption(beside, null, context);
  if (second.kind === 'none') return null;
  const both: FollowUpCommand = { kind: 'several', commands: [first, second] };
  return code === undefined ? both : { ...both, code };
}

/** A message, or a piece of it, as one command. */
function readWhole(words: string, context: FollowUpContext): FollowUpCommand | null {
  if (isAboutPost(context)) {
    const asked = barePart(words.replace(/[\s?!.]+$/u, '').replace(/^[¿¡\s]+/u, ''));
    if (ASKS_STATE.test(asked)) return { kind: 'show' };
    if (ASKS_HELP.test(asked)) return { kind: 'help' };
  }
  const plain = plainCommand(words, null);
  if (!plain) return null;
  const mended = withoutSlip(plain);
  return (
    commandIn(plain, context) ??
    (mended === '' ? null : commandIn(mended, context)) ??
    // "just me" is a wish, and "just" a courtesy.
    firstOf(wishAmong(words.trim()), followUpWishes)
  );
}

/** Without a post there is nothing that a question could ask of. */
const isAboutPost = ({ codes = [] }: FollowUpContext): boolean => codes.length > 0;

function commandIn(command: string, context: FollowUpContext): FollowUpCommand | null {
  const bare = barePart(command);
  const plain = barePart(withoutParticles(bare));
  const ways = [...new Set([command, bare, plain])];
  const answer = answerToOne(ways, context);
  if (answer) return answer;
  for (const said of ways) {
    if (cancels(said, context)) return { kind: 'cancel' };
    if (RETRY_PATTERN.test(said)) return { kind: 'retry' };
    if (isNextSlot(said) || isNextSlot(wordsOfMove(said)?.words ?? '')) return { kind: 'next_slot' };
  }
  const when = followUpTime(command, context) ?? (plain === bare ? null : followUpTime(plain, context));
  if (when) return when.kind === 'now' ? { kind: 'now' } : { kind: 'move', when };
  if (isHeld(ways, context)) return { kind: 'unclear', why: 'hold' };
  if (ways.some((said) => POSTS_NOW.test(said))) return { kind: 'now' };
  if (AS_DRAFT.test(command)) return { kind: 'way', way: 'inbox' };
  const wishes = firstOf(ways, (said) => firstOf(wishAmong(said), followUpWishes));
  if (wishes) return wishes;
  const handle = firstOf(ways, accountNamed);
  if (handle !== null) return { kind: 'account', handle };
  return changeIn(command, context) ?? unreadMove(command, context) ?? unreadAnswer(command, context);
}

/** "yes" takes the one time that was asked about; "no" lets go of a draft that was only supposed to be one. */
function answerToOne(ways: readonly string[], context: FollowUpContext): FollowUpCommand | null {
  const { choices = [], isTimeWanted, timeZone } = context;
  const [only, second] = choices;
  if (!only || second) return null;
  if (ways.some(agrees)) return { kind: 'move', when: { kind: 'at', ...momentAt(only, timeZone) } };
  if (!ways.some(refuses)) return null;
  return isTimeWanted === true ? { kind: 'cancel' } : { kind: 'show' };
}

/** "don't post it yet"; "not now" alone only where Schedy has asked. */
const isHeld = (ways: readonly string[], context: FollowUpContext): boolean =>
  isAboutPost(context) &&
  ways.some(
    (said) => HOLDS.test(said) && (isAsked(context) || said.split(' ').length > 2 || /[\p{sc=Han}]/u.test(said)),
  );

const isAsked = ({ isTimeWanted, choices = [] }: FollowUpContext): boolean =>
  isTimeWanted === true || choices.length > 0;

const cancels = (said: string, { isTimeWanted }: FollowUpContext): boolean =>
  CANCEL_PATTERN.test(said) || CANCELS.test(said) || (isTimeWanted === true && IGNORE.test(said));

function firstOf<T>(ways: readonly string[], read: (said: string) => T | null): T | null {
  for (const said of ways) {
    const found = read(said);
    if (found !== null) return found;
  }
  return null;
}

/** A part of the caption: done where it is plain what it becomes, else it is told how to write it. */
function changeIn(command: string, context: FollowUpContext): FollowUpCommand | null {
  const change = captionChanged(command, context.caption, (words) => readTime(words, context) !== null);
  if (change === null) return null;
  if (change === 'unsaid') return { kind: 'caption_part' };
  return { kind: 'caption', caption: change.caption, hashtags: hashtagsOf(change.caption) };
}

/** What surely speaks of the post, and cannot be done. */
function unclear(command: string, context: FollowUpContext): FollowUpCommand | null {
  if (!isAboutPost(context)) return null;
  const plain = plainCommand(command, null) ?? '';
  const bare = barePart(plain);
  if (isAsked(context) && namesCaption(bare)) return { kind: 'caption_part' };
  if (isWrongAccount(bare)) return { kind: 'unclear', why: 'other' };
  return isCondition(plain) && commandBehind(plain, context) ? { kind: 'unclear', why: 'condition' } : null;
}

/** "caption is Bread week, time I tell you later": where it ends is not said. */
function namesCaption(words: string): boolean {
  const first = CAPTION_IS.exec(words)?.groups?.first ?? '';
  return first !== first.toLowerCase();
}
const CAPTION_IS = new RegExp(
  `^(?:\\p{L}{1,3} )?(?:${anyOf('captionLabels')}) (?:is|ist|es|est|é|è|to) (?<first>\\S)`,
  'iu',
);

/** "if it rains move it to sunday": the last words are a command. */
function commandBehind(plain: string, context: FollowUpContext): boolean {
  const starts = Array.from(plain.matchAll(/\s(?=\S)/gu), ({ index }) => index + 1).slice(0, 14);
  return starts.some((start) => {
    const words = plain.slice(start);
    const command = /\s/u.test(words) ? commandIn(words, context) : null;
    return command !== null && (command.kind === 'cancel' || (command.kind === 'move' && !isTimeAlone(words)));
  });
}

/** "both", "change the time": an answer that leaves the question open, and a wish for another time that names none. */
function unreadAnswer(command: string, { choices = [], timeZone }: FollowUpContext): FollowUpCommand | null {
  const bare = barePart(command);
  if (choices.length > 0 && (choosesNone(command) || choosesNone(bare))) {
    const readings = choices.map((at) => momentAt(at, timeZone));
    return { kind: 'unread', words: command, readings };
  }
  const isEvent = (words: string) => matchFront(VAGUE_TIME, words, 0)?.end === words.length;
  return [command, bare].some((said) => NAMES_NO_TIME.test(said) || isEvent(said))
    ? { kind: 'unread', words: command, readings: [] }
    : null;
}

/** "cancle", "mvoe to saturday", "movw to 8pm" */
function withoutSlip(command: string): string {
  const word = /^\p{L}{4,12}/u.exec(command)?.[0].toLowerCase() ?? '';
  const meant = TYPED.find((each) => each !== word && (isSlip(word, each, false) || isKeySlip(word, each)));
  return meant === undefined ? '' : meant + command.slice(word.length);
}

/** A command to move whose time is not understood is answered, never passed over. */
function unreadMove(command: string, context: FollowUpContext): FollowUpCommand | null {
  const move = wordsOfMove(command);
  if (!move) return null;
  const { now, timeZone, locale, usualHour } = context;
  const found = unreadWords(move.words, { now, timeZone, locale, usualHour });
  if (!found && !move.isSure) return null;
  return { kind: 'unread', words: move.words, readings: found?.readings ?? [] };
}

/** "cancel k7qm", "k7qm: move to 8pm": the code names the post and is no part of the command. */
function withoutCode(command: string, codes: readonly string[]): { command: string; code: string | null } {
  const words = command.split(/(?<=[\s:,])|(?=[\s:,])/u);
  const code = codes.find((each) => words.some((word) => word.toLowerCase() === each));
  if (code === undefined) return { command, code: null };
  const rest = words.filter((word) => word.toLowerCase() !== code).join('');
  return { command: rest.replace(/^[\s:,]+|[\s:,]+$/gu, '').replace(/\s+/gu, ' '), code };
}

const MAKE_PATTERN = wordPattern(MAKE);

/**
 * "make it private", "no comments, no duet": wishes and nothing between them but commas and "and".
 */
export function followUpWishes(command: string): FollowUpCommand | null {
  if (NO_COMMAND_ALONE.has(command.toLowerCase())) return null;
  const draft = takeAll(command, emptyDraft(0, command.length));
  if (!draft || draft.slot) return null;
  const { privacy, settings, way } = draft;
  if (privacy !== null) return { kind: 'privacy', privacy, settings };
  if (way !== null) return { kind: 'way', way };
  return Object.keys(settings).length > 0 ? { kind: 'settings', settings } : null;
}

/** The draft once every word is used up; null if words remain. */
function takeAll(text: string, draft: Draft): Draft | null {
  if (draft.from === text.length) return draft;
  const start = skipFront(text, draft.from, text.length);
  const joint = draft.from > 0 ? matchFront(JOINT, text, start) : null;
  const at = joint ? skipFront(text, joint.end, text.length) : start;
  const made = matchFront(MAKE_PATTERN, text, at);
  const places = made ? [at, skipFront(text, made.end, text.length)] : [at];
  for (const place of places) {
    const found = wishesFrom(text, place)[0];
    if (found)
      return takeAll(text, {
        ...draft,
        ...found.rule.changes(found.match, draft),
        from: found.match.end,
      });
  }
  return null;
}

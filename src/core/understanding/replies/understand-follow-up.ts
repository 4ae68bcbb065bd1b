/** What a message in a post's thread commands. */
import { readTime } from '../../schedules/index.ts';
import { isKeySlip, isSlip } from '../instruction/misspelt.ts';
import { unreadWords } from '../instruction/unread-time.ts';
import { isNextSlot } from '../instruction/wishes.ts';
import { anyOf } from '../languages/index.ts';
import { anyReply } from '../languages/replies/index.ts';
import type { FollowUp, FollowUpCommand, FollowUpContext, PostWay } from '../request.ts';
import { weekSaid } from '../talk.ts';
import { hashtagsOf, visibleText } from '../words/caption.ts';
import { CANCEL, RETRY, TYPED } from '../words/command-words.ts';
import { mentionPattern, plainCommand, withoutMention, withoutName } from '../words/plain-command.ts';
import { VAGUE_TIME } from '../words/talk-patterns.ts';
import { matchFront, type WordPattern, wholePattern } from '../words/word-pattern.ts';
import { momentAt } from './answer-time.ts';
import { answerToOne, answerToOther, firstOf, isAboutPost, isAsked, isHeld } from './answer-to-question.ts';
import { asWish, audienceAlone, audienceSaid } from './audience-said.ts';
import { followUpTime, isTimeAlone, wordsOfMove } from './follow-up-time.ts';
import { accountNamed, isWrongAccount } from './reply-account.ts';
import { captionSaid, type SaidCaption } from './reply-caption.ts';
import { captionChanged } from './reply-change.ts';
import { commandOfParts, severalOfParts } from './reply-parts.ts';
import { isCondition } from './reply-pieces.ts';
import { followUpWishes } from './reply-wishes.ts';
import {
  AS_DRAFT,
  ASKS_HELP,
  ASKS_STATE,
  BY_HAND,
  BY_ITSELF,
  barePart,
  CANCELS,
  choosesNone,
  IGNORE,
  NAMES_NO_TIME,
  openTime,
  POSTS_NOW,
  UNDOES,
  wishAmong,
  withoutParticles,
  withoutPossible,
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
  // "k7qm: caption: …"
  const led = (context.codes ?? []).find(
    (code) => words.toLowerCase().startsWith(code) && /^[\s:,]/u.test(words.slice(code.length)),
  );
  const said = captionSaid(led === undefined ? words : words.slice(led.length).replace(/^[\s:,]+/u, ''), context);
  const captioned = said && withCaption(said, context);
  if (captioned) return led === undefined ? captioned : { ...captioned, code: led };
  return withoutCaption(words, mention, context);
}

function withoutCaption(text: string, mention: WordPattern | null, context: FollowUpContext): FollowUp {
  const plain = withoutMention(visibleText(text).text, mention).trim();
  if (plain.length > LONGEST_COMMAND) return NONE;
  // One blank is as good as many, and quicker read.
  const narrow = plain.replace(/\s*\n\s*/gu, '\n').replace(/[^\S\n]+/gu, ' ');
  const { command, code } = withoutCode(narrow, context.codes ?? []);
  const read = (words: string, caption = context.caption) => readWhole(words, { ...context, caption });
  const whole = read(command);
  const isAnswered = whole !== null && whole.kind !== 'unread' && whole.kind !== 'caption_part';
  const isChange = whole?.kind === 'caption';
  const parts = isChange ? severalOfParts(command, read) : isAnswered ? null : commandOfParts(command, read, context);
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
  const answer = answerToOther([words.replace(/[\s.!]+$/u, '').trim()], context);
  if (answer) return answer;
  const plain = plainCommand(withoutPossible(asRequest(words)), null);
  if (!plain) return null;
  const mended = withoutSlip(plain);
  return (
    commandIn(plain, context) ??
    (mended === '' ? null : commandIn(mended, context)) ??
    // "just me" is a wish, and "just" a courtesy.
    firstOf(wishAmong(words.trim()), followUpWishes)
  );
}

/** "could it go a day earlier?", "can this be 9 instead?" */
const CAN_IT =
  /^(?:can|could) (?:(?:it|this|this one) (?:go|be|come)(?: out| live| up)?|(?:you|we|u) (?:please |pls )?(?:do|make|have|run|post) (?:it|this|this one))(?: (?:on|at|for))? (?=.*(?:\d|later|earlier|day\b|noon|midnight|morrow|evening|morning|afternoon|tonight|week))/iu;
const asRequest = (said: string): string => {
  const words = said.replace(/(?<=\p{L})-(?=only(?!\p{L}))/u, ' ');
  return CAN_IT.test(words) ? words.replace(CAN_IT, 'make it ').replace(/\?+\s*$/u, '') : words;
};

function commandIn(command: string, context: FollowUpContext): FollowUpCommand | null {
  const bare = barePart(command);
  const plain = barePart(withoutParticles(bare));
  const ways = [...new Set([command, bare, plain])];
  const answer = answerToOne(ways, context);
  if (answer) return answer;
  // A way to TikTok in English, and at once in Dutch.
  if (DIRECT.test(bare)) return { kind: 'unclear', why: 'other' };
  for (const said of ways) {
    if (UNDOES.test(said)) return { kind: 'undo' };
    if (cancels(said, context)) return { kind: 'cancel' };
    if (RETRY_PATTERN.test(said)) return { kind: 'retry' };
    if (isNextSlot(said.replace(USES, '').replace(/ instead$/iu, '')) || isNextSlot(wordsOfMove(said)?.words ?? ''))
      return { kind: 'next_slot' };
  }
  const isLate = LATE_AGAIN.test(bare);
  const when = isLate
    ? null
    : (followUpTime(command, context) ?? (plain === bare ? null : followUpTime(plain, context)));
  if (when) return when.kind === 'now' ? { kind: 'now' } : { kind: 'move', when };
  if (isHeld(ways, context)) return { kind: 'unclear', why: 'hold' };
  if (ways.some((said) => POSTS_NOW.test(said))) return { kind: 'now' };
  const way = firstOf(ways, wayOf);
  if (way) return { kind: 'way', way };
  const wishes =
    firstOf(ways, (said) => firstOf(wishAmong(said), followUpWishes)) ??
    firstOf(ways, (said) => firstOf(asWish(said), followUpWishes));
  if (wishes) return wishes;
  const privacy = firstOf(ways, audienceSaid);
  if (privacy !== null) return { kind: 'privacy', privacy, settings: {} };
  const handle = firstOf(ways, accountNamed);
  if (handle !== null) return { kind: 'account', handle };
  return changeIn(command, context) ?? unreadMove(command, context) ?? unreadAnswer(command, context);
}

/** "late again, sorry" speaks of who is late. */
const LATE_AGAIN = /^(?:late|early) again/iu;
const USES = new RegExp(`^(?:${anyReply('takes')}) `, 'iu');
const DIRECT = /^(?:(?:post|publish|posten)(?: it| this)? )?(?:direct(?:ly)?|direkt)(?: posten)?$/iu;

const cancels = (said: string, { isTimeWanted }: FollowUpContext): boolean =>
  CANCEL_PATTERN.test(said) || CANCELS.test(said) || (isTimeWanted === true && IGNORE.test(said));

function wayOf(said: string): PostWay | null {
  if (AS_DRAFT.test(said)) return 'inbox';
  if (BY_ITSELF.test(said)) return 'direct';
  return BY_HAND.test(said) ? 'by_hand' : null;
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
  if (audienceAlone(command.replace(/[\s.!]+$/u, '')) === 'PUBLIC_TO_EVERYONE')
    return { kind: 'unclear', why: 'other' };
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
function unreadAnswer(command: string, context: FollowUpContext): FollowUpCommand | null {
  const { choices = [], timeZone } = context;
  const bare = barePart(command);
  if (choices.length > 0 && (choosesNone(command) || choosesNone(bare))) {
    const readings = choices.map((at) => momentAt(at, timeZone));
    return { kind: 'unread', words: command, readings };
  }
  const open = openTime(bare);
  if (open !== null && (readTime(open, context) !== null || weekSaid(open) !== null)) {
    return { kind: 'unread', words: command, readings: [] };
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

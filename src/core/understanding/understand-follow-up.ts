/** What a message in a post's thread commands. */
import { momentAt } from './answer-time.ts';
import { visibleText } from './caption.ts';
import { CANCEL, MAKE, NO_COMMAND_ALONE, RETRY, TYPED } from './command-words.ts';
import { followUpTime, wordsOfMove } from './follow-up-time.ts';
import { isKeySlip, isSlip } from './misspelt.ts';
import { mentionPattern, plainCommand, withoutMention } from './plain-command.ts';
import { skipFront } from './punctuation.ts';
import { captionSaid, changesPart, type SaidCaption } from './reply-caption.ts';
import { AS_DRAFT, barePart, choosesNone, IGNORE, NAMES_NO_TIME } from './reply-words.ts';
import type { FollowUp, FollowUpCommand, FollowUpContext } from './request.ts';
import { JOINT } from './talk-patterns.ts';
import { unreadWords } from './unread-time.ts';
import { type Draft, emptyDraft } from './wish-draft.ts';
import { isNextSlot, wishesFrom } from './wishes.ts';
import { matchFront, type WordPattern, wholePattern, wordPattern } from './word-pattern.ts';

const CANCEL_PATTERN = wholePattern(CANCEL);
const RETRY_PATTERN = wholePattern(RETRY);

/**
 * What a message in a post's thread commands. Only a message that is one command and nothing else
 * counts; a new time is read as of the message, and relative to the time the post has now.
 */
export function understandFollowUp(text: string, context: FollowUpContext): FollowUp {
  const mention = mentionPattern(context.botNames ?? []);
  const said = captionSaid(withoutMention(text, mention).trim(), context);
  const captioned = said && withCaption(said, context);
  if (captioned) return captioned;
  return withoutCaption(text, mention, context);
}

function withoutCaption(text: string, mention: WordPattern | null, context: FollowUpContext): FollowUp {
  const plain = plainCommand(visibleText(text).text, mention);
  if (!plain) return NONE;
  const { command, code } = withoutCode(plain, context.codes ?? []);
  const understood = commandIn(command, context) ?? commandIn(withoutSlip(command), context) ?? NONE;
  return code === null ? understood : { ...understood, code };
}

const NONE = { kind: 'none' } as const;

/** "sat 10am, caption: Weekend croissants"; null where what stands beside the caption is no command. */
function withCaption({ caption, hashtags, beside, isSure }: SaidCaption, context: FollowUpContext): FollowUp | null {
  const first: FollowUpCommand = isSure ? { kind: 'caption', caption, hashtags } : { kind: 'caption_part' };
  if (beside === '') return first;
  const { code, ...second } = withoutCaption(beside, null, context);
  if (second.kind === 'none') return null;
  const both: FollowUpCommand = { kind: 'several', commands: [first, second] };
  return code === undefined ? both : { ...both, code };
}

function commandIn(command: string, context: FollowUpContext): FollowUpCommand | null {
  const bare = barePart(command);
  for (const said of bare === command ? [command] : [command, bare]) {
    if (CANCEL_PATTERN.test(said) || (context.isTimeWanted && IGNORE.test(said))) return { kind: 'cancel' };
    if (RETRY_PATTERN.test(said)) return { kind: 'retry' };
    if (isNextSlot(said) || isNextSlot(wordsOfMove(said)?.words ?? '')) return { kind: 'next_slot' };
  }
  const when = followUpTime(command, context);
  if (when) return when.kind === 'now' ? { kind: 'now' } : { kind: 'move', when };
  if (AS_DRAFT.test(command)) return { kind: 'way', way: 'inbox' };
  const wishes = followUpWishes(command);
  if (!wishes && changesPart(command, context.caption)) return { kind: 'caption_part' };
  return wishes ?? unreadMove(command, context) ?? unreadAnswer(command, context);
}

/** "both", "change the time": an answer that leaves the question open, and a wish for another time that names none. */
function unreadAnswer(command: string, { choices = [], timeZone }: FollowUpContext): FollowUpCommand | null {
  if (choices.length > 0 && choosesNone(command)) {
    const readings = choices.map((at) => momentAt(at, timeZone));
    return { kind: 'unread', words: command, readings };
  }
  return NAMES_NO_TIME.test(command) ? { kind: 'unread', words: command, readings: [] } : null;
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

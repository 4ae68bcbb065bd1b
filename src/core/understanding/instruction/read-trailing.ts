/** The instruction that stands behind the caption, read from the end of the message back, a step for each kind of words. */
import type { FoundTime } from '../../schedules/index.ts';
import { hashtagsStart } from '../words/caption.ts';
import {
  isUnspaced,
  neighbourBefore,
  scriptOf,
  scriptOfWish,
  skipBack,
  skipBlanksBack,
  skipEnding,
} from '../words/punctuation.ts';
import {
  BINDING_WORDS,
  COURTESY,
  IDIOM,
  JOINT,
  LEADS_TO_ACCOUNT,
  OBJECT,
  THANKS_WORDS,
  WITH_SOMEBODY,
} from '../words/talk-patterns.ts';
import { type ClosingClause, closingClause, verbUntil } from '../words/verbs.ts';
import { matchBack, matchFront } from '../words/word-pattern.ts';
import { roleOfClosingTime, roleOfTrailingWish, strengthOf, type WordRole } from './instruction-or-caption.ts';
import { isAvoided } from './leading-steps.ts';
import { MOST_PARTS } from './read-leading.ts';
import {
  behind,
  endBefore,
  isMarked,
  type TrailingStep,
  takeAddressee,
  takeFillerBehind,
  takeMentionBehind,
  takeTag,
  takeThanks,
} from './trailing-steps.ts';
import type { Draft, Reading } from './wish-draft.ts';
import { PROFILE_RULE, wishesUntil } from './wishes.ts';

const takeWishBehind: TrailingStep = (end, draft, reading) => {
  for (const { rule, match } of wishesUntil(reading.text, end)) {
    if (match.start < draft.from) continue;
    const beside = neighbourBefore(reading.text, match.start, draft.from);
    const found = roleOfTrailingWish(rule, scriptOfWish(reading.text, match.start), beside);
    // Not set off by a mark, words that captions have too may be the caption's own.
    const open = draft.fenced || (rule.isAudience && !rule.countsAtEnd);
    const isAll = !rule.firm && rule.isAudience && reading.text.slice(draft.from, match.start).trim() === '';
    const isMark = isMarked(reading.text, match.start, draft.from);
    const mayBeCaption = open && (!isMark || (draft.fenced && !rule.firm && !rule.countsAtEnd));
    const isIdiom = matchFront(IDIOM, reading.text, match.start)?.end === match.end;
    const mayBeBoth = (isAll && draft.verb) || ((mayBeCaption || isIdiom) && found === 'instruction');
    const role = mayBeBoth ? 'either' : found;
    if (role === 'instruction' || (role === 'either' && reading.eager.words)) {
      return { ...endBefore(match.start, draft, reading), ...rule.changes(match, draft) };
    }
  }
  return null;
};

/**
 * "on @somebody" behind a caption may be the caption's own, unless that is a profile of the
 * workspace.
 */
const takeProfileBehind: TrailingStep = (end, draft, reading) => {
  const match = draft.profile === null ? behind(PROFILE_RULE.pattern, end, draft, reading) : null;
  const handle = match?.groups.handle?.toLowerCase() ?? '';
  if (!match || reading.profiles?.has(handle) === false) return null;
  const isBound = LEADS_TO_ACCOUNT.test(reading.text.slice(Math.max(draft.from, match.start - 40), match.start));
  // Where the accounts are known, their names tell; "dinner with @mia" is a caption elsewhere.
  const isWith = reading.profiles === null && WITH_SOMEBODY.test(reading.text.slice(match.start, match.end));
  const isAll = reading.text.slice(draft.from, match.start).trim() === '';
  const mayBeCaption =
    (isWith || (isAll && reading.profiles === null && /^en\s/iu.test(reading.text.slice(match.start)))) &&
    (isAll || !isMarked(reading.text, match.start, draft.from));
  if ((isBound || mayBeCaption) && !reading.eager.words) return null;
  return { ...endBefore(match.start, draft, reading), ...PROFILE_RULE.changes(match, draft) };
};

const takeTimeBehind: TrailingStep = (end, draft, reading) => {
  const timed = timeUntil(end, draft, reading, false);
  return timed && endBefore(timed.start, timed.draft, reading);
};

/** "Ramen drop tomorrow 7pm #food": the time leaves the middle of the caption. */
const takeTimeBeforeHashtags: TrailingStep = (end, draft, reading) => {
  const timed = timeUntil(end, draft, reading, true);
  if (!timed) return null;
  const start = skipBack(reading.text, timed.start, draft.from);
  return { ...timed.draft, cuts: [...draft.cuts, { start, end }] };
};

/**
 * "New ramen — please post this": a closing verb without a time counts where nobody else can be
 * meant.
 */
const takeClosingVerb: TrailingStep = (end, draft, reading) => {
  if (draft.verb || !(reading.addressed || draft.time || hasWishes(draft))) return null;
  const clause = closingClause(reading.text, end, draft.from, false);
  return clause && endBefore(clause.start, withClause(draft, clause), reading);
};

const hasWishes = ({ privacy, profile, settings, way }: Draft) =>
  privacy !== null || way !== null || profile !== null || Object.keys(settings).length > 0;

/** "Neues Ramen-Video, bitte morgen um 19 Uhr posten", 明日19時に投稿: the verb closes the message. */
const takeFinalVerb: TrailingStep = (end, draft, reading) => {
  const { text, times } = reading;
  const found = draft.verb ? null : verbUntil(text, end);
  if (!found || found.match.start <= draft.from) return null;
  const verbStart = skipBack(text, found.match.start, draft.from);
  const longest = draft.time ? null : times.endingAt(verbStart, draft.from);
  const time = longest && withoutItsPart(longest, draft, reading);
  const sure = time && !['hint', 'number'].includes(strengthOf(time));
  if (!sure && !isUnspaced(text, found.match.start)) return null;
  const start = sure ? time.span.start : found.match.start;
  const from = instructionStart(start, draft, reading);
  const taken = { ...draft, verb: found.verb, directed: true, ...(sure && { time }) };
  return endBefore(from, taken, reading);
};

/** "bitte das Video": a courtesy and the object alone are no caption. */
function instructionStart(at: number, { from }: Draft, { text }: Reading): number {
  let start = at;
  for (const pattern of [OBJECT, COURTESY]) {
    const match = matchBack(pattern, text, skipBack(text, start, from));
    const stands = match && match.start >= from;
    if (stands && (pattern === COURTESY || opens(text, match.start, from))) start = match.start;
  }
  return start;
}

/** Whether nothing but a courtesy stands between the start, or a mark that sets off, and a place. */
function opens(text: string, at: number, from: number): boolean {
  const courtesy = matchBack(COURTESY, text, skipBlanksBack(text, at, from));
  const start = courtesy && courtesy.start >= from ? courtesy.start : at;
  return neighbourBefore(text, start, from).setOff !== 'none';
}

function timeUntil(
  end: number,
  draft: Draft,
  reading: Reading,
  beforeHashtags: boolean,
): { draft: Draft; start: number } | null {
  if (draft.time || draft.slot) return null;
  const longest = reading.times.endingAt(end, draft.from);
  if (!longest || isAvoided(longest.span, reading)) return null;
  const found = withoutItsPart(longest, draft, reading);
  const { start } = found.span;
  const clause = draft.verb ? null : closingClause(reading.text, start, draft.from, reading.addressed);
  if (clause) return { draft: { ...withClause(draft, clause), time: found }, start: clause.start };
  const role = roleOf(found, end, draft, reading, beforeHashtags);
  const taken = role === 'instruction' || (role === 'either' && reading.eager.time);
  return taken ? { draft: { ...draft, time: found }, start } : null;
}

/** "Girls night friday 7pm": the part of the day ends the caption; "Stay late friday 7pm" may be either, and is asked. */
function withoutItsPart(found: FoundTime, { from }: Draft, { text, eager }: Reading): FoundTime {
  const { withoutPart, span } = found;
  if (!withoutPart || neighbourBefore(text, span.start, from).setOff !== 'none') return found;
  return eager.words && !withoutPart.isLikelier ? found : withoutPart;
}

function withClause(draft: Draft, { verb, negated }: ClosingClause): Draft {
  return { ...draft, verb, negated, directed: true };
}

function roleOf(
  found: FoundTime,
  end: number,
  draft: Draft,
  { text, addressed }: Reading,
  beforeHashtags: boolean,
): WordRole {
  const { start } = found.span;
  const beside = neighbourBefore(text, start, draft.from);
  const situation = {
    verb: draft.verb !== null,
    // Whoever names an audience or an account speaks to Schedy.
    addressed: addressed || hasWishes(draft),
    script: scriptOf(text.slice(start)),
    beside,
  };
  const role = roleOfClosingTime(found, situation, beforeHashtags);
  const within = beside.setOff === 'none' && SENTENCES.test(text.slice(draft.from, start).trim());
  if (role === 'instruction' && within) return 'either';
  // "See you Friday", "we open tomorrow at 9": the time is bound to the words before it.
  const bound = beside.setOff === 'none' && BINDING_WORDS.has(beside.word.toLowerCase());
  const open = bound && role === 'instruction' ? 'either' : role;
  // "See you Friday!" is exclaimed by the caption.
  const exclaimed = /^\s*[!.…]/u.test(text.slice(end, end + 8));
  return open === 'either' && exclaimed ? 'caption' : open;
}

/**
 * A time that ends the second sentence or line of a caption may well be that sentence's: "We open
 * at 9am".
 */
const SENTENCES = /\n|[.!?…]\s/u;

const PARTS = [
  takeMentionBehind,
  takeFillerBehind,
  takeWishBehind,
  takeProfileBehind,
  takeFinalVerb,
  takeTimeBehind,
  takeClosingVerb,
  takeThanks,
  takeTag,
  takeAddressee,
];

/** Reads the instruction that closes a message, from its end back to the caption. */
export function readTrailing(start: Draft, reading: Reading): Draft {
  let draft = start;
  for (let parts = 0; parts < MOST_PARTS && draft.to > draft.from; parts += 1) {
    const next = takeOne(draft, reading);
    if (!next) break;
    draft = next;
  }
  const end = skipBlanksBack(reading.text, hashtagsStart(reading.text, draft.to), draft.from);
  const tail = end < draft.to && end > draft.from;
  return (tail ? takeTimeBeforeHashtags(end, draft, reading) : null) ?? draft;
}

function takeOne(draft: Draft, reading: Reading): Draft | null {
  const { text } = reading;
  for (const end of placesToEnd(text, draft)) {
    for (const step of PARTS) {
      const next = step(end, draft, reading);
      if (next && closesBrackets(text, next.to, end, draft.to)) return next;
    }
  }
  return null;
}

/**
 * Where the next part can end: at the end, before its punctuation, and before "and" or "please".
 */
function placesToEnd(text: string, draft: Draft): readonly number[] {
  const end = skipEnding(text, draft.to, draft.from);
  const last = matchBack(JOINT, text, end) ?? matchBack(THANKS_WORDS, text, end);
  if (!last || last.start <= draft.from) return [end];
  return [end, skipEnding(text, last.start, draft.from)];
}

/** A bracket behind the part goes with it only if its partner stands in front of it. */
function closesBrackets(text: string, to: number, end: number, was: number): boolean {
  const closes = /[)\]）]/u.test(text.slice(end, was));
  return !closes || /^\s*[([（]/u.test(text.slice(to, end));
}

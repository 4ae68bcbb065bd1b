import { type FoundTime, momentsOf } from '../schedules/index.ts';
import { doubtOf } from './doubts/doubts.ts';
import { possibleRequest, withReadings } from './doubts/possible-request.ts';
import { doubtUnclearClock } from './doubts/unclear-clock.ts';
import { speaksToSchedy } from './doubts/unread-audience.ts';
import {
  holdsCondition,
  isSetOffTalk,
  possiblyBeside,
  timeBesideCaption,
  timeLeft,
  timeSaidTwice,
} from './fields/beside-caption.ts';
import { readFields } from './fields/fields.ts';
import { changesCaption, mendedSlips } from './instruction/misspelt.ts';
import {
  asksBack,
  closesWithTag,
  saysRequest,
  skipCourtesies,
  tells,
  whyNoInstruction,
} from './instruction/no-instruction.ts';
import { normalizeMessage } from './instruction/normalize-message.ts';
import { type Interpretation, readingOf, readMessage, withUnread, wordsStart } from './instruction/read-message.ts';
import {
  captionBehind,
  combined,
  eitherTime,
  NOW,
  piecesOf,
  saysMore,
  withCaptionsAsWritten,
  withoutEmoji,
  withPiece,
} from './instruction/request-parts.ts';
import { behindRuledOut, earliestTime } from './instruction/ruled-out.ts';
import { unreadTime } from './instruction/unread-time.ts';
import { waitAt } from './instruction/wait-then-post.ts';
import type { Reading } from './instruction/wish-draft.ts';
import type { PostRequest, Request, UnderstandContext } from './request.ts';
import { visibleText } from './words/caption.ts';
import { skipEnding, withoutEnd } from './words/punctuation.ts';
import { THANKS_WORDS } from './words/talk-patterns.ts';
import { languagesOfVerbs } from './words/verbs.ts';
import { matchBack } from './words/word-pattern.ts';

/**
 * What a message asks of Schedy, from its words alone. Text must be as people see it (Slack's
 * entities unescaped, mentions as `<@U…>`). Times are read in the author's zone as of the message's
 * own timestamp.
 */
export function understand(original: string, inPlace: UnderstandContext): Request {
  const seen = visibleText(original);
  const request = understandSeen(seen.text, inPlace);
  return seen.text === original || (request.kind !== 'post' && request.kind !== 'slot')
    ? request
    : withCaptionsAsWritten(request, seen);
}

function understandSeen(original: string, inPlace: UnderstandContext): Request {
  const { said, surroundings } = normalizeMessage(original, inPlace);
  const mended = mendedSlips(said, inPlace);
  const request = mended ? understandSaid(mended.text, surroundings) : null;
  if (!mended || request?.kind !== 'post' || !request.timeGiven || changesCaption(request, said)) {
    return understandSaid(said, surroundings);
  }
  if (mended.isSure) return request;
  return { ...request, when: asked(request.when, said), isUncertain: true };
}

function understandSaid(said: string, surroundings: UnderstandContext): Request {
  const visible = visibleText(said);
  const languages = surroundings.languages ?? languagesOfVerbs(visible.text);
  const context = { ...surroundings, languages };
  const plain = readingOf(visible, context);
  const start = wordsStart(plain);
  const behind = behindRuledOut(visible.text, start, plain.options);
  const meant = behind === null ? NONE : understandStated(visible.written(behind, visible.text.length), context);
  if (meant.kind === 'slot' || (meant.kind === 'post' && meant.timeGiven)) return meant;
  const earliest = context.hasVideo ? earliestTime(visible, start, plain.times) : null;
  return earliest ?? understandStated(said, context);
}

function understandStated(said: string, context: UnderstandContext): Request {
  const fields = understandFields(said, context);
  if (fields) return fields;
  const whole = understandWhole(said, context);
  const request = understandPieces(said, whole, context) ?? whole;
  const isQuestion = request.kind === 'ask' && request.why === 'question';
  const isOpen =
    request.kind === 'none' || isQuestion || (request.kind === 'post' && !request.explicit && !request.timeGiven);
  if (isOpen && context.hasVideo) return possibleRequest(said, context) ?? request;
  return request.kind === 'post' && context.hasVideo ? withReadings(request, said, context) : request;
}

/** "Caption: … / When: …" in any order; words without a label are the instruction, or the caption. */
function understandFields(said: string, context: UnderstandContext): Request | null {
  const fields = readFields(said, context);
  if (!fields) return null;
  const rest =
    fields.rest === '' ? null : understandWhole(fields.rest, { ...context, place: 'direct', hasVideo: true });
  if (rest?.kind === 'ask' && rest.why === 'negation') return rest;
  const around = rest && rest.kind !== 'none' && rest.kind !== 'ask' ? rest : null;
  const isTimed =
    around?.kind === 'slot' || (around?.timeGiven === true && around.when.kind !== 'now' && !around.isUncertain);
  const beside = fields.caption === null || isTimed ? null : timeBesideCaption(fields.rest, context);
  const perhaps =
    fields.caption === null || !fields.hasColon || !context.hasVideo
      ? null
      : possiblyBeside(fields.caption, fields.rest, context);
  if (rest?.kind === 'ask' && (!beside || !context.hasVideo)) return perhaps ?? rest;
  const isSaid = fields.when !== null || around?.explicit === true || fields.profile !== null || beside !== null;
  if (!isSaid || (fields.caption === null && fields.when === null)) return perhaps;
  if (!context.hasVideo && context.place === 'channel' && fields.when === null) return null;
  const { settings, profile, privacy } = fields;
  const own = { settings, ...(profile !== null && { profile }), ...(privacy !== null && { privacy }) };
  const caption = fields.caption ?? around?.caption ?? '';
  if (around?.kind === 'slot' && fields.when === null) {
    const { when: _when, timeGiven: _given, ...wishes } = combined([own, around], caption, NOW);
    return { ...wishes, kind: 'slot' };
  }
  // A question, or words that no rule reads beside a caption in quotes: its author is asked.
  if (beside && beside.kind !== 'now' && (rest?.kind === 'ask' || !fields.hasColon)) {
    return { ...combined([own], caption, asked(beside, fields.rest)), isUncertain: true };
  }
  const saidNow = around?.kind === 'post' && around.timeGiven && around.when.kind === 'now';
  const either = beside && saidNow && beside.kind !== 'unread' ? eitherTime(NOW, beside, fields.rest) : beside;
  const saidTwice = fields.when !== null && isTimed ? timeSaidTwice(fields, context) : null;
  const nowToo =
    fields.when && saidNow && fields.when.kind !== 'unread' ? eitherTime(NOW, fields.when, fields.rest) : null;
  const when = saidTwice ?? nowToo ?? fields.when ?? either ?? (around?.kind === 'post' ? around.when : NOW);
  const request = combined([own, ...(around ? [around] : [])], caption, when);
  if (fields.unknownAudience !== null) {
    return { ...request, when: asked(when, fields.unknownAudience), isUncertain: true };
  }
  if (fields.caption !== null && around && speaksToSchedy(around.caption)) {
    return { ...request, when: asked(when, around.caption), isUncertain: true };
  }
  if (holdsCondition(fields.rest, context)) return { ...request, when: asked(when, fields.rest), isUncertain: true };
  const left = fields.caption === null ? '' : (around?.otherReading?.caption ?? around?.caption ?? '');
  const changed = around?.explicit ? timeLeft(left, when, context) : null;
  if (changed) return { ...request, when: changed, isUncertain: true };
  // Words beside a labelled caption may be caption too, unless a mark and small letters set them off as talk.
  const isTalk = fields.hasColon && isSetOffTalk(fields.rest, left, context);
  const other = left !== '' && !isTalk ? understandWhole(said, context) : null;
  return other?.kind === 'post' ? { ...request, otherReading: other } : request;
}

const asked = (when: PostRequest['when'], words: string): PostRequest['when'] =>
  when.kind === 'unread' ? when : { kind: 'unread', words, readings: momentsOf(when) };

/** An instruction in brackets or on a line of its own, before, behind or between the caption's words. */
function understandPieces(said: string, whole: Request, context: UnderstandContext): Request | null {
  if (whole.kind === 'ask') return null;
  for (const piece of piecesOf(said)) {
    if (piece.rest === '') continue;
    const bare = withoutEmoji(piece.text);
    const found = instructionOf(bare, piece.atEdge || piece.ownLine === true, context);
    // "friends 🍜" on a line of its own is a caption.
    if (!found || (bare !== piece.text.trim() && !(found.hasVerb || isTimed(found.request)))) continue;
    if (found.request.kind === 'ask') return context.place === 'channel' ? NONE : found.request;
    const labelled = labelledCaption(piece.rest, context);
    // Who names an account speaks to Schedy.
    const isNamed = found.request.kind !== 'none' && found.request.profile !== undefined;
    const around = isNamed ? ({ ...context, place: 'direct' } as const) : context;
    const rest = labelled === null ? understandWhole(piece.rest, around) : NONE;
    const joined = withPiece(found.request, found.hasVerb, { ...piece, rest: labelled ?? piece.rest }, rest);
    // "(4 Dec, 19:00)" between the caption's lines may be its own.
    const mayBeCaption = !(piece.atEdge || found.hasVerb) && isTimed(found.request) && joined?.kind === 'post';
    if (mayBeCaption) return { ...joined, when: asked(joined.when, piece.text), isUncertain: true };
    if (!joined || saysMore(whole, joined)) continue;
    const isAsked = joined.otherReading !== undefined || (joined.kind === 'post' && joined.when.kind === 'unread');
    const untimed = joined.kind === 'slot' || joined.timeGiven ? null : joined;
    const left = untimed && timeLeft(untimed.caption, untimed.when, context);
    if (piece.behind !== undefined && left) continue;
    if (piece.behind !== undefined && !isAsked) return captionBehind(piece.behind, joined);
    return untimed && left ? { ...untimed, when: left, timeGiven: true, isUncertain: true } : joined;
  }
  return null;
}

const isTimed = (request: Request) => request.kind === 'post' && request.timeGiven;

/** "title: Ramen. post fri 6pm": what is left beside the instruction has a label. */
function labelledCaption(words: string, context: UnderstandContext): string | null {
  const fields = readFields(words, context);
  if (fields?.when !== null || fields.rest !== '' || fields.caption === null) return null;
  const end = skipEnding(fields.caption, fields.caption.length, 0);
  const thanks = matchBack(THANKS_WORDS, fields.caption, end);
  const endsWithThanks = thanks && /[.!?]\s+$/u.test(fields.caption.slice(0, thanks.start));
  return endsWithThanks ? withoutEnd(fields.caption.slice(0, thanks.start), /[\s.]/u) : fields.caption;
}

/** What is nothing but an instruction: a verb with its parts, wishes alone, or a day with its clock at an edge. */
function instructionOf(
  words: string,
  atEdge: boolean,
  context: UnderstandContext,
): { request: Request; hasVerb: boolean } | null {
  const reading = readingOf(visibleText(words), { ...context, place: 'direct', hasVideo: true });
  const request = understandWhole(words, { ...context, place: 'direct', hasVideo: true });
  if (request.kind === 'ask') return saysVerbAt(words) ? { request, hasVerb: true } : null;
  const isUnread = request.kind === 'post' && request.when.kind === 'unread';
  if (request.kind === 'none' || request.caption !== '' || (request.otherReading && !isUnread)) return null;
  const { draft } = readMessage(reading);
  const { verb, privacy, way, profile, time } = draft;
  const isComing = time !== null && momentsOf(time.reading).length > 0;
  const isWhole = isComing && time.wording.day !== 'none' && time.wording.clock === 'figures';
  if (!verb && privacy === null && way === null && profile === null && !(isWhole && atEdge)) return null;
  return { request, hasVerb: verb !== null };
}

const saysVerbAt = (words: string) => /^(?:please )?(?:do not|don['’]?t|nicht|no|ne|não) /iu.test(words);

function understandWhole(said: string, context: UnderstandContext): Request {
  const plain = readingOf(visibleText(said), context);
  const { text } = plain;
  const start = wordsStart(plain);
  if (start === text.length) return NONE;
  const waits = waitAt(text, skipCourtesies(text, start, text.length), plain.options) !== null;
  const why = waits ? null : whyNoInstruction(text, start, text.length, plain.times);
  if (why) return plain.addressed ? { kind: 'ask', why } : NONE;
  const polite = saysRequest(text, start);
  const reading = { ...plain, polite };
  const strict = readMessage(reading);
  if (strict.draft.verb && tells(text, [skipCourtesies(text, start, text.length)], text.length)) return NONE;
  const eager = readMessage({ ...reading, eager: { time: mayTakeTime(strict), words: true } });
  // "wrzuć w piątek nowy przepis": a verb of every day counts for more with "on friday" behind it.
  const isUncertain = eager.draft.time?.wording.linked === true && isForSchedy(eager, reading, context);
  if (!isUncertain && !isForSchedy(strict, reading, context)) return NONE;
  if (strict.draft.negated) return { kind: 'ask', why: 'negation' };
  if (polite && !isRequest(strict)) return { kind: 'ask', why: 'question' };
  const isAsked = polite || closesWithTag(text);
  if (!isAsked && [strict, eager].some((each) => asks(each, text))) return { kind: 'ask', why: 'question' };
  const unclear = doubtUnclearClock(strict, reading);
  if (unclear) return unclear;
  const unread = unreadTime(strict.draft, strict.opened, reading);
  if (unread) return withUnread(strict, unread, reading);
  const doubt = doubtOf(strict, reading);
  if (doubt) return doubt;
  const two = isSensible(eager) && differ(strict, eager);
  return two ? { ...eager.request, otherReading: strict.request } : strict.request;
}

const NONE: Request = { kind: 'none' };

/**
 * In a channel, words must show that they are meant for Schedy: the less, the surer the verb and
 * with a video beside it.
 */
function isForSchedy(
  { draft, request }: Interpretation,
  { addressed }: Reading,
  { hasVideo }: UnderstandContext,
): boolean {
  const { verb, directed, time } = draft;
  if (addressed) return hasVideo || request.explicit;
  if (!verb) return hasVideo && time !== null;
  const detailed = directed || time !== null || request.hashtags.length > 0;
  if (verb.weight === 'sure') return hasVideo || detailed;
  if (verb.weight === 'plain') return hasVideo || directed;
  return hasVideo && detailed;
}

/** "can you post this tomorrow?" asks for it; "can you post on Fridays?" asks. */
const isRequest = ({ draft }: Interpretation) =>
  draft.verb !== null &&
  (draft.object ||
    (draft.time !== null && !isHabit(draft.time)) ||
    draft.slot ||
    draft.fenced ||
    / /u.test(draft.verb.words));

/** "on Fridays" names no day. */
const isHabit = ({ reading, wording }: FoundTime) =>
  wording.clock === 'none' && momentsOf(reading).some(({ recurrence }) => recurrence != null);

/**
 * A time that surely is one leaves no room for another; one that left out a number may have more to
 * it.
 */
function mayTakeTime({ draft }: Interpretation): boolean {
  return draft.time === null || draft.shortened;
}

function asks({ words, request }: Interpretation, text: string): boolean {
  const scheduled = request.kind === 'slot' || (request.timeGiven && request.when.kind !== 'now');
  return asksBack(text, visibleText(words).text, scheduled);
}

/** Nobody is offered a time that cannot be. */
function isSensible({ request }: Interpretation): boolean {
  return request.kind === 'slot' || !['past', 'impossible'].includes(request.when.kind);
}

function differ(a: Interpretation, b: Interpretation): boolean {
  return JSON.stringify(a.request) !== JSON.stringify(b.request);
}

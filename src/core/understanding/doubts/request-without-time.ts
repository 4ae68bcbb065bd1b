/**
 * What a message may ask for in which no sure time stands: an event that must come first and a verb of posting, a verb
 * with its video, a verb that somebody asks for beside a caption. Its author is asked.
 */
import { createTimeFinder, type Moment } from '../../schedules/index.ts';
import { skipCourtesies } from '../instruction/no-instruction.ts';
import { unreadPost } from '../instruction/request-parts.ts';
import { afterWait } from '../instruction/wait-then-post.ts';
import type { PostRequest, UnderstandContext } from '../request.ts';
import { unfence, visibleText } from '../words/caption.ts';
import { skipBlanks, skipFront } from '../words/punctuation.ts';
import {
  CAPTION_MARK,
  CONDITION,
  COURTESY,
  EVENT_LEAD,
  FILLER,
  OBJECT,
  PROVISO,
  REQUEST,
  SPEAKERS,
  THANKS_WORDS,
  VAGUE_TIME,
  VERB_FORM,
  VIEWERS,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';
import { eventTimeIn } from './event-times.ts';

/** What is asked for without a time; `starts` are the places of its words, and `begs` that a courtesy is among them. */
export function requestWithoutTime(
  said: string,
  starts: readonly number[],
  begs: boolean,
  context: UnderstandContext,
): PostRequest | null {
  return (
    eventFirst(said, starts[0] ?? 0, context) ??
    eventThenVerb(said, starts, []) ??
    nowPlease(said, starts[0] ?? 0, context) ??
    vagueFirst(said, starts[0] ?? 0, begs) ??
    verbThenProviso(said, starts[0] ?? 0) ??
    verbAndCaption(said, starts, begs) ??
    verbThenVague(said, starts[0] ?? 0) ??
    verbAlone(said, starts)
  );
}

/** 「OKが出たら投稿して」: what must come first opens the words, and the verb stands behind it. */
function eventFirst(said: string, first: number, context: UnderstandContext): PostRequest | null {
  const { text, written } = visibleText(said);
  const event = eventTimeIn({ start: first, end: text.length }, { text, options: context });
  const found = event?.start === first ? verbFrom(text, skipFront(text, event.end, text.length)) : null;
  if (!event || !found || found.verb.weight === 'everyday') return null;
  const behind = written(skipFront(text, found.match.end, text.length), text.length).trim();
  return unreadPost(unfence(quoted(said) ?? behind), text.slice(event.start, event.end), []);
}

/**
 * "once Anna says ok you can post it: …", "après le match publie ça, « … »", "wait for Tom and then post this": what must
 * come first, a verb, and a caption, the video it is said of, or the end.
 */
export function eventThenVerb(
  said: string,
  starts: readonly number[],
  readings: readonly Moment[],
): PostRequest | null {
  const { text, written } = visibleText(said);
  const start = skipCourtesies(text, starts[0] ?? 0, text.length);
  const wait = afterWait(text, start);
  const lead = wait === null ? (matchFront(CONDITION, text, start) ?? matchFront(EVENT_LEAD, text, start)) : null;
  if (!lead && wait === null) return null;
  for (const at of starts.filter((each) => each > (lead?.end ?? start) && each < start + NEAR)) {
    const end = verbFrom(text, at)?.match.end ?? verbFormAt(text, at)?.end;
    if (end === undefined) continue;
    const isAsked = wait === at || (hasObject(text, end) && !isTold(text, at));
    const caption = captionSetOff(said, behindPost(text, end)) ?? (isAsked ? '' : null);
    if (caption !== null) return unreadPost(caption, written(start, end).trim(), readings);
  }
  return null;
}

/** "same time as last week pls, Ramen", "in a bit please: Ramen": a time that only its author knows opens the words. */
function vagueFirst(said: string, first: number, begs: boolean): PostRequest | null {
  const { text, written } = visibleText(said);
  const vague = begs ? matchFront(VAGUE_TIME, text, first) : null;
  if (!vague || !/ /u.test(text.slice(first, vague.end))) return null;
  const next = skipBlanks(text, vague.end);
  const end = matchFront(THANKS_WORDS, text, next)?.end ?? vague.end;
  if (!/^[^\S\n]*(?:[,:;.!–—\n]|$)/u.test(text.slice(end))) return null;
  const caption = written(skipFront(text, end, text.length), text.length).trim();
  return unreadPost(unfence(caption), written(first, end).trim(), []);
}

/** "now please 🙏" on a line of its own, "this RIGHT NOW pls: …": no verb, and somebody asks. */
function nowPlease(said: string, first: number, context: UnderstandContext): PostRequest | null {
  const { text, written } = visibleText(said);
  const object = matchFront(OBJECT, text, first);
  const found = createTimeFinder(text, context).startingAt(object ? skipBlanks(text, object.end) : first);
  const thanks =
    found?.wording.distance === 'now'
      ? matchFront(THANKS_WORDS, text, skipFront(text, found.span.end, text.length))
      : null;
  if (!thanks || !/^[^\p{L}\p{N}\n]*(?:[\n:–—,.!]|$)/u.test(text.slice(thanks.end))) return null;
  const from = skipFront(
    text,
    thanks.end + (/^[^\p{L}\p{N}\n:"“„«#]*/u.exec(text.slice(thanks.end))?.[0].length ?? 0),
    text.length,
  );
  return unreadPost(unfence(written(from, text.length).trim()), written(first, thanks.end).trim(), []);
}

const NEAR = 100;
const MOST_BEHIND = 4;

function behindPost(text: string, from: number): number {
  let at = from;
  for (let words = 0; words < MOST_BEHIND; words += 1) {
    const next = skipBlanks(text, at);
    const match = [OBJECT, FILLER, THANKS_WORDS]
      .map((each) => matchFront(each, text, next))
      .find((each) => each !== null);
    if (!match) break;
    at = match.end;
  }
  return at;
}

/** "when we post this", "if you post this" */
const isTold = (text: string, at: number): boolean => {
  const before = /(\S+)\s+$/u.exec(text.slice(Math.max(0, at - 20), at))?.[1] ?? '';
  return [SPEAKERS, VIEWERS].some((each) => before !== '' && matchFront(each, before, 0)?.end === before.length);
};

/** "post this one", "pubblicate questo comunque" */
const hasObject = (text: string, verbEnd: number): boolean =>
  matchFront(OBJECT, text, skipBlanks(text, verbEnd)) !== null;

/** In quotes, behind a label or a colon; nothing where the message ends. Null where a sentence goes on. */
function captionSetOff(said: string, at: number): string | null {
  const { text, written } = visibleText(said);
  const behind = text.slice(at);
  if (!/[\p{L}\p{N}]/u.test(behind)) return '';
  const next = skipFront(text, at, text.length);
  const mark = matchFront(CAPTION_MARK, text, next);
  if (mark) return unfence(written(skipFront(text, mark.end, text.length), text.length).trim());
  if (/^["“„«「『]/u.test(text.slice(next))) return quoted(said);
  return /^\s*[:：]/u.test(behind) ? unfence(written(next, text.length).trim()) : null;
}

/** A verb of posting stands this near to the start. */
const VERB_REACH = 80;

/** "kannst das sofort posten bitte, es läuft schon! „…“": somebody asks, with a verb and a caption that is fenced off. */
function verbAndCaption(said: string, starts: readonly number[], begs: boolean): PostRequest | null {
  const { text, written } = visibleText(said);
  const mark = starts.map((each) => matchFront(CAPTION_MARK, text, each)).find((match) => match !== null);
  const caption = mark ? unfence(written(skipFront(text, mark.end, text.length), text.length).trim()) : quoted(said);
  if (caption === null) return null;
  const end = mark ? mark.start : text.search(/["“„«「]/u);
  for (const at of starts.filter((each) => each < Math.max(VERB_REACH, (starts[0] ?? 0) + VERB_REACH))) {
    if (!mark && at > end && at < end + caption.length) continue;
    const found = verbFrom(text, at);
    const isQuoted = found !== null && /^[\s:：、]*["“„«「『]/u.test(text.slice(found.match.end));
    const isSaid = found !== null && (begs || isQuoted || saysWhat(text, at, found.match.end));
    const isOnTikTok = mark !== undefined && at < end && matchFront(FILLER, text, at) !== null;
    if (!isOnTikTok && !(isSaid && (found.verb.weight !== 'everyday' || saysWhat(text, at, found.match.end)))) continue;
    return unreadPost(caption, written(at, found?.match.end ?? at).trim(), []);
  }
  return null;
}

/** "put this up one of these days", "wrzuć to jakoś na dniach": a verb opens the words, and a time that no clock has stands behind it. */
function verbThenVague(said: string, first: number): PostRequest | null {
  const { text, written } = visibleText(said);
  const found = verbFrom(text, skipCourtesies(text, first, text.length));
  if (!found || !saysWhat(text, found.match.start, found.match.end)) return null;
  const start = skipBlanks(text, behindPost(text, found.match.end));
  const vague = matchFront(VAGUE_TIME, text, start);
  return vague && unreadPost(captionSetOff(said, vague.end) ?? '', written(start, vague.end), []);
}

const LONGEST_ONLY = 12;

/** "only post once Anna approves", "wrzućcie dopiero jak Ania sprawdzi": what must come first stands behind the verb. */
export function verbThenProviso(said: string, first: number): PostRequest | null {
  const { text, written } = visibleText(said);
  const start = skipCourtesies(text, first, text.length);
  const at =
    verbAt(text, start) === null
      ? start + (/^\p{L}+\s+/u.exec(text.slice(start, start + LONGEST_ONLY))?.[0].length ?? 0)
      : start;
  const end = verbAt(text, at);
  if (end === null) return null;
  const next = skipFront(text, behindPost(text, end), text.length);
  // "only … once" is one proviso with the verb in it.
  const clause = `${text.slice(start, at)}${text.slice(next, next + NEAR)}`;
  if (!matchFront(PROVISO, clause, 0) || !/\p{L}/u.test(text.slice(next))) return null;
  const colon = /^[^:\n"“„«]{0,90}[:\n]\s*/u.exec(text.slice(next))?.[0].length;
  const caption = quoted(said) ?? (colon === undefined ? '' : written(next + colon, text.length));
  return unreadPost(
    unfence(caption.trim()),
    written(start, colon === undefined ? text.length : next + colon).trim(),
    [],
  );
}

const verbAt = (text: string, at: number): number | null =>
  verbFrom(text, at)?.match.end ?? verbFormAt(text, at)?.end ?? null;

/** The verb is of several words, as "put this up" is, or names the video behind it. */
const saysWhat = (text: string, at: number, end: number): boolean =>
  / \S/u.test(text.slice(at, end)) || hasObject(text, end);

const ENDS_CLAUSE = /(?:[,.!?…;:\n、。！]|\s[-–—])\s*$/u;

/** "soon as poss pls schedule, we're full", "…, post this one": a verb that a courtesy or a mark leads, with nothing that tells of it. */
function verbAlone(said: string, starts: readonly number[]): PostRequest | null {
  const { text, written } = visibleText(said);
  for (const at of starts) {
    const found = verbFrom(text, at);
    if (!found || found.verb.weight === 'everyday') continue;
    const { end } = found.match;
    const isAsked = starts.some((each) =>
      [COURTESY, REQUEST].some((words) => {
        const match = each < at ? matchFront(words, text, each) : null;
        return match !== null && skipFront(text, match.end, text.length) === at;
      }),
    );
    const opens = ENDS_CLAUSE.test(text.slice(Math.max(0, at - 4), at)) && hasObject(text, end);
    const stands = hasObject(text, end) || /^\s*(?:$|[,.!;:\n])/u.test(text.slice(end));
    if (!(opens || (isAsked && stands))) continue;
    return unreadPost(captionSetOff(said, behindPost(text, end)) ?? '', written(at, end).trim(), []);
  }
  return null;
}

/** "we posted at 8am" tells of it. */
export function verbFormAt(text: string, at: number) {
  const before = /(\S+)\s+$/u.exec(text.slice(Math.max(0, at - 20), at))?.[1] ?? '';
  return before !== '' && matchFront(SPEAKERS, before, 0)?.end === before.length
    ? null
    : matchFront(VERB_FORM, text, at);
}

const QUOTED = /["“„«「]([^"“”„«»「」]{1,2200})["”“»」]/u;

export const quoted = (said: string): string | null => QUOTED.exec(said)?.[1]?.trim() ?? null;

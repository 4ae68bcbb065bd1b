/** A message that is put together of parts: an instruction in brackets or on a line of its own, with the caption around it. */
import { type Moment, momentsOf, type Span, type TimeReading } from '../../schedules/index.ts';
import type { PostRequest, PostSettings, Request, SlotRequest } from '../request.ts';
import { asWritten, hashtagsOf, unfence, type VisibleText, visibleText } from '../words/caption.ts';
import { skipBack, skipFront, withoutEnd } from '../words/punctuation.ts';
import { CAPTION_MARK, COURTESY, JOINT, REQUEST, SPEAKERS, THANKS_WORDS } from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';
import type { Reading } from './wish-draft.ts';

export interface Piece {
  readonly text: string;
  /** What remains when the instruction is taken out. */
  readonly rest: string;
  /** It opens or closes the message. */
  readonly atEdge: boolean;
  /** What stands behind a clause between others: the caption may be that alone. */
  readonly behind?: string;
  /** In brackets on a line of its own. */
  readonly ownLine?: boolean;
}

const BRACKETS = /(?:[(（]((?:[^()（）\n]|\([^()\n]{1,20}\)){3,120})[)）]|[[{]([^[\]{}\n]{3,120})[\]}])/gu;
const MOST_PIECES = 12;
const MOST_LINES = 40;

/** "please post tomorrow 7pm 🙏" on a line of its own: the sign belongs to the instruction. */
export const withoutEmoji = (words: string): string => words.replace(EMOJI_AROUND, '');
const EMOJI = '(?:\\p{Extended_Pictographic}|\\p{EMod}|\\ufe0f|\\u200d|\\s)';
const EMOJI_AROUND = new RegExp(`^${EMOJI}{1,12}|${EMOJI}{1,12}$`, 'gu');

/** The parts of a message that can be an instruction by themselves, each with what remains without it. */
export function piecesOf(said: string): readonly Piece[] {
  const { text, written } = visibleText(said);
  const inBrackets = [...text.matchAll(BRACKETS)].map((match) => {
    const end = match.index + match[0].length;
    const rest = joinAround(written(0, match.index), written(end, text.length));
    const atEdge = text.slice(0, match.index).trim() === '' || text.slice(end).trim() === '';
    const ownLine = /(?:^|\n)[^\S\n]*$/u.test(text.slice(0, match.index)) && /^[^\S\n]*(?:\n|$)/u.test(text.slice(end));
    return { text: match[1] ?? match[2] ?? '', rest, atEdge, ownLine };
  });
  return [...inBrackets, ...linesOf(said), ...clausesOf({ text, written })].slice(0, MOST_PIECES);
}

/** "Ramen night, post tomorrow 7pm, with the whole team", and a sentence between others. */
const CLAUSE =
  /(?<=([,.!?]|\s[-–—])\s+)((?:[^,.!?\n–—]|(?<=\d)[.](?=\d)|(?<=\s[ap]\.?m)\.|(?<=\s[ap])\.(?=m)){4,120}?)(?=\s*(?:(?:[,!?:]|(?<!\s[ap]\.m)\.)\s|\s[-–—]\s))/giu;

function clausesOf({ text, written }: VisibleText): readonly Piece[] {
  if (text.length > LONGEST_WITH_CLAUSES) return [];
  return [...text.matchAll(CLAUSE)].flatMap((match) => {
    const [words, opening = ''] = match;
    const start = match.index;
    const joint = matchFront(JOINT, text, start);
    const from = joint ? skipFront(text, joint.end, text.length) - start : 0;
    if (!(verbFrom(text, start + from) ?? matchFront(COURTESY, text, start + from))) return [];
    const endsSentence = /[.!?]/u.test(opening);
    const before = written(0, start).trimEnd();
    const behind = written(start + words.length, text.length).trimStart();
    const kept = endsSentence ? before : before.slice(0, -opening.trim().length).trimEnd();
    const left = endsSentence
      ? ` ${behind.replace(/^[.!?,]+\s*/u, '')}`
      : /^[-–—]/u.test(behind)
        ? ` ${behind}`
        : behind;
    const own = behind.replace(/^[.!?,:–—-]+\s*/u, '').trim();
    // "Kia ora team, post this at 6pm – Ramen": a few words before the instruction greet, or begin the caption.
    const mayGreet =
      opening === ',' && before.split(/\s+/u).length <= MOST_GREETING && /^(?:[.!]\s|[–—-]\s)/u.test(behind);
    const isQuoted = /^["“„«「]/u.test(own) || matchFront(CAPTION_MARK, own, 0) !== null;
    const isAnnounced = isQuoted || mayGreet || /^:/u.test(behind);
    const asks = matchFront(REQUEST, text, start) !== null;
    const isTalk = endsSentence && /^[.!?]/u.test(behind) && (joint !== null || asks || isTold(before));
    const mayBeAll = own !== '' && !isThanks(own) && (isAnnounced || isTalk);
    const said = words.trim().slice(from);
    return [{ text: said, rest: `${kept}${left}`.trim(), atEdge: false, ...(mayBeAll && { behind: own }) }];
  });
}

const WORD = /(?<![\p{L}\p{N}@#'’])\p{L}/gu;
const MOST_TOLD = 24;
const MOST_GREETING = 4;

/** "Morning Schedy! Lovely weather.", "I know, no more this week." */
function isTold(words: string): boolean {
  const starts = [...words.matchAll(WORD)].slice(0, MOST_TOLD);
  return matchFront(COURTESY, words, 0) !== null || starts.some(({ index }) => matchFront(SPEAKERS, words, index));
}

const isThanks = (words: string): boolean =>
  matchFront(THANKS_WORDS, words, 0)?.end === withoutEnd(words, /[\s.!]/u).length;

/** "Lovely weather. Could this go out at 6pm? Ramen night": what stands before the instruction may be talk. */
export function captionBehind<R extends PostRequest | SlotRequest>(words: string, joined: R): R {
  const mark = matchFront(CAPTION_MARK, words, 0);
  const caption = unfence(words.slice(mark?.end ?? 0).trim());
  return { ...joined, caption, hashtags: hashtagsOf(caption), otherReading: joined };
}

const LONGEST_WITH_CLAUSES = 2200;

function joinAround(before: string, behind: string): string {
  return `${before.trimEnd()}${before.trim() === '' ? behind.trimStart() : behind}`.trim();
}

function linesOf(text: string): readonly Piece[] {
  const lines = text.split('\n');
  if (lines.length < 2 || lines.length > MOST_LINES) return [];
  return lines.flatMap((line, index) => {
    const rest = lines
      .filter((_, other) => other !== index)
      .join('\n')
      .trim();
    const atEdge = index === 0 || index === lines.length - 1;
    return line.trim() === '' || line.length > 120 ? [] : [{ text: line.trim(), rest, atEdge }];
  });
}

/** One request out of several parts; what an earlier one says counts. */
export function combined(
  parts: readonly Partial<PostRequest | SlotRequest>[],
  caption: string,
  when: PostRequest['when'],
): PostRequest {
  const settings: PostSettings = Object.assign({}, ...parts.toReversed().map((part) => part.settings));
  const profile = parts.find((part) => part.profile !== undefined)?.profile;
  const privacy = parts.find((part) => part.privacy !== undefined)?.privacy;
  const way = parts.find((part) => part.way !== undefined)?.way;
  return {
    kind: 'post',
    when,
    timeGiven: when.kind !== 'now',
    caption,
    hashtags: hashtagsOf(caption),
    settings,
    explicit: true,
    ...(profile !== undefined && { profile }),
    ...(privacy !== undefined && { privacy }),
    ...(way !== undefined && { way }),
  };
}

/** Two times for one video: it is posted once, so it is asked when. */
export function eitherTime(a: TimeReading, b: TimeReading, words: string): PostRequest['when'] {
  const moments = [...momentsOf(a), ...momentsOf(b)];
  const distinct = [...new Map(moments.map((moment) => [moment.at.getTime(), moment])).values()];
  if (distinct.length < 2 && a.kind !== 'now' && b.kind !== 'now') return a;
  return { kind: 'unread', words, readings: distinct };
}

/** A part of the words that reads like a time, and what it can mean. */
interface TimeInWords {
  readonly span: Span;
  readonly readings: readonly Moment[];
  readonly words: Span;
  /** What is no caption, where that is another part than the one that is asked about. */
  readonly around?: Span;
  /** The caption in what is left of the words. */
  readonly captionOf?: (left: string) => string;
}

/** The question about such a part: its caption is what stands before and behind it. */
export function askedAbout(
  request: PostRequest,
  { span, readings, words: { start, end }, around = span, captionOf = (left) => left }: TimeInWords,
  { text, written }: Reading,
): PostRequest {
  const before = written(start, Math.max(start, skipBack(text, around.start, start)));
  const behind = written(skipFront(text, around.end, end), end);
  const caption = unfence(captionOf(`${before.trim()} ${behind.trim()}`.trim()));
  const when = { kind: 'unread', words: text.slice(span.start, span.end), readings } as const;
  return { ...request, when, timeGiven: true, caption, hashtags: hashtagsOf(caption), otherReading: request };
}

/** The question about words that are no whole request: what they can mean is offered, and that they are the caption. */
export const unreadPost = (caption: string, words: string, readings: readonly Moment[]): PostRequest => ({
  kind: 'post',
  when: { kind: 'unread', words, readings },
  timeGiven: true,
  caption,
  settings: {},
  hashtags: hashtagsOf(caption),
  explicit: true,
  isUncertain: true,
});

/** The whole message read at once is as good where it leaves no word of the instruction. */
export function saysMore(whole: Request, joined: PostRequest | SlotRequest): boolean {
  if (joined.otherReading) return false;
  if (whole.kind !== 'post' && whole.kind !== 'slot') return false;
  return whole.caption.length <= joined.caption.length && !whole.otherReading;
}

/** Nothing is read otherwise for what nobody sees; the caption keeps it, as in ❤️. */
export function withCaptionsAsWritten<R extends PostRequest | SlotRequest>(request: R, seen: VisibleText): R {
  const { otherReading } = request;
  return {
    ...request,
    caption: asWritten(request.caption, seen),
    ...(otherReading && { otherReading: withCaptionsAsWritten(otherReading, seen) }),
  };
}

export const NOW: TimeReading = { kind: 'now' };

/** An instruction with what was read around it; null where neither is one. */
export function withPiece(
  found: Request,
  hasVerb: boolean,
  piece: Piece,
  rest: Request,
): PostRequest | SlotRequest | null {
  if (found.kind !== 'post' && found.kind !== 'slot') return null;
  const other = rest.kind === 'post' || rest.kind === 'slot' ? rest : null;
  // Wishes alone need an instruction beside them.
  if (!found.explicit && !other?.explicit) return null;
  const caption = other ? other.caption : unfence(piece.rest);
  const parts = [found, ...(other ? [other] : [])];
  if (found.kind === 'slot' || other?.kind === 'slot') {
    const { when: _when, timeGiven: _given, ...wishes } = combined(parts, caption, NOW);
    return { ...wishes, kind: 'slot' };
  }
  const others = other?.otherReading ? { otherReading: other.otherReading } : {};
  // Two verbs: the second one's words may all be caption ("post office tour").
  if (hasVerb && other?.kind === 'post' && other.explicit && (!other.timeGiven || other.when.kind === 'unread')) {
    const request = combined(parts, caption, found.when);
    return { ...request, otherReading: combined([found], piece.rest, found.when) };
  }
  if (!other?.timeGiven) return combined(parts, caption, found.timeGiven || !other ? found.when : other.when);
  if (!found.timeGiven) return { ...combined(parts, caption, other.when), ...others };
  if (found.when.kind === 'unread' || other.when.kind === 'unread') return combined(parts, caption, found.when);
  return combined(parts, caption, eitherTime(found.when, other.when, piece.text));
}

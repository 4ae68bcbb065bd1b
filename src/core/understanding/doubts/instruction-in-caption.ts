/**
 * Words that speak to Schedy and were left in the caption: "w/ comments off: Ramen", "@brand: Ramen", "caption Ramen".
 * They are asked about, with the reading that takes them out beside the one that leaves them.
 */
import { momentsOf } from '../../schedules/index.ts';
import type { Interpretation } from '../instruction/read-message.ts';
import type { Draft, Reading } from '../instruction/wish-draft.ts';
import { wishOrProfileFrom } from '../instruction/wishes.ts';
import type { PostRequest } from '../request.ts';
import { countWords, hashtagsOf, unfence } from '../words/caption.ts';
import { skipEnding, skipFront } from '../words/punctuation.ts';
import {
  CAPTION_BEHIND,
  CAPTION_NOUN,
  CAPTION_SAYING,
  CONDITION,
  EVENT_LEAD,
  LINKING_WORDS,
  SAME_CAPTION,
  VIEWERS,
} from '../words/talk-patterns.ts';
import { firstPlaces, matchBack, matchFront } from '../words/word-pattern.ts';

const HANDLE_AND_COLON = /^@([a-z0-9_.]{1,23}[a-z0-9_])\s*:\s+(?=\S)/iu;
const EMOJI_LABEL = /^(?:📝|✍|🗒|💬)[\ufe0f\p{EMod}]*\s+(?=\S)/u;
const CLAUSE = /^(?:[^.:!?\n"“„«「]|(?<=^\([^()\n]{0,60})[.!?]){0,90}(?=:\s)/u;
const WORD = /(?<![\p{L}\p{N}@#])[\p{L}\p{N}@]/gu;
const MOST_STRAY_WORDS = 8;

/** "fixed the sound, same caption as before, tomorrow 7pm": what speaks of the caption is none. */
export function spokenOfCaption({ draft, request }: Interpretation, { text }: Reading): PostRequest | null {
  if (request.kind !== 'post' || draft.fenced || !draft.time || request.when.kind === 'unread') return null;
  const words = text.slice(draft.from, draft.to);
  const speaks =
    !/["“„«「]/u.test(words) && [...words.matchAll(WORD)].some(({ index }) => matchFront(SAME_CAPTION, words, index));
  if (!speaks) return null;
  const when = { kind: 'unread', words: timeWords(text, draft.time), readings: momentsOf(request.when) } as const;
  return { ...request, when, isUncertain: true };
}

const timeWords = (text: string, { span }: NonNullable<Draft['time']>) => text.slice(span.start, span.end);

export function instructionInCaption({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  if (request.kind !== 'post' || draft.fenced || request.when.kind === 'unread') return null;
  const { text } = reading;
  const from = skipFront(text, draft.from, draft.to);
  const handle = HANDLE_AND_COLON.exec(text.slice(from, draft.to));
  if (handle?.[1] && draft.verb && draft.profile === null) {
    return without(from + handle[0].length, { ...draft, profile: handle[1] }, request, reading);
  }
  const label = draft.time ? EMOJI_LABEL.exec(text.slice(from, draft.to)) : null;
  if (label) return without(from + label[0].length, draft, request, reading);
  const noun = draft.time && /^\p{Ll}/u.test(text.slice(from)) ? matchFront(CAPTION_NOUN, text, from) : null;
  if (noun && /^ \S/u.test(text.slice(noun.end, draft.to))) return without(noun.end, draft, request, reading);
  const announced = announcedCaption(from, draft, reading);
  if (announced) return withCaption(announced, draft, request);
  const clause = draft.verb ? (CLAUSE.exec(text.slice(from, draft.to))?.[0] ?? '') : '';
  for (const index of firstPlaces(WORD, clause, MOST_STRAY_WORDS)) {
    const found = wishOrProfileFrom(text, from + index);
    const isSaid = found?.rule.firm || (found?.rule.isAudience && isLedAlone(clause, index));
    if (!found || !isSaid || found.match.end > from + clause.length) continue;
    const taken = { ...draft, ...found.rule.changes(found.match, draft) };
    return without(from + clause.length, taken, request, reading);
  }
  return null;
}

/** "for followers: …": the word that leads to the audience is all that stands before it. */
const isLedAlone = (clause: string, index: number): boolean =>
  index > 0 && /^\p{Ll}/u.test(clause) && LINKING_WORDS.has(clause.slice(0, index).trim());

const MOST_CONDITION_WORDS = 14;

/**
 * "post tomorrow 7pm if anna agrees: Ramen", "post 7pm (that's tonight): Ramen": words before the colon are no caption;
 * nor is a condition that is nobody's but the author's, "post 7pm if anna agrees, Ramen".
 */
export function conditionBeforeCaption({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { text } = reading;
  if (request.kind !== 'post' || !draft.verb || !draft.time || draft.fenced || request.when.kind === 'unread')
    return null;
  const from = skipFront(text, draft.from, draft.to);
  const clause = CLAUSE.exec(text.slice(from, draft.to))?.[0] ?? conditionAt(from, draft, text);
  if (clause === '' || countWords(clause) > MOST_CONDITION_WORDS) return null;
  const leads = [CONDITION, EVENT_LEAD].some((each) => matchFront(each, text, from));
  const inBrackets = /^\([^()]*\)\s*$/u.test(clause);
  if (!inBrackets && !(leads && /^\p{Ll}/u.test(clause))) return null;
  const other = without(from + clause.length, draft, request, reading);
  return { ...other, when: { kind: 'unread', words: clause.trim(), readings: momentsOf(request.when) } };
}

const TO_COMMA = /^[^,;\n"“„«「#]+/u;

/** Up to the comma or the end. "if you know you know" speaks to those who watch. */
function conditionAt(from: number, { to, time }: Draft, text: string): string {
  const lead = time && time.span.end <= from ? matchFront(CONDITION, text, from) : null;
  const isSpoken = lead && matchFront(VIEWERS, text, lead.end + 1) !== null;
  return lead && !isSpoken ? (TO_COMMA.exec(text.slice(from, to))?.[0] ?? '') : '';
}

/** "with Ramen as the caption", "Ramen is the caption", "saying Ramen": announced without a mark, before or behind. */
function announcedCaption(from: number, { to, verb }: Draft, { text, written }: Reading): string | null {
  if (!verb || from >= to) return null;
  const end = skipEnding(text, to, from);
  const behind = matchBack(CAPTION_BEHIND, text, end);
  const front = /^\p{Ll}/u.test(text.slice(from)) ? matchFront(CAPTION_SAYING, text, from) : null;
  const start = front ? skipFront(text, front.end, to) : from;
  if (behind && behind.start > start && / /u.test(text.slice(behind.start, behind.end))) {
    return unfence(written(start, behind.start).trim());
  }
  const isPlain = front !== null && start < to && text.slice(front.end, start).trim() === '';
  return isPlain ? unfence(written(start, to).trim()) : null;
}

function withCaption(caption: string, taken: Draft, request: PostRequest): PostRequest {
  const { profile, privacy, way, settings } = taken;
  return {
    ...request,
    caption,
    hashtags: hashtagsOf(caption),
    settings,
    otherReading: request,
    ...(profile !== null && { profile }),
    ...(privacy !== null && { privacy }),
    ...(way !== null && { way }),
  };
}

/** The same post with its caption from a place on, and what was said before it. */
function without(at: number, taken: Draft, request: PostRequest, { text, written }: Reading): PostRequest {
  const { to } = taken;
  return withCaption(unfence(written(skipFront(text, at, to), to).trim()), taken, request);
}

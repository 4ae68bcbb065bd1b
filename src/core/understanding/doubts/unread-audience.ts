/**
 * Words in the caption that hardly speak of anything but who may see the post, and that no wish reads: "nobody else
 * should see this: …", "Ramen, hide it from everyone", "Ramen (not public)". What is meant for few must not go out to all,
 * so their author is asked.
 */
import { momentsOf, type Span } from '../../schedules/index.ts';
import type { Interpretation } from '../instruction/read-message.ts';
import type { Reading } from '../instruction/wish-draft.ts';
import { anyOf } from '../languages/index.ts';
import type { PostRequest } from '../request.ts';
import { visibleText } from '../words/caption.ts';
import { skipFront, withoutEnd } from '../words/punctuation.ts';
import { AUDIENCE_HINT, DRAFT_PLACE, LINKING_WORDS } from '../words/talk-patterns.ts';
import { firstPlaces, matchFront, wordPattern } from '../words/word-pattern.ts';

const MARK = /[:,;.!?()[\]（）：、。！\n–—]|\s-\s/gu;
const WORD = /(?<![\p{L}\p{N}@#'’])[\p{L}\p{N}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const QUOTE = /["“”„«»「」『』]/u;
const MOST_AUDIENCE_WORDS = 9;

export function doubtAudience({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  const { text } = reading;
  if (request.kind !== 'post' || !(draft.verb || draft.time)) return null;
  const isDraft = request.way === undefined && draft.verb !== null && !draft.fenced && leadsToDraft(draft, text);
  if (!isDraft && request.privacy !== undefined) return null;
  if (
    !isDraft &&
    (QUOTE.test(text.slice(draft.from, draft.to)) || !clausesOf(draft, text).some((each) => hints(each, text)))
  )
    return null;
  const { when } = request;
  const words = text.slice(draft.from, draft.to).trim();
  const asked = when.kind === 'unread' ? when : ({ kind: 'unread', words, readings: momentsOf(when) } as const);
  return { ...request, when: asked, isUncertain: true };
}

const MOST_TO_DRAFT = 5;

/** "to @ramen's TikTok inbox": small letters right behind the instruction that name the place of drafts. */
function leadsToDraft({ from, to }: Interpretation['draft'], text: string): boolean {
  const start = skipFront(text, from, to);
  if (!/^[\p{Ll}\p{Lo}]/u.test(text.slice(start)) || text.slice(from, start).includes(':')) return false;
  const clause = /^[^:,;.!?\n"“„«「]{0,60}/u.exec(text.slice(start, to))?.[0] ?? '';
  return firstPlaces(WORD, clause, MOST_TO_DRAFT).some(
    (index) => matchFront(DRAFT_PLACE, text, start + index) !== null,
  );
}

/** The first and the last part of the caption; behind a colon only the last, and only behind a mark. */
function clausesOf({ from, to, fenced }: Interpretation['draft'], text: string): readonly Span[] {
  const marks = [...text.slice(from, to).matchAll(MARK)].map(({ index, 0: mark }) => [index, index + mark.length]);
  const clauses: Span[] = [];
  let start = from;
  for (const [at = 0, end = 0] of [...marks, [to - from, to - from]]) {
    if (text.slice(start, from + at).trim() !== '') clauses.push({ start, end: from + at });
    start = from + end;
  }
  const [first, last] = [clauses[0], clauses.at(-1)];
  if (clauses.length < 2 || !first || !last) return [];
  const ends = /^\s*#/u.test(text.slice(last.start)) ? (clauses.at(-2) ?? last) : last;
  return fenced || ends === first ? [ends] : [first, ends];
}

function hints({ start, end }: Span, text: string): boolean {
  const words = text.slice(start, end);
  if (words.split(/\s+/u).length > MOST_AUDIENCE_WORDS + 1) return false;
  return [...words.matchAll(WORD)].some(({ index }) => {
    const hint = matchFront(AUDIENCE_HINT, text, start + index);
    const before = /(\S+)\s+$/u.exec(words.slice(0, index))?.[1] ?? '';
    // "to close friends: …" leads to it at once, "dinner with close friends: …" is a caption.
    const isLed = LINKING_WORDS.has(before.toLowerCase()) && words.slice(0, index).trim() !== before;
    return hint !== null && hint.end <= end && !isLed;
  });
}

const ACCOUNT_LEFT = wordPattern(
  `(?:${anyOf('profile')}) (?:(?:the|our|my) )?[a-z0-9_.]{2,24}(?: (?:account|profile|page))?`,
);

/** Beside a labelled caption: an account or an audience that nobody can read, and that must not be passed over. */
export function speaksToSchedy(caption: string): boolean {
  const words = visibleText(caption).text;
  const said = withoutEnd(words, /[\s.,;:!]/u);
  if (said !== '' && matchFront(ACCOUNT_LEFT, said, 0)?.end === said.length) return true;
  return [...words.matchAll(WORD)].some(({ index }) => matchFront(AUDIENCE_HINT, words, index));
}

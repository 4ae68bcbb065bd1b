/**
 * A message that is put together of parts: fields with labels ("caption: …", "when: …"), and an
 * instruction in brackets or on a line of its own, with the caption around it.
 */
import { momentsOf, readTime, type TimeReading } from '../schedules/index.ts';
import { hashtagsOf, unfence, type VisibleText, visibleText } from './caption.ts';
import { withoutEnd } from './edges.ts';
import { anyOf } from './languages/index.ts';
import type { PostRequest, PostSettings, PrivacyLevel, SlotRequest, UnderstandContext } from './request.ts';
import { COURTESY, QUESTION_WORD, THANKS_WORDS } from './talk-patterns.ts';
import { followUpWishes } from './understand-follow-up.ts';
import { verbFrom } from './verbs.ts';
import { matchFront, wordPattern } from './word-pattern.ts';

type Label = 'caption' | 'time' | 'account' | 'audience';

interface Field {
  readonly label: Label;
  /** Where the label starts, and where its value does. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

export interface Piece {
  readonly text: string;
  /** What remains when the instruction is taken out. */
  readonly rest: string;
}

/** Bold labels keep their asterisks outside the value. */
const labelled = (words: string) => `[*_]{0,2}(?:(?:the|with|and) )?(?:${words})[*_]{0,2} ?[:=：][*_]{0,2}`;
const LABELS: Readonly<Record<Label, ReturnType<typeof wordPattern>>> = {
  caption: wordPattern(labelled(anyOf('captionLabels')), 'glued'),
  time: wordPattern(labelled(anyOf('timeLabels')), 'glued'),
  account: wordPattern(labelled(anyOf('accountLabels')), 'glued'),
  audience: wordPattern(labelled(anyOf('audienceLabels')), 'glued'),
};
const NAMES = Object.keys(LABELS) as readonly Label[];
/** A label opens the message, a line, or what stands behind a mark. */
const OPENS = /(?:^|\n|[.!?;|,]\s|\s[-–—•*]\s|[-–—•*]\s)[ \t]*/gu;
const MOST_FIELDS = 8;

/** The fields of a message, in their order; empty where it has none. */
export function fieldsOf(text: string): readonly Field[] {
  const found: Omit<Field, 'to'>[] = [];
  for (const opening of text.matchAll(OPENS)) {
    const start = opening.index + opening[0].length;
    const named = NAMES.map((label) => ({ label, end: endOf(label, text, start) })).find(({ end }) => end !== null);
    if (named?.end && found.length < MOST_FIELDS) found.push({ label: named.label, start, from: named.end });
  }
  const opens = found[0] !== undefined && text.slice(0, found[0].start).trim() === '';
  if (opens) found.push(...withinLine(text, found));
  found.sort((a, b) => a.start - b.start);
  return found.map((field, index) => ({ ...field, to: valueEnd(field, found[index + 1]?.start ?? text.length, text) }));
}

const BLANK_BEFORE_LABEL = /(?<=\S)[^\S\n]+(?=\p{L}+ ?[:=：])/gu;

/** "when: tomorrow 7pm caption: …": no mark stands between. A word like "time" may be the caption's. */
function withinLine(text: string, found: readonly Omit<Field, 'to'>[]): readonly Omit<Field, 'to'>[] {
  return [...text.matchAll(BLANK_BEFORE_LABEL)].slice(0, MOST_FIELDS).flatMap((opening) => {
    const start = opening.index + opening[0].length;
    const label = (['caption', 'time'] as const).find((each) => endOf(each, text, start) !== null);
    const isNew = label !== undefined && !found.some((each) => each.label === label || each.start === start);
    const from = label && endOf(label, text, start);
    if (!isNew || !from || (label === 'time' && !matchFront(QUESTION_WORD, text, start))) return [];
    return [{ label, start, from }];
  });
}

const endOf = (label: Label, text: string, at: number): number | null =>
  matchFront(LABELS[label], text, at)?.end ?? null;

/** A caption goes on until the next field; every other value ends with its line. */
function valueEnd({ label, from }: Omit<Field, 'to'>, next: number, text: string): number {
  if (label === 'caption') return next;
  const line = text.indexOf('\n', from);
  return line < 0 ? next : Math.min(next, line);
}

export interface Fields {
  readonly when: PostRequest['when'] | null;
  readonly caption: string | null;
  readonly profile: string | null;
  readonly privacy: PrivacyLevel | null;
  readonly settings: PostSettings;
  /** The words without a label. */
  readonly rest: string;
}

/** What the fields of a message say; null where nothing shows that they are meant for Schedy. */
export function readFields(original: string, context: UnderstandContext): Fields | null {
  const { text, written } = visibleText(original);
  const fields = fieldsOf(text);
  if (fields.length === 0) return null;
  const saidOf = (label: Label) => {
    const field = fields.find((each) => each.label === label);
    return field ? text.slice(field.from, field.to).trim() : null;
  };
  const said = saidTime(fields, text);
  const reading =
    said === null || said === '' ? null : (readTime(unfence(said), context) ?? readClockToo(said, context));
  const account = /^@?([a-z0-9_.]{1,23}[a-z0-9_])[\s.;,]*$/iu.exec(saidOf('account') ?? '')?.[1] ?? null;
  const toWhom = withoutEnd(saidOf('audience') ?? '', /[\s.;,]/u);
  const audience = followUpWishes(toWhom) ?? followUpWishes(`make it ${toWhom}`);
  const isMeant = reading !== null || saidOf('caption') !== null || (saidOf('account') ?? '').startsWith('@');
  if (!isMeant) return null;
  const field = fields.find(({ label }) => label === 'caption');
  const caption = field ? inQuotes(written(field.from, field.to).trim()) : null;
  return {
    when: reading ?? (said ? { kind: 'unread', words: said, readings: [] } : null),
    caption: caption === null ? null : unfence(withoutEnding(caption, field?.to !== text.length)),
    profile: account,
    privacy: audience?.kind === 'privacy' ? audience.privacy : null,
    settings: audience && 'settings' in audience ? audience.settings : {},
    rest: withoutSpans(text.length, fields, written),
  };
}

/** "date: tomorrow", "time: 7pm": the day and the clock in two fields. */
function saidTime(fields: readonly Field[], text: string): string | null {
  const said = fields
    .filter(({ label }) => label === 'time')
    .map(({ from, to }) => withoutEnd(text.slice(from, to), /[\s.;,|]/u).trim());
  return said.length === 0 ? null : said.join(', ');
}

/** What joins a day and a clock in no words of the author's. */
function readClockToo(said: string, context: UnderstandContext): TimeReading | null {
  return readTime(said.replace(', ', ' '), context) ?? readTime(said.replace(', ', ' at '), context);
}

/** The mark between a caption and the next field is no caption. */
const withoutEnding = (caption: string, goesOn: boolean) =>
  (goesOn ? /[;|,]$/u : /[;|]$/u).test(caption) ? caption.slice(0, -1).trimEnd() : caption;

/** "caption: “Ramen night”. Thanks!": thanks behind the quotes are no caption. */
function inQuotes(caption: string): string {
  const [, quoted, behind = ''] = /^(["“„«「][^"“”„«»「」]*["”“»」])[\s.,;!?。]*([^\n]{0,40})$/u.exec(caption) ?? [];
  const thanks = matchFront(THANKS_WORDS, behind, 0);
  const isAll = behind === '' || (thanks !== null && /^[\s.!。]*$/u.test(behind.slice(thanks.end)));
  return quoted !== undefined && isAll ? quoted : caption;
}

function withoutSpans(length: number, fields: readonly Field[], written: (from: number, to: number) => string): string {
  let rest = '';
  let at = 0;
  for (const { start, to } of fields) {
    rest += written(at, start);
    at = to;
  }
  return (rest + written(at, length))
    .replace(/[ \t]+\n/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

const BRACKETS = /(?:\(([^()\n]{3,120})\)|\[([^[\]\n]{3,120})\])/gu;
const MOST_PIECES = 12;
const MOST_LINES = 40;

/** The parts of a message that can be an instruction by themselves, each with what remains without it. */
export function piecesOf(said: string): readonly Piece[] {
  const { text, written } = visibleText(said);
  const inBrackets = [...text.matchAll(BRACKETS)].map((match) => {
    const end = match.index + match[0].length;
    const rest = joinAround(written(0, match.index), written(end, text.length));
    return { text: match[1] ?? match[2] ?? '', rest };
  });
  return [...inBrackets, ...linesOf(said), ...clausesOf({ text, written })].slice(0, MOST_PIECES);
}

/** "Ramen night, post tomorrow 7pm, with the whole team", and a sentence between others. */
const CLAUSE = /(?<=([,.!?]|\s[-–—])\s+)([^,.!?\n–—]{4,120}?)(?=\s*(?:([,.!?])\s|\s[-–—]\s))/gu;

function clausesOf({ text, written }: VisibleText): readonly Piece[] {
  if (text.length > LONGEST_WITH_CLAUSES) return [];
  return [...text.matchAll(CLAUSE)].flatMap((match) => {
    const [words, opening = ''] = match;
    const start = match.index;
    if (!(verbFrom(text, start) ?? matchFront(COURTESY, text, start))) return [];
    const endsSentence = /[.!?]/u.test(opening);
    const before = written(0, start).trimEnd();
    const behind = written(start + words.length, text.length).trimStart();
    const kept = endsSentence ? before : before.slice(0, -opening.trim().length).trimEnd();
    const left = endsSentence
      ? ` ${behind.replace(/^[.!?,]+\s*/u, '')}`
      : /^[-–—]/u.test(behind)
        ? ` ${behind}`
        : behind;
    return [{ text: words.trim(), rest: `${kept}${left}`.trim() }];
  });
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
    return line.trim() === '' || line.length > 120 ? [] : [{ text: line.trim(), rest }];
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
  return {
    ...{ kind: 'post', when, timeGiven: when.kind !== 'now', caption, hashtags: hashtagsOf(caption), settings },
    explicit: true,
    ...(profile !== undefined && { profile }),
    ...(privacy !== undefined && { privacy }),
  };
}

/** Two times for one video: it is posted once, so it is asked when. */
export function eitherTime(a: TimeReading, b: TimeReading, words: string): PostRequest['when'] {
  const moments = [...momentsOf(a), ...momentsOf(b)];
  const distinct = [...new Map(moments.map((moment) => [moment.at.getTime(), moment])).values()];
  if (distinct.length < 2 && a.kind !== 'now' && b.kind !== 'now') return a;
  return { kind: 'unread', words, readings: distinct };
}

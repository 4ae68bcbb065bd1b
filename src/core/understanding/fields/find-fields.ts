/** Where the labelled fields of a message stand: "caption: …", "📅 …", a verb before nothing but a time. */
import { createTimeFinder, readTime } from '../../schedules/index.ts';
import { strengthOf } from '../instruction/instruction-or-caption.ts';
import { skipCourtesies } from '../instruction/no-instruction.ts';
import { anyOf } from '../languages/index.ts';
import type { UnderstandContext } from '../request.ts';
import { countWords } from '../words/caption.ts';
import { skipEnding, skipFront } from '../words/punctuation.ts';
import { CAPTION_MARK, COURTESY, OBJECT, QUESTION_WORD, THANKS_WORDS } from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchBack, matchFront, wordPattern } from '../words/word-pattern.ts';

export type Label = 'caption' | 'time' | 'account' | 'audience' | 'hashtags';

export interface Field {
  readonly label: Label;
  /** Where the label starts, and where its value does. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  /** Announced without a colon: 'the caption is "…"'. */
  readonly needsQuotes: boolean;
}

/** Bold labels keep their asterisks outside the value. */
const labelled = (words: string) =>
  `[*_]{0,2}(?:(?:the|with|and) )?(?:${words})[*_]{0,2}(?: ?(?:[:=：→]|[-=]>|[👇⬇👉➡↓]\\s*)| [–—-](?= ))[*_]{0,2}`;
const LABELS: Readonly<Record<Label, ReturnType<typeof wordPattern>>> = {
  caption: wordPattern(labelled(anyOf('captionLabels')), 'glued'),
  time: wordPattern(labelled(anyOf('timeLabels')), 'glued'),
  account: wordPattern(labelled(anyOf('accountLabels')), 'glued'),
  audience: wordPattern(labelled(anyOf('audienceLabels')), 'glued'),
  hashtags: wordPattern(labelled(anyOf('hashtagLabels')), 'glued'),
};
const NAMES = Object.keys(LABELS) as readonly Label[];
/** A label opens the message, a line, or what stands behind a mark. */
const OPENS =
  /(?:(?:^|\n)(?:[ \t]*(?:[-–—•*·▪]|\d[.)])\s)?|[.!?;|,/…)]\s|[。！？、，]|\p{Extended_Pictographic}[\ufe00-\ufe0f\p{EMod}]*\s|\s[-–—•*]\s|[-–—•*]\s)[ \t]*/gu;
const MOST_FIELDS = 8;

/** The fields of a message, in their order; empty where it has none. */
export function fieldsOf(text: string, context: UnderstandContext): readonly Field[] {
  const found: Omit<Field, 'to'>[] = [];
  for (const opening of text.matchAll(OPENS)) {
    const start = opening.index + opening[0].length;
    const named = NAMES.map((label) => ({ label, end: endOf(label, text, start) })).find(({ end }) => end !== null);
    const from = named?.end ?? markEnd(text, start) ?? verbEnd(text, start, context);
    if (from === null || found.length >= MOST_FIELDS) continue;
    // A bullet before a label is no part of the field before it.
    const opensLine = /^\n?[ \t]*\S/u.test(opening[0]) && /^(?:\n|[ \t]*(?:[-–—•*·▪]|\d[.)]))/u.test(opening[0]);
    found.push({
      label: named?.label ?? (markEnd(text, start) === null ? 'time' : 'caption'),
      start: opensLine ? opening.index : start,
      from,
      needsQuotes: !(named?.end || /(?:[:=：→]|[-=]>)\s*$/u.test(text.slice(start, from))),
    });
  }
  found.push(...emojiFields(text, found, context));
  const opens = found[0] !== undefined && text.slice(0, found[0].start).trim() === '';
  if (opens) found.push(...withinLine(text, found, context));
  found.sort((a, b) => a.start - b.start);
  return found.flatMap((field, index) => {
    const next = found[index + 1]?.start ?? text.length;
    const isTimed = found.some(({ label }) => label === 'time');
    const quoted = field.label === 'caption' ? quotesEnd(text, field, next, isTimed ? null : context) : null;
    if (quoted === null && field.needsQuotes) return [];
    return [{ ...field, to: quoted ?? valueEnd(field, next, text) }];
  });
}

const EMOJI_LABEL = /(?<=^|\s)(?:(?<caption>📝|✍|🗒|💬)|[⏰⏱⏲⌚🕐-🕧📅📆🗓])[\p{EMod}]*[^\S\n]*/gu;

/** "📝 Ramen ⏰ fri 6pm", "📅 sat 20 feb / ⏰ 7pm / 📝 Ramen": a sign for the caption beside those for the time. */
function emojiFields(
  text: string,
  found: readonly Omit<Field, 'to'>[],
  context: UnderstandContext,
): readonly Omit<Field, 'to'>[] {
  const signs = found.length > 0 ? [] : [...text.matchAll(EMOJI_LABEL)];
  const [first] = signs;
  if (signs.length < 2 || signs.length > MOST_SIGNS || !first || text.slice(0, first.index).trim() !== '') return [];
  const fields = signs.map(({ index, 0: sign, groups }) => ({
    label: groups?.caption === undefined ? ('time' as const) : ('caption' as const),
    start: index,
    from: index + sign.length,
    needsQuotes: false,
  }));
  const times = fields.flatMap(({ label, from }, index) => {
    const end = valueEnd(
      { label, from, start: from, needsQuotes: false },
      fields[index + 1]?.start ?? text.length,
      text,
    );
    return label === 'time' ? [text.slice(from, end).trim()] : [];
  });
  const isTime = [', ', ' ', ' at '].some((joint) => readTime(times.join(joint), context) !== null);
  const captions = fields.length - times.length;
  return isTime && (captions === 1 || (captions === 0 && times.length > 1)) ? fields : [];
}

const MOST_SIGNS = 3;

const BLANK_BEFORE_LABEL = /(?<=\S)[^\S\n]+(?=\p{L}+(?: \p{L}+)? ?[:=：])/gu;

/**
 * "when: tomorrow 7pm caption: …", "caption: Ramen time: friday 6pm": no mark stands between. A word like "time" may be the
 * caption's, unless nothing but a time is behind it.
 */
function withinLine(
  text: string,
  found: readonly Omit<Field, 'to'>[],
  context: UnderstandContext,
): readonly Omit<Field, 'to'>[] {
  return [...text.matchAll(BLANK_BEFORE_LABEL)].slice(0, MOST_FIELDS).flatMap((opening) => {
    const start = opening.index + opening[0].length;
    const label = WITHIN_LINE.find((each) => endOf(each, text, start) !== null);
    const isNew = label !== undefined && !found.some((each) => each.label === label || each.start === start);
    const from = label && endOf(label, text, start);
    if (!isNew || !from) return [];
    const [value = ''] = text.slice(from, from + LONGEST_VALUE).split(NEXT_LABEL, 1);
    const isAsked = matchFront(QUESTION_WORD, text, start) ?? / \S/u.test(text.slice(start, from).trim());
    const isMeant = {
      caption: true,
      time: isAsked || readTime(value.trim(), context) !== null,
      account: /^\s*@?[\w.]+\s*$/u.test(value),
      audience: value.trim() !== '' && countWords(value) <= MOST_AUDIENCE_WORDS,
    }[label];
    return isMeant ? [{ label, start, from, needsQuotes: false }] : [];
  });
}

const WITHIN_LINE = ['caption', 'time', 'account', 'audience'] as const;
const NEXT_LABEL = /\n|(?<=\S)[^\S\n]+(?=\p{L}+ ?[:=：])/u;
const LONGEST_VALUE = 120;
const MOST_AUDIENCE_WORDS = 3;

/** "Caption: Ramen / Post: tomorrow 7pm": a verb before nothing but a time is a label beside others. */
function verbEnd(text: string, at: number, context: UnderstandContext): number | null {
  if (at === 0) return null;
  const verb = verbFrom(text, at);
  const colon = verb && /^ ?[:=：] ?/u.exec(text.slice(verb.match.end, verb.match.end + 4));
  if (!verb || !colon) return null;
  const from = verb.match.end + colon[0].length;
  const line = text.indexOf('\n', from);
  return readTime(text.slice(from, line < 0 ? text.length : line).trim(), context) ? from : null;
}

const endOf = (label: Label, text: string, at: number): number | null =>
  matchFront(LABELS[label], text, at)?.end ?? null;

const NAMES_CAPTION = new RegExp(`(?<!\\p{L})(?:${anyOf('captionLabels')})(?![\\p{sc=Latin}\\p{sc=Cyrillic}])`, 'u');

/** 'The caption should be "…"': the value's place behind what announces it. */
function markEnd(text: string, at: number): number | null {
  const mark = matchFront(CAPTION_MARK, text, at);
  return mark && NAMES_CAPTION.test(text.slice(at, mark.end).toLowerCase()) ? mark.end : null;
}

const QUOTED = /^\s*(["“„«「『][^"“”„«»「」『』]*["”“»」』])/u;
/** 「…」で */
const QUOTED_WITH = /^で(?:す|お願いします)?/u;
export const NO_WORDS = /^(?:で(?:す|お願いします)?)?[^\p{L}\p{N}#@]*$/u;
/** Behind a colon a sign is the caption's. */
export const NO_WORDS_NOR_SIGNS = /^[^\p{L}\p{N}\p{Extended_Pictographic}#@&]*$/u;

/** Without a context the time has a label of its own. Where quotes end a caption: behind them come thanks, a time or the instruction, or nothing but marks. */
function quotesEnd(
  text: string,
  { from, needsQuotes }: Omit<Field, 'to'>,
  to: number,
  context: UnderstandContext | null,
): number | null {
  const quoted = QUOTED.exec(text.slice(from, to))?.[1];
  if (quoted === undefined) return null;
  const end = text.indexOf(quoted, from) + quoted.length;
  const lineEnd = text.indexOf('\n', end);
  const behind = text.slice(end, lineEnd < 0 ? to : Math.min(lineEnd, to));
  if ((needsQuotes ? NO_WORDS : NO_WORDS_NOR_SIGNS).test(behind))
    return end + (behind.trim() === '' ? 0 : behind.length);
  const linked = end + (QUOTED_WITH.exec(behind)?.[0].length ?? 0);
  const at = skipFront(text, linked, to);
  const time = context && createTimeFinder(text, context).startingAt(at);
  const isSure = time !== null && time.wording.clock !== 'number' && !['hint', 'number'].includes(strengthOf(time));
  const isTime = isSure && time.wording.distance !== 'now';
  // Behind a colon all may be caption: '"best" tomorrow menu', so only what ends the line is none.
  if (needsQuotes) return isTime || matchFront(COURTESY, text, at) || verbFrom(text, at) ? linked : null;
  const line = end + behind.length;
  const asked = context && /^\s*[.!,;]?\s/u.test(behind) ? skipFront(text, linked, line) : null;
  if (asked !== null && asksForPost(text.slice(0, line), asked, context)) return asked;
  const isWhole = isTime && strengthOf(time) === 'strong';
  const last = isWhole ? time.span.end : (matchFront(THANKS_WORDS, text, at)?.end ?? null);
  return last !== null && NO_WORDS.test(text.slice(last, end + behind.length)) ? linked : null;
}

/** 'Caption: "Ramen". Schedule it for saturday noon please': a verb, what it is said of, and a sure time. */
function asksForPost(text: string, from: number, context: UnderstandContext | null): boolean {
  const verb = context && verbFrom(text, skipCourtesies(text, from, text.length));
  if (!verb) return false;
  const next = skipFront(text, verb.match.end, text.length);
  const object = matchFront(OBJECT, text, next);
  const times = createTimeFinder(text, context);
  const isSure = (time: ReturnType<typeof times.startingAt>) =>
    time !== null && !['hint', 'number'].includes(strengthOf(time));
  const end = skipEnding(text, text.length, next);
  const thanks = matchBack(THANKS_WORDS, text, end);
  const closing = skipEnding(text, thanks ? thanks.start : end, next);
  return (
    isSure(times.startingAt(object ? skipFront(text, object.end, text.length) : next)) ||
    isSure(times.endingAt(closing, next))
  );
}

/** A caption goes on until the next field; every other value ends with its line. */
function valueEnd({ label, from }: Omit<Field, 'to'>, next: number, text: string): number {
  if (label === 'caption') return next;
  const line = text.indexOf('\n', from);
  return line < 0 ? next : Math.min(next, line);
}

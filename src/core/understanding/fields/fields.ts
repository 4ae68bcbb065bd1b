/** Fields with labels, in any order: "caption: …", "when: …", "on: …", "audience: …", and 'the caption is "…"'. */
import { createTimeFinder, momentsOf, readTime, type TimeReading } from '../../schedules/index.ts';
import { farByFigures } from '../instruction/unread-time.ts';
import { anyOf } from '../languages/index.ts';
import { followUpWishes } from '../replies/reply-wishes.ts';
import type { PostRequest, PostSettings, PrivacyLevel, UnderstandContext } from '../request.ts';
import { unfence, visibleText } from '../words/caption.ts';
import { withoutEnd } from '../words/punctuation.ts';
import { COURTESY, NO_CAPTION, REQUEST, THANKS_WORDS } from '../words/talk-patterns.ts';
import { matchFront, wholePattern } from '../words/word-pattern.ts';
import { type Field, fieldsOf, type Label, NO_WORDS, NO_WORDS_NOR_SIGNS } from './find-fields.ts';

export interface Fields {
  readonly when: PostRequest['when'] | null;
  /** The words behind the labels of the time. */
  readonly time: string | null;
  readonly caption: string | null;
  /** The caption stands behind a colon; less sure is 'with the caption "…"' somewhere in a message. */
  readonly hasColon: boolean;
  readonly profile: string | null;
  readonly privacy: PrivacyLevel | null;
  /** What an audience label says and nobody can read: its author is asked. */
  readonly unknownAudience: string | null;
  readonly settings: PostSettings;
  /** The words without a label. */
  readonly rest: string;
}

const lineOf = (words: string) => new RegExp(`^[ \\t]*(?:${words.replaceAll(' ', '[ ]')})[ \\t]*$`, 'gimu');
const CAPTION_LINE = lineOf(anyOf('captionLabels'));
const TIME_LINE = lineOf(anyOf('timeLabels'));

/** Labels on lines of their own lack their colons: one for the caption beside one for the time. */
function withColons(text: string): string {
  if (text.search(CAPTION_LINE) < 0 || text.search(TIME_LINE) < 0) return text;
  return text.replace(CAPTION_LINE, '$&:').replace(TIME_LINE, '$&:');
}

/** What the fields of a message say; null where nothing shows that they are meant for Schedy. */
export function readFields(original: string, context: UnderstandContext): Fields | null {
  const { text, written } = visibleText(withColons(original));
  const fields = fieldsOf(text, context);
  if (fields.length === 0) return null;
  const saidOf = (label: Label) => {
    const field = fields.find((each) => each.label === label);
    return field ? text.slice(field.from, field.to).trim() : null;
  };
  const said = saidTime(fields, text);
  const read = said === null || said === '' ? null : (readTime(unfence(said), context) ?? readClockToo(said, context));
  const reading = said !== null && read ? nearOrAsked(said, read, context) : null;
  const either = said === null || reading ? null : eachTime(timesSaid(fields, text), context);
  const account = /^@?([a-z0-9_.]{1,23}[a-z0-9_])[\s.;,]*$/iu.exec(saidOf('account') ?? '')?.[1] ?? null;
  const toWhom = withoutEnd(saidOf('audience') ?? '', /[\s.;,]/u);
  const audience = audienceOf(toWhom);
  // "for: tomorrow 7pm" names a time.
  const forTime = said === null && toWhom !== '' && audience === null ? readTime(toWhom, context) : null;
  const isMeant = reading !== null || saidOf('caption') !== null || (saidOf('account') ?? '').startsWith('@');
  if (!isMeant) return null;
  const field = fields.find(({ label }) => label === 'caption');
  const caption = field ? inQuotes(written(field.from, field.to).trim(), field.needsQuotes) : null;
  const tags = withSigns(saidOf('hashtags'));
  return {
    time: said,
    when: reading ?? forTime ?? either ?? (said ? { kind: 'unread', words: said, readings: [] } : null),
    caption: caption === null ? tags : withTags(saidCaption(caption, field?.to !== text.length, text), tags),
    hasColon: field?.needsQuotes === false,
    profile: account,
    privacy: audience?.kind === 'privacy' ? audience.privacy : null,
    unknownAudience: audience === null && forTime === null && toWhom !== '' ? toWhom : null,
    settings: audience && 'settings' in audience ? audience.settings : {},
    rest: withoutSpans(text.length, fields, written),
  };
}

const REQUESTED = [REQUEST, COURTESY];
const MOST_WORDS_OF_THANKS = 40;
/** "… Thanks and best, Tom": the last sentence, closed by the name of whoever writes. */
const LETTER_END = /(?:[.!?]\s+|\n\s*)(\p{L}[^.!?\n,]*,\s*\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?\.?)\s*$/u;

/** "Could you post this at 5? Caption: Summer / / Thank you!": who asks for it like that thanks for it. */
function withoutThanks(caption: string, instruction: string): string {
  const signed = LETTER_END.exec(caption.slice(-MOST_WORDS_OF_THANKS - 2));
  const isSigned = signed !== null && matchFront(THANKS_WORDS, signed[1] ?? '', 0) !== null;
  const isLetter = REQUESTED.some((words) => matchFront(words, instruction, 0) !== null);
  if (isSigned && isLetter) return caption.slice(0, caption.length - (signed[1]?.length ?? 0)).trimEnd();
  const at = caption.lastIndexOf('\n');
  const last = caption.slice(at + 1);
  const thanks = at < 0 || last.length > MOST_WORDS_OF_THANKS ? null : matchFront(THANKS_WORDS, last, 0);
  const isAlone = thanks !== null && !/[\p{L}\p{N}#@]/u.test(last.slice(thanks.end));
  const isOwnPart = /\n\s*\n[^\n]*$/u.test(caption.slice(Math.max(0, at - 9)));
  return isAlone && isOwnPart && isLetter ? caption.slice(0, at).trimEnd() : caption;
}

function saidCaption(said: string, goesOn: boolean, instruction: string): string {
  const caption = goesOn ? said : withoutThanks(said, instruction);
  const words = unfence(withoutEnding(caption, goesOn));
  // "Caption: no caption", "Caption: –"
  const isNone = matchFront(NO_CAPTION, words, 0)?.end === words.length || /^[-–—]+$/u.test(words);
  return isNone ? '' : words;
}

/** "tags: food, ramen" are hashtags without their signs. */
function withSigns(tags: string | null): string | null {
  if (tags === null || tags === '' || tags.includes('#')) return tags === '' ? null : tags;
  const words = tags.split(/[\s,;]+/u).filter((word) => word !== '');
  return words.every((word) => /^[\p{L}\p{M}\p{N}_]+$/u.test(word)) ? words.map((word) => `#${word}`).join(' ') : tags;
}

const withTags = (caption: string, tags: string | null): string =>
  tags === null ? caption : `${caption}${caption.includes('\n') ? '\n' : ' '}${tags}`.trim();

const EVERYONE = wholePattern(anyOf('everyone'));

function audienceOf(toWhom: string) {
  if (EVERYONE.test(toWhom)) return { kind: 'privacy', privacy: 'PUBLIC_TO_EVERYONE', settings: {} } as const;
  return followUpWishes(toWhom) ?? followUpWishes(`make it ${toWhom}`);
}

/** "date: tomorrow", "time: 7pm": the day and the clock in two fields. */
function saidTime(fields: readonly Field[], text: string): string | null {
  const said = timesSaid(fields, text);
  return said.length === 0 ? null : said.join(', ');
}

const timesSaid = (fields: readonly Field[], text: string): readonly string[] =>
  fields
    .filter(({ label }) => label === 'time')
    .map(({ from, to }) => withoutEnd(text.slice(from, to), /[\s.;,|]/u).trim());

/** "when: tuesday 5pm" and "time: 7pm": two clocks for one video, on the day that is said once. */
function eachTime([first = '', ...others]: readonly string[], context: UnderstandContext): PostRequest['when'] | null {
  const one = readTime(first, context);
  const [moment] = momentsOf(one);
  if (!one || !moment || others.length === 0) return null;
  const more = others.map((words) => readTime(words, { ...context, anchor: moment.at }));
  const readings = [one, ...more].flatMap(momentsOf);
  const distinct = [...new Map(readings.map((each) => [each.at.getTime(), each])).values()];
  return distinct.length < 2 ? null : { kind: 'unread', words: [first, ...others].join(', '), readings: distinct };
}

/** "quando: 12/06" in June is no day of December. */
function nearOrAsked(said: string, reading: TimeReading, context: UnderstandContext): PostRequest['when'] {
  const isFigures = createTimeFinder(said, context).startingAt(0)?.wording.day === 'figures';
  const readings = isFigures && reading.kind === 'at' ? farByFigures(said, reading, context) : null;
  return readings ? { kind: 'unread', words: said, readings } : reading;
}

/** What joins a day and a clock in no words of the author's. */
function readClockToo(said: string, context: UnderstandContext): TimeReading | null {
  return readTime(said.replace(', ', ' '), context) ?? readTime(said.replace(', ', ' at '), context);
}

/** The mark between a caption and the next field is no caption. */
const withoutEnding = (caption: string, goesOn: boolean) =>
  (goesOn ? /(?:[;|,]|\s\/)$/u : /[;|]$/u).test(caption) ? caption.slice(0, -1).trimEnd() : caption;

/** "caption: “Ramen night”. Thanks!": thanks behind the quotes are no caption. */
function inQuotes(caption: string, isAnnounced: boolean): string {
  const [, quoted, behind = ''] =
    /^(["“„«「『][^"“”„«»「」『』]*["”“»」』])[\s.,;!?。]*([^\n]{0,40})$/u.exec(caption) ?? [];
  const thanks = matchFront(THANKS_WORDS, behind, 0);
  const isAll =
    (isAnnounced ? NO_WORDS : NO_WORDS_NOR_SIGNS).test(behind) ||
    (thanks !== null && /^[\s.!。,–—-]*(?:\p{Lu}\p{L}*[\s.!]*){0,2}(?:xx?)?$/u.test(behind.slice(thanks.end)));
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

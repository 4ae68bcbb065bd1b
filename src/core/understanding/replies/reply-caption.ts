/** What a message in a post's thread says of the caption: a new one, alone or beside another command, or a part of it. */
import { readTime } from '../../schedules/index.ts';
import { anyOf } from '../languages/index.ts';
import { anyChange, anyReply } from '../languages/replies/index.ts';
import type { FollowUpContext } from '../request.ts';
import { hashtagsOf, unfence } from '../words/caption.ts';
import { NEW_CAPTION } from '../words/command-words.ts';
import { skipBlanksBack } from '../words/punctuation.ts';
import { matchFront, wordPattern } from '../words/word-pattern.ts';
import { correctCaption } from './caption-correction.ts';

/** A caption to the letter, with the words before it or on a line behind it that say something else. */
export interface SaidCaption {
  readonly caption: string;
  readonly hashtags: readonly string[];
  readonly beside: string;
  /** Nothing shows where it begins: "change the text to something shorter" may be talk about it. */
  readonly isSure: boolean;
}

const CAPTION_PATTERN = wordPattern(NEW_CAPTION, 'glued');
const CAPTION_WORDS = anyOf('captionLabels');
const EDIT_WORDS = anyChange('edit');
const SHOULD_BE = anyChange('shouldBe');
/** 'make the caption "Soup season"', 'the caption should say "…"': the quotes show where it begins. */
const ANNOUNCED = wordPattern(
  [
    `(?:${EDIT_WORDS}) (?:\\p{L}{1,4} )?(?:new )?(?:${CAPTION_WORDS})(?: \\p{L}{1,4})? ?[:=]? ?(?=["“„«「『])`,
    `(?:\\p{L}{1,3} )?(?:${CAPTION_WORDS}) (?:${SHOULD_BE})(?: \\p{L}{1,4})? ?[:=]? ?(?=["“„«「『])`,
    `(?:新しい)?(?:${CAPTION_WORDS})(?:は|を)(?=「|『)`,
  ].join('|'),
  'glued',
);
const ARTICLES = anyChange('articles');
const AFTER = anyChange('instead');
const LINKS = anyChange('links');
const REPLACE = anyChange('swap');
const BESIDE = anyChange('beside');
const OWN_CAPTION = `(?:(?:${EDIT_WORDS}|${REPLACE}) )?(?:(?:${ARTICLES}) )*(?:${CAPTION_WORDS})(?: (?:${AFTER}))*`;
/** "use this text instead: …", "yes but caption is “…”": a mark or quotes behind the label show where it begins. */
const MARKED = wordPattern(
  `(?:(?:${BESIDE}) ?)?${OWN_CAPTION}(?: (?:${LINKS}))?(?: ?[:=：] ?| (?:→|->|=>|-|–|—) | (?=["“„«「『]))`,
  'glued',
);
/** "make the caption Soup season": it may be the name of somebody. */
const MADE = wordPattern(
  `(?:(?:i|we) want (?:the |our )?(?:${CAPTION_WORDS}) to be|(?:${EDIT_WORDS}) (?:(?:${ARTICLES}) )*(?:${CAPTION_WORDS}))(?= )`,
  'glued',
);
/** "replace the whole caption with POV: …": where it begins with a capital. */
const REPLACED = wordPattern(
  `(?:${EDIT_WORDS}|${REPLACE}) (?:(?:${ARTICLES}) )*(?:${CAPTION_WORDS}) (?:${anyChange('into')})(?= )`,
  'glued',
);
/** The same without quotes: where it begins with a capital, a figure or a sign it is taken for one. */
const SAID_PLAINLY = wordPattern(
  `(?:(?:${EDIT_WORDS}) )?(?:\\p{L}{1,3} )?(?:new )?(?:${CAPTION_WORDS}) (?:${SHOULD_BE})(?= )`,
  'glued',
);
/** Beside another command, before quotes: '…, caption “Market day”'. */
const NAMED = wordPattern(`(?:with )?(?:the |new |as )?(?:${CAPTION_WORDS}) ?(?=["“„«「『‘]|')`, 'glued');
/** "new caption, two lines:" and the lines below it */
const LINES_BELOW = wordPattern(
  `(?:(?:${EDIT_WORDS}) )?(?:(?:${ARTICLES}) ){0,2}(?:${CAPTION_WORDS})[^:\\n]{0,24}:[^\\S\\n]*\\n`,
  'glued',
);
/** "mets « … » comme légende" */
const AS_CAPTION = new RegExp(
  `^(?:(?:${EDIT_WORDS}|${anyChange('write')})\\s+)?(?<quoted>["“„«「『][^"“”„«»「」『』]{1,2200}["”“»」』])\\s*(?:${anyOf('captionBehind')})[\\s.!]*$`,
  'iu',
);
const QUOTED = /^(["“„«「『'‘][^"“”„«»「」『』]{1,2200}["”“»」』'’])(?<behind>[^\n]{0,24})$/u;
const NOTHING_BEHIND = new RegExp(`^(?:${anyChange('makeBehind')})?[\\s.!。🙏]*$`, 'u');
const TIME_LABEL = wordPattern(`(?:${anyOf('timeLabels')}) ?[:=：] ?`, 'glued');
const AND = `${anyReply('and')}|${anyReply('but')}`;
const JOINED = new RegExp(`(?:[\\s,;.–—-]|(?<=[\\s,;])(?:${AND}|&|\\+|${anyReply('andThen')}))+$`, 'iu');
/** No command is longer. */
const COMMAND_REACH = 200;

/** The caption that the words name; null where they name none. */
export function captionSaid(text: string, context: FollowUpContext): SaidCaption | null {
  for (const at of placesIn(text)) {
    const said = captionAt(text, at, context.caption);
    if (said === null) continue;
    const before = withoutJoint(text.slice(0, at));
    const { caption, behind } =
      before === '' ? withoutTimeLine(said.caption, context) : { caption: said.caption, behind: '' };
    if (caption === '') return null;
    const beside = withoutTimeLabel(before === '' ? behind : before);
    return { caption, hashtags: hashtagsOf(caption), beside, isSure: said.isSure };
  }
  return null;
}

/** "8am tomorrow w/ caption …" */
const WITH_CAPTION = new RegExp(`\\s(?=(?:${BESIDE}) ?(?:(?:${ARTICLES}) )*(?:${CAPTION_WORDS}))`, 'giu');

const GAPS = new RegExp(`(?:\\n[^\\S\\n]*|[,;.][^\\S\\n]+(?:(?:${AND})\\s+)?|\\s(?:${AND}|&|\\+)\\s+)(?=\\S)`, 'giu');

/** Where a caption can be announced: at the start, on a new line, and behind a mark or "and". */
function placesIn(text: string): readonly number[] {
  const behind = text.slice(0, COMMAND_REACH).matchAll(GAPS);
  const withIt = text.slice(0, COMMAND_REACH).matchAll(WITH_CAPTION);
  const places = [...behind, ...withIt].map(({ index, 0: gap }) => index + gap.length);
  return [0, ...places.toSorted((a, b) => a - b)];
}

function captionAt(
  text: string,
  at: number,
  caption: string | undefined,
): { readonly caption: string; readonly isSure: boolean } | null {
  const announced = matchFront(ANNOUNCED, text, at) ?? (at > 0 ? matchFront(NAMED, text, at) : null);
  const quoted = announced && QUOTED.exec(text.slice(announced.end).trim());
  if (quoted?.[1] && NOTHING_BEHIND.test(quoted.groups?.behind ?? ''))
    return { caption: unfence(quoted[1]), isSure: true };
  const below = matchFront(LINES_BELOW, text, at);
  if (below) return { caption: unfence(text.slice(below.end).trim()), isSure: true };
  const named = at === 0 ? AS_CAPTION.exec(text)?.groups?.quoted : undefined;
  if (named !== undefined) return { caption: unfence(named), isSure: true };
  const marked = matchFront(MARKED, text, at);
  const behindMark = marked ? text.slice(marked.end).trim() : '';
  const isFenced = behindMark !== '' && unfence(behindMark) !== behindMark;
  if (
    marked &&
    behindMark !== '' &&
    (isFenced || /[:=：→>]\s*$/u.test(text.slice(at, marked.end)) || /^\p{Lu}/u.test(behindMark))
  )
    return { caption: unfence(behindMark), isSure: true };
  const plainly = matchFront(SAID_PLAINLY, text, at) ?? matchFront(REPLACED, text, at);
  const words = plainly ? text.slice(plainly.end).trim() : '';
  // "the caption should say Soup not Ramen": one word for another.
  if (at === 0 && words !== '' && correctCaption(text, caption ?? '', () => false) !== null) return null;
  if (/^[^\p{Ll}]/u.test(words) && !LANGUAGE.test(words)) return { caption: unfence(words), isSure: true };
  const bare = matchFront(MADE, text, at);
  if (bare && /^\p{Lu}/u.test(text.slice(bare.end).trim()))
    return { caption: unfence(text.slice(bare.end).trim()), isSure: false };
  const mark = matchFront(CAPTION_PATTERN, text, at);
  if (!mark) return null;
  const written = text.slice(mark.end).trim();
  const isMarked = /[:=：]\s*$/u.test(text.slice(at, mark.end)) || unfence(written) !== written;
  return { caption: unfence(written), isSure: isMarked || !(/^\p{Ll}/u.test(written) || LANGUAGE.test(written)) };
}

/** "change the caption to English": no caption, but how to write one. */
const LANGUAGE =
  /^(?:english|german|spanish|french|portuguese|italian|dutch|polish|russian|japanese)(?: (?:please|pls|too))?[.!]*$/iu;

function withoutJoint(text: string): string {
  return text
    .slice(0, skipBlanksBack(text, text.length, 0))
    .replace(JOINED, '')
    .trim();
}

/** "caption: We are open!", and on the last line "time: fri 6pm". */
function withoutTimeLine(caption: string, context: FollowUpContext) {
  const line = caption.lastIndexOf('\n');
  const label = line < 0 ? null : matchFront(TIME_LABEL, caption, line + 1);
  const time = label ? caption.slice(label.end).trim() : '';
  if (time === '' || !readTime(time, context)) return { caption, behind: '' };
  return { caption: unfence(caption.slice(0, line).trim()), behind: time };
}

function withoutTimeLabel(words: string): string {
  const label = matchFront(TIME_LABEL, words, 0);
  return label ? words.slice(label.end).trim() : words;
}

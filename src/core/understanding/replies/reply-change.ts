/** A part of a post's caption that words in its thread change: a hashtag, an emoji, a word for another, its letters. */

import { anyOf } from '../languages/index.ts';
import { anyChange } from '../languages/replies/index.ts';
import { hashtagsOf } from '../words/caption.ts';
import { wholePattern } from '../words/word-pattern.ts';
import { correctCaption, placesOf, spelledRight } from './caption-correction.ts';

/** The caption as it is wanted, `unsaid` where it is to change and not how, or null where no word speaks of it. */
export type CaptionChange = { readonly caption: string } | 'unsaid' | null;

const AROUND = `(?:(?:${anyChange('around')})[\\s,]+)*`;
const BEHIND = `(?:[\\s,]+(?:${anyChange('around')}))*`;
const TAGS = '(?<tags>(?:#[\\p{L}\\p{M}\\p{N}_]{1,60}[\\s,]*(?:(?:and|und|y|et|e|en|i|и|&)\\s+(?=#))?)+?)';
const ADD = anyChange('add');
const REMOVE = anyChange('remove');

const ADDS_TAGS = wholePattern(`${AROUND}(?:${ADD})\\s+${AROUND}${TAGS}${BEHIND}`);
const ADDS_TAGS_BEHIND = wholePattern(
  `${AROUND}${TAGS}(?:(?<=\\s)${AROUND}(?:${ADD})${BEHIND}|(?:を|も|\\s)+(?:追加|つけ|付け|入れ|足し)(?:して|て)?(?:ください|お願いします)?)`,
);
const REMOVES_TAGS = wholePattern(`${AROUND}(?:${REMOVE})\\s+${AROUND}${TAGS}${BEHIND}`);
const REMOVES_TAGS_BEHIND = wholePattern(`${TAGS}(?:を|\\s)(?:消して|外して|削除して|取って)(?:ください)?`);
const NOUNS = { hashtags: anyChange('hashtags'), emoji: `(?:${anyChange('allEmoji')}|${anyChange('emoji')})` };
const removesAll = (nouns: string) =>
  wholePattern(
    `${AROUND}(?:${REMOVE})\\s+${AROUND}(?:l')?(?:${nouns})${BEHIND}|(?:${nouns})を?(?:消して|外して|削除して|なしで|取って)(?:ください)?`,
  );
const REMOVES_HASHTAGS = removesAll(NOUNS.hashtags);
const REMOVES_EMOJI = removesAll(NOUNS.emoji);
const ADDS_SOMETHING = wholePattern(`${AROUND}(?:${ADD})\\s+${AROUND}(?:${NOUNS.hashtags}|${NOUNS.emoji})${BEHIND}`);

const OPEN = '["“„«‘「\']';
const CLOSE = '["”“»’」\']';
const REPLACES = new RegExp(
  `^(?<lead>(?:${AROUND}(?:${anyChange('replace')})\\s+)?${AROUND})(?<quote>${OPEN})?(?<old>\\S.{0,60}?)${CLOSE}?\\s*(?<by>(?:\\s(?:${anyChange('by')})\\s|\\s?(?:->|=>|→)))\\s*${OPEN}?(?<wanted>[^\\s"“”„«»][^"“”„«»]{0,150}?)${CLOSE}?(?<place>${BEHIND})$`,
  'iu',
);
const BEGINS_REPLACING = new RegExp(`^${AROUND}(?:${anyChange('replace')})\\s`, 'iu');
const ARROW = /->|=>|→/u;
const IN_CAPTION = new RegExp(`(?:${anyOf('captionLabels')})`, 'iu');

const PUTS = (where: string) =>
  new RegExp(`^(?:${ADD})\\s+(?<quote>${OPEN})?(?<words>\\S.{0,150}?)${CLOSE}?\\s+(?:${where})${BEHIND}$`, 'iu');
const PUTS_AT_START = PUTS(anyChange('atStart'));
const PUTS_AT_END = PUTS(anyChange('atEnd'));

const LOWER = wholePattern(`(?:${anyChange('lowerCase')})${BEHIND}`);
const UPPER = wholePattern(`(?:${anyChange('upperCase')})${BEHIND}`);
const UNSAID = wholePattern(`(?:${anyChange('unsaid')})`);
const CAPTION_SHOULD = wholePattern(
  `(?:\\p{L}{1,3} )?(?:${anyOf('captionLabels')}) (?:should (?:be|say|read)|needs? to (?:be|say)|soll|debería|devrait|deveria|dovrebbe|moet|powinien|должен) .{1,150}`,
);
/** "the caption" alone opens the form: it is talk here. */
const isOneWord = (command: string) =>
  !/\s/u.test(command.trim().replace(/^(?:the|die|der|el|la|le|a|o|il|de|het)\s+/iu, ''));

/** What the words change of a caption. Where it is not known, it is only told that they do. */
export function captionChanged(
  command: string,
  caption: string | undefined,
  isTime: (words: string) => boolean,
): CaptionChange {
  for (const change of CHANGES) {
    const changed = change(command, caption ?? '', isTime);
    if (changed === null) continue;
    if (caption === undefined || changed === 'unsaid') return 'unsaid';
    const tidied = changed === caption ? changed : tidy(changed);
    return tidied === caption ? 'unsaid' : { caption: tidied };
  }
  const isAsked = UNSAID.test(command) || CAPTION_SHOULD.test(command) || ADDS_SOMETHING.test(command);
  return isAsked && !isOneWord(command) ? 'unsaid' : null;
}

type Change = (command: string, caption: string, isTime: (words: string) => boolean) => string | 'unsaid' | null;

const CHANGES: readonly Change[] = [
  correctCaption,
  addTags,
  removeTags,
  removeHashtags,
  removeEmoji,
  putAtEdge,
  beginWith,
  changeLetters,
  replaceInJapanese,
  replace,
  spelledRight,
];

function addTags(command: string, caption: string): string | null {
  const { tags } = (ADDS_TAGS.exec(command) ?? ADDS_TAGS_BEHIND.exec(command))?.groups ?? {};
  if (tags === undefined) return null;
  const known = new Set(hashtagsOf(caption).map((tag) => tag.toLowerCase()));
  const added = hashtagsOf(tags).filter((tag) => !known.has(tag.toLowerCase()));
  return [caption, ...added.map((tag) => `#${tag}`)].filter((part) => part !== '').join(' ');
}

function removeTags(command: string, caption: string): string | null {
  const { tags } = (REMOVES_TAGS.exec(command) ?? REMOVES_TAGS_BEHIND.exec(command))?.groups ?? {};
  if (tags === undefined) return null;
  const unwanted = new Set(hashtagsOf(tags).map((tag) => tag.toLowerCase()));
  return withoutTags(caption, (tag) => unwanted.has(tag.toLowerCase()));
}

/** "lose the hashtag" of several leaves open which. */
function removeHashtags(command: string, caption: string): string | null {
  if (!REMOVES_HASHTAGS.test(command)) return null;
  return isOneOfMany(command, 's(?!\\p{L})|и(?!\\p{L})', hashtagsOf(caption).length)
    ? 'unsaid'
    : withoutTags(caption, () => true);
}

const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\p{Emoji_Modifier}|\ufe0f|\u200d|\p{Extended_Pictographic})*/gu;

function removeEmoji(command: string, caption: string): string | null {
  if (!REMOVES_EMOJI.test(command)) return null;
  return isOneOfMany(command, anyChange('allEmoji'), caption.match(EMOJI)?.length ?? 0)
    ? 'unsaid'
    : caption.replace(EMOJI, '');
}

const isOneOfMany = (command: string, plural: string, count: number): boolean =>
  count > 1 && !new RegExp(plural, 'iu').test(command) && !/[\p{sc=Han}]/u.test(command);

const withoutTags = (caption: string, isUnwanted: (tag: string) => boolean): string =>
  caption.replace(/(?<![\p{L}\p{N}_&/<#])#([\p{L}\p{M}\p{N}_]+)/gu, (written, tag: string) =>
    isUnwanted(tag) ? '' : written,
  );

/** Words to be put before or behind the caption: in quotes, or as a caption begins. */
function putAtEdge(command: string, caption: string): string | null {
  const start = PUTS_AT_START.exec(command)?.groups;
  const { words: said = '', quote } = start ?? PUTS_AT_END.exec(command)?.groups ?? {};
  const words = said.replace(/^(?:an?|one|ein(?:en)?|una?|une?|um|een) (?=\P{L})/iu, '');
  if (words === '' || (quote === undefined && /^\p{Ll}/u.test(words))) return null;
  return start ? `${words} ${caption}` : `${caption} ${words}`;
}

const BEGINS_WITH = new RegExp(
  `^(?:start|begin|open|beginne?|fang|empieza|comienza|commence|começa|comece|inizia|begin|zacznij|начни) (?:(?:it|die|den|el|la|le|a|o|il|de|het) )?(?:(?:the )?(?:${anyOf('captionLabels')}) )?(?:with|mit|con|par|avec|com|met|od|с) ${OPEN}(?<words>[^"“”„«»]{1,150})["”“»」’](?: an)?${BEHIND}$`,
  'iu',
);

/** 'start the caption with "NEW: "' */
function beginWith(command: string, caption: string): string | null {
  const words = BEGINS_WITH.exec(command)?.groups?.words;
  return words === undefined ? null : `${words.trimEnd()} ${caption}`;
}

const JAPANESE_REPLACE =
  /^(?:(?:キャプション|本文|説明文|タイトル|テキスト)の?)?「?(?<old>[^「」を]{1,60}?)」?を「?(?<wanted>[^「」]{1,60}?)」?に(?:直し|変え|変更し|修正し|変更|修正)(?:て)?(?:ください|もらえますか)?$/u;

function replaceInJapanese(
  command: string,
  caption: string,
  isTime: (words: string) => boolean,
): string | 'unsaid' | null {
  const { old, wanted } = JAPANESE_REPLACE.exec(command)?.groups ?? {};
  if (old === undefined || wanted === undefined || (isTime(wanted) && !IN_CAPTION.test(command))) return null;
  const [at, second] = placesOf(old, caption);
  if (at === undefined) return null;
  return second === undefined ? caption.slice(0, at) + wanted + caption.slice(at + old.length) : 'unsaid';
}

function changeLetters(command: string, caption: string): string | null {
  if (LOWER.test(command)) return caption.toLowerCase();
  return UPPER.test(command) ? caption.toUpperCase() : null;
}

/** One word for another that stands in the caption once; of "change friday to saturday" it is not known which friday. */
function replace(command: string, caption: string, isTime: (words: string) => boolean): string | null {
  const { lead = '', old, wanted, by = '', quote, place = '' } = REPLACES.exec(command)?.groups ?? {};
  if (old === undefined || wanted === undefined) return null;
  const isTold = BEGINS_REPLACING.test(command) || ARROW.test(by);
  const places = placesOf(old, caption);
  if (!isTold || places.length === 0) return null;
  const isCertain = quote !== undefined || ARROW.test(by) || IN_CAPTION.test(lead + place) || !isTime(old);
  const [at] = places;
  if (!isCertain || at === undefined || places.length > 1) return 'unsaid';
  return caption.slice(0, at) + wanted + caption.slice(at + old.length);
}

/** Without the gaps that what was taken out has left. */
const tidy = (caption: string): string =>
  caption
    .split('\n')
    .map((line) => line.replace(/[^\S\n]{2,}/gu, ' ').trim())
    .join('\n')
    .trim();

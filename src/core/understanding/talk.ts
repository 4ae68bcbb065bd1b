/** What somebody says to Schedy without a video: a command by its words, or a greeting. */

import type { TalkWords } from './languages/message-words.ts';
import { talkWords } from './languages/talk-words.ts';
import { type TalkName, talkNames } from './request.ts';
import { plainCommand } from './words/plain-command.ts';
import { withoutEnd } from './words/punctuation.ts';
import { wholePattern } from './words/word-pattern.ts';

/** A command by its words, with what it is told, or a greeting. */
export interface Talk {
  readonly name: TalkName;
  /** What stands behind the words, as behind `/schedy …`; empty where nothing does. */
  readonly argument: string;
}

const LANGUAGES = Object.values(talkWords);

/** The words of all languages for one thing, as one source of a regular expression. */
const anyTalk = (name: Exclude<keyof TalkWords, 'whole' | 'told'>): string =>
  LANGUAGES.flatMap((words) => words[name] ?? []).join('|');

const CALENDAR = anyTalk('calendar');
const CALENDAR_WORDS = `(?:${anyTalk('calendarVerb')})?(?:(?:${anyTalk('calendarArticles')}) )?(?:${CALENDAR})(?:[:,]? .{1,40})?`;

/** The code of a post; `edit the caption` names none. */
const CODE = '[a-hjkmnp-z][a-hjkmnp-z2-9]{3,6}';
const ANYTHING = '\\S.{0,79}';

const TALKS = talkNames.map((name) => {
  const words = LANGUAGES.flatMap(({ whole }) => whole[name] ?? []);
  const all = name === 'calendar' ? [CALENDAR_WORDS, ...words] : words;
  return { name, pattern: wholePattern(`(?:/?schedy )?(?:${all.join('|')})`) };
});
const TOLD_TALKS = talkNames.flatMap((name) => {
  const words = LANGUAGES.flatMap(({ told }) => told?.[name] ?? []);
  const argument = name === 'edit' ? CODE : name === 'guests' ? 'on|off' : ANYTHING;
  const behind = `[\\s:,]{1,3}(?<argument>${argument})`;
  return words.length === 0 ? [] : { name, pattern: wholePattern(`(?:/?schedy )?(?:${words.join('|')})`, behind) };
});

/** No command or greeting is longer. */
const LONGEST_TALK = 200;

/** A hand that waves, in whatever colour. */
const WAVE = /^👋\p{Emoji_Modifier}?$/u;

const withoutEmoji = (text: string): string =>
  text.replaceAll(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)+/gu, ' ').trim();

/** Which command or greeting the words are; null when they are anything else. Letter case and marks aside. */
export function understandTalk(text: string): Talk | null {
  const bare = withoutEnd(text, /[\s.!?¿¡？。！,:)]/u).replace(/^[¿¡/\s]+/u, '');
  if (bare.length > LONGEST_TALK) return null;
  if (WAVE.test(bare)) return { name: 'greeting', argument: '' };
  const said = [bare, withoutEmoji(bare), plainCommand(bare, null) ?? ''].filter((words) => words !== '');
  const whole = TALKS.find(({ pattern }) => said.some((words) => pattern.test(words)));
  if (whole) return { name: whole.name, argument: whole.name === 'calendar' ? weekIn(bare) : '' };
  for (const { name, pattern } of TOLD_TALKS) {
    const [argument] = said.flatMap((words) => pattern.exec(words)?.groups?.argument ?? []);
    if (argument !== undefined) return { name, argument };
  }
  return null;
}

const PLACE = new RegExp(
  `^(?:(?:${anyTalk('amAt')}) )?(?:(?:${anyTalk('placeLeads')}) )?(?<place>\\p{L}.{1,59})$`,
  'iu',
);

/** Where somebody says that they are, when that was asked: "Berlin", "I am in New York". */
export function placeIn(text: string): string | null {
  const bare = withoutEnd(text, /[\s.!,]/u).trim();
  return bare.length > LONGEST_TALK ? null : (PLACE.exec(bare)?.groups?.place ?? null);
}

const calendarWord = new RegExp(`(?:${CALENDAR})[ :,]*(.*)$`, 'isu');

/** Which week the words of a wish for the calendar name; empty where they name none. */
function weekIn(text: string): string {
  const bare = withoutEnd(text, /[\s.!?¿¡？。！,:)]/u);
  const [, behind] = calendarWord.exec(bare) ?? [];
  return behind?.trim() ?? /(?:this|next) week/i.exec(bare)?.[0] ?? '';
}

const WEEKS = [
  { weeks: 0, pattern: new RegExp(`^(?:|${anyTalk('thisWeek')})$`, 'u') },
  { weeks: 1, pattern: new RegExp(`^(?:${anyTalk('nextWeek')})$`, 'u') },
  { weeks: -1, pattern: new RegExp(`^(?:${anyTalk('lastWeek')})$`, 'u') },
];
const WEEK_LEAD = new RegExp(`^(?:${anyTalk('weekLeads')}) `, 'u');

/** How many weeks from this one the words name, in every language; null where they are no such words. */
export function weekSaid(words: string): number | null {
  const said = words.trim().toLowerCase().replace(WEEK_LEAD, '');
  return WEEKS.find(({ pattern }) => pattern.test(said))?.weeks ?? null;
}

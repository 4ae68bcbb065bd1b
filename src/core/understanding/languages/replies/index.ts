/** How people answer in a post's thread, one table for each language. */
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import type { AudienceWords, CaptionChangeWords, PostsWords, ReplyWords } from './words.ts';

const ALL: readonly ReplyWords[] = [
  english,
  german,
  spanish,
  french,
  portuguese,
  japanese,
  italian,
  dutch,
  polish,
  russian,
];

/** Stands where no language has a word: it is found nowhere. */
const NOWHERE = '(?!)';

const joined = (sources: readonly string[]): string => sources.filter((source) => source !== '').join('|') || NOWHERE;

/** The words of all languages for one thing, as one source of a regular expression. */
export const anyReply = (
  name: Exclude<keyof ReplyWords, 'audience' | 'caption' | 'posts' | 'quarters' | 'ordinals'>,
): string => joined(ALL.map((words) => words[name]));

/** The same of how a part of a caption is changed. */
export const anyChange = (name: keyof CaptionChangeWords): string =>
  joined(ALL.map(({ caption }) => caption[name] ?? ''));

/** The same of which of several posts is meant. */
export const anyOfPosts = (name: keyof PostsWords): string => joined(ALL.map(({ posts }) => posts[name] ?? ''));

/** The first, the second, the third, the fourth. */
export const ORDINALS = ([0, 1, 2, 3] as const).map((place) => joined(ALL.map(({ ordinals }) => ordinals[place])));

/** Each language's words about who may see a post. */
export const AUDIENCES: readonly AudienceWords[] = ALL.map(({ audience }) => audience);

/** Past, half, to: counted from an hour that stands. */
export const QUARTERS = ALL.flatMap(({ quarters }) => (quarters ? [quarters] : []));

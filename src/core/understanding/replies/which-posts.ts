/**
 * Which of several posts of a thread a reply is said to, where it names them without a code: "cancel both", "the second
 * video to 8pm", "a 8pm, b 9pm", "all but the first private".
 */
import { anyChange, anyOfPosts, anyReply, ORDINALS } from '../languages/replies/index.ts';
import { JOINT } from '../words/talk-patterns.ts';
import { matchFront, type WordPattern, wordPattern } from '../words/word-pattern.ts';

/** What is said to some of the posts, each by its place in the list. */
export interface SaidToPosts {
  readonly places: readonly number[];
  readonly words: string;
}

/** One of the posts, in the order of the thread. */
export interface OneOfSeveral {
  /** Given to those that came together: "b". */
  readonly letter: string | null;
}

interface Choice {
  readonly start: number;
  readonly end: number;
  readonly places: readonly number[];
  /** "the rest": those that no other words name. */
  readonly isRest: boolean;
  /** "the second", "b": no noun says that it is a post, and it may be a day. */
  readonly isBare: boolean;
}

const ONE = anyOfPosts('one');
const THE = `(?:(?:${anyOfPosts('the')}) )?`;
const NOUN_BEHIND = `(?: ?(?<noun>${ONE}))`;
const NUMBER = `(?:#|(?:${anyOfPosts('number')}) ?)`;
const NTH = ORDINALS.map((words, index) =>
  wordPattern(
    `${THE}(?:${words})${NOUN_BEHIND}?|(?<said>${ONE}) ?${NUMBER}?${index + 1}|(?<sign>${NUMBER})${index + 1}`,
  ),
);
const LAST_ONE = wordPattern(`${THE}(?:${anyReply('lastOne')})${NOUN_BEHIND}?`);
const LETTERED = wordPattern(`(?:(?<noun>${ONE}) )?(?<letter>[a-z])`);
const ALL = wordPattern(anyOfPosts('all'));
const BOTH = wordPattern(anyOfPosts('both'));
const REST = wordPattern(anyOfPosts('rest'));
const EXCEPT = wordPattern(anyOfPosts('except'));
const EXCEPT_BEHIND = wordPattern(anyOfPosts('exceptBehind'), 'glued');
const COUNTS = [anyOfPosts('two'), anyOfPosts('three')];
const FIRST_FEW = COUNTS.map((count) => wordPattern(`(?:${anyOfPosts('first')}) ?(?:${count})(?: ?(?:${ONE})s?)?`));
const LAST_FEW = COUNTS.map((count) => wordPattern(`(?:${anyOfPosts('last')}) ?(?:${count})(?: ?(?:${ONE})s?)?`));

/** "all hashtags", "all lower case": no posts. */
const OF_CAPTIONS = new RegExp(
  `^ (?:(?:${anyOfPosts('the')}) )?(?:in )?(?:${anyChange('hashtags')}|${anyChange('allEmoji')}|${anyOfPosts('letterCase')})`,
  'iu',
);
/** "the second video's caption" */
const POSSESSIVE = new RegExp(`(?<![\\p{L}\\p{N}])(?<one>${ONE}|[a-z])['’]s(?=\\s)`, 'iu');
const BEFORE = new RegExp(`(?:^|\\s)(?:${anyOfPosts('on')})\\s*$`, 'iu');
const PARTICLES = anyOfPosts('particles');
const BEHIND = new RegExp(`^[\\s:,;–—-]*(?:${PARTICLES}|、)?\\s*`, 'u');
const SEPARATOR = new RegExp(
  `(?:\\n+|[;、。]\\s*|[,.]\\s+|\\s+(?:${anyReply('and')}|&|${anyReply('andThen')})\\s+)`,
  'giu',
);
/** Behind these everything is caption. */
const CAPTION_BEGINS = /["“„«「『]|[:=：]\s/u;
const LONGEST = 2_400;
const MOST_PLACES = 40;
const WORD = /(?<![\p{L}\p{N}@#'’])[\p{L}\p{N}#]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** Null where the words name none of the posts, or may name something else. `isCommand` tells whether words command one. */
export function saidToPosts(
  text: string,
  posts: readonly OneOfSeveral[],
  isCommand: (words: string) => boolean,
): readonly SaidToPosts[] | null {
  const said = text.trim().replace(POSSESSIVE, '$<one>');
  // One that is left of several keeps its letter.
  const areSeveral = posts.length > 1 || posts.some(({ letter }) => letter !== null);
  if (!areSeveral || said.length > LONGEST) return null;
  return toEach(said, posts, isCommand) ?? toSome(said, posts, isCommand);
}

/** "the first tomorrow, the second friday", "8pm for a, 9pm for b": each of its parts names posts of its own. */
function toEach(
  text: string,
  posts: readonly OneOfSeveral[],
  isCommand: (words: string) => boolean,
): readonly SaidToPosts[] | null {
  const parts = partsOf(text);
  if (parts.length < 2) return null;
  const leads = choiceAt(parts[0] ?? '', 0, posts) !== null;
  const groups: string[] = [];
  let open = '';
  for (const part of parts) {
    const names = leads ? choiceAt(part, 0, posts) !== null : choicesIn(part, posts).length > 0;
    if (leads && names && open !== '') {
      groups.push(open);
      open = '';
    }
    open = open === '' ? part : `${open}, ${part}`;
    if (!leads && names) {
      groups.push(open);
      open = '';
    }
  }
  if (open !== '') groups.push(open);
  if (groups.length < 2) return null;
  const taken = new Set<number>();
  const all: SaidToPosts[] = [];
  for (const group of groups) {
    const said = inOneGo(group, posts, isCommand);
    const places = said?.choice.isRest
      ? posts.map((_, place) => place).filter((place) => !taken.has(place))
      : said?.choice.places;
    if (!said || !places || places.length === 0 || places.some((place) => taken.has(place))) return null;
    for (const place of places) taken.add(place);
    all.push({ places, words: said.words });
  }
  return all;
}

const partsOf = (text: string): readonly string[] =>
  text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function toSome(
  text: string,
  posts: readonly OneOfSeveral[],
  isCommand: (words: string) => boolean,
): readonly SaidToPosts[] | null {
  const said = inOneGo(text, posts, isCommand);
  if (!said || said.choice.isRest) return null;
  // "the second at 8pm" is a day as well.
  if (said.choice.isBare && isCommand(text)) return null;
  return [{ places: said.choice.places, words: said.words }];
}

/** The first choice whose words leave a command behind. */
function inOneGo(text: string, posts: readonly OneOfSeveral[], isCommand: (words: string) => boolean) {
  for (const choice of choicesIn(text, posts)) {
    const before = text.slice(0, choice.start);
    const behind = text.slice(choice.end).replace(BEHIND, '');
    const plain = before.replace(BEFORE, '').replace(/\s+/gu, ' ').trim();
    const ways = ['', 'it'].map((it) => [plain, it, behind].filter((part) => part !== '').join(' '));
    // "reject b: too dark"
    const marked = /^\s*[:–—-]/u.test(text.slice(choice.end)) ? [plain + text.slice(choice.end)] : [];
    const words = [...ways, ...marked].find((each) => each !== '' && each !== 'it' && isCommand(each));
    if (words !== undefined) return { choice, words };
  }
  return null;
}

/** What may name posts in the words, before a caption begins. */
function choicesIn(text: string, posts: readonly OneOfSeveral[]): readonly Choice[] {
  const caption = CAPTION_BEGINS.exec(text);
  const starts = Array.from(text.matchAll(WORD), ({ index }) => index);
  const before = starts.filter((at) => caption === null || at < caption.index).slice(0, MOST_PLACES);
  const found = before.flatMap((at) => choiceAt(text, at, posts) ?? []);
  return found.toSorted((a, b) => Number(a.isBare) - Number(b.isBare));
}

function choiceAt(text: string, at: number, posts: readonly OneOfSeveral[]): Choice | null {
  const every = posts.map((_, place) => place);
  const all = matchFront(ALL, text, at) ?? (posts.length === 2 ? matchFront(BOTH, text, at) : null);
  const some = listAt(text, at, posts);
  if (all && !OF_CAPTIONS.test(text.slice(all.end)) && (some === null || all.end >= some.end)) {
    const except = behindWords(EXCEPT, text, all.end);
    const left = except === null ? null : listAt(text, except, posts, true);
    const places = left === null ? every : every.filter((place) => !left.places.includes(place));
    const end = left?.end ?? all.end;
    return places.length === 0 ? null : { start: at, end, places, isRest: false, isBare: false };
  }
  const rest = matchFront(REST, text, at);
  if (rest) return { start: at, end: rest.end, places: every, isRest: true, isBare: false };
  if (some === null) return null;
  const except = matchFront(EXCEPT_BEHIND, text, some.end);
  if (!except) return { ...some, start: at, isRest: false };
  const places = every.filter((place) => !some.places.includes(place));
  return places.length === 0 ? null : { start: at, end: except.end, places, isRest: false, isBare: false };
}

interface List {
  readonly end: number;
  readonly places: readonly number[];
  readonly isBare: boolean;
}

/** "a and b", "the first two", "the second video". */
function listAt(text: string, at: number, posts: readonly OneOfSeveral[], isListed = false): List | null {
  const few = fewAt(text, at, posts.length);
  if (few) return few;
  let list: List | null = null;
  for (let next = at; ; ) {
    const one = oneAt(text, next, posts, isListed || list !== null);
    if (!one) return list;
    const { places, isBare }: List = list ?? { ...one, places: [] };
    list = { end: one.end, places: [...places, ...one.places], isBare: isBare && one.isBare };
    const joint = jointBehind(text, one.end);
    if (joint === null) return list;
    next = joint;
  }
}

function fewAt(text: string, at: number, count: number): List | null {
  const places = Array.from({ length: count }, (_, place) => place);
  for (const [index, first] of FIRST_FEW.entries()) {
    const number = index + 2;
    const ahead = number < count ? matchFront(first, text, at) : null;
    if (ahead) return { end: ahead.end, places: places.slice(0, number), isBare: false };
    const last = LAST_FEW[index];
    const behind = number < count && last ? matchFront(last, text, at) : null;
    if (behind) return { end: behind.end, places: places.slice(-number), isBare: false };
  }
  return null;
}

function oneAt(text: string, at: number, posts: readonly OneOfSeveral[], isListed: boolean): List | null {
  const last = matchFront(LAST_ONE, text, at);
  const isLastBare = last?.groups.noun === undefined;
  if (last && !(isLastBare && isDay(text, last.end)))
    return { end: last.end, places: [posts.length - 1], isBare: isLastBare };
  for (const [index, pattern] of NTH.entries()) {
    const match = matchFront(pattern, text, at);
    const place = posts.findIndex((post, order) => positionOf(post, order) === index);
    if (!match || place < 0) continue;
    const { noun, said, sign } = match.groups;
    const isBare = (noun ?? said ?? sign) === undefined;
    if (!(isBare && isDay(text, match.end))) return { end: match.end, places: [place], isBare };
  }
  return letteredAt(text, at, posts, isListed);
}

/** Of those that came together the letter tells the place, also once one of them is out. */
const positionOf = ({ letter }: OneOfSeveral, order: number): number =>
  letter === null ? order : letter.charCodeAt(0) - 'a'.charCodeAt(0);

/** "the first of june", "the second monday", "last friday": words of a day. */
const isDay = (text: string, end: number): boolean => OF_DAY.test(text.slice(end, end + 24));
const OF_DAY = new RegExp(`^\\s+(?:${anyOfPosts('ofDay')})`, 'iu');

const LETTER_ENDS = new RegExp(`^(?:$|[\\s:,;!]|\\.(?:\\s|$)|${PARTICLES})`, 'u');
/** "a las 8", "a partir de", "a day later": no post. */
const NO_LETTER = new RegExp(`^ (?:${anyOfPosts('behindA')})(?!\\p{L})`, 'iu');

/** A letter alone counts as the first or second word, beside another, at the end, and before a colon. */
function letteredAt(text: string, at: number, posts: readonly OneOfSeveral[], isListed: boolean): List | null {
  const match = matchFront(LETTERED, text, at);
  const letter = match?.groups.letter;
  const place = letter === undefined ? -1 : posts.findIndex((post) => post.letter === letter);
  if (!match || place < 0) return null;
  const behind = text.slice(match.end);
  if (!LETTER_ENDS.test(behind) || NO_LETTER.test(behind)) return null;
  const isNamed = match.groups.noun !== undefined;
  const before = text.slice(0, at);
  const isAhead = /^(?:\p{L}+ )?$/u.test(before);
  const isLast = /^[\s.!]*$/u.test(behind) && BEFORE.test(before);
  const isKnown =
    isNamed || isListed || isAhead || isLast || behind.startsWith(':') || jointBehind(text, match.end) !== null;
  return isKnown ? { end: match.end, places: [place], isBare: !isNamed } : null;
}

function jointBehind(text: string, end: number): number | null {
  const comma = /^\s*[,&+]\s*/u.exec(text.slice(end, end + 8))?.[0] ?? '';
  const at = end + (comma === '' ? blanksAt(text, end) : comma.length);
  const joint = matchFront(JOINT, text, at);
  if (joint) return joint.end + blanksAt(text, joint.end);
  return comma === '' ? null : at;
}

function behindWords(pattern: WordPattern, text: string, end: number): number | null {
  const at = end + (/^[\s,]*/u.exec(text.slice(end, end + 8))?.[0].length ?? 0);
  const match = matchFront(pattern, text, at);
  return match ? match.end + blanksAt(text, match.end) : null;
}

const blanksAt = (text: string, at: number): number => /^\s*/u.exec(text.slice(at, at + 8))?.[0].length ?? 0;

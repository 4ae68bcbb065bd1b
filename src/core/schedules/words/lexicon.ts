/** The word tables of each language turned round, and the languages that a text is in. */
import type { ReadTimeOptions } from '../time-reading.ts';
import { fold } from './fold.ts';
import type { Language, LanguageName, Meanings } from './language.ts';
import { elsewhere } from './languages/elsewhere.ts';
import { LANGUAGES, languageOf } from './languages/index.ts';

type Entry = {
  readonly [K in keyof Meanings]: { readonly kind: K; readonly value: Meanings[K] };
}[keyof Meanings];

/** A word or run of words, or the beginning of one. */
export interface Word {
  /** What it can mean; none where it is only a beginning. */
  readonly entries: readonly Entry[];
  readonly kinds: Kinds;
  /** Whether a longer one begins with it: otherwise nothing longer need be looked up. */
  readonly goesOn: boolean;
}

/** A language's tables turned round: what each word, or run of words, can mean. */
export interface Lexicon {
  readonly language: Language;
  readonly words: ReadonlyMap<string, Word>;
  /** Words that English has no meaning for; they show that a text is in this language. */
  readonly tellingWords: ReadonlySet<string>;
}

const built = new Map<Language, Lexicon>();

const ofLocale = new Map<string | undefined, Lexicon>();
/** Locales come from outside, so not every one is remembered. */
const MOST_LOCALES = 500;

export function lexiconOf(locale: string | undefined): Lexicon {
  const known = ofLocale.get(locale);
  if (known) return known;
  const lexicon = lexiconFor(languageOf(locale));
  if (ofLocale.size < MOST_LOCALES) ofLocale.set(locale, lexicon);
  return lexicon;
}

export function lexicons(): readonly Lexicon[] {
  return LANGUAGES.map(lexiconFor);
}

/** Those that are read, and the one of words that only show that a time was said. */
export function noticedLexicons(): readonly Lexicon[] {
  return [...LANGUAGES, elsewhere].map(lexiconFor);
}

function lexiconFor(language: Language): Lexicon {
  const known = built.get(language);
  if (known) return known;
  const lexicon = build(language);
  built.set(language, lexicon);
  return lexicon;
}

function build(language: Language): Lexicon {
  const entries = entriesOf(language);
  const keys = [...entries.keys()];
  const beginnings = new Set(keys.flatMap(beginningsOf));
  const words = new Map<string, Word>();
  for (const key of [...keys, ...beginnings]) {
    words.set(key, wordOf(entries.get(key) ?? [], beginnings.has(key)));
  }
  const telling = language.name === 'en' ? new Set<string>() : tellingWords(keys);
  return { language, words, tellingWords: telling };
}

function entriesOf(language: Language): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const [kind, table] of Object.entries(language.tables)) {
    for (const [word, value] of table) {
      const key = fold(word).replaceAll(/(?<=\S)-(?=\S)/g, ' ');
      const entry = { kind, value } as Entry;
      // Where two words of a table are folded into one, the later counts.
      entries.set(key, [entry, ...(entries.get(key) ?? [])]);
    }
  }
  return entries;
}

function wordOf(entries: readonly Entry[], goesOn: boolean): Word {
  return { entries, kinds: allOf(entries.map(({ kind }) => kinds(kind))), goesOn };
}

/** Every part of a key that pieces can spell: up to a blank, a figure or a sign of its own. */
function beginningsOf(key: string): string[] {
  const cuts = [...key].map((_, at) => at).filter((at) => at > 0 && isCut(key, at));
  return cuts.map((at) => key.slice(0, at));
}

function isCut(key: string, at: number): boolean {
  const [before = '', here = ''] = [key[at - 1], key[at]];
  return here === ' ' || !/[a-z'\u0430-\u045f]/.test(before) || !/[a-z'\u0430-\u045f]/.test(here);
}

function tellingWords(keys: readonly string[]): ReadonlySet<string> {
  const english = LANGUAGES[0] ? [...lexiconFor(LANGUAGES[0]).words] : [];
  const englishKeys = english.flatMap(([key, { entries }]) => (entries.length > 0 ? [key] : []));
  const englishWords = new Set(englishKeys.flatMap((key) => key.split(' ')));
  const single = keys.flatMap((key) => key.split(' '));
  return new Set(single.filter((word) => !englishWords.has(word) && !/^[a-z']{1,2}$/.test(word)));
}

/** What a piece can be: a word of one of the tables, or a figure. */
type Kind = keyof Meanings | 'figures';

/** Several kinds as bits, so that one step tells whether any of them stands at a place. */
export interface Kinds {
  readonly low: number;
  readonly high: number;
  readonly top: number;
}

/** As many as the bits of a small integer. */
const PLACES = 31;
const places = new Map<Kind, number>();

export function kinds(...names: readonly Kind[]): Kinds {
  return allOf(names.map(kind));
}

function kind(name: Kind): Kinds {
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  const bit = 1 << (place % PLACES);
  return { low: place < PLACES ? bit : 0, high: inSecond(place) ? bit : 0, top: place >= 2 * PLACES ? bit : 0 };
}

const inSecond = (place: number) => place >= PLACES && place < 2 * PLACES;

export function allOf(sets: readonly Kinds[]): Kinds {
  return sets.reduce(both, NONE);
}

export const both = (a: Kinds, b: Kinds): Kinds => ({
  low: a.low | b.low,
  high: a.high | b.high,
  top: a.top | b.top,
});

export const share = (a: Kinds, b: Kinds): boolean =>
  (a.low & b.low) !== 0 || (a.high & b.high) !== 0 || (a.top & b.top) !== 0;

export const NONE: Kinds = { low: 0, high: 0, top: 0 };

/** The edges of a text are where times stand; its language shows there. */
const EDGE = 240;
const WORD = /[\p{L}\p{M}]+/gu;
export const UNSPACED = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

/**
 * The languages a text may name its time in: the locale's, English, those whose words of time stand in it, and those
 * that the words around it are known to be of ("um 20:15" tells none, "poste" does); the likeliest first.
 */
export function languagesOfText(
  text: string,
  { locale, languages = [] }: Pick<ReadTimeOptions, 'locale' | 'languages'>,
): readonly Lexicon[] {
  const own = lexiconOf(locale);
  const isKnown = ({ language: { name } }: Lexicon) => name === 'en' || languages.includes(name);
  const edges = text.length > 2 * EDGE ? `${text.slice(0, EDGE)} ${text.slice(-EDGE)}` : text;
  const words = new Set([...edges.matchAll(WORD)].map(([word]) => fold(word)));
  const counted = lexicons()
    .map((lexicon) => ({ lexicon, count: countIn(lexicon, words, edges) }))
    .filter(({ lexicon, count }) => count > 0 || lexicon === own || isKnown(lexicon))
    .sort((a, b) => weight(b, own, languages) - weight(a, own, languages));
  return counted.map(({ lexicon }) => lexicon);
}

interface Counted {
  readonly lexicon: Lexicon;
  readonly count: number;
}

/**
 * The language that the words around a time are of counts as one word of it does ("postar 12/06"); a tie goes to the
 * writer's own language, then to the order of the languages.
 */
const weight = ({ lexicon, count }: Counted, own: Lexicon, known: readonly LanguageName[]) =>
  (count + (known.includes(lexicon.language.name) ? 1 : 0)) * 2 + (lexicon === own ? 1 : 0);

function countIn({ language, tellingWords }: Lexicon, words: ReadonlySet<string>, text: string): number {
  if (language.name === 'ja') return UNSPACED.test(text) ? 3 : 0;
  let count = 0;
  for (const word of words) if (tellingWords.has(word)) count += 1;
  return count;
}

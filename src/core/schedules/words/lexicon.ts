import { fold } from './fold.ts';
import { allOf, type Kinds, kinds } from './kinds.ts';
import type { Language, Meanings } from './language.ts';
import { elsewhere } from './languages/elsewhere.ts';
import { LANGUAGES, languageOf } from './languages/of-locale.ts';

export type Entry = {
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

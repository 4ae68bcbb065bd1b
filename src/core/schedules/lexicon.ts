import { fold } from './fold.ts';
import type { Language, Meanings } from './language.ts';
import { LANGUAGES, languageOf } from './languages/of-locale.ts';

export type Entry = {
  readonly [K in keyof Meanings]: { readonly kind: K; readonly value: Meanings[K] };
}[keyof Meanings];

/** A language's tables turned round: what each word, or run of words, can mean. */
export interface Lexicon {
  readonly language: Language;
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Beginnings of longer entries: whatever is not among them need not be looked up. */
  readonly beginnings: ReadonlySet<string>;
  /** Words that English has no meaning for; they show that a text is in this language. */
  readonly tellingWords: ReadonlySet<string>;
}

const built = new Map<Language, Lexicon>();

export function lexiconOf(locale: string | undefined): Lexicon {
  return lexiconFor(languageOf(locale));
}

export function lexicons(): readonly Lexicon[] {
  return LANGUAGES.map(lexiconFor);
}

function lexiconFor(language: Language): Lexicon {
  const known = built.get(language);
  if (known) return known;
  const lexicon = build(language);
  built.set(language, lexicon);
  return lexicon;
}

function build(language: Language): Lexicon {
  const entries = new Map<string, Entry[]>();
  for (const [kind, table] of Object.entries(language.tables)) {
    for (const [word, value] of table) {
      const key = fold(word).replaceAll(/(?<=\S)-(?=\S)/g, ' ');
      const entry = { kind, value } as Entry;
      entries.set(key, [...(entries.get(key) ?? []), entry]);
    }
  }
  const keys = [...entries.keys()];
  return {
    language,
    entries,
    beginnings: new Set(keys.flatMap(beginningsOf)),
    tellingWords: language.name === 'en' ? new Set() : tellingWords(keys),
  };
}

/** Every part of a key that pieces can spell: up to a blank, a figure or a sign of its own. */
function beginningsOf(key: string): string[] {
  const cuts = [...key].map((_, at) => at).filter((at) => at > 0 && isCut(key, at));
  return cuts.map((at) => key.slice(0, at));
}

function isCut(key: string, at: number): boolean {
  const [before = '', here = ''] = [key[at - 1], key[at]];
  return here === ' ' || !/[a-z']/.test(before) || !/[a-z']/.test(here);
}

function tellingWords(keys: readonly string[]): ReadonlySet<string> {
  const english = LANGUAGES[0] ? lexiconFor(LANGUAGES[0]).entries : new Map();
  const single = keys.flatMap((key) => key.split(' '));
  const englishWords = new Set([...english.keys()].flatMap((key) => key.split(' ')));
  return new Set(single.filter((word) => !englishWords.has(word) && !/^[a-z']{1,2}$/.test(word)));
}

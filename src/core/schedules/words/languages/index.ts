import type { Language } from '../language.ts';
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

/** English first: where several read the same, it is taken for English. */
export const LANGUAGES: readonly Language[] = [
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

/** The words to read by: those of the locale's language, English where that one is unknown. */
export function languageOf(locale: string | undefined): Language {
  const name = /^[a-z]+/.exec(locale?.toLowerCase() ?? '')?.[0] ?? 'en';
  return LANGUAGES.find((language) => language.name === name) ?? english;
}

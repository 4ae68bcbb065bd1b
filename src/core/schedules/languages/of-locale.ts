import type { Language } from '../language.ts';
import { english } from './english.ts';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([['en', english]]);

/** The words to read by: those of the locale's language, English where that one is unknown. */
export function languageOf(locale: string | undefined): Language {
  const name = /^[a-z]+/.exec(locale?.toLowerCase() ?? '')?.[0] ?? 'en';
  return LANGUAGES.get(name) ?? english;
}

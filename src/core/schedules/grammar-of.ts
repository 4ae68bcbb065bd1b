import type { Lexicon } from './lexicon.ts';
import type { Grammar } from './phrase.ts';
import { regionHabits } from './region.ts';
import type { ReadTimeOptions } from './time-reading.ts';

/** What the writer's words are read by: a language's words and the region's habits. */
export function grammarOf(lexicon: Lexicon, { locale }: ReadTimeOptions): Grammar {
  return { lexicon, region: regionHabits(locale, lexicon.language.name) };
}

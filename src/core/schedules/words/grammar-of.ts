import type { ReadTimeOptions } from '../meaning/time-reading.ts';
import type { Grammar } from '../read/phrase.ts';
import type { Lexicon } from './lexicon.ts';
import { regionHabits } from './region.ts';

/** What the writer's words are read by: a language's words and the region's habits. */
export function grammarOf(lexicon: Lexicon, { locale }: ReadTimeOptions): Grammar {
  return { lexicon, region: regionHabits(locale, lexicon.language.name) };
}

import { fold } from './fold.ts';
import { type Lexicon, lexiconOf, lexicons } from './lexicon.ts';

/** The edges of a text are where times stand; its language shows there. */
const EDGE = 240;
const WORD = /[\p{L}\p{M}]+/gu;
export const UNSPACED = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

/**
 * The languages a text may name its time in: the locale's, English, and those whose words of time
 * stand in it; the likeliest first.
 */
export function languagesOfText(text: string, locale: string | undefined): readonly Lexicon[] {
  const own = lexiconOf(locale);
  const edges = text.length > 2 * EDGE ? `${text.slice(0, EDGE)} ${text.slice(-EDGE)}` : text;
  const words = new Set([...edges.matchAll(WORD)].map(([word]) => fold(word)));
  const counted = lexicons()
    .map((lexicon) => ({ lexicon, count: countIn(lexicon, words, edges) }))
    .filter(({ lexicon, count }) => count > 0 || lexicon === own || lexicon.language.name === 'en')
    .sort((a, b) => weight(b, own) - weight(a, own));
  return counted.map(({ lexicon }) => lexicon);
}

interface Counted {
  readonly lexicon: Lexicon;
  readonly count: number;
}

/** A tie goes to the writer's own language, then to the order of the languages. */
const weight = ({ lexicon, count }: Counted, own: Lexicon) => count * 2 + (lexicon === own ? 1 : 0);

function countIn({ language, tellingWords }: Lexicon, words: ReadonlySet<string>, text: string): number {
  if (language.name === 'ja') return UNSPACED.test(text) ? 3 : 0;
  let count = 0;
  for (const word of words) if (tellingWords.has(word)) count += 1;
  return count;
}

import { skipBlanksBack } from './separators.ts';

/**
 * Letters, figures and underscores, as TikTok has them; not inside a word, an address or a Slack
 * link.
 */
const HASHTAG = /(?<![\p{L}\p{N}_&/<#])#([\p{L}\p{M}\p{N}_]+)/gu;

/** The hashtags of a caption in their order, without `#`. */
export function hashtagsOf(caption: string): readonly string[] {
  return [...caption.matchAll(HASHTAG)].map(([, name]) => name ?? '');
}

/**
 * Where the run of hashtags and emoji begins that ends a text at `end`; `end` itself when there is
 * none.
 */
export function hashtagsStart(text: string, end: number): number {
  let start = end;
  for (;;) {
    const wordEnd = skipBlanksBack(text, start, 0);
    const word = lastWord(text, wordEnd);
    const decoration = word.startsWith('#') || !/[\p{L}\p{N}]/u.test(word);
    if (word === '' || !decoration) return start;
    start = wordEnd - word.length;
  }
}

/** TikTok takes captions of 2,200; no hashtag is longer than this. */
const LONGEST = 150;

function lastWord(text: string, end: number): string {
  const furthest = Math.max(0, end - LONGEST);
  let start = end;
  while (start > furthest && /\S/.test(text[start - 1] ?? ' ')) start -= 1;
  return text.slice(start, end);
}

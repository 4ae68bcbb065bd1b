import type { WordPattern } from './word-pattern.ts';

/**
 * The bot's names as they are written in a text, with the colon or comma people put behind them.
 */
export function mentionPattern(names: readonly string[]): WordPattern | null {
  const source = names
    .filter((name) => name !== '')
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  if (source === '') return null;
  const end = '(?![\\p{L}\\p{N}_])';
  return {
    front: new RegExp(`(?:${source})${end}`, 'iuy'),
    back: new RegExp(`(?<![\\p{L}\\p{N}_])(?:${source})$`, 'iu'),
  };
}

/**
 * A platform's own way to write a mention; in a message that mentions us, the one at its edge is
 * ours.
 */
export const ANY_MENTION: WordPattern = { front: /<@!?\w+>/iuy, back: /<@!?\w+>$/iu };

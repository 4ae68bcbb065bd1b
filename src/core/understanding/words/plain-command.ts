/** A message without what stands around its words: the mention of the bot, courtesies and thanks. */
import { skipFront } from './punctuation.ts';
import { COURTESY, REQUEST, THANKS_WORDS } from './talk-patterns.ts';
import { matchBack, matchFront, patternOf, type WordPattern } from './word-pattern.ts';

/** No command is longer; whatever is, is talk. */
const LONGEST_COMMAND = 200;

/**
 * A command without the mention, the courtesies and the full stop around it; null for what is too
 * long or asks.
 */
export function plainCommand(text: string, mention: WordPattern | null): string | null {
  const command = withoutMention(text, mention).trim();
  if (command.length > LONGEST_COMMAND) return null;
  const start = skipAll(command, COURTESY);
  // "can you move it to saturday?" asks for it.
  const isRequest = start > 0 && matchFront(REQUEST, command, 0) !== null;
  const stop = command.replace(isRequest ? /[\s.!?🙏🙂😊👍]+$/u : /[\s.!🙏🙂😊👍]+$/u, '');
  const thanks = matchBack(THANKS_WORDS, stop, stop.length);
  const end = thanks && thanks.start > start ? thanks.start : stop.length;
  const plain = command.slice(start, end).replace(/[\s,.!]+$/u, '');
  return plain.includes('?') ? null : plain;
}

/** The text behind the mention that opens it, or before the one that ends it. */
export function withoutMention(text: string, mention: WordPattern | null): string {
  const trimmed = text.trim();
  const front = mention && matchFront(mention, trimmed, 0);
  const behind = front ? trimmed.slice(front.end).replace(/^[:,]?\s*/u, '') : trimmed;
  const back = mention && matchBack(mention, behind, behind.length);
  return back ? behind.slice(0, back.start) : behind;
}

function skipAll(text: string, pattern: WordPattern): number {
  for (let at = 0; ; ) {
    const match = matchFront(pattern, text, at);
    if (!match) return at;
    at = skipFront(text, match.end, text.length);
  }
}

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
  return patternOf(new RegExp(`(?:${source})${end}`, 'iuy'), new RegExp(`(?<![\\p{L}\\p{N}_])(?:${source})$`, 'iu'));
}

/** "hey schedy, …", and a command as it is typed where the platform takes none: "/schedy move …". */
const BY_NAME =
  /^\s*(?:(?:hey|hi|hello|yo|ok|okay|dear|please|hallo|moin|hola|oye|salut|oi|olá|ciao|ehi|hoi|hej|cześć|привет|эй)[\s,]+)?\/?schedy(?![\p{L}\p{N}_.-])[\s,:!–—-]*(?=\S)/iu;
export const withoutName = (text: string): string => text.replace(BY_NAME, '');

/**
 * A platform's own way to write a mention; in a message that mentions us, the one at its edge is
 * ours.
 */
export const ANY_MENTION: WordPattern = patternOf(/<@!?\w+>/iuy, /<@!?\w+>$/iu);

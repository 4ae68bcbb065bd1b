import { readRichText } from './read-rich-text.ts';
import { channelNamesIn, unescapeText } from './unescape.ts';

interface Written {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/**
 * The words of a message as the person sees them, without the mention of the bot; whether it was
 * mentioned is told beside them. Mentions of others stay `<@U…>`.
 */
export function readText(
  { text, blocks }: Written,
  botUserId: string,
): { text: string; mentionsBot: boolean } {
  const typed = readRichText(blocks, channelNamesIn(text)) ?? unescapeText(text);
  const mention = new RegExp(`[^\\S\\n]*<@${botUserId}>[^\\S\\n]*`, 'g');
  const address = new RegExp(`^\\s*<@${botUserId}>\\s*[,:]?\\s*`);
  const words = typed.replace(address, '').replace(mention, gapBetween);
  return { text: words.trim(), mentionsBot: text.includes(`<@${botUserId}>`) };
}

/** A mention inside a line leaves one space, at its edges none. */
function gapBetween(mention: string, at: number, whole: string): string {
  const before = whole[at - 1] ?? '\n';
  const after = whole[at + mention.length] ?? '\n';
  return before === '\n' || after === '\n' ? '' : ' ';
}

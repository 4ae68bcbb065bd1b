import { withoutMention } from '../../desk/index.ts';
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
export function readText({ text, blocks }: Written, botUserId: string): { text: string; mentionsBot: boolean } {
  const typed = readRichText(blocks, channelNamesIn(text)) ?? unescapeText(text);
  const mention = `<@${botUserId}>`;
  return { text: withoutMention(typed, mention), mentionsBot: text.includes(mention) };
}

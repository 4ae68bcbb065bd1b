import { nameToken, withoutMention } from '../../chat/names.ts';
import { withoutMarks } from '../../desk/index.ts';
import { readRichText } from './read-rich-text.ts';
import { labelsIn, unescapeMessage } from './unescape.ts';

interface Written {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/**
 * The words of a message as the person sees them, without the mention of the bot; whether it was mentioned is
 * told beside them. Who and what is known by its id alone stays a name token.
 */
export function readText(written: Written, botUserId: string): { text: string; mentionsBot: boolean } {
  const mention = nameToken('user', botUserId);
  const named = new RegExp(`<@${botUserId}\\|[^<>]*>`, 'g');
  const text = withoutMarks(written.text).replaceAll(named, `<@${botUserId}>`);
  const blocks = written.blocks.map((block) => JSON.parse(withoutMarks(JSON.stringify(block))) as unknown);
  const typed = readRichText(blocks, labelsIn(text)) ?? unescapeMessage(text);
  const mentionsBot = typed.includes(mention) || text.includes(`<@${botUserId}>`);
  return { text: withoutMention(typed, mention), mentionsBot };
}

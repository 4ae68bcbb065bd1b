import { withoutMention } from '../../desk/index.ts';

interface Named {
  readonly id: string;
  readonly username: string;
}

const customEmoji = /<a?(:\w+:)\d+>/g;

/** What a person typed, as he sees it: without the mention of the bot, and others by their names. */
export function readText(content: string, botId: string, mentions: readonly Named[]): string {
  const words = withoutMention(content.replaceAll(`<@!${botId}>`, `<@${botId}>`), `<@${botId}>`);
  return mentions
    .reduce((text, { id, username }) => text.replaceAll(new RegExp(`<@!?${id}>`, 'g'), `@${username}`), words)
    .replaceAll(customEmoji, '$1');
}

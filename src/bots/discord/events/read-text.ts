import { nameToken, withoutMention } from '../../chat/names.ts';
import { withoutMarks } from '../../desk/index.ts';
import { plainMarkdown } from './plain-markdown.ts';

interface Named {
  readonly id: string;
  readonly username: string;
}

/** Whoever the bot is addressed as: its user, and in a server the role that was made for it. */
export interface Addressed {
  readonly botId: string;
  readonly botRoleId: string | null;
}

/**
 * https://docs.discord.com/developers/reference#message-formatting-formats, and whatever else has the id of something
 * in such brackets: games, sounds and what Discord thinks of next.
 */
const token =
  /<(?:@!?(?<user>\d+)|@&(?<role>\d+)|#(?<channel>\d+)|t:(?<time>-?\d+(?::[a-zA-Z])?)|\/(?<command>[^<>:]{1,100}):\d+|id:(?<page>[\w-]+)(?::\d+)?|a?:(?<emoji>\w+):\d+|(?<strange>[^\s<>\d][^\s<>/]{0,100}\d{17,20}))>/g;

/** What Discord shows for `<id:customize>` and its like. */
const pages: Readonly<Record<string, string>> = {
  customize: 'Channels & Roles',
  browse: 'Browse Channels',
  guide: 'Server Guide',
  'linked-roles': 'Linked Roles',
};

/**
 * What a person typed, as they see it: without Markdown's marks and without the mention of the bot. Other people
 * have their names; what is known by its id alone stays a name token.
 */
export function readText(content: string, { botId, botRoleId }: Addressed, mentions: readonly Named[]): string {
  const names = new Map(mentions.map(({ id, username }) => [id, `@${username}`]));
  names.delete(botId);
  const words = withoutMention(plainMarkdown(showTokens(content, names)), nameToken('user', botId));
  return botRoleId === null ? words : withoutMention(words, nameToken('role', botRoleId));
}

/** What was typed into an option of a command or a field of a form, where Discord draws no Markdown. */
export const readTyped = (text: string): string => showTokens(text, new Map());

const showTokens = (text: string, names: ReadonlyMap<string, string>): string =>
  withoutMarks(text).replaceAll(token, (...found) => showToken(found.at(-1), names));

type Kind = 'user' | 'role' | 'channel' | 'time' | 'command' | 'page' | 'emoji' | 'strange';
type Groups = Readonly<Record<Kind, string | undefined>>;

function showToken(groups: Groups, names: ReadonlyMap<string, string>): string {
  const { user, role, channel, time, command, page, emoji, strange } = groups;
  if (user !== undefined) return names.get(user) ?? nameToken('user', user);
  if (role !== undefined) return nameToken('role', role);
  if (channel !== undefined) return nameToken('channel', channel);
  if (time !== undefined) return nameToken('time', time);
  if (command !== undefined) return `/${command}`;
  if (page !== undefined) return pages[page] ?? nameToken('other', '');
  if (strange !== undefined) return nameToken('other', '');
  return nameToken('emoji', emoji ?? '');
}

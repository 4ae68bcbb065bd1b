import { createHash } from 'node:crypto';
import { MessageType } from 'discord.js';
import { z } from 'zod';
import { nameToken, withoutMention } from '../../chat/names.ts';
import { readableItems } from '../../chat/platform-answers.ts';
import { type Desk, withoutMarks } from '../../desk/index.ts';
import type { Gateway } from '../gateway.ts';
import type { Keepable, KeptEdited, KeptFile, KeptMessage, KeptPerson } from './inbox-rows.ts';
import { plainMarkdown } from './plain-markdown.ts';

const user = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().nullish(),
});

const wireFile = z.object({
  id: z.string(),
  filename: z.string(),
  content_type: z.string().nullish(),
});

const reference = z.object({ message_id: z.string().nullish() });

/** A forward has no words and files of its own, only those of the message that it repeats. */
const snapshot = z.object({
  message: z.object({
    content: z.string().nullish(),
    mentions: readableItems(user),
    attachments: readableItems(wireFile),
  }),
});

export const wireMessage = z.object({
  id: z.string(),
  type: z.number(),
  channel_id: z.string(),
  guild_id: z.string().nullish(),
  author: user,
  member: z.object({ nick: z.string().nullish(), roles: z.array(z.string()) }).nullish(),
  webhook_id: z.string().nullish(),
  content: z.string().catch(''),
  timestamp: z.string(),
  edited_timestamp: z.string().nullish(),
  mentions: readableItems(user),
  mention_roles: readableItems(z.string()),
  attachments: readableItems(wireFile),
  message_snapshots: readableItems(snapshot),
  sticker_items: readableItems(z.object({ id: z.string() })),
  referenced_message: z
    .object({ id: z.string(), author: user, message_reference: reference.nullish() })
    .nullish()
    .catch(null),
});

type WireMessage = z.infer<typeof wireMessage>;

/** All other kinds are Discord's own notes. */
const spoken: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

export interface ReadDeps {
  readonly gateway: Pick<Gateway, 'isManager' | 'parentOf' | 'botRoleId'>;
  readonly concerns: Desk['concerns'];
  readonly botId: string;
}

/** Under which a message lies in the inbox. */
export const messageKey = (id: string): string => `message:${id}`;

/** A message that may be meant for Schedy, or null. */
export function readMessage(deps: ReadDeps, data: unknown): Keepable | null {
  const { data: wire } = wireMessage.safeParse(data);
  if (!wire || !spoken.has(wire.type) || wire.author.bot || wire.webhook_id) return null;
  const body = bodyOf(deps, wire);
  const { text, place, files, root } = body;
  const inThread = root !== null || deps.gateway.parentOf(wire.channel_id) !== null;
  if (!deps.concerns({ text, place, inThread, hasFiles: files.length > 0 })) return null;
  return { key: messageKey(wire.id), body };
}

/**
 * A message that its author has edited, or null: an embed that was added to it leaves `edited_timestamp` as it was. Of
 * one that mentions the bot no more, Discord shows neither words nor files.
 */
export function readEdited(deps: ReadDeps, data: unknown): (Keepable & { readonly body: KeptEdited }) | null {
  const { data: wire } = wireMessage.safeParse(data);
  const editedAt = wire?.edited_timestamp;
  if (!wire || !editedAt || !spoken.has(wire.type) || wire.author.bot || wire.webhook_id) return null;
  const message = bodyOf(deps, wire);
  // Two edits may fall into one instant; the same one told again has the same words.
  const words = createHash('sha256').update(wire.content).digest('base64url').slice(0, 16);
  return { key: `edited:${wire.id}:${editedAt}:${words}`, body: { kind: 'edited', message, editedAt } };
}

function bodyOf({ gateway, botId }: ReadDeps, wire: WireMessage): KeptMessage {
  const { id, channel_id: channel, content, mentions, attachments, timestamp: sentAt } = wire;
  const guild = wire.guild_id ?? null;
  const botRoleId = guild === null ? null : gateway.botRoleId(guild);
  const isMentioned = mentions.some((one) => one.id === botId);
  const isRoleMentioned = botRoleId !== null && wire.mention_roles.includes(botRoleId);
  const forwarded = wire.message_snapshots.map(({ message }) => message);
  const written = [{ content, mentions, attachments }, ...forwarded];
  const named = written.flatMap((one) => one.mentions);
  const files = written.flatMap((one) => one.attachments).map(fileOf);
  // Also without the mention that a reply has unless it is switched off.
  const isToUs = wire.referenced_message?.author.id === botId;
  // Nobody can send a message with nothing in it.
  const isHidden = guild !== null && content === '' && files.length === 0 && wire.sticker_items.length === 0;
  const text = written.map((one) => readText(one.content ?? '', { botId, botRoleId }, named)).join('\n');
  return {
    kind: 'message',
    id,
    guild,
    channel,
    sentAt,
    files,
    text: text.trim(),
    person: personOf(gateway, wire),
    root: rootOf(wire, botId),
    above: wire.referenced_message && !isToUs ? wire.referenced_message.id : null,
    place: guild === null ? 'direct' : isMentioned || isRoleMentioned || isToUs ? 'mention' : 'channel',
    isForward: forwarded.length > 0,
    unseen: isMentioned || !isHidden ? null : isRoleMentioned ? 'role' : isToUs ? 'reply' : 'unaddressed',
  };
}

/**
 * A reply to the bot continues the thread of what that was about; so does, in private, any reply. Where Discord
 * has no threads, as in voice channels, the bot's own message is a reply to it.
 */
function rootOf({ guild_id, referenced_message: replied }: WireMessage, botId: string) {
  if (!replied) return null;
  const isOurs = replied.author.id === botId;
  const above = isOurs ? replied.message_reference?.message_id : null;
  return above ?? (isOurs || !guild_id ? replied.id : null);
}

function personOf(gateway: ReadDeps['gateway'], wire: WireMessage): KeptPerson {
  const { author, member, guild_id: guild } = wire;
  return {
    id: author.id,
    name: member?.nick || author.global_name || author.username,
    isManager: guild ? gateway.isManager(guild, author.id, member?.roles ?? []) : true,
    locale: null,
  };
}

const fileOf = ({ id, filename, content_type }: z.infer<typeof wireFile>): KeptFile => ({
  id,
  name: filename,
  mimetype: content_type ?? '',
  url: null,
});

interface Named {
  readonly id: string;
  readonly username: string;
}

/** Whoever the bot is addressed as: its user, and in a server the role that was made for it. */
interface Addressed {
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

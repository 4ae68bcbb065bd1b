/** What one person sees in Discord, as data for the page: the components as the bot sent them. */
import type { DiscordStandIn, Message } from '../discord/index.ts';
import type { Attachment } from '../discord/state/records.ts';
import type { ChatWindow, ShownFile, ShownMessage } from './shown.ts';

/** A message that opens a thread stands in it once more, as a system message. */
const threadStarter = 21;
const loadingFlag = 128;

export function seeDiscord(discord: DiscordStandIn, who: string): ChatWindow {
  const me = discord.users.get(who);
  const direct = discord.channels.directMessage(who);
  const open = discord.channels.list().filter(({ kind }) => kind === 'text');
  const channels = [...open, direct].map(({ id, name, kind }) => ({
    id,
    name: kind === 'direct' ? 'Schedy' : `#${name}`,
    isDirect: kind === 'direct',
    messages: messagesIn(discord, id, who),
  }));
  const modal = discord.modal(who);
  const form = modal && { id: modal.id, title: modal.title, components: modal.components };
  return { me: me.id, channels, names: namesOf(discord), modal: form ?? null, home: null };
}

function messagesIn(discord: DiscordStandIn, channel: string, who: string): ShownMessage[] {
  const onlyHere = discord.ephemerals(who).filter(({ channelId }) => channelId === channel);
  const all = [...discord.messages(channel), ...onlyHere].filter(({ type }) => type !== threadStarter);
  return all.toSorted(byId).map((message) => ({
    ...shownOf(discord, message),
    replies: repliesTo(discord, message, who),
  }));
}

function repliesTo(discord: DiscordStandIn, { id }: Message, who: string): ShownMessage[] {
  const thread = discord.channels.list().find((channel) => channel.kind === 'thread' && channel.id === id);
  if (!thread) return [];
  const onlyHere = discord.ephemerals(who).filter(({ channelId }) => channelId === thread.id);
  const all = [...discord.messages(thread.id), ...onlyHere].filter(({ type }) => type !== threadStarter);
  return all.toSorted(byId).map((message) => shownOf(discord, message));
}

/** Ids grow with time, and by more digits than a number holds. */
const byId = (one: Message, other: Message): number => (BigInt(one.id) < BigInt(other.id) ? -1 : 1);

function shownOf(discord: DiscordStandIn, message: Message): ShownMessage {
  const { id, channelId, authorId, content, editedAt, attachments, reactions, components, onlyFor, flags } = message;
  const author = discord.users.get(authorId);
  return {
    id,
    channel: channelId,
    who: author.isBot ? 'Schedy' : author.name,
    isBot: author.isBot,
    isPrivate: onlyFor !== undefined,
    isEdited: editedAt !== undefined && !author.isBot,
    text: (flags & loadingFlag) === 0 ? content : 'Schedy is thinking…',
    blocks: components,
    files: attachments.filter(({ deleted }) => !deleted).map(shownFile),
    reactions: reactions.map(({ emoji, userIds }) => ({ name: emoji, count: userIds.length })),
    replies: [],
  };
}

const shownFile = ({ id, name, mimetype, sizeBytes }: Attachment): ShownFile => ({
  id,
  name,
  mimetype,
  sizeBytes,
  url: `/file/discord/${id}`,
});

function namesOf(discord: DiscordStandIn): Record<string, string> {
  const users = discord.users.list().map(({ id, displayName }) => [id, `@${displayName}`] as const);
  const channels = discord.channels.list().map(({ id, name }) => [id, `#${name}`] as const);
  return Object.fromEntries([...users, ...channels]);
}

/** A file that stands in a message, wherever its bytes lie. */
export function findAttachment(discord: DiscordStandIn, id: string): Attachment | undefined {
  const all = discord.channels.list().flatMap((channel) => discord.messages(channel.id));
  return all.flatMap(({ attachments }) => attachments).find((file) => file.id === id);
}

/** What one person sees in Slack, as data for the page: the blocks as the bot sent them. */
import type { SlackStandIn } from '../slack/index.ts';
import type { Block, FileRecord, Message, View } from '../slack/workspace/records.ts';
import type { ChatWindow, ShownChannel, ShownFile, ShownMessage } from './shown.ts';

export function seeSlack(slack: SlackStandIn, who: string): ChatWindow {
  const me = slack.users.get(who);
  const seen = slack.channels.list().filter(({ members, kind }) => members.has(me.id) && kind !== 'mpim');
  const direct = slack.channels.directMessage(who);
  const channels = [...seen.filter(({ id }) => id !== direct.id), direct].map(
    ({ id, name, kind }): ShownChannel => ({
      id,
      name: kind === 'im' ? 'Schedy' : `#${name}`,
      isDirect: kind === 'im',
      messages: messagesIn(slack, id, who),
    }),
  );
  const modal = slack.modal(who);
  const home = slack.home(who);
  return {
    channels,
    me: me.id,
    names: namesOf(slack),
    modal: modal ? shownView(modal) : null,
    home: home ? shownView(home) : null,
  };
}

function messagesIn(slack: SlackStandIn, channel: string, who: string): ShownMessage[] {
  const said = slack.messages(channel).map((message) => ({ root: message.threadTs, shown: shownOf(slack, message) }));
  const onlyHere = slack
    .ephemerals(who)
    .filter((one) => one.channel === channel)
    .map(({ ts, threadTs, text, blocks = [] }) => ({
      root: threadTs,
      shown: { ...empty, id: ts, who: 'Schedy', isBot: true, isPrivate: true, text, blocks },
    }));
  const all = [...said, ...onlyHere].toSorted((one, other) => Number(one.shown.id) - Number(other.shown.id));
  return all
    .filter(({ root, shown }) => root === undefined || root === shown.id)
    .map(({ shown }) => ({
      ...shown,
      replies: all.filter(({ root, shown: { id } }) => root === shown.id && id !== shown.id).map((one) => one.shown),
    }));
}

const empty = { isPrivate: false, isEdited: false, files: [], reactions: [], replies: [] } as const;

function shownOf(slack: SlackStandIn, message: Message): ShownMessage {
  const { ts, user, fromBot, text, edited, files, reactions, subtype, blocks = [] } = message;
  return {
    ...empty,
    id: ts,
    who: fromBot ? 'Schedy' : slack.users.get(user).name,
    isBot: fromBot,
    text,
    blocks: fromBot ? (blocks as readonly Block[]) : [],
    isEdited: edited !== undefined,
    isDeleted: subtype === 'tombstone',
    files: files.filter(({ deleted }) => !deleted).map(shownFile),
    reactions: reactions.map(({ name, users }) => ({ name, count: users.length })),
  };
}

const shownFile = ({ id, name, mimetype, sizeBytes }: FileRecord): ShownFile => ({
  id,
  name,
  mimetype,
  sizeBytes,
  url: `/file/slack/${id}`,
});

const shownView = ({ id, content }: View) => ({ id, content });

function namesOf(slack: SlackStandIn): Record<string, string> {
  const users = slack.users.list().map(({ id, name }) => [id, `@${name}`] as const);
  const channels = slack.channels.list().map(({ id, name }) => [id, `#${name}`] as const);
  return Object.fromEntries([...users, ...channels]);
}

/** A file that stands in a message, wherever its bytes lie. */
export function findSlackFile(slack: SlackStandIn, id: string): FileRecord | undefined {
  const all = slack.channels.list().flatMap((channel) => slack.messages(channel.id).flatMap(({ files }) => files));
  return all.find((file) => file.id === id);
}

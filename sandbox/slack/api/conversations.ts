import type { Channel, ChannelKind, WireObject } from '../workspace/records.ts';
import { channelToWire } from '../workspace/wire-channel.ts';
import { listedMessageToWire } from '../workspace/wire-message.ts';
import { historyScopeOf, joinedChannel, readScopeOf, readScopes, requireScope, visibleChannel } from './access.ts';
import type { ArgumentTable } from './arguments.ts';
import type { Call, MethodTable } from './method.ts';
import { pageOf } from './paging.ts';
import { refuse } from './refusal.ts';

const timeline: ArgumentTable = {
  channel: 'string!',
  limit: 'integer',
  cursor: 'string',
  oldest: 'string',
  latest: 'string',
  inclusive: 'boolean',
  include_all_metadata: 'boolean',
};

function open({ workspace, args }: Call): WireObject {
  const { users, channels } = workspace;
  const id = args.string('channel');
  if (id !== undefined) return { channel: { id: visibleChannel(workspace, id).id } };
  const ids = (args.string('users') ?? '').split(',').filter((user) => user !== '');
  if (ids.length === 0) return refuse('users_list_not_supplied');
  if (ids.length > 1) requireScope(workspace, 'mpim:write');
  const people = ids.map((user) => users.list().find((other) => other.id === user));
  const first = people[0];
  if (!first || people.includes(undefined)) return refuse('user_not_found');
  if (people.some((user) => user?.deleted)) return refuse('user_disabled');
  if (people.some((user) => user?.isBot)) return refuse('cannot_dm_bot');
  const channel =
    people.length === 1
      ? channels.directMessage(first.id)
      : channels.add({ name: `mpdm-${ids.join('-')}`, kind: 'mpim', members: ids });
  const full = args.boolean('return_im') ? channelToWire(workspace, channel) : { id: channel.id };
  return { channel: full };
}

function info({ workspace, args }: Call): WireObject {
  const channel = visibleChannel(workspace, args.required('channel'));
  requireScope(workspace, readScopeOf(channel));
  const count = args.boolean('include_num_members') ? { num_members: channel.members.size } : {};
  return { channel: { ...channelToWire(workspace, channel), ...count } };
}

function history({ workspace, args }: Call): WireObject {
  const channel = joinedChannel(workspace, args.required('channel'));
  requireScope(workspace, historyScopeOf(channel));
  const isTopLevel = (message: { ts: string; threadTs?: string; subtype?: string }): boolean =>
    message.threadTs === undefined || message.subtype === 'thread_broadcast';
  const newestFirst = workspace.messages.list(channel.id).filter(isTopLevel).reverse();
  const page = pageOf(newestFirst, args, 100);
  const includeAll = args.boolean('include_all_metadata') ?? false;
  return {
    messages: page.messages.map((message) => listedMessageToWire(workspace, message, includeAll)),
    has_more: page.hasMore,
    pin_count: 0,
    ...page.next,
  };
}

function replies({ workspace, args }: Call): WireObject {
  const channel = joinedChannel(workspace, args.required('channel'));
  requireScope(workspace, historyScopeOf(channel));
  const found = workspace.messages.find(channel.id, args.required('ts'));
  if (!found) return refuse('thread_not_found');
  // Asked with a reply's ts, Slack gives that reply alone.
  const isReply = found.threadTs !== undefined && found.threadTs !== found.ts;
  const thread = isReply ? [found] : [found, ...workspace.messages.replies(channel.id, found.ts)];
  const page = pageOf(thread, args, 999);
  const includeAll = args.boolean('include_all_metadata') ?? false;
  return {
    messages: page.messages.map((message) => listedMessageToWire(workspace, message, includeAll)),
    has_more: page.hasMore,
    ...page.next,
  };
}

const types: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'channel',
  private_channel: 'group',
  mpim: 'mpim',
  im: 'im',
};

/**
 * The conversations that the bot is in, by their ids, a page at a time; those of a named `user` that are not public only
 * where the bot is, too.
 */
function mine({ workspace, args }: Call): WireObject {
  const asked = (args.string('types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = asked.map((type) => types[type] ?? refuse('invalid_types'));
  for (const kind of kinds) requireScope(workspace, readScopes[kind]);
  const limit = args.integer('limit') ?? 100;
  if (limit < 1 || limit > 1000) return refuse('invalid_limit');
  const named = args.string('user');
  const user = named === undefined ? null : (workspace.users.find(named) ?? refuse('user_not_found'));
  const isTheirs = (channel: Channel): boolean => {
    if (user === null) return workspace.channels.botIsIn(channel);
    const isShown = channel.kind === 'channel' || workspace.channels.botIsIn(channel);
    return isShown && channel.members.has(user.id);
  };
  const isListed = (channel: Channel): boolean =>
    kinds.includes(channel.kind) && isTheirs(channel) && !(args.boolean('exclude_archived') && channel.archived);
  const found = workspace.channels.list().filter(isListed);
  const cursor = args.string('cursor') ?? '';
  const id = Buffer.from(cursor, 'base64')
    .toString('utf8')
    .replace(/^next_id:/, '');
  const from = cursor === '' ? 0 : found.findIndex((channel) => channel.id === id);
  if (from < 0) return refuse('invalid_cursor');
  const following = found[from + limit];
  const next = following ? Buffer.from(`next_id:${following.id}`).toString('base64') : '';
  return {
    channels: found.slice(from, from + limit).map((channel) => channelToWire(workspace, channel)),
    response_metadata: { next_cursor: next },
  };
}

export const conversationMethods: MethodTable = {
  'conversations.open': {
    token: 'bot',
    scopes: ['im:write'],
    tier: 3,
    args: {
      channel: 'string',
      users: 'string',
      return_im: 'boolean',
      prevent_creation: 'boolean',
    },
    run: open,
  },
  'conversations.info': {
    token: 'bot',
    scopes: [],
    tier: 3,
    args: { channel: 'string!', include_locale: 'boolean', include_num_members: 'boolean' },
    run: info,
  },
  'users.conversations': {
    token: 'bot',
    scopes: [],
    tier: 3,
    args: {
      types: 'string',
      exclude_archived: 'boolean',
      limit: 'integer',
      cursor: 'string',
      user: 'string',
    },
    run: mine,
  },
  'conversations.history': { token: 'bot', scopes: [], tier: 3, args: timeline, run: history },
  'conversations.replies': {
    token: 'bot',
    scopes: [],
    tier: 3,
    args: { ...timeline, ts: 'string!' },
    run: replies,
  },
};

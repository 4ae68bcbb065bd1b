import type { Ids } from './ids.ts';
import type { Channel, ChannelKind, User } from './records.ts';
import type { Users } from './users.ts';

export interface NewChannel {
  /** For a fixture that names one. */
  id?: string;
  name: string;
  kind: ChannelKind;
  /** Ids or handles. */
  members: readonly string[];
  botIsMember?: boolean;
  /** Shared with another company by Slack Connect. */
  shared?: boolean;
}

export interface Channels {
  add(channel: NewChannel): Channel;
  /** By id, `name` or `#name`; undefined when unknown. */
  find(idOrName: string): Channel | undefined;
  get(idOrName: string): Channel;
  list(): Channel[];
  /** The direct message of one person with the bot, opened on demand. */
  directMessage(user: string): Channel;
  botIsIn(channel: Channel): boolean;
  archive(idOrName: string): Channel;
  reset(): void;
}

// Private channels carry a C like public ones nowadays; only the kind tells them apart.
const prefixes: Record<ChannelKind, string> = { channel: 'C', group: 'C', im: 'D', mpim: 'G' };

export function createChannels(ids: Ids, users: Users, now: () => Date): Channels {
  const byId = new Map<string, Channel>();
  const find = (ref: string): Channel | undefined =>
    byId.get(ref) ?? [...byId.values()].find((channel) => channel.name === ref.replace(/^#/, ''));
  const get = (ref: string): Channel => {
    const channel = find(ref);
    if (!channel) throw new Error(`There is no channel "${ref}" in this workspace.`);
    return channel;
  };
  const open = (name: string, kind: ChannelKind, members: User[], shared: boolean, id?: string): Channel => {
    const channel: Channel = {
      id: id ?? ids.mint(prefixes[kind]),
      name,
      kind,
      members: new Set(members.map((user) => user.id)),
      archived: false,
      shared,
      createdAt: now(),
    };
    byId.set(channel.id, channel);
    return channel;
  };
  const directMessage = (ref: string): Channel => {
    const user = users.get(ref);
    const name = `dm-${user.name}`;
    return find(name) ?? open(name, 'im', [user, users.bot], false);
  };
  return {
    find,
    get,
    directMessage,
    add(input) {
      const members = input.members.map((ref) => users.get(ref));
      if (input.botIsMember ?? true) members.push(users.bot);
      if (input.kind === 'im' && members[0]) return directMessage(members[0].id);
      return open(input.name.replace(/^#/, ''), input.kind, members, input.shared ?? false, input.id);
    },
    list: () => [...byId.values()],
    botIsIn: (channel) => channel.members.has(users.bot.id),
    archive: (ref) => Object.assign(get(ref), { archived: true }),
    reset: () => byId.clear(),
  };
}

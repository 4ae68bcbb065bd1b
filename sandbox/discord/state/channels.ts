import type { Guilds } from './guilds.ts';
import type { Ids } from './ids.ts';
import { bitsOf, type PermissionName } from './permissions.ts';
import type { Channel, Guild, Overwrite } from './records.ts';
import type { Users } from './users.ts';

export interface NewChannel {
  name: string;
  kind?: 'text' | 'voice' | 'stage' | 'forum' | 'media';
  /** Id or name; the home guild when absent. */
  guild?: string;
  /** Ids or names: only they and the bot see it. Everybody when absent. */
  members?: readonly string[];
  /** False: the bot cannot see it. */
  botIsMember?: boolean;
}

export interface Channels {
  add(channel: NewChannel): Channel;
  /** By id, `name` or `#name`; undefined when unknown. */
  find(idOrName: string): Channel | undefined;
  get(idOrName: string): Channel;
  list(): Channel[];
  /** The direct message of one person with the bot, opened on demand. */
  directMessage(user: string): Channel;
  addThread(thread: Channel): Channel;
  remove(channel: Channel): void;
  /** Takes permissions from a member in one channel, as an overwrite does. */
  /** These and no others. */
  deny(channel: Channel, userId: string, names: readonly PermissionName[]): void;
  reset(): void;
}

const overwrite = (id: string, kind: Overwrite['kind']): Overwrite => ({
  id,
  kind,
  allow: 0n,
  deny: 0n,
});

function overwritesOf(guild: Guild, users: Users, input: NewChannel): Overwrite[] {
  const view = bitsOf(['ViewChannel']);
  const bot = users.bot.id;
  if (input.members === undefined) {
    return input.botIsMember === false ? [{ ...overwrite(bot, 'member'), deny: view }] : [];
  }
  const insiders = input.members.map((ref) => users.get(ref).id);
  if (input.botIsMember ?? true) insiders.push(bot);
  return [
    { ...overwrite(guild.id, 'role'), deny: view },
    ...insiders.map((id) => ({ ...overwrite(id, 'member'), allow: view })),
  ];
}

export function createChannels(ids: Ids, users: Users, guilds: Guilds): Channels {
  const byId = new Map<string, Channel>();
  const keep = (channel: Channel): Channel => {
    byId.set(channel.id, channel);
    return channel;
  };
  const find = (ref: string): Channel | undefined =>
    byId.get(ref) ?? [...byId.values()].find(({ name }) => name === ref.replace(/^#/, ''));
  const get = (ref: string): Channel => {
    const channel = find(ref);
    if (!channel) throw new Error(`There is no channel "${ref}".`);
    return channel;
  };
  return {
    find,
    get,
    list: () => [...byId.values()],
    add(input) {
      const guild = guilds.get(input.guild ?? guilds.home.id);
      const name = input.name.replace(/^#/, '');
      const overwrites = overwritesOf(guild, users, input);
      return keep({ id: ids.mint(), kind: input.kind ?? 'text', name, guildId: guild.id, overwrites });
    },
    directMessage(ref) {
      const user = users.get(ref);
      const open = [...byId.values()].find(({ recipientId }) => recipientId === user.id);
      if (open) return open;
      const name = `dm-${user.name}`;
      return keep({ id: ids.mint(), kind: 'direct', name, recipientId: user.id, overwrites: [] });
    },
    addThread: keep,
    // The threads of a channel go with it.
    remove: ({ id }) => {
      for (const channel of byId.values()) if (channel.parentId === id) byId.delete(channel.id);
      byId.delete(id);
    },
    deny(channel, userId, names) {
      const present = channel.overwrites.find(({ id }) => id === userId);
      const entry = present ?? overwrite(userId, 'member');
      if (!present) channel.overwrites.push(entry);
      entry.deny = bitsOf(names);
      entry.allow &= ~entry.deny;
    },
    reset: () => byId.clear(),
  };
}

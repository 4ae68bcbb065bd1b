/** Who comes and goes, what becomes of channels, and what the app is told of it. */
import type { Feed } from './gateway/feed.ts';
import type { DiscordStandIn } from './stand-in.ts';
import { bitsOf } from './state/permissions.ts';
import type { Guild } from './state/records.ts';
import type { State } from './state/state.ts';
import type { NewMember } from './state/users.ts';

/** Somebody new on this Discord, and in the guilds they join. */
export function addMember(state: State, { isAdmin = false, isOwner = false, guilds, ...user }: NewMember) {
  const added = state.users.add(user);
  const joined = guilds?.map((ref) => state.guilds.get(ref)) ?? [state.guilds.home];
  for (const guild of joined) {
    state.guilds.join(guild, added.id, { isAdmin });
    if (isOwner) guild.ownerId = added.id;
  }
  return added;
}

async function leaveGuild(state: State, feed: Feed, guild: Guild, userId: string) {
  guild.members.delete(userId);
  state.changes.changed();
  // The bot is told of its own going as of a guild that is gone.
  if (userId === state.users.bot.id) await feed.guildLeft(guild);
  else await feed.memberLeft(guild, userId);
}

async function inviteBot(state: State, feed: Feed, guild: Guild): Promise<void> {
  if (guild.members.has(state.users.bot.id)) return;
  state.guilds.inviteBot(guild);
  state.changes.changed();
  await feed.guildJoined(guild);
}

/** Coming and going, and what the app is told of it. */
export function guildActs(state: State, feed: Feed): DiscordStandIn['guilds'] {
  const { guilds, users } = state;
  return {
    home: () => guilds.home,
    get: guilds.get,
    list: guilds.list,
    addRole: (guild, name) => guilds.addRole(guilds.get(guild), name),
    botRole: (guild) => guilds.botRole(guilds.get(guild)),
    async permit(ref, roleId, names) {
      const guild = guilds.get(ref);
      const role = guild.roles.get(roleId);
      if (!role) throw new Error(`There is no role ${roleId}.`);
      role.permissions = bitsOf(names);
      state.changes.changed();
      await feed.roleChanged(guild, role);
    },
    async setRole(ref, user, roleId, isGiven) {
      const guild = guilds.get(ref);
      const { id } = users.get(user);
      const member = guild.members.get(id);
      if (!member || !guild.roles.has(roleId)) throw new Error(`${user} and ${roleId} do not meet in ${guild.name}.`);
      const others = member.roleIds.filter((one) => one !== roleId);
      member.roleIds = isGiven ? [...others, roleId] : others;
      state.changes.changed();
      await feed.memberChanged(guild, id);
    },
    add(input) {
      const guild = guilds.add(input);
      if (guild.members.has(users.bot.id)) void feed.guildJoined(guild);
      return guild;
    },
    join: (guild, user, options) => void guilds.join(guilds.get(guild), users.get(user).id, options),
    leave: (guild, user) => leaveGuild(state, feed, guilds.get(guild), users.get(user).id),
    inviteBot: (guild) => inviteBot(state, feed, guilds.get(guild)),
  };
}

/** What moderators do to channels and threads, and what the app is told of it. */
export function channelActs(state: State, feed: Feed): DiscordStandIn['channels'] {
  const { channels, messages, users, settings, changes } = state;
  return {
    get: channels.get,
    list: channels.list,
    directMessage: channels.directMessage,
    add(input) {
      const channel = channels.add(input);
      // Leaves for the app before this returns; whoever speaks in it is heard after that.
      void feed.channel('CREATE', channel);
      return channel;
    },
    deny(ref, user, names) {
      const channel = channels.get(ref);
      channels.deny(channel, users.get(user).id, names);
      void feed.channel('UPDATE', channel);
    },
    async addPrivateThread({ channel: ref, name, members }) {
      const { id: parentId, guildId } = channels.get(ref);
      const now = settings.now();
      const inIt = members.map((member) => users.get(member).id);
      const thread = channels.addThread({
        id: state.ids.mint(),
        kind: 'thread',
        name,
        parentId,
        overwrites: [],
        ...(guildId !== undefined && { guildId }),
        ...(inIt[0] !== undefined && { ownerId: inIt[0] }),
        thread: {
          archived: false,
          locked: false,
          isPrivate: true,
          archiveChangedAt: now,
          activeAt: now,
          createdAt: now,
          autoArchiveMinutes: 4320,
          memberIds: new Set([...inIt, users.bot.id]),
          messageCount: 0,
        },
      });
      changes.changed();
      await feed.channel('CREATE', thread);
      return thread;
    },
    async close(ref, { locked = false } = {}) {
      const channel = channels.get(ref);
      if (!channel.thread) throw new Error(`${channel.name} is no thread.`);
      Object.assign(channel.thread, { archived: true, locked, archiveChangedAt: settings.now() });
      changes.changed();
      await feed.channel('UPDATE', channel);
    },
    async delete(ref) {
      const channel = channels.get(ref);
      await feed.channel('DELETE', channel);
      channels.remove(channel);
      changes.changed();
    },
    async purge(ref, ids) {
      if (ids.length < 2 || ids.length > 100) throw new Error('Discord deletes 2 to 100 messages at once.');
      const channel = channels.get(ref);
      const purged = ids.map((id) => messages.find(channel.id, id)).filter((one) => one !== undefined);
      for (const message of purged) {
        messages.remove(message);
        for (const attachment of message.attachments) attachment.deleted = true;
      }
      changes.changed();
      await feed.purged(purged);
    },
  };
}

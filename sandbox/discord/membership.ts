import type { Feed } from './gateway/feed.ts';
import type { Guild } from './state/records.ts';
import type { State } from './state/state.ts';
import type { NewUser } from './state/users.ts';

export interface NewMember extends NewUser {
  /** May manage the guild, as moderators may. */
  isAdmin?: boolean;
  /** Owns the guild, and may do everything in it. */
  isOwner?: boolean;
  /** Ids or names; the home guild when absent, none when empty. */
  guilds?: readonly string[];
}

/** Somebody new on this Discord, and in the guilds he joins. */
export function addMember(state: State, { isAdmin = false, isOwner = false, guilds, ...user }: NewMember) {
  const added = state.users.add(user);
  const joined = guilds?.map((ref) => state.guilds.get(ref)) ?? [state.guilds.home];
  for (const guild of joined) {
    state.guilds.join(guild, added.id, { isAdmin });
    if (isOwner) guild.ownerId = added.id;
  }
  return added;
}

export async function leaveGuild(state: State, feed: Feed, guild: Guild, userId: string) {
  guild.members.delete(userId);
  state.changes.changed();
  // The bot is told of its own going as of a guild that is gone.
  if (userId === state.users.bot.id) await feed.guildLeft(guild);
  else await feed.memberLeft(guild, userId);
}

export async function inviteBot(state: State, feed: Feed, guild: Guild): Promise<void> {
  if (guild.members.has(state.users.bot.id)) return;
  state.guilds.inviteBot(guild);
  state.changes.changed();
  await feed.guildJoined(guild);
}

import type { Feed } from './gateway/feed.ts';
import { inviteBot, leaveGuild } from './membership.ts';
import type { DiscordStandIn } from './stand-in.ts';
import type { State } from './state/state.ts';

/** Coming and going, and what the app is told of it. */
export function guildActs(state: State, feed: Feed): DiscordStandIn['guilds'] {
  const { guilds, users } = state;
  return {
    home: () => guilds.home,
    get: guilds.get,
    list: guilds.list,
    addRole: (guild, name) => guilds.addRole(guilds.get(guild), name),
    botRole: (guild) => guilds.botRole(guilds.get(guild)),
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

import type { Feed } from './gateway/feed.ts';
import type { DiscordStandIn } from './stand-in.ts';
import type { State } from './state/state.ts';

/** What moderators do to channels and threads, and what the app is told of it. */
export function channelActs(state: State, feed: Feed): DiscordStandIn['channels'] {
  const { channels, users, settings, changes } = state;
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
  };
}

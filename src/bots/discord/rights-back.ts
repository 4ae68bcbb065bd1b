/**
 * What the bot may do somewhere has changed: cards that could not be drawn there are tried again. Discord does not say
 * whether it may more or less than before; where it still may not, one more call is refused.
 */
import { type Channel, type Client, Events } from 'discord.js';

/** Of one channel, or of a whole server. */
export type OnRights = (guildId: string, channelId?: string) => void;

export function listenForRights(client: Client, onRights: OnRights): void {
  client.on(Events.ChannelUpdate, (before, after) => {
    if (after.isDMBased() || overwritesOf(before) === overwritesOf(after)) return;
    onRights(after.guildId, after.id);
  });
  client.on(Events.ThreadUpdate, (before, after) => {
    if (before.locked === true && after.locked !== true && after.parentId !== null) {
      onRights(after.guildId, after.parentId);
    }
  });
  client.on(Events.GuildRoleUpdate, (before, { guild, id, permissions }) => {
    const isOurs = guild.members.me?.roles.cache.has(id) ?? false;
    if (isOurs && before.permissions.bitfield !== permissions.bitfield) onRights(guild.id);
  });
  // Without the privileged intent Discord tells of the bot itself alone.
  client.on(Events.GuildMemberUpdate, (before, { id, guild, roles }) => {
    if (id === client.user?.id && sorted(before.roles.cache.keys()) !== sorted(roles.cache.keys())) onRights(guild.id);
  });
}

function overwritesOf(channel: Channel): string {
  if (channel.isDMBased() || channel.isThread()) return '';
  const { cache } = channel.permissionOverwrites;
  return sorted([...cache.values()].map(({ id, allow, deny }) => `${id} ${allow.bitfield} ${deny.bitfield}`));
}

const sorted = (texts: Iterable<string>): string => [...texts].sort().join(',');

/**
 * What Schedy must be allowed in a channel, in Discord's own words; the README gives the reasons. Where that changes,
 * cards that could not be drawn are tried again: Discord does not say whether it may more or less than before, and where
 * it still may not, one more call is refused.
 */
import { type Channel, type Client, Events, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

const needed = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Add Reactions': PermissionFlagsBits.AddReactions,
} as const;

/** Asked for by the invitation, and done without where they are missing. */
const welcome = {
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Use Application Commands': PermissionFlagsBits.UseApplicationCommands,
} as const;

/** The number in the invitation. */
export const invitedPermissions = new PermissionsBitField([...Object.values(needed), ...Object.values(welcome)])
  .bitfield;

export const permissionNames = [...Object.keys(needed), ...Object.keys(welcome)];

/** A thread has its right to speak, the chat of a voice channel has no threads. */
const needless: Readonly<Record<'text' | 'thread' | 'voice', readonly string[]>> = {
  text: [],
  thread: ['Send Messages', 'Create Public Threads'],
  voice: ['Create Public Threads', 'Send Messages in Threads'],
};

/** The names of those that are not there and are needed in a place of that kind. */
export function lackingIn(permissions: Readonly<PermissionsBitField>, place: keyof typeof needless): string[] {
  return Object.entries(needed)
    .filter(([name, bit]) => !needless[place].includes(name) && !permissions.has(bit))
    .map(([name]) => name);
}

/** Which rights count in a channel; one that is not known counts as one with threads. */
export function placeOf(
  channel: { isThread(): boolean; isVoiceBased(): boolean } | null | undefined,
): keyof typeof needless {
  if (channel?.isThread()) return 'thread';
  return channel?.isVoiceBased() ? 'voice' : 'text';
}

export const isManager = (permissions: Readonly<PermissionsBitField> | null): boolean =>
  permissions?.has(PermissionFlagsBits.ManageGuild) ?? false;

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

/** What Schedy must be allowed in a channel, in Discord's own words; the README gives the reasons. */
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';

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

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

/** The names of those that are not there. */
export function lackingIn(permissions: Readonly<PermissionsBitField>): string[] {
  return Object.entries(needed)
    .filter(([, bit]) => !permissions.has(bit))
    .map(([name]) => name);
}

export const isManager = (permissions: Readonly<PermissionsBitField> | null): boolean =>
  permissions?.has(PermissionFlagsBits.ManageGuild) ?? false;

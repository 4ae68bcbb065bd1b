import type { Channel, Guild } from './records.ts';

/** The permissions that a rule of this stand-in asks about, by discord.js's names. */
export const permissionBits = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof permissionBits;

export const bitsOf = (names: readonly PermissionName[]): bigint =>
  names.reduce((bits, name) => bits | permissionBits[name], 0n);

export const allPermissions = (1n << 50n) - 1n;

/** What the invite link asks for; see the README. */
export const invitedPermissions = 311385246784n;

/** What a guild gives everybody when it is new, as far as rules here ask. */
export const everyonePermissions = bitsOf([
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'MentionEveryone',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
]);

/** What a member may do in the guild at large. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return allPermissions;
  const roleIds = [guild.id, ...member.roleIds];
  const bits = roleIds.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return (bits & permissionBits.Administrator) === 0n ? bits : allPermissions;
}

/** Discord's order: everyone, then the member's roles together, then the member themselves. */
export function channelPermissions(guild: Guild, channel: Channel, userId: string): bigint {
  const base = guildPermissions(guild, userId);
  const member = guild.members.get(userId);
  if (!member || base === allPermissions) return base;
  const { overwrites } = channel;
  const ofRoles = overwrites.filter(({ id }) => member.roleIds.includes(id));
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    ofRoles,
    overwrites.filter(({ id, kind }) => kind === 'member' && id === userId),
  ];
  const bits = steps.reduce((held, step) => {
    const denied = step.reduce((sum, { deny }) => sum | deny, 0n);
    const allowed = step.reduce((sum, { allow }) => sum | allow, 0n);
    return (held & ~denied) | allowed;
  }, base);
  // Who cannot see a channel can do nothing in it.
  return (bits & permissionBits.ViewChannel) === 0n ? 0n : bits;
}

/** Whether somebody is in a private thread, or reads all of them; true for every other channel, whose rules decide. */
export function isLetIn(holder: Channel, guild: Guild, { thread }: Channel, userId: string): boolean {
  if (!thread?.isPrivate || thread.memberIds.has(userId)) return true;
  return (channelPermissions(guild, holder, userId) & permissionBits.ManageThreads) !== 0n;
}

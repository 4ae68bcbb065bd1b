import { type Interaction, PermissionsBitField } from 'discord.js';
import type { KeptPerson } from '../events/kept.ts';
import { isManager, lackingIn } from '../permissions.ts';

/** Who stands behind an interaction; in private everybody manages their own affairs. */
export function askerOf({ user, member, memberPermissions, guildId, locale }: Interaction): KeptPerson {
  const nick = member && ('nickname' in member ? member.nickname : member.nick);
  return {
    id: user.id,
    name: nick || user.globalName || user.username,
    isManager: guildId === null || isManager(memberPermissions),
    locale,
  };
}

/** What the bot may not do where the person is, by Discord's names. */
export const lackingAt = ({ appPermissions, guildId }: Interaction): string[] =>
  guildId === null ? [] : lackingIn(appPermissions ?? new PermissionsBitField());

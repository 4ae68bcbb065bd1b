import type { Guild, Member, User, WireObject } from '../state/records.ts';
import { instant } from './instant.ts';

export function userToWire(user: User): WireObject {
  return {
    id: user.id,
    username: user.name,
    // Accounts of bots keep the old four digits.
    discriminator: user.isBot ? '4711' : '0',
    global_name: user.isBot ? null : user.displayName,
    avatar: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    clan: null,
    public_flags: 0,
    ...(user.isBot ? { bot: true } : {}),
  };
}

/** The member without its user, as events carry it beside an author. */
export function memberToWire(member: Member): WireObject {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roleIds,
    joined_at: instant(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function fullMemberToWire(guild: Guild, user: User): WireObject | undefined {
  const member = guild.members.get(user.id);
  return member && { ...memberToWire(member), user: userToWire(user) };
}

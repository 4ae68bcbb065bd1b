import type { Settings } from '../settings.ts';
import type { Ids } from './ids.ts';
import { everyonePermissions, invitedPermissions, permissionBits } from './permissions.ts';
import type { Guild, Member, Role } from './records.ts';
import { freeLimitBytes, type Users } from './users.ts';

export interface NewGuild {
  name: string;
  locale?: string;
  /** With boosts everybody in a guild may send larger files. */
  attachmentLimitBytes?: number;
  /** False: the bot was never invited. */
  hasBot?: boolean;
}

export interface Guilds {
  /** The guild that every story plays in. */
  home: Guild;
  add(guild: NewGuild): Guild;
  find(idOrName: string): Guild | undefined;
  get(idOrName: string): Guild;
  list(): Guild[];
  remove(guild: Guild): void;
  /** With the role that the invite link gives. */
  inviteBot(guild: Guild): void;
  /** A role such as `kitchen-team`. */
  addRole(guild: Guild, name: string): Role;
  /** The role that Discord made for the bot. */
  botRole(guild: Guild): Role | undefined;
  join(guild: Guild, userId: string, options?: { isAdmin?: boolean }): Member;
  reset(): void;
}

const botRoleName = 'Schedy';
const adminRoleName = 'Moderators';

export function createGuilds(settings: Settings, ids: Ids, users: Users): Guilds {
  const byId = new Map<string, Guild>();
  const addRole = (guild: Guild, name: string, permissions: bigint): Role => {
    const role = { id: ids.mint(), name, permissions };
    guild.roles.set(role.id, role);
    return role;
  };
  const adminRole = (guild: Guild): Role =>
    [...guild.roles.values()].find(({ name }) => name === adminRoleName) ??
    addRole(guild, adminRoleName, permissionBits.ManageGuild);
  const join: Guilds['join'] = (guild, userId, { isAdmin = false } = {}) => {
    const roleIds = isAdmin ? [adminRole(guild).id] : [];
    const member: Member = { userId, nick: null, roleIds, joinedAt: settings.now() };
    guild.members.set(userId, member);
    return member;
  };
  const inviteBot = (guild: Guild): void => {
    const role = [...guild.roles.values()].find(({ name }) => name === botRoleName);
    const made = role ?? addRole(guild, botRoleName, invitedPermissions);
    const { id } = Object.assign(made, { botId: users.bot.id });
    join(guild, users.bot.id).roleIds.push(id);
  };
  const create = (id: string, input: NewGuild): Guild => {
    const guild: Guild = {
      id,
      name: input.name,
      ownerId: ids.mint(),
      locale: input.locale ?? 'en-US',
      // The role of everybody has the id of its guild.
      roles: new Map([[id, { id, name: '@everyone', permissions: everyonePermissions }]]),
      members: new Map(),
      attachmentLimitBytes: input.attachmentLimitBytes ?? freeLimitBytes,
    };
    byId.set(id, guild);
    if (input.hasBot ?? true) inviteBot(guild);
    return guild;
  };
  const find = (ref: string): Guild | undefined => byId.get(ref) ?? [...byId.values()].find(({ name }) => name === ref);
  const guilds: Guilds = {
    home: create(ids.mint(), { name: settings.guildName }),
    add: (input) => create(ids.mint(), input),
    find,
    get(ref) {
      const guild = find(ref);
      if (!guild) throw new Error(`There is no guild "${ref}".`);
      return guild;
    },
    list: () => [...byId.values()],
    remove: (guild) => void byId.delete(guild.id),
    join,
    inviteBot,
    addRole: (guild, name) => addRole(guild, name, 0n),
    botRole: (guild) => [...guild.roles.values()].find(({ botId }) => botId !== undefined),
    reset() {
      byId.clear();
      // The same id, because the app's environment may name it.
      guilds.home = create(guilds.home.id, { name: settings.guildName });
    },
  };
  return guilds;
}

/** Who is speaking: the bot itself, a member of a server, or somebody in private. */
import { z } from 'zod';
import type { Core, Sender } from '../../core/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf, refusals } from './chat-failure.ts';
import type { KeptPerson } from './events/inbox-rows.ts';

interface IntroduceDeps {
  readonly workspaces: Core['workspaces'];
  readonly guildName: (guildId: string) => Promise<string>;
}

export type Introduce = (person: KeptPerson, guild: string | null) => Promise<Sender>;

/** A member's own direct messages with the bot are a workspace of their own. */
const personalPrefix = '@me:';

export const isPersonal = (workspace: string): boolean => workspace.startsWith(personalPrefix);

/** Who is speaking, and where: in a server, or in private. Their rights are those of this moment. */
export function createIntroduce({ workspaces, guildName }: IntroduceDeps): Introduce {
  return async (person, guild) => {
    const { id, name: displayName, isManager: isAdmin, locale } = person;
    const workspace =
      guild === null
        ? { externalId: `${personalPrefix}${id}`, name: 'your direct messages', isPersonal: true }
        : { externalId: guild, name: await guildName(guild) };
    const look = async () => ({ displayName, locale, isAdmin });
    return workspaces.meet({ platform: 'discord', workspace, memberExternalId: id, look, isAdmin });
  };
}

const answer = z.object({ id: z.string() });

/** The bot's own user id: asks Discord once and remembers; a failure is not remembered. */
export function createIdentity(api: Api): () => Promise<string> {
  let known: string | null = null;
  return async () => {
    known ??= answer.parse(await api.get('/users/@me')).id;
    return known;
  };
}

/** Whether the bot is in a server. */
export async function isInGuild(api: Api, guildId: string): Promise<boolean> {
  try {
    await api.get(`/guilds/${guildId}`);
    return true;
  } catch (error) {
    if (!isNoServer(error)) throw error;
    return false;
  }
}

const member = z.object({ roles: z.array(z.string()) });

/** The roles of a member of a server at this moment; null for who is none, or where the bot is not in it itself. */
export async function askRoles(api: Api, guildId: string, userId: string): Promise<readonly string[] | null> {
  try {
    return member.parse(await api.get(`/guilds/${guildId}/members/${userId}`)).roles;
  } catch (error) {
    if (!isNobody(error) && !isNoServer(error)) throw error;
    return null;
  }
}

/** Whether somebody is a member of a server; null where the bot is not in it itself. */
export async function isMember(api: Api, guildId: string, userId: string): Promise<boolean | null> {
  try {
    await api.get(`/guilds/${guildId}/members/${userId}`);
    return true;
  } catch (error) {
    if (isNobody(error)) return false;
    if (isNoServer(error)) return null;
    throw error;
  }
}

const isNobody = (error: unknown): boolean => isOneOf(error, [refusals.unknownMember, refusals.unknownUser]);
const isNoServer = (error: unknown): boolean => isOneOf(error, [refusals.unknownGuild, refusals.missingAccess]);

const isOneOf = (error: unknown, codes: readonly number[]): boolean => codes.includes(discordCodeOf(error) ?? 0);

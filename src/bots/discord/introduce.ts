import type { Core, Sender } from '../../core/index.ts';
import type { KeptPerson } from './events/kept.ts';

export interface IntroduceDeps {
  readonly workspaces: Core['workspaces'];
  readonly guildName: (guildId: string) => Promise<string>;
}

export type Introduce = (person: KeptPerson, guild: string | null) => Promise<Sender>;

/** A member's own direct messages with the bot are a workspace of their own. */
const personalPrefix = '@me:';

export const isPersonal = (workspace: string): boolean => workspace.startsWith(personalPrefix);

/** Who is speaking, and where: in a server, or in private. His rights are those of this moment. */
export function createIntroduce({ workspaces, guildName }: IntroduceDeps): Introduce {
  return async (person, guild) => {
    const { id, name: displayName, isManager: isAdmin, locale } = person;
    const workspace =
      guild === null
        ? { externalId: `${personalPrefix}${id}`, name: 'your direct messages' }
        : { externalId: guild, name: await guildName(guild) };
    const look = async () => ({ displayName, locale, isAdmin });
    const known = { platform: 'discord', workspace, memberExternalId: id, look } as const;
    return { ...(await workspaces.meet(known)), isAdmin };
  };
}

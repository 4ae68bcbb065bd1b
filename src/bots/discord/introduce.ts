/** Who is speaking: the bot itself, a member of a server, or somebody in private. */
import { z } from 'zod';
import type { Core, Sender } from '../../core/index.ts';
import type { Api } from './api.ts';
import type { KeptPerson } from './events/kept.ts';

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
    const known = { platform: 'discord', workspace, memberExternalId: id, look } as const;
    return { ...(await workspaces.meet(known)), isAdmin };
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

import { z } from 'zod';
import { type Core, Failure, type MemberFacts, type Sender } from '../../core/index.ts';
import type { Api } from './api.ts';
import { slackErrorOf } from './chat-failure.ts';
import type { Identity } from './identity.ts';

const user = z.object({
  team_id: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  name: z.string(),
  real_name: z.string().nullish(),
  profile: z.object({ display_name: z.string().nullish() }).nullish(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_primary_owner: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});
const answer = z.object({ user });

type User = z.infer<typeof user>;

export interface IntroduceDeps {
  readonly workspaces: Core['workspaces'];
  readonly api: Api;
  readonly identity: () => Promise<Identity>;
}

/** `maxAgeMs`: how old what is known of the member may be; an hour when absent. */
export type Introduce = (userId: string, maxAgeMs?: number) => Promise<Sender>;

/**
 * Whoever presses, commands or changes a post in its thread does so with the rights of this moment; a double click asks
 * Slack once. Slack grants a hundred such questions a minute; beyond them what is known counts, and `user_change`
 * keeps that true.
 */
export const RIGHTS_MAX_AGE_MS = 1_000;

/**
 * Who is speaking. People of another company in a shared channel see our messages there and could press their buttons:
 * they are guests where the workspace lets guests post, and a `chat_stranger` elsewhere, as are members who were
 * removed. Throws the failures of chat-failure.ts too.
 */
export function createIntroduce({ workspaces, api, identity }: IntroduceDeps): Introduce {
  return async (userId, maxAgeMs) => {
    const home = await identity();
    return workspaces.meet({
      platform: 'slack',
      workspace: { externalId: home.teamId, name: home.teamName },
      memberExternalId: userId,
      maxAgeMs,
      look: async () => {
        const found = await askUser(api, userId);
        if (!found || found.deleted) throw stranger();
        if (isOurs(found, home)) return factsOf(found);
        if (!(await workspaces.guestsPost('slack', home.teamId))) throw stranger();
        // What they administer is their own company's.
        return { ...factsOf(found), isAdmin: false, isGuest: true };
      },
    });
  };
}

/** Whether Slack still shows somebody as a member of our workspace; null for another workspace. */
export const createIsMember =
  ({ api, identity }: Pick<IntroduceDeps, 'api' | 'identity'>) =>
  async (workspace: string, userId: string): Promise<boolean | null> => {
    const home = await identity();
    if (workspace !== home.teamId) return null;
    const found = await askUser(api, userId);
    return found !== null && found.deleted !== true && isOurs(found, home);
  };

const stranger = (): Failure => new Failure('chat_stranger', { kind: 'ask_operator' });

export const isStranger = (error: unknown): boolean => error instanceof Failure && error.code === 'chat_stranger';

const unknown: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible']);

/** Null for somebody whom Slack does not show us. */
async function askUser(api: Api, userId: string): Promise<User | null> {
  try {
    const asked = await api.call('users.info', { user: userId, include_locale: true });
    return answer.parse(asked).user;
  } catch (error) {
    if (unknown.has(slackErrorOf(error) ?? '')) return null;
    throw error;
  }
}

function isOurs({ team_id, enterprise_user }: User, home: Identity): boolean {
  if (!team_id || team_id === home.teamId) return true;
  return home.enterpriseId !== null && enterprise_user?.enterprise_id === home.enterpriseId;
}

function factsOf(found: User): MemberFacts {
  const { name, real_name, profile, tz, locale } = found;
  return {
    displayName: profile?.display_name || real_name || name,
    ...(tz ? { timeZone: tz } : {}),
    locale: locale ?? null,
    ...rightsIn(found),
  };
}

/** What Slack's marks of a user let them do. */
export const rightsIn = (user: Readonly<Record<string, unknown>>) => ({
  isAdmin: [user.is_admin, user.is_owner, user.is_primary_owner].includes(true),
  isGuest: [user.is_restricted, user.is_ultra_restricted].includes(true),
});

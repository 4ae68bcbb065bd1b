import { z } from 'zod';
import type { Api } from './api.ts';

/** Who we are in the one workspace that the token belongs to. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  /** The organisation of several workspaces, where there is one. */
  readonly enterpriseId: string | null;
  readonly botUserId: string;
  readonly botId: string;
}

const answer = z.object({
  team_id: z.string(),
  team: z.string(),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
});

/** Asks Slack once and remembers; a failure is not remembered. */
export function createIdentity(api: Api): () => Promise<Identity> {
  let known: Promise<Identity> | null = null;
  const ask = async (): Promise<Identity> => {
    const { team_id, team, enterprise_id, user_id, bot_id } = answer.parse(await api.call('auth.test'));
    return {
      teamId: team_id,
      teamName: team,
      enterpriseId: enterprise_id ?? null,
      botUserId: user_id,
      botId: bot_id,
    };
  };
  return async () => {
    known ??= ask();
    try {
      return await known;
    } catch (error) {
      known = null;
      throw error;
    }
  };
}

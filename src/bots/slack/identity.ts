/** Who the bot is in a workspace, and whether Slack accepts the configured tokens. */
import { z } from 'zod';
import { Failure, within } from '../../core/index.ts';
import type { Api } from './api.ts';
import { slackErrorOf } from './chat-failure.ts';

/** Who we are in the one workspace that a token belongs to. */
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

/** The tokens in the order in which they are tried. */
interface Steps {
  readonly bot_token?: () => Promise<unknown>;
  readonly app_token?: () => Promise<unknown>;
}

/**
 * Tries the tokens; throws a `slack_login_failed` whose facts name the token and, as `error`, what
 * Slack said of it or why there was no answer.
 */
export async function logIn(steps: Steps, timeoutMs: number): Promise<void> {
  const endsAt = performance.now() + timeoutMs;
  for (const [token, attempt] of Object.entries<() => Promise<unknown>>({ ...steps })) {
    await within(endsAt - performance.now(), attemptStep(token, attempt), () => timedOut(token));
  }
}

async function attemptStep(token: string, attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    throw error instanceof Failure ? refused(token, error) : error;
  }
}

function refused(token: string, cause: Failure): Failure {
  // What passes says nothing of the token, whatever Slack calls it.
  const error = (cause.remedy.kind === 'ask_operator' && slackErrorOf(cause)) || cause.code;
  return new Failure('slack_login_failed', cause.remedy, { ...cause.facts, token, error }, { cause });
}

const timedOut = (token: string): Failure =>
  new Failure('slack_login_failed', { kind: 'retry' }, { token, error: 'timeout' });

/** What Slack says of the app's tokens, for `npm run doctor`. */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../core/index.ts';
import { clientOptions, createBoltLogger } from './api.ts';
import { chatFailure } from './chat-failure.ts';
import { installation } from './installations.ts';
import { registered } from './manifest-tables.ts';

/** The workspace of the bot token, and the scopes of the manifest that it was not granted. */
export interface SlackExamination {
  readonly team: string;
  readonly lacking: readonly string[];
}

interface Place {
  readonly apiUrl?: string | undefined;
}

/** Beside its answer Slack names the granted scopes in the header `x-oauth-scopes`. */
const answer = z.object({
  team: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Asks who the bot token belongs to. Throws a `chat_refused` with what Slack says of a token that it does not take. */
export async function examineSlack(
  { botToken, apiUrl }: Place & { botToken: string },
  log: Log,
): Promise<SlackExamination> {
  const client = new WebClient(botToken, clientOptions({ apiUrl, logger: createBoltLogger(log) }, { retries: 1 }));
  try {
    const { team, response_metadata } = answer.parse(await client.auth.test());
    const granted = response_metadata?.scopes;
    // A proxy that takes the header away says nothing about the scopes.
    return { team, lacking: granted ? registered.scopes.filter((scope) => !granted.includes(scope)) : [] };
  } catch (error) {
    throw chatFailure('auth.test', error);
  }
}

/** No code of Slack's looks like it. */
const noCode = 'examined-by-schedy';

/**
 * Whether Slack knows the client id with its secret: offered a code that it never gave out, it names what is wrong with
 * those two before it looks at the code. Throws as `examineSlack` does, with `invalid_client_id` or `bad_client_secret`.
 */
export async function examineClient(
  { clientId, clientSecret, apiUrl }: Place & { clientId: string; clientSecret: string },
  log: Log,
): Promise<void> {
  const client = new WebClient(undefined, clientOptions({ apiUrl, logger: createBoltLogger(log) }, { retries: 1 }));
  try {
    await client.oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: noCode });
  } catch (error) {
    const failure = chatFailure('oauth.v2.access', error);
    if (failure.facts.slack !== 'invalid_code') throw failure;
  }
}

/** Asks for the address of a socket, and opens none. Throws as `examineSlack` does. */
export async function examineAppToken({ appToken, apiUrl }: Place & { appToken: string }, log: Log): Promise<void> {
  const client = new WebClient(appToken, clientOptions({ apiUrl, logger: createBoltLogger(log) }, { retries: 1 }));
  try {
    await client.apps.connections.open();
  } catch (error) {
    throw chatFailure('apps.connections.open', error);
  }
}

/** Of a workspace that was added at /slack/install, as it was stored: the scopes of the manifest that it has not granted. */
export function examineInstallation(stored: unknown): SlackExamination {
  const { team, bot } = installation.parse(stored);
  return { team: team.name || team.id, lacking: registered.scopes.filter((scope) => !bot.scopes.includes(scope)) };
}

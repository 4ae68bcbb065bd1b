/** Creates the Slack app from its manifest, for `npm run setup`. https://docs.slack.dev/reference/methods/apps.manifest.create */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../core/index.ts';
import { clientOptions, createBoltLogger } from './api.ts';
import { chatFailure } from './chat-failure.ts';

/** What Slack tells of a new app; its tokens come with the installation, which a person does. */
export interface CreatedApp {
  readonly appId: string;
  readonly signingSecret: string;
}

interface NewApp {
  /** Of api.slack.com/apps, "Your App Configuration Tokens"; lives 12 hours. */
  readonly configToken: string;
  readonly manifest: unknown;
  readonly apiUrl?: string | undefined;
}

const answer = z.object({ app_id: z.string(), credentials: z.object({ signing_secret: z.string() }) });

/** Never repeated: an answer that was lost may have made an app. Throws `chat_refused` with what Slack says. */
export async function createSlackApp({ configToken, manifest, apiUrl }: NewApp, log: Log): Promise<CreatedApp> {
  const client = new WebClient(configToken, clientOptions({ apiUrl, logger: createBoltLogger(log) }, { retries: 0 }));
  try {
    const created = answer.parse(await client.apiCall('apps.manifest.create', { manifest: JSON.stringify(manifest) }));
    return { appId: created.app_id, signingSecret: created.credentials.signing_secret };
  } catch (error) {
    throw chatFailure('apps.manifest.create', error);
  }
}

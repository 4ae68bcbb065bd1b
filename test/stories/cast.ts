/** Slack and TikTok as stand-ins on one clock, with the people and the channel of every story. */
import { createSlack, type SlackStandIn } from '../../sandbox/slack/index.ts';
import {
  createTikTok,
  type TikTokOptions,
  type TikTokStandIn,
} from '../../sandbox/tiktok/index.ts';
import type { StoryClock } from './clock.ts';
import { seconds } from './clock.ts';

export const channelName = 'videos';
export const handle = 'ramenhouse';

/** mia writes most of the posts, leo is a colleague, ada an admin in New York; the rest is in Berlin. */
export type Name = 'mia' | 'leo' | 'ada';

export interface Cast {
  readonly slack: SlackStandIn;
  readonly tiktok: TikTokStandIn;
  readonly env: Record<string, string>;
  close(): Promise<void>;
}

export interface CastOptions {
  readonly slackMode: 'socket' | 'http';
  readonly publicUrl: string;
  readonly clock: StoryClock;
  readonly tiktok?: Partial<TikTokOptions> | undefined;
}

/** TikTok takes a few seconds to process a video and to review it. */
const pace = { processingMs: 2 * seconds, moderationMs: 2 * seconds };
/** A busy machine must not be told from a slow bot, and time that is skipped counts no calls. */
const patience = { ackTimeoutMs: 20_000, rateLimits: false } as const;

export async function openCast({ slackMode: mode, publicUrl, clock, ...options }: CastOptions) {
  const { now } = clock;
  const eventsUrl = `${publicUrl}/slack/events`;
  const redirectUri = `${publicUrl}/api/social/tiktok/callback`;
  const slack = await createSlack({ mode, now, eventsUrl, ...patience });
  const redirectUris = [redirectUri];
  const webhookUrl = `${publicUrl}/api/webhooks/tiktok`;
  const tiktok = await createTikTok({ now, redirectUris, webhookUrl, ...pace, ...options.tiktok });
  slack.users.add({ name: 'mia' });
  slack.users.add({ name: 'leo' });
  slack.users.add({ name: 'ada', isAdmin: true, tz: 'America/New_York' });
  const members = ['mia', 'leo', 'ada'];
  slack.channels.add({ name: channelName, kind: 'channel', members });
  tiktok.accounts.add({ handle, nickname: 'Ramen House' });
  const close = async () => {
    await slack.close();
    await tiktok.close();
  };
  const env = { ...slack.env, ...tiktok.env, TIKTOK_REDIRECT_URI: redirectUri };
  return { slack, tiktok, env, close } satisfies Cast;
}

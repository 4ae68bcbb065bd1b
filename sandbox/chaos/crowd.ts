/** Slack and TikTok as stand-ins with many people, channels and accounts. */
import { createSlack, type SlackStandIn } from '../slack/index.ts';
import { createTikTok, type TikTokStandIn } from '../tiktok/index.ts';

const callbackPath = '/api/social/tiktok/callback';

/** Hours pass in minutes here, so a minute's worth of calls is worth more of them. */
const fasterBy = 30;

export const people = ['mia', 'leo', 'ada'] as const;
export const channels = ['videos', 'clips', 'shorts', 'drafts'] as const;
/** Who connects the accounts. */
export const owner = people[0];

export interface Crowd {
  slack: SlackStandIn;
  tiktok: TikTokStandIn;
  handles: readonly string[];
  publicUrl: string;
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function createCrowd(profiles: number, programPort: number): Promise<Crowd> {
  const publicUrl = `http://127.0.0.1:${programPort}`;
  const slack = await createSlack({
    mode: 'http',
    eventsUrl: `${publicUrl}/slack/events`,
    // Slack gives up after its third try; whoever dropped the video would then do it once more.
    retryDelaysMs: [1000, 5000, ...Array.from({ length: 40 }, () => 15_000)],
    rateLimits: {
      tiers: { 1: fasterBy, 2: 20 * fasterBy, 3: 50 * fasterBy, 4: 100 * fasterBy },
      postsPerChannel: { count: 20 * fasterBy, windowMs: 10_000 },
    },
  });
  const tiktok = await createTikTok({
    redirectUris: [`http://127.0.0.1:*${callbackPath}`],
    accessTokenSeconds: 1200,
    processingMs: 500,
    moderationMs: 4000,
    ...{ webhookUrl: `${publicUrl}/api/webhooks/tiktok`, webhookEveryMs: 700 },
    webhookWays: { times: 2, reversed: true },
  });
  for (const name of people) slack.users.add({ name, tz: 'Europe/Berlin' });
  for (const name of channels) slack.channels.add({ name, kind: 'channel', members: [...people] });
  const handles = Array.from({ length: profiles }, (_, index) => `house${index + 1}`);
  for (const handle of handles) tiktok.accounts.add({ handle });
  const env = {
    ...{ ...slack.env, ...tiktok.env },
    ...{ HOST: '127.0.0.1', PUBLIC_URL: publicUrl },
    TIKTOK_REDIRECT_URI: `${publicUrl}${callbackPath}`,
    UNDO_WINDOW_SECONDS: '0',
    TIKTOK_UPLOADS_PER_HOUR: String(fasterBy),
    TIKTOK_APP_CALLS_PER_HOUR: String(1000 * fasterBy),
  };
  const close = async () => {
    await slack.close();
    await tiktok.close();
  };
  return { slack, tiktok, handles, publicUrl, env, close };
}

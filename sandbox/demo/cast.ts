/** Slack and TikTok as stand-ins, with the people, the channel and the account of every story. */
import { createSlack, type SlackOptions, type SlackStandIn } from '../slack/index.ts';
import { createTikTok, type TikTokOptions, type TikTokStandIn } from '../tiktok/index.ts';

export const author = 'mia';
export const channelName = 'videos';
export const handle = 'ramenhouse';

const callbackPath = '/api/social/tiktok/callback';

export interface CastOptions {
  slackMode: SlackOptions['mode'];
  /** Where the program will listen. */
  programPort: number;
  /** Any free ones when absent. */
  slackPort?: number;
  tiktokPort?: number;
  pace?: Pick<TikTokOptions, 'processingMs' | 'moderationMs'>;
}

export interface Cast {
  slack: SlackStandIn;
  tiktok: TikTokStandIn;
  /** The program's own address. */
  publicUrl: string;
  /** What the program's environment must hold to live among them. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Starts both. Rejects when a port is taken. */
export async function createCast(options: CastOptions): Promise<Cast> {
  const { slackMode, programPort, slackPort = 0, tiktokPort = 0, pace = {} } = options;
  const publicUrl = `http://127.0.0.1:${programPort}`;
  const slack = await createSlack({
    mode: slackMode,
    port: slackPort,
    eventsUrl: `${publicUrl}/slack/events`,
  });
  const webhookUrl = `${publicUrl}/api/webhooks/tiktok`;
  const webhooks = { webhookUrl, webhookEveryMs: 200 };
  const redirectUris = ['127.0.0.1', 'localhost'].map((host) => `http://${host}:*${callbackPath}`);
  const tiktok = await createTikTok({ port: tiktokPort, redirectUris, ...pace, ...webhooks });
  populate(slack, tiktok);
  return {
    slack,
    tiktok,
    publicUrl,
    env: {
      ...slack.env,
      ...tiktok.env,
      HOST: '127.0.0.1',
      PORT: String(programPort),
      PUBLIC_URL: publicUrl,
      TIKTOK_REDIRECT_URI: `${publicUrl}${callbackPath}`,
    },
    async close() {
      await slack.close();
      await tiktok.close();
    },
  };
}

function populate(slack: SlackStandIn, tiktok: TikTokStandIn): void {
  slack.users.add({ name: author, tz: 'Europe/Berlin' });
  slack.channels.add({ name: channelName, kind: 'channel', members: [author] });
  tiktok.accounts.add({ handle, nickname: 'Ramen House' });
}

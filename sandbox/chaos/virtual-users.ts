/** Slack, Discord and TikTok as stand-ins with many people, channels and accounts. */
import type { Chat } from '../chats/chat.ts';
import { discordChat } from '../chats/discord-chat.ts';
import { slackChat } from '../chats/slack-chat.ts';
import { createDiscord, type DiscordStandIn } from '../discord/index.ts';
import { createSlack, type SlackStandIn } from '../slack/index.ts';
import { createTikTok, type TikTokStandIn } from '../tiktok/index.ts';

const callbackPath = '/api/social/tiktok/callback';

/** Hours pass in minutes here, so a minute's worth of calls is worth more of them. */
const fasterBy = 30;

export const people = ['mia', 'leo', 'ada'] as const;
const slackChannels = ['videos', 'clips', 'shorts', 'drafts'];
const discordChannels = ['reels', 'takes'];
/** Who connects the accounts. */
export const owner = people[0];

/** The people of one platform: they have accounts of their own. */
export interface Crew {
  /** One for each channel. */
  chats: readonly [Chat, ...Chat[]];
  handles: readonly string[];
}

export interface VirtualUsers {
  slack: SlackStandIn;
  discord: DiscordStandIn;
  tiktok: TikTokStandIn;
  crews: readonly Crew[];
  handles: readonly string[];
  publicUrl: string;
  env: Record<string, string>;
  close(): Promise<void>;
}

/** `slackMode`: through a socket Slack finds several processes, over HTTP the one at the public address. */
export async function createVirtualUsers(
  profilesOfEach: number,
  programPort: number,
  slackMode: 'http' | 'socket',
): Promise<VirtualUsers> {
  const publicUrl = `http://127.0.0.1:${programPort}`;
  const slack = await openSlack(publicUrl, slackMode);
  const discord = await openDiscord();
  const tiktok = await createTikTok({
    redirectUris: [`http://127.0.0.1:*${callbackPath}`],
    accessTokenSeconds: 1200,
    processingMs: 500,
    moderationMs: 4000,
    webhookUrl: `${publicUrl}/api/webhooks/tiktok`,
    webhookEveryMs: 700,
    webhookWays: { times: 2, reversed: true },
  });
  const now = () => new Date();
  const [first = '', ...others] = slackChannels;
  const [firstOnDiscord = '', ...othersOnDiscord] = discordChannels;
  const crews: Crew[] = [
    {
      chats: [
        slackChat(slack, { channelName: first, now }),
        ...others.map((channelName) => slackChat(slack, { channelName, now })),
      ],
      handles: named('house', profilesOfEach),
    },
    {
      chats: [
        discordChat(discord, { channelName: firstOnDiscord, now }),
        ...othersOnDiscord.map((channelName) => discordChat(discord, { channelName, now })),
      ],
      handles: named('server', profilesOfEach),
    },
  ];
  const handles = crews.flatMap((crew) => crew.handles);
  for (const handle of handles) tiktok.accounts.add({ handle });
  const env = {
    ...slack.env,
    ...discord.env,
    ...tiktok.env,
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    TIKTOK_REDIRECT_URI: `${publicUrl}${callbackPath}`,
    UNDO_WINDOW_SECONDS: '0',
    TIKTOK_UPLOADS_PER_HOUR: String(fasterBy),
    TIKTOK_APP_CALLS_PER_HOUR: String(1000 * fasterBy),
  };
  const close = async () => {
    await slack.close();
    await discord.close();
    await tiktok.close();
  };
  return { slack, discord, tiktok, crews, handles, publicUrl, env, close };
}

const named = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

async function openSlack(publicUrl: string, mode: 'http' | 'socket'): Promise<SlackStandIn> {
  const slack = await createSlack({
    mode,
    eventsUrl: `${publicUrl}/slack/events`,
    // Slack gives up after its third try; whoever dropped the video would then do it once more.
    retryDelaysMs: [1000, 5000, ...Array.from({ length: 40 }, () => 15_000)],
    rateLimits: {
      tiers: { 1: fasterBy, 2: 20 * fasterBy, 3: 50 * fasterBy, 4: 100 * fasterBy },
      postsPerChannel: { count: 20 * fasterBy, windowMs: 10_000 },
    },
  });
  for (const name of people) slack.users.add({ name, tz: 'Europe/Berlin' });
  for (const name of slackChannels) slack.channels.add({ name, kind: 'channel', members: [...people] });
  return slack;
}

/** Above the largest video of a run. */
const attachmentLimitBytes = 100_000_000;

async function openDiscord(): Promise<DiscordStandIn> {
  const often = { count: 5 * fasterBy, windowMs: 5000 };
  const discord = await createDiscord({
    rateLimits: { messages: often, edits: often, route: often, reactions: often },
  });
  for (const name of people)
    discord.users.add({ name, displayName: name, attachmentLimitBytes, isAdmin: true, isOwner: name === owner });
  for (const name of discordChannels) discord.channels.add({ name });
  return discord;
}

/** A chat and TikTok as stand-ins on one clock, with the people and the channel of every story. */
import type { Chat } from '../../sandbox/chats/chat.ts';
import { discordChat } from '../../sandbox/chats/discord-chat.ts';
import { slackChat } from '../../sandbox/chats/slack-chat.ts';
import { createDiscord, type DiscordOptions } from '../../sandbox/discord/index.ts';
import { createSlack } from '../../sandbox/slack/index.ts';
import { createTikTok, type TikTokOptions, type TikTokStandIn } from '../../sandbox/tiktok/index.ts';
import type { StoryClock } from './clock.ts';
import { seconds } from './clock.ts';

export const channelName = 'videos';
export const handle = 'ramenhouse';

/** mia writes most of the posts, leo is a colleague, ada an admin in New York; the rest is in Berlin. */
export type Name = 'mia' | 'leo' | 'ada';

export type Platform = Chat['platform'];
export const platforms: readonly Platform[] = ['slack', 'discord'];

export interface Cast {
  readonly chat: Chat;
  readonly tiktok: TikTokStandIn;
  readonly env: Record<string, string>;
  /** What everybody tells Schedy once, before the story begins. */
  settleIn(): Promise<void>;
  close(): Promise<void>;
}

export interface CastOptions {
  readonly platform: Platform;
  readonly slackMode: 'socket' | 'http';
  readonly publicUrl: string;
  /** Slack's app is in no workspace until somebody adds it. */
  readonly isAddedByOAuth?: boolean | undefined;
  readonly clock: Pick<StoryClock, 'now'>;
  /** How far the chat's clock is ahead of the program's. */
  readonly chatAheadMs?: number | undefined;
  readonly tiktok?: Partial<TikTokOptions> | undefined;
  readonly discord?: Pick<DiscordOptions, 'privilegedIntents'> | undefined;
}

/** TikTok takes a few seconds to process a video and to review it. */
const pace = { processingMs: 2 * seconds, moderationMs: 2 * seconds };
/** A busy machine must not be told from a slow bot, and time that is skipped counts no calls. */
const patienceMs = 20_000;
/**
 * Slack's second try is soon; the later ones come in real time, which a slow run reaches before Schedy has read back
 * what was missed. Here a story asks for them (`deliverPending`).
 */
const retryDelaysMs = [100, 3_600_000, 3_600_000];

export async function openCast(options: CastOptions): Promise<Cast> {
  const { platform, publicUrl, clock } = options;
  const redirectUri = `${publicUrl}/api/social/tiktok/callback`;
  const chat = platform === 'slack' ? await openSlack(options) : await openDiscord(options);
  const redirectUris = [redirectUri];
  const now = () => clock.now();
  const webhookUrl = `${publicUrl}/api/webhooks/tiktok`;
  const tiktok = await createTikTok({ now, redirectUris, webhookUrl, ...pace, ...options.tiktok });
  tiktok.accounts.add({ handle, nickname: 'Ramen House' });
  return {
    chat,
    tiktok,
    env: { ...chat.env, ...tiktok.env, TIKTOK_REDIRECT_URI: redirectUri },
    settleIn: async () => {
      if (platform === 'slack') return;
      for (const [who, zone] of zones) await chat.command(who, `timezone ${zone}`);
    },
    close: async () => {
      await chat.close();
      await tiktok.close();
    },
  };
}

const chatClock =
  ({ clock, chatAheadMs = 0 }: CastOptions) =>
  () =>
    new Date(clock.now().getTime() + chatAheadMs);

async function openSlack(options: CastOptions): Promise<Chat> {
  const { slackMode: mode, publicUrl, isAddedByOAuth } = options;
  const now = chatClock(options);
  const eventsUrl = `${publicUrl}/slack/events`;
  const patience = { ackTimeoutMs: patienceMs, retryDelaysMs, rateLimits: false } as const;
  const installing = isAddedByOAuth && { isInstalled: false, redirectUrls: [`${publicUrl}/slack/oauth_redirect`] };
  const slack = await createSlack({ mode, now, eventsUrl, ...patience, ...installing });
  slack.users.add({ name: 'mia' });
  slack.users.add({ name: 'leo' });
  slack.users.add({ name: 'ada', isAdmin: true, tz: 'America/New_York' });
  slack.channels.add({ name: channelName, kind: 'channel', members: ['mia', 'leo', 'ada'] });
  return slackChat(slack, { channelName, now });
}

/** Discord tells nobody where they are. */
const zones = [
  ['mia', 'Europe/Berlin'],
  ['leo', 'Berlin'],
  ['ada', 'America/New_York'],
] as const;

async function openDiscord(options: CastOptions): Promise<Chat> {
  const now = chatClock(options);
  const discord = await createDiscord({ now, answerTimeoutMs: patienceMs, rateLimits: false, ...options.discord });
  discord.users.add({ name: 'mia', displayName: 'mia' });
  discord.users.add({ name: 'leo' });
  // Whoever owns the server is greeted.
  discord.guilds.home().ownerId = discord.users.add({ name: 'ada', isAdmin: true }).id;
  discord.channels.add({ name: channelName });
  return discordChat(discord, { channelName, now });
}

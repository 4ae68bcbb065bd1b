/** A chat and TikTok as stand-ins, with the people, the channel and the account of every story. */
import type { Chat } from '../chats/chat.ts';
import { discordChat } from '../chats/discord-chat.ts';
import { slackChat } from '../chats/slack-chat.ts';
import { createDiscord } from '../discord/index.ts';
import { createSlack, type SlackOptions } from '../slack/index.ts';
import { createTikTok, type TikTokOptions, type TikTokStandIn } from '../tiktok/index.ts';

export const author = 'mia';
/** An admin of the workspace. */
export const approver = 'ada';
export const channelName = 'videos';
export const handle = 'ramenhouse';

export type Platform = Chat['platform'];
export const platforms: readonly Platform[] = ['discord', 'slack'];

const callbackPath = '/api/social/tiktok/callback';

export interface CastOptions {
  platform: Platform;
  slackMode: SlackOptions['mode'];
  /** Where the program will listen. */
  programPort: number;
  /** Any free ones when absent. */
  chatPort?: number;
  tiktokPort?: number;
  pace?: Pick<TikTokOptions, 'processingMs' | 'moderationMs'>;
}

export interface Cast {
  chat: Chat;
  tiktok: TikTokStandIn;
  /** The program's own address. */
  publicUrl: string;
  /** What the program's environment must hold to live among them. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Starts both. Rejects when a port is taken. */
export async function createCast(options: CastOptions): Promise<Cast> {
  const { platform, programPort, tiktokPort = 0, pace = {} } = options;
  const publicUrl = `http://127.0.0.1:${programPort}`;
  const chat = platform === 'slack' ? await openSlack(options) : await openDiscord(options);
  const webhookUrl = `${publicUrl}/api/webhooks/tiktok`;
  const webhooks = { webhookUrl, webhookEveryMs: 200 };
  const redirectUris = ['127.0.0.1', 'localhost'].map((host) => `http://${host}:*${callbackPath}`);
  const tiktok = await createTikTok({ port: tiktokPort, redirectUris, ...pace, ...webhooks });
  tiktok.accounts.add({ handle, nickname: 'Ramen House' });
  return {
    chat,
    tiktok,
    publicUrl,
    env: {
      ...chat.env,
      ...tiktok.env,
      HOST: '127.0.0.1',
      PORT: String(programPort),
      PUBLIC_URL: publicUrl,
      TIKTOK_REDIRECT_URI: `${publicUrl}${callbackPath}`,
    },
    async close() {
      await chat.close();
      await tiktok.close();
    },
  };
}

const now = (): Date => new Date();

async function openSlack({ slackMode, chatPort = 0, programPort }: CastOptions): Promise<Chat> {
  const eventsUrl = `http://127.0.0.1:${programPort}/slack/events`;
  const slack = await createSlack({ mode: slackMode, port: chatPort, eventsUrl });
  slack.users.add({ name: author, tz: 'Europe/Berlin' });
  slack.users.add({ name: approver, tz: 'Europe/Berlin', isAdmin: true });
  slack.channels.add({ name: channelName, kind: 'channel', members: [author, approver] });
  return slackChat(slack, { channelName, now });
}

/** Without Nitro Discord would not take her video. */
const nitroLimitBytes = 500 * 1024 * 1024;

async function openDiscord({ chatPort = 0 }: CastOptions): Promise<Chat> {
  const discord = await createDiscord({ port: chatPort });
  const attachmentLimitBytes = nitroLimitBytes;
  discord.users.add({ name: author, displayName: author, attachmentLimitBytes });
  discord.guilds.home().ownerId = discord.users.add({ name: approver, displayName: approver, isAdmin: true }).id;
  discord.channels.add({ name: channelName });
  return discordChat(discord, { channelName, now });
}

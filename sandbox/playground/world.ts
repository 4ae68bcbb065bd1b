/** Both chats, TikTok and one program among them, with the people who play. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnvironment } from '../demo/environment.ts';
import { findFreePort } from '../demo/free-port.ts';
import { createProgram, type Program } from '../demo/program.ts';
import { createDiscord, type DiscordStandIn } from '../discord/index.ts';
import { createFullDisk, type FullDisk } from '../full-disk.ts';
import { createSlack, type SlackStandIn } from '../slack/index.ts';
import { createTikTok, type TikTokStandIn } from '../tiktok/index.ts';
import { createPlayClock, type PlayClock } from './clock.ts';

export interface World {
  readonly slack: SlackStandIn;
  readonly discord: DiscordStandIn;
  readonly tiktok: TikTokStandIn;
  readonly program: Program;
  readonly disk: FullDisk;
  readonly clock: PlayClock;
  /** Resolves once the program listens to both chats; rejects when it cannot start. */
  readonly started: Promise<void>;
  /** Whether it listens at this moment. */
  isListening(): boolean;
  /** The troubles that somebody has made, as long as they last; that it was killed stays. */
  readonly troubles: Set<Trouble>;
  /** What was written in TikTok's app for a draft, by its publish id. */
  readonly draftCaptions: Map<string, string>;
  /** For the videos that somebody drops. */
  readonly directory: string;
  close(): Promise<void>;
}

/** The same three on both platforms. */
export const people = [
  { name: 'mia', about: 'writes most of the posts' },
  { name: 'leo', about: 'a colleague' },
  { name: 'ada', about: 'an admin: /schedy settings approvals on, then mia’s posts wait for ada' },
] as const;
export type PersonName = (typeof people)[number]['name'];

export const troubles = ['tiktok', 'token', 'kill', 'disk'] as const;
export type Trouble = (typeof troubles)[number];

const channelName = 'videos';
/** As long as it may take to start on a machine that is busy with other work. */
const timeoutMs = 600_000;
export const handles = ['ramenhouse', 'noodlebar'] as const;
const callbackPath = '/api/social/tiktok/callback';
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const attachmentLimitBytes = 500 * 1024 * 1024;

export interface WorldOptions {
  /** Puts a database into the data directory before the program opens it. */
  readonly prepare?: (dataDir: string) => Promise<void>;
  /** False where the chats are to be seen without it. */
  readonly hasProgram?: boolean;
}

/** Resolves once the stand-ins are there; the program among them is being started then. */
export async function createWorld({ prepare, hasProgram = true }: WorldOptions = {}): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-playground-'));
  const clock = createPlayClock(directory);
  const now = () => clock.now();
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const slack = await openSlack(now);
  const discord = await openDiscord(now);
  const tiktok = await openTikTok(now, publicUrl);
  const dataDir = join(directory, 'data');
  await prepare?.(dataDir);
  const disk = createFullDisk(directory, join(dataDir, 'media'));
  const cast = { ...slack.env, ...discord.env, ...tiktok.env, ...addressOf(port, publicUrl) };
  const env = {
    ...createEnvironment({ cast, dataDir }),
    ...disk.env,
    ...clock.env,
    NODE_OPTIONS: `${disk.env.NODE_OPTIONS} ${clock.nodeOptions}`,
  };
  const program = createProgram({ env, publicUrl, directory });
  const close = async (): Promise<void> => {
    await program.stop();
    await Promise.all([slack.close(), discord.close(), tiktok.close()]);
    await rm(directory, { recursive: true, force: true });
  };
  const isListening = () => program.isAlive() && slack.connections() > 0 && discord.connections() > 0;
  const reach = () => Promise.race([untilReached(slack, discord), program.death]);
  const started = hasProgram ? program.start().then(reach) : Promise.resolve();
  // Whoever is interested awaits it; until then it is not unhandled.
  started.catch(() => undefined);
  const made = new Set<Trouble>();
  const draftCaptions = new Map<string, string>();
  const standIns = { slack, discord, tiktok };
  return { ...standIns, program, disk, clock, started, isListening, troubles: made, draftCaptions, directory, close };
}

async function untilReached(slack: SlackStandIn, discord: DiscordStandIn): Promise<void> {
  await slack.waitFor(() => slack.connections() > 0, { what: 'the program to connect to Slack', timeoutMs });
  const isThere = () => discord.connections() > 0 && discord.commands().length > 0;
  await discord.waitFor(isThere, { what: 'the program to connect to Discord', timeoutMs });
}

const addressOf = (port: number, publicUrl: string) => ({
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: publicUrl,
  TIKTOK_REDIRECT_URI: `${publicUrl}${callbackPath}`,
  // What a server switches on in Discord's portal: words that do not mention the bot.
  DISCORD_MESSAGE_CONTENT: 'true',
});

async function openSlack(now: () => Date): Promise<SlackStandIn> {
  const slack = await createSlack({ mode: 'socket', now });
  for (const { name } of people) slack.users.add({ name, tz: timeZone, isAdmin: name === 'ada' });
  slack.channels.add({ name: channelName, kind: 'channel', members: people.map(({ name }) => name) });
  return slack;
}

async function openDiscord(now: () => Date): Promise<DiscordStandIn> {
  const discord = await createDiscord({ now, privilegedIntents: ['MessageContent'] });
  for (const { name } of people)
    discord.users.add({ name, displayName: name, timeZone, attachmentLimitBytes, isAdmin: name === 'ada' });
  discord.channels.add({ name: channelName });
  return discord;
}

async function openTikTok(now: () => Date, publicUrl: string): Promise<TikTokStandIn> {
  const tiktok = await createTikTok({
    now,
    redirectUris: [`${publicUrl}${callbackPath}`],
    audited: true,
    processingMs: 1500,
    moderationMs: 4000,
    webhookUrl: `${publicUrl}/api/webhooks/tiktok`,
    webhookEveryMs: 300,
  });
  tiktok.accounts.add({ handle: handles[0], nickname: 'Ramen House' });
  tiktok.accounts.add({ handle: handles[1], nickname: 'Noodle Bar' });
  return tiktok;
}

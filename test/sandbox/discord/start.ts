import { createRequire } from 'node:module';
import { Client, type ClientOptions, Events, GatewayIntentBits, Partials, REST, type RESTOptions } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createDiscord, type DiscordOptions, type DiscordStandIn } from '../../../sandbox/discord/index.ts';

/** A stand-in that is closed after the test. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordStandIn> {
  const discord = await createDiscord(options);
  onTestFinished(() => discord.close());
  return discord;
}

const restOptions = (discord: DiscordStandIn): Partial<RESTOptions> => ({
  api: discord.env.DISCORD_API_URL ?? '',
  retries: 0,
  timeout: 25_000,
  // A limit is told at once instead of being waited out.
  rejectOnRateLimit: () => true,
});

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

/** The vendor's client, not yet connected. */
export function createClient(discord: DiscordStandIn, options: Partial<ClientOptions> = {}): Client<true> {
  const client = new Client<true>({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    rest: restOptions(discord),
    allowedMentions: { parse: [] },
    ...options,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** The vendor's client, connected; `register` adds listeners before. */
export async function startClient(
  discord: DiscordStandIn,
  register: (client: Client<true>) => void = () => undefined,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = createClient(discord, options);
  register(client);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.env.DISCORD_TOKEN);
  await ready;
  return client;
}

/** Slack's client brings a newer undici; whichever is loaded first becomes the dispatcher of both, and the newer one sends no form of Discord's. */
const undici = createRequire(createRequire(import.meta.url).resolve('@discordjs/rest'))('undici') as {
  readonly Agent: new () => Parameters<REST['setAgent']>[0];
};

/** The vendor's REST client by itself. */
export const restClient = (discord: DiscordStandIn, token = discord.env.DISCORD_TOKEN): REST =>
  new REST(restOptions(discord)).setToken(token ?? '').setAgent(new undici.Agent());

/** Mia in #videos, with a bot that is invited. */
export async function startWithMia(options: DiscordOptions = {}) {
  const discord = await startDiscord(options);
  const mia = discord.users.add({ name: 'mia' });
  const videos = discord.channels.add({ name: 'videos' });
  return { discord, mia, videos };
}

import { expect, it, onTestFinished } from 'vitest';
import { createDiscord, type DiscordStandIn } from '../../../sandbox/discord/index.ts';
import { createApi, registerCommands } from '../../../src/bots/discord/index.ts';
import { configOf } from './stage.ts';

async function openDiscord() {
  const discord = await createDiscord();
  onTestFinished(() => discord.close());
  return { discord, api: createApi(configOf(discord)), ...configOf(discord) };
}

const writes = ({ calls }: DiscordStandIn) => calls.filter(({ method }) => method === 'PUT').length;
const namesIn = (discord: DiscordStandIn, guild?: string) => discord.commands(guild).map(({ name }) => name);

it('is written once, however often it is asked for', async () => {
  const { discord, api, applicationId } = await openDiscord();

  expect(await registerCommands(api, { applicationId })).toBe('registered');
  expect(await registerCommands(api, { applicationId })).toBe('unchanged');

  expect(writes(discord)).toBe(1);
  expect(namesIn(discord)).toEqual(['schedy', 'Post to TikTok']);
  // Discord offers nothing but videos for it.
  expect(JSON.stringify(discord.commands())).toContain('"file_types":["video"]');
});

it('for one server alone is taken back everywhere else', async () => {
  const { discord, api, applicationId } = await openDiscord();
  const { id: guildId, name } = discord.guilds.home();
  await registerCommands(api, { applicationId });

  expect(await registerCommands(api, { applicationId, guildId })).toBe('registered');
  expect(await registerCommands(api, { applicationId, guildId })).toBe('unchanged');

  expect(namesIn(discord)).toEqual([]);
  expect(namesIn(discord, name)).toEqual(['schedy', 'Post to TikTok']);
});

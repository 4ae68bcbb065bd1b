import { createApi, registerCommands } from '../bots/discord/index.ts';
import { ConfigError, loadConfig } from '../config.ts';

/** `npm run discord:register`: tells Discord the commands, once, however often it is run. */
export async function registerOnDiscord(): Promise<void> {
  const { discord } = loadConfig();
  if (!discord) throw new ConfigError(['DISCORD_TOKEN is not set']);
  const registration = await registerCommands(createApi(discord), discord);
  const where = discord.guildId ? `in the server ${discord.guildId}` : 'everywhere';
  process.stdout.write(`The commands of Schedy are ${registration} ${where}.\n`);
}

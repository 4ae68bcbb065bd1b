/** `npm run discord:register`: tells Discord the commands, once, however often it is run. */
import { createApi, registerCommands } from '../src/bots/discord/index.ts';
import { ConfigError, loadConfig } from '../src/config.ts';
import { sayToOperator } from '../src/operator-words.ts';

try {
  const { discord } = loadConfig();
  if (!discord) throw new ConfigError(['DISCORD_TOKEN is not set']);
  const registration = await registerCommands(createApi(discord), discord);
  const where = discord.guildId ? `in the server ${discord.guildId}` : 'everywhere';
  process.stdout.write(`The commands of Schedy are ${registration} ${where}.\n`);
} catch (error) {
  const words = error instanceof ConfigError ? error.complaints.join('\n') : sayToOperator(error);
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

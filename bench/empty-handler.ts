/** The reference for callbacks: a discord.js client that knows one word for every interaction. */
import { ApplicationCommandOptionType, Client, GatewayIntentBits, MessageFlags } from 'discord.js';

const { DISCORD_API_URL: api = '', DISCORD_TOKEN: token = '' } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.on('interactionCreate', (interaction) => {
  if (!interaction.isRepliable()) return;
  void interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
});
await client.login(token);
const subcommand = { type: ApplicationCommandOptionType.Subcommand as const };
const options = [{ ...subcommand, name: 'queue', description: 'what is planned' }];
await client.application?.commands.set([{ name: 'schedy', description: 'nothing', options }]);
process.once('SIGTERM', () => process.exit(0));

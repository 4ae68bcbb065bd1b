/** The reference for callbacks: a discord.js client that knows one word for every interaction. */
import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';

const { DISCORD_API_URL: api = '', DISCORD_TOKEN: token = '' } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.on('interactionCreate', (interaction) => {
  if (!interaction.isRepliable()) return;
  void interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
});
await client.login(token);
process.once('SIGTERM', () => process.exit(0));

/** Many servers are spread over several sockets; Schedy hears all of them, and knows when one is away. */
import { expect, it } from 'vitest';
import { useDatabase } from '../use-database.ts';
import { patience, startStage } from './stage.ts';

const database = useDatabase();
const isEven = (guildId: string): boolean => (BigInt(guildId) >> 22n) % 2n === 0n;

it('opens as many shards as Discord recommends, and hears every server once', { timeout: 60_000 }, async () => {
  const homes: string[] = [];
  const { discord, kept, received, takeKept } = await startStage({
    database: database(),
    discord: { shards: 2 },
    prepare: async ({ guilds, users, channels }) => {
      homes.push(guilds.home().id);
      while (new Set(homes.map(isEven)).size < 2 || homes.length < 3) {
        const name = `house-${homes.length}`;
        const guild = guilds.add({ name });
        homes.push(guild.id);
        await guilds.inviteBot(guild.id);
        channels.add({ name: `food-${homes.length}`, guild: guild.id });
        users.add({ name: `cook-${homes.length}`, guilds: [guild.id] });
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
    },
  });
  await discord.waitFor(() => discord.connections() === 2, { what: 'both shards', timeoutMs: 30_000 });
  const before = kept.length;

  const text = `<@${discord.users.bot.id}> queue`;
  await discord.as('mia').say({ channel: 'food', text });
  for (const index of homes.slice(1).keys()) {
    await discord.as(`cook-${index + 2}`).say({ channel: `food-${index + 2}`, text });
  }
  await expect.poll(() => kept.length - before, patience).toBe(homes.length);
  await takeKept();

  expect(received).toHaveLength(homes.length);
  expect(new Set(received.map(({ sender }) => sender.workspaceId)).size).toBe(homes.length);
});

import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createDiscord } from '../../../sandbox/discord/index.ts';
import { createDiscordBot } from '../../../src/bots/discord/index.ts';
import { sayToOperator } from '../../../src/operator-words.ts';
import { plainDesk } from '../plain-desk.ts';
import { recordLog } from '../record-log.ts';
import { unusedCore } from '../unused-core.ts';
import { useDatabase } from '../use-database.ts';
import { configOf, patience, startStage } from './stage.ts';

const database = useDatabase();

/** A bot that is only there to log in. */
const botFor = (config: Parameters<typeof createDiscordBot>[0]['config']) =>
  createDiscordBot({
    core: unusedCore,
    desk: plainDesk(),
    onKept: () => undefined,
    onFatal: () => undefined,
    log: recordLog().log,
    clock: { now: () => new Date() },
    config,
  });

it('names what Discord said of a wrong token', async () => {
  const discord = await createDiscord();
  onTestFinished(() => discord.close());
  const bot = botFor({ ...configOf(discord), token: 'wrong' });

  await expect(bot.start()).rejects.toMatchObject({
    code: 'discord_login_failed',
    remedy: { kind: 'ask_operator' },
    facts: { error: 'token_refused' },
  });
  expect(discord.connections()).toBe(0);
});

/** An address at which somebody answers every request with this status, or nobody answers at all. */
async function addressOf(status: number | null, headers: Record<string, string> = {}): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status ?? 500, headers).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  if (status === null) await close();
  else onTestFinished(close);
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api`;
}

it.each([
  [null, {}, /^Discord cannot be reached \(ECONNREFUSED\)\. Check the network/],
  [502, {}, /^Discord answers with an error of its own \(HTTP 502\)/],
  [429, {}, /^Discord wants no calls for 10 s/],
  [429, { 'retry-after': 'later' }, /^Discord wants no calls for 10 s/],
  [429, { 'retry-after': '0' }, /^Discord wants no calls for 10 s/],
  [429, { 'retry-after': '2592000' }, /^Discord wants no calls for 86400 s/],
  [403, {}, /^Discord does not let Schedy in \(chat_refused, HTTP 403\)/],
])('answered with %s %j it does not call the token wrong', async (status, headers, said) => {
  const discord = await createDiscord();
  onTestFinished(() => discord.close());
  const bot = botFor({ ...configOf(discord), apiUrl: await addressOf(status, headers) });

  const error = await bot.start().catch((caught: unknown) => caught);

  expect(sayToOperator(error)).toMatch(said);
  expect(sayToOperator(error)).not.toContain('DISCORD_TOKEN');
});

it('says which intent is not switched on in the portal', async () => {
  const discord = await createDiscord();
  onTestFinished(() => discord.close());
  const bot = botFor({ ...configOf(discord), messageContent: true });

  const error = await bot.start().catch((caught: unknown) => caught);

  expect(sayToOperator(error)).toContain('Switch on the Message Content intent');
});

it.each([4004, 4010, 4011, 4012, 4013, 4014])('is told when Discord closes with %i', async (code) => {
  const { discord, fatal } = await startStage({ database: database() });

  discord.gateway.close(code);

  await expect.poll(() => fatal.length, patience).toBe(1);
  if (code === 4011) expect(sayToOperator(fatal[0])).toContain('DISCORD_SHARDS');
  expect(fatal[0]).toMatchObject({
    code: 'discord_closed',
    remedy: { kind: 'ask_operator' },
    facts: { closeCode: code },
  });
});

it('connects again after any other close, and hears what was said meanwhile once', async () => {
  const { discord, fatal, rowsOf } = await startStage({ database: database() });

  discord.gateway.close(4000);
  const { id } = await discord.as('mia').say({ channel: 'food', text: '@schedy hello' });

  await expect.poll(() => rowsOf(id), patience).toBe(1);
  expect(fatal).toEqual([]);
});

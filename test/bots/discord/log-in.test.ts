import { expect, it, onTestFinished } from 'vitest';
import { createDiscord } from '../../../sandbox/discord/index.ts';
import { createDiscordBot } from '../../../src/bots/discord/index.ts';
import { sayToOperator } from '../../../src/operator-words.ts';
import { plainDesk } from '../plain-desk.ts';
import { recordLog } from '../record-log.ts';
import { useDatabase } from '../use-database.ts';
import { configOf, patience, startStage } from './stage.ts';

const database = useDatabase();
const unused = () => Promise.reject(new Error('Nothing is kept or told in this test.'));

/** A bot that is only there to log in. */
const botFor = (config: Parameters<typeof createDiscordBot>[0]['config']) =>
  createDiscordBot({
    core: {
      uploads: { settle: async () => undefined },
      inbox: { keep: unused, take: unused, isOpen: unused, isFirst: unused },
      listening: {
        ...{ heardUntil: unused, heard: unused, openThreads: unused },
        ...{ openSources: unused, conversations: unused },
      },
      notices: { openThread: unused, enqueue: unused, reopen: unused, drain: unused },
      workspaces: {
        memberSettings: async () => ({ usualMinute: null, toldWhenPublished: true }),
        changeMemberSettings: async () => undefined,
        setTimeZone: async () => [],
        rightsOf: async () => null,
        guestsPost: async () => false,
        settings: async () => ({
          usualMinute: 1080,
          askEveryTime: false,
          guestsPost: false,
          approvals: false,
          approvers: [],
          digestChannel: null,
        }),
        changeSettings: async () => 'not_yours' as const,
        isKnown: async () => false,
        meet: unused,
      },
      departures: { workspaceLeft: unused, workspaceReturned: unused, workspacesAre: unused },
    },
    desk: plainDesk(),
    ...{ onKept: () => undefined, onFatal: () => undefined },
    ...{ log: recordLog().log, clock: { now: () => new Date() } },
    config,
  });

it('names what Discord said of a wrong token', async () => {
  const discord = await createDiscord();
  onTestFinished(() => discord.close());
  const bot = botFor({ ...configOf(discord), token: 'wrong' });

  await expect(bot.start()).rejects.toMatchObject({
    ...{ code: 'discord_login_failed', remedy: { kind: 'ask_operator' } },
    facts: { error: expect.stringContaining('token') },
  });
  expect(discord.connections()).toBe(0);
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
  expect(fatal[0]).toMatchObject({
    ...{ code: 'discord_closed', remedy: { kind: 'ask_operator' } },
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

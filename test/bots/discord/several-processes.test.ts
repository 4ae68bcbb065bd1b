/** Two processes with one token: Discord tells both of everything, and people are answered once. */
import { expect, it } from 'vitest';
import type { Message } from '../../../src/bots/desk/index.ts';
import { useDatabase } from '../use-database.ts';
import { patience, type Stage, startStage } from './stage.ts';

const database = useDatabase();
const said: Message = { lines: [['cancelled']] };

async function twoProcesses(isFirst?: () => Promise<boolean>): Promise<Stage & { readonly heard: string[] }> {
  const heard: string[] = [];
  const stage = await startStage({
    database: database(),
    ...(isFirst && { inbox: (real) => ({ ...real, isFirst }) }),
    desk: {
      command: async ({ text }) => {
        heard.push(text);
        return said;
      },
      suggest: async ({ typed }) => {
        heard.push(`typed ${typed}`);
        return [];
      },
    },
  });
  await stage.another();
  await stage.discord.waitFor(() => stage.discord.connections() === 2, { what: 'both processes' });
  return { ...stage, heard };
}

const refused = ({ discord }: Stage): number => discord.calls.filter(({ status }) => status >= 400).length;

it('a command is done and answered by one of them', patience, async () => {
  const stage = await twoProcesses();

  const outcome = await stage.discord.as('mia').command('/schedy cancel', { code: 'k7qm' }, 'food');
  await stage.bot.stop();

  expect(outcome).toMatchObject({ ok: true, answer: { kind: 'message' } });
  expect(stage.heard).toEqual(['cancel k7qm']);
  expect(stage.discord.ephemerals('mia')).toHaveLength(1);
  expect(refused(stage)).toBe(0);
});

it('a question is acknowledged without the database, and answered by the one whom Discord took', patience, async () => {
  const stage = await twoProcesses(() => new Promise(() => undefined));

  const outcome = await stage.discord.as('mia').command('/schedy queue', {}, 'food');
  const calls = () => stage.discord.calls.filter(({ path }) => path.endsWith('/callback')).map(({ status }) => status);
  await expect.poll(() => calls().sort(), patience).toEqual([204, 400]);
  await expect.poll(() => stage.discord.ephemerals('mia').length, patience).toBe(1);
  await stage.bot.stop();

  expect(outcome).toMatchObject({ ok: true });
  expect(stage.heard).toEqual(['queue']);
});

it('a message is kept once, also when one process ends and the other goes on', patience, async () => {
  const stage = await twoProcesses();
  const { discord, kept, received, takeKept } = stage;
  const before = kept.length;

  await discord.as('mia').say({ channel: 'food', text: `<@${discord.users.bot.id}> queue` });
  await expect.poll(() => kept.length - before, patience).toBe(1);
  await stage.bot.stop();
  await discord.as('mia').say({ channel: 'food', text: `<@${discord.users.bot.id}> help` });
  await expect.poll(() => kept.length - before, patience).toBe(2);
  await takeKept();

  expect(received.map(({ text }) => text)).toEqual(['queue', 'help']);
  expect(refused(stage)).toBe(0);
});

it('a database that does not answer leaves nobody without an answer', patience, async () => {
  const stage = await startStage({
    database: database(),
    inbox: (real) => ({ ...real, isFirst: () => Promise.reject(new Error('The database is away.')) }),
  });

  const outcome = await stage.discord.as('mia').command('/schedy cancel', { code: 'k7qm' }, 'food');

  expect(outcome).toMatchObject({ ok: true, answer: { kind: 'message' } });
});

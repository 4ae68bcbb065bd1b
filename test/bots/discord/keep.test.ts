import { expect, it } from 'vitest';
import type { Inbox } from '../../../src/core/inbox/index.ts';
import { useDatabase } from '../use-database.ts';
import { messageKey, patience, startStage } from './stage.ts';

const database = useDatabase();

/** An inbox whose first inserts of a message find no database. */
const failing = (times: number) => (real: Inbox) => {
  let left = times;
  return {
    ...real,
    keep: async (...given: Parameters<Inbox['keep']>) => {
      // The server that the bot has just joined comes in at the same moment.
      const isMessage = given[0].externalId.startsWith(messageKey(''));
      if (isMessage && left-- > 0) throw new Error('The database is away.');
      return real.keep(...given);
    },
  };
};

it('a message is kept as soon as the database is back', async () => {
  const { discord, logged, rowsOf } = await startStage({
    database: database(),
    inbox: failing(2),
  });

  const said = await discord.as('mia').say({ channel: 'food', text: '@schedy hello' });

  await expect.poll(() => rowsOf(said.id), patience).toBe(1);
  expect(logged.filter(({ text }) => text.includes('trying again'))).toHaveLength(2);
  expect(discord.messages('food')).toHaveLength(1);
});

it('edits and deletions leave a row where a video came with the message, and nowhere else', async () => {
  const db = database();
  const sources: string[] = [];
  const sourcesAmong = async (ids: readonly string[]) => ids.filter((id) => sources.includes(id));
  const { discord, takeKept } = await startStage({ database: db, desk: { sourcesAmong } });
  const mia = discord.as('mia');
  const talk = [];
  for (const text of ['lunch?', 'soup?', 'noodles?']) talk.push(await mia.say({ channel: 'food', text }));
  const [first, second, third] = talk.map(({ id }) => id);
  const asked = await mia.say({ channel: 'food', text: '@schedy hello' });
  const drop = await mia.say({ channel: 'food', text: '@schedy hi' });
  await expect.poll(() => db.prisma.inboxEvent.count({ where: { externalId: messageKey(drop.id) } }), patience).toBe(1);
  await takeKept();
  sources.push(drop.id);

  await mia.edit({ channel: 'food', id: first ?? '' }, 'supper?');
  await mia.edit({ channel: 'food', id: asked.id }, '@schedy good evening');
  await mia.delete({ channel: 'food', id: first ?? '' });
  await discord.channels.purge('food', [second ?? '', third ?? '', asked.id, drop.id]);

  const changed = { OR: [{ externalId: { startsWith: 'deleted:' } }, { externalId: { startsWith: 'edited:' } }] };
  const keys = async () => (await db.prisma.inboxEvent.findMany({ where: changed })).map((row) => row.externalId);
  await expect.poll(keys, patience).toEqual([`deleted:${drop.id}`]);
});

it('whoever wrote what cannot be kept is told so under his message', async () => {
  const { discord, logged, rowsOf } = await startStage({
    database: database(),
    inbox: failing(99),
  });

  const said = await discord.as('mia').say({ channel: 'food', text: '@schedy hello' });

  const told = await discord.waitFor(() => discord.messages('food')[1], { what: 'the word' });
  expect(discord.render(told)).toContain('I could not note that down just now');
  expect(told.reference?.messageId).toBe(said.id);
  await expect.poll(() => logged.at(-1)?.text, patience).toContain('an event was not kept');
  expect(await rowsOf(said.id)).toBe(0);
});

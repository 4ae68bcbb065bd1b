import { expect, it } from 'vitest';
import type { Inbox } from '../../../src/core/inbox/index.ts';
import { useDatabase } from '../use-database.ts';
import { patience, startStage } from './stage.ts';

const database = useDatabase();

/** An inbox whose first inserts find no database. */
const failing = (times: number) => (real: Inbox) => {
  let left = times;
  return {
    ...real,
    keep: async (...given: Parameters<Inbox['keep']>) => {
      left -= 1;
      if (left >= 0) throw new Error('The database is away.');
      return real.keep(...given);
    },
  };
};

it('a message is kept as soon as the database is back', async () => {
  const { discord, kept, logged } = await startStage({ database: database(), inbox: failing(2) });

  await discord.as('mia').say({ channel: 'food', text: '@schedy hello' });

  await expect.poll(() => kept.length, patience).toBe(1);
  expect(logged.filter(({ text }) => text.includes('trying again'))).toHaveLength(2);
  expect(discord.messages('food')).toHaveLength(1);
});

it('whoever wrote what cannot be kept is told so under his message', async () => {
  const { discord, kept, logged } = await startStage({ database: database(), inbox: failing(99) });

  const said = await discord.as('mia').say({ channel: 'food', text: '@schedy hello' });

  const told = await discord.waitFor(() => discord.messages('food')[1], { what: 'the word' });
  expect(discord.render(told)).toContain('I could not note that down just now');
  expect(told.reference?.messageId).toBe(said.id);
  await expect.poll(() => logged.at(-1)?.text, patience).toContain('an event was not kept');
  expect(kept).toEqual([]);
});

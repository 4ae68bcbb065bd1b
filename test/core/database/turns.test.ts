/** One connection is asked one thing at a time. */
import { expect, test } from 'vitest';
import { takeTurns } from '../../../src/core/database/server.ts';
import { openTestDatabase } from '../../database.ts';

/** A connection that notes how much is under way. */
function openConnection() {
  const seen = { underWay: 0, most: 0, order: [] as unknown[] };
  const query = async (text: unknown): Promise<unknown> => {
    seen.underWay += 1;
    seen.most = Math.max(seen.most, seen.underWay);
    await new Promise((resolve) => setTimeout(resolve, 1));
    seen.underWay -= 1;
    seen.order.push(text);
    if (text === 'broken') throw new Error('refused');
    return text;
  };
  const connection = { query } as unknown as Parameters<typeof takeTurns>[0];
  takeTurns(connection);
  return { seen, ask: (text: string): Promise<unknown> => connection.query(text) };
}

test('what is asked at the same moment is asked in turn, also behind a refusal', async () => {
  const { seen, ask } = openConnection();
  const answers = await Promise.allSettled(['one', 'broken', 'three'].map(ask));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toMatchObject({ most: 1, order: ['one', 'broken', 'three'] });
});

test('a row is read with its relations inside a transaction without a warning of the driver', async () => {
  const { database, stop } = await openTestDatabase();
  const warnings: string[] = [];
  const note = ({ message }: Error) => void warnings.push(message);
  process.on('warning', note);
  const include = { author: true, profile: true, thread: true, media: true, attempts: true } as const;
  const data = { platform: 'slack', externalId: 'T1', name: 'Ramen House', createdAt: new Date() } as const;
  const { id: workspaceId } = await database.prisma.workspace.create({ data });
  await database.prisma.$transaction((tx) =>
    tx.workspace.findUnique({
      where: { id: workspaceId },
      include: { members: true, profiles: true, threads: true, posts: { include } },
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', note);
  await stop();
  expect(warnings).toEqual([]);
});

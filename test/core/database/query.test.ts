import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../database.ts';

let opened: TestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.stop());

const id = '0199a3f2-7c31-7bd0-9c54-5f0d4f1c2a3b';

test.each([
  ['text', `'{post,now}'::text[]`, ['post', 'now']],
  ['a number', '7::int', 7],
  ['numbers', `'{1,2}'::int[]`, [1, 2]],
  ['truth', 'true', true],
  ['truths', `'{t,f}'::bool[]`, [true, false]],
  ['JSON', `'{"deep": [1]}'::jsonb`, { deep: [1] }],
  ['an instant', `'2026-11-25T19:00:00Z'::timestamptz`, new Date('2026-11-25T19:00:00Z')],
  ['instants', `'{2026-11-25T19:00:00Z}'::timestamptz[]`, [new Date('2026-11-25T19:00:00Z')]],
  ['ids', `'{${id}}'::uuid[]`, [id]],
  ['nothing', 'NULL::text[]', null],
])('the driver alone reads %s', async (_what, expression, value) => {
  const rows = await opened.database.query(`SELECT ${expression} AS value`, []);
  expect(rows).toEqual([{ value }]);
});

test('the driver alone takes values and throws what the database refuses', async () => {
  const { query } = opened.database;
  expect(await query('SELECT $1::text AS said', ['7pm'])).toEqual([{ said: '7pm' }]);
  await expect(query('SELECT $1::int', ['7pm'])).rejects.toThrow('invalid input syntax');
});

test('a statement is prepared under a name and kept for the next time, with other values', async () => {
  const { prisma } = opened.database;
  const nobody = '0199a3f2-7c31-7bd0-9c54-5f0d4f1c2a3c';
  const readBoth = (tx: Pick<typeof prisma, 'post'>) =>
    Promise.all([id, nobody].map((one) => tx.post.findMany({ where: { id: one }, select: { id: true } })));
  const kept = await prisma.$transaction(async (tx) => {
    expect(await readBoth(tx)).toEqual([[], []]);
    expect(await readBoth(tx)).toEqual([[], []]);
    return tx.$queryRaw<{ times: number }[]>`
      SELECT (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements WHERE statement LIKE 'SELECT "public"."post"."id" FROM%'`;
  });
  expect(kept).toEqual([{ times: 4 }]);
});

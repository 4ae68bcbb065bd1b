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

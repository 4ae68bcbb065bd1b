import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnce } from '../../../src/core/database/embedded.ts';

const describe = 'D'.charCodeAt(0);

let database: PGlite;
let questions = 0;
beforeAll(async () => {
  database = await PGlite.create({ loadDataDir: await dataDir() });
  const send = database.execProtocolStream.bind(database);
  database.execProtocolStream = (message, options) => {
    if (message[0] === describe) questions += 1;
    return send(message, options);
  };
  describeOnce(database);
  await database.exec('CREATE TABLE told (id int PRIMARY KEY, word text)');
  await database.query('INSERT INTO told VALUES ($1, $2)', [1, 'one']);
});
beforeEach(() => {
  questions = 0;
});
afterAll(() => database.close());

const read = async (id: number) => (await database.query('SELECT * FROM told WHERE id = $1', [id])).rows;

test('a statement is described once, and answers every time', async () => {
  expect(await read(1)).toEqual([{ id: 1, word: 'one' }]);
  expect(await read(2)).toEqual([]);
  expect(await read(1)).toEqual([{ id: 1, word: 'one' }]);
  expect(questions).toBe(1);
});

test('parameters keep the types that the columns have, and an unwritten row is told as one', async () => {
  const sql = 'INSERT INTO told VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id';
  expect(await database.query(sql, [7, 'seven'])).toMatchObject({ rows: [{ id: 7 }], affectedRows: 1 });
  expect(await database.query(sql, [7, 'seven'])).toMatchObject({ rows: [], affectedRows: 0 });
  await expect(database.query(sql, ['a', 'seven'])).rejects.toThrow('invalid input syntax for type integer');
  expect(await database.query('DELETE FROM told WHERE id = $1', [7])).toMatchObject({ affectedRows: 1, fields: [] });
});

test('a table that has changed is described anew, also when the change is taken back', async () => {
  expect(await read(1)).toEqual([{ id: 1, word: 'one' }]);
  await database.transaction(async (tx) => {
    await tx.exec('ALTER TABLE told ADD COLUMN at int DEFAULT 5');
    const { rows } = await tx.query('SELECT * FROM told WHERE id = $1', [1]);
    expect(rows).toEqual([{ id: 1, word: 'one', at: 5 }]);
    await tx.rollback();
  });
  expect(await read(1)).toEqual([{ id: 1, word: 'one' }]);
  await database.query('ALTER TABLE told RENAME word TO said');
  expect(await read(1)).toEqual([{ id: 1, said: 'one' }]);
  await database.exec('CREATE SCHEMA other; CREATE TABLE other.told (id text); SET search_path TO other');
  expect((await database.query('SELECT * FROM told WHERE id = $1', ['x'])).rows).toEqual([]);
});

test('a statement that is refused leaves nothing behind', async () => {
  await database.exec('SET search_path TO public');
  await expect(database.query('SELECT nothing FROM told WHERE id = $1', [1])).rejects.toThrow('does not exist');
  expect(await read(1)).toEqual([{ id: 1, said: 'one' }]);
  await expect(database.query('INSERT INTO told VALUES ($1, $2)', [1, 'again'])).rejects.toThrow('duplicate key');
  expect(await read(1)).toEqual([{ id: 1, said: 'one' }]);
});

import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepareOnce } from '../../../src/core/database/embedded.ts';

const [describe, parse] = Buffer.from('DP');

let database: PGlite;
let questions = 0;
let parsed = 0;
beforeAll(async () => {
  database = await PGlite.create({ loadDataDir: await dataDir() });
  const send = database.execProtocolStream.bind(database);
  database.execProtocolStream = (message, options) => {
    if (message[0] === describe) questions += 1;
    if (message[0] === parse) parsed += 1;
    return send(message, options);
  };
  prepareOnce(database);
  await database.exec('CREATE TABLE told (id int PRIMARY KEY, word text)');
  await database.query('INSERT INTO told VALUES ($1, $2)', [1, 'one']);
});
beforeEach(() => {
  questions = 0;
  parsed = 0;
});
afterAll(() => database.close());

const read = async (id: number) => (await database.query('SELECT * FROM told WHERE id = $1', [id])).rows;

test('a statement is parsed and described once, and answers every time', async () => {
  expect(await read(1)).toEqual([{ id: 1, word: 'one' }]);
  expect(await read(2)).toEqual([]);
  expect(await read(1)).toEqual([{ id: 1, word: 'one' }]);
  expect({ questions, parsed }).toEqual({ questions: 1, parsed: 1 });
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

test('a statement keeps its place between others, in a transaction that fails, and beside one that is cut off', async () => {
  const told = 'SELECT id FROM told WHERE said = $1';
  const both = [database.query(told, ['one']), database.query('SELECT $1::text AS said', ['one']), read(1)];
  expect(await Promise.all(both)).toMatchObject([{ rows: [{ id: 1 }] }, { rows: [{ said: 'one' }] }, [{ id: 1 }]]);
  const failing = database.transaction(async (tx) => {
    await expect(tx.query('INSERT INTO told VALUES ($1, $2)', [1, 'again'])).rejects.toThrow('duplicate key');
    await tx.query(told, ['one']);
  });
  await expect(failing).rejects.toThrow('current transaction is aborted');
  expect((await database.query(told, ['one'])).rows).toEqual([{ id: 1 }]);
});

test('more statements than are kept are all answered', async () => {
  for (let index = 0; index < 510; index += 1) {
    expect((await database.query(`SELECT $1::int + ${index} AS sum`, [1])).rows).toEqual([{ sum: index + 1 }]);
  }
  const { rows } = await database.query<{ kept: number }>('SELECT count(*)::int AS kept FROM pg_prepared_statements');
  expect(rows[0]?.kept).toBeLessThan(500);
});

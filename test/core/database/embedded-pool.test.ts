import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedPool, type Pool } from '../../../src/core/database/embedded-pool.ts';

let database: PGlite;
let pool: Pool;

beforeAll(async () => {
  database = await PGlite.create({ loadDataDir: await emptyCluster() });
  pool = createEmbeddedPool(database);
  await pool.query('CREATE TABLE job (id integer PRIMARY KEY, name text)');
});
afterAll(() => database.close());

describe('a query', () => {
  test('takes values and tells rows and their number', async () => {
    const inserted = await pool.query('INSERT INTO job VALUES ($1, $2), ($3, $4)', [1, 'a', 2, 'b']);
    expect(inserted).toEqual({ rows: [], rowCount: 2 });
    const found = await pool.query('SELECT name FROM job WHERE id > $1 ORDER BY id', [0]);
    expect(found).toEqual({ rows: [{ name: 'a' }, { name: 'b' }], rowCount: 2 });
    const returned = await pool.query('UPDATE job SET name = $1 RETURNING id', ['c']);
    expect(returned).toMatchObject({ rowCount: 2 });
    expect(await pool.query('DELETE FROM job WHERE id = $1', [99])).toEqual({
      rows: [],
      rowCount: 0,
    });
  });

  test('without values may hold several statements, and tells of the last', async () => {
    const last = await pool.query(`
      CREATE TABLE one (n integer);
      INSERT INTO one VALUES (1), (2);
      SELECT sum(n)::int AS sum FROM one;`);
    expect(last).toEqual({ rows: [{ sum: 3 }], rowCount: 1 });
    expect(await pool.query('DROP TABLE one')).toEqual({ rows: [], rowCount: 0 });
    expect(await pool.query('INSERT INTO job VALUES (7)', [])).toEqual({ rows: [], rowCount: 1 });
  });

  test('that fails rejects, and the next one works', async () => {
    await expect(pool.query('SELECT * FROM nowhere')).rejects.toThrow('nowhere');
    await expect(pool.query('SELECT $1::int AS n', ['x'])).rejects.toThrow();
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });
});

describe('notifications', () => {
  interface Notification {
    readonly channel: string;
    readonly payload: string;
  }

  /** A client that notes what it hears. */
  async function listener() {
    const client = await pool.connect();
    const heard: Notification[] = [];
    const note = (notification: Notification) => void heard.push(notification);
    client.on('notification', note);
    return { client, heard, note };
  }

  test('reach every client that listens, with channel and payload', async () => {
    const first = await listener();
    const second = await listener();
    await first.client.query('LISTEN jobs');
    await second.client.query('LISTEN "jobs";');
    await pool.query(`SELECT pg_notify($1, $2)`, ['jobs', 'job 1']);
    await pool.query(`NOTIFY jobs, 'job 2'`);
    const both = [
      { channel: 'jobs', payload: 'job 1' },
      { channel: 'jobs', payload: 'job 2' },
    ];
    await expect.poll(() => first.heard).toEqual(both);
    await expect.poll(() => second.heard).toEqual(both);
    for (const { client } of [first, second]) await client.query('UNLISTEN jobs');
  });

  test('keep the spelling of a quoted channel', async () => {
    const { client, heard } = await listener();
    await client.query('-- wake me\nLISTEN "bullmq:Jobs"');
    await pool.query('SELECT pg_notify($1, $2)', ['bullmq:Jobs', 'x']);
    await expect.poll(() => heard).toEqual([{ channel: 'bullmq:Jobs', payload: 'x' }]);
    await client.query('UNLISTEN "bullmq:Jobs"');
  });

  test('come once to a client that asks twice, and no more once it has stopped', async () => {
    const { client, heard } = await listener();
    await Promise.all([client.query('LISTEN twice'), client.query('LISTEN twice')]);
    await pool.query(`NOTIFY twice, 'one'`);
    await expect.poll(() => heard).toHaveLength(1);
    await client.query('UNLISTEN twice');
    const other = await listener();
    await other.client.query('LISTEN twice');
    await pool.query(`NOTIFY twice, 'two'`);
    await expect.poll(() => other.heard).toHaveLength(1);
    expect(heard).toHaveLength(1);
    await other.client.query('UNLISTEN twice');
  });

  test('do not reach a handler that was taken off', async () => {
    const { client, heard, note } = await listener();
    await client.query('LISTEN off');
    client.removeListener('notification', note);
    const other = await listener();
    await other.client.query('LISTEN off');
    await pool.query('NOTIFY off');
    await expect.poll(() => other.heard).toHaveLength(1);
    expect(heard).toEqual([]);
    other.client.removeAllListeners();
    await client.query('UNLISTEN off');
    await other.client.query('UNLISTEN off');
  });

  test('of a client that is given back stop', async () => {
    const { client, heard } = await listener();
    await client.query('LISTEN given');
    client.release();
    const other = await listener();
    await other.client.query('LISTEN given');
    await pool.query('NOTIFY given');
    await expect.poll(() => other.heard).toHaveLength(1);
    expect(heard).toEqual([]);
    await other.client.query('UNLISTEN given');
  });
});

test('the pool may be ended by one of its users without ending the database', async () => {
  await pool.end();
  expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
});

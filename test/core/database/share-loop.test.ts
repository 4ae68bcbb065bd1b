import { setImmediate as turn } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareLoop } from '../../../src/core/database/embedded.ts';

const STATEMENTS = 50;

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ loadDataDir: await dataDir() });
});
afterAll(() => database.close());

/** How often the event loop turns while that many statements stand in line. */
async function countTurns(): Promise<number> {
  let isDone = false;
  const statements = Array.from({ length: STATEMENTS }, () => database.query('SELECT $1::int', [1]));
  const all = Promise.all(statements).then(() => {
    isDone = true;
  });
  let turns = 0;
  while (!isDone) {
    await turn();
    turns += 1;
  }
  await all;
  return turns;
}

test('sockets and timers get their turn between the statements that stand in line', async () => {
  const before = await countTurns();
  shareLoop(database);
  expect(before).toBeLessThan(5);
  expect(await countTurns()).toBeGreaterThanOrEqual(STATEMENTS);
});

test('a transaction keeps its statements together', async () => {
  await database.exec('CREATE TABLE told (word text)');
  const apart = database.transaction(async (tx) => {
    await tx.query(`INSERT INTO told VALUES ('one')`);
    await tx.query(`INSERT INTO told VALUES ('two')`);
    await tx.rollback();
  });
  await Promise.all([apart, database.query(`INSERT INTO told VALUES ('three')`)]);
  const { rows } = await database.query('SELECT word FROM told');
  expect(rows).toEqual([{ word: 'three' }]);
});

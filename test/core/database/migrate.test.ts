import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/core/database/index.ts';
import { migrate, migrationsDirectory, type Session } from '../../../src/core/database/migrate.ts';
import { deployWithPrisma } from './prisma-migrate.ts';

let database: PGlite;
let session: Session;
let directory: string;

beforeAll(async () => {
  database = await PGlite.create({ loadDataDir: await emptyCluster() });
  session = {
    run: async (sql) => void (await database.exec(sql)),
    query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, values)).rows,
  };
});
afterAll(() => database.close());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'schedy-migrations-'));
  await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function addMigration(name: string, sql: string) {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
}

const applied = async () => await session.query('SELECT * FROM "_prisma_migrations" ORDER BY started_at', []);

describe('migrate', () => {
  test('applies what is missing, in order, once', async () => {
    await addMigration('20260102_second', 'ALTER TABLE a ADD COLUMN n integer; CREATE TABLE b (n integer);');
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n');
    expect(await migrate(session, directory)).toEqual(['20260101_first', '20260102_second']);
    expect(await migrate(session, directory)).toEqual([]);
    await addMigration('20260103_third', 'CREATE TABLE c (n integer);');
    expect(await migrate(session, directory)).toEqual(['20260103_third']);
    expect((await applied()).map(({ migration_name }) => migration_name)).toEqual([
      '20260101_first',
      '20260102_second',
      '20260103_third',
    ]);
  });

  test('applies all or nothing', async () => {
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    await addMigration('20260102_broken', 'CREATE TABLE b (id integer); SELECT nonsense();');
    await expect(migrate(session, directory)).rejects.toThrow('nonsense');
    expect(await applied()).toEqual([]);
    const left = await session.query(`SELECT to_regclass('a') AS a, to_regclass('b') AS b`, []);
    expect(left).toEqual([{ a: null, b: null }]);
    await addMigration('20260102_broken', 'CREATE TABLE b (id integer);');
    expect(await migrate(session, directory)).toHaveLength(2);
  });

  test('refuses a migration that has changed since it was applied', async () => {
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    await migrate(session, directory);
    await addMigration('20260101_first', 'CREATE TABLE a (id bigint);');
    await addMigration('20260102_second', 'CREATE TABLE b (id integer);');
    await expect(migrate(session, directory)).rejects.toMatchObject({
      code: 'migration_changed',
      facts: { migration: '20260101_first' },
    });
    expect(await applied()).toHaveLength(1);
  });

  test('refuses a database that another tool has left half migrated', async () => {
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    await migrate(session, directory);
    await database.exec('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(migrate(session, directory)).rejects.toMatchObject({
      code: 'migration_failed',
      facts: { migration: '20260101_first' },
    });
  });

  test('passes over a failure that was rolled back and resolved', async () => {
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    await migrate(session, directory);
    await database.exec(`
      DROP TABLE a;
      UPDATE "_prisma_migrations" SET finished_at = NULL, rolled_back_at = now()`);
    expect(await migrate(session, directory)).toEqual(['20260101_first']);
  });
});

test('weekly slots of before stay what they were', async () => {
  const names = (await readdir(migrationsDirectory)).filter((name) => /^\d/.test(name)).sort();
  for (const name of names.slice(0, names.indexOf('20261125172500_slots'))) {
    const sql = await readFile(join(migrationsDirectory, name, 'migration.sql'), 'utf8');
    await addMigration(name, sql);
  }
  await migrate(session, directory);
  const id = '0192f0c1-0000-7000-8000-000000000001';
  await database.exec(`
    INSERT INTO workspace (id, platform, external_id, name, created_at)
    VALUES ('${id}', 'slack', 'T1', 'Ramen House', now());
    INSERT INTO slot (id, workspace_id, weekday, minute, time_zone)
    VALUES ('${id}', '${id}', 5, 1080, 'Europe/Berlin')`);
  expect((await migrate(session, migrationsDirectory))[0]).toBe('20261125172500_slots');
  expect(await session.query('SELECT * FROM slot', [])).toMatchObject([
    { freq: 'weekly', interval: 1, phase: 0, byday: 'FR', bymonthday: 0, minute: 1080 },
  ]);
});

describe('beside `prisma migrate deploy`', () => {
  test('what was applied here Prisma finds applied, unedited and complete', async () => {
    const names = await migrate(session, migrationsDirectory);
    expect(names.length).toBeGreaterThan(0);
    expect(await deployWithPrisma(database, migrationsDirectory)).toEqual({
      applied: [],
      diagnosis: expect.objectContaining({
        editedMigrationNames: [],
        failedMigrationNames: [],
        hasMigrationsTable: true,
        history: null,
      }),
    });
  });

  test('what Prisma applied is found applied here', async () => {
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    const { applied: names } = await deployWithPrisma(database, directory);
    expect(names).toEqual(['20260101_first']);
    expect(await migrate(session, directory)).toEqual([]);
  });

  test('each goes on where the other stopped', async () => {
    await addMigration('20260101_first', 'CREATE TABLE a (id integer);');
    await migrate(session, directory);
    await addMigration('20260102_second', 'CREATE TABLE b (id integer);');
    expect((await deployWithPrisma(database, directory)).applied).toEqual(['20260102_second']);
    await addMigration('20260103_third', 'CREATE TABLE c (id integer);');
    expect(await migrate(session, directory)).toEqual(['20260103_third']);
  });
});

const serverUrl = process.env.DATABASE_URL;
if (serverUrl) {
  test('several processes that start at once on an empty server migrate it once', async () => {
    const name = `schedy_test_${randomBytes(6).toString('hex')}`;
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const onError = (error: Error) => {
      throw error;
    };
    const open = () => openDatabase({ url: url.href, dataDir: tmpdir(), onError });
    const databases = await Promise.all([open(), open(), open(), open()]);
    const rows = await databases[0].prisma.$queryRaw<unknown[]>`
      SELECT migration_name FROM public."_prisma_migrations" GROUP BY 1 HAVING count(*) = 1`;
    expect(rows.length).toBeGreaterThan(0);
    const [{ count }] = (await databases[1].prisma.$queryRaw`
      SELECT count(*)::int AS count FROM public."_prisma_migrations"`) as [{ count: number }];
    expect(rows).toHaveLength(count);
    for (const one of databases) await one.stop();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });
}

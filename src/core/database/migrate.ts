/**
 * Applies `prisma/migrations` at start. Keeps Prisma's own table of applied migrations, so that
 * `prisma migrate deploy` agrees with what was done here and the other way round.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Failure } from '../errors.ts';

/** One session: `run` takes several statements, `query` one with parameters. */
export interface Session {
  run(sql: string): Promise<void>;
  query(sql: string, values: unknown[]): Promise<Record<string, unknown>[]>;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export const migrationsDirectory = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

const TABLE = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the session's database up to date; returns the names that it applied. Several processes
 * may start at once: whoever is second waits for the table lock and then finds nothing to do.
 * Throws `migration_changed` when a migration that was applied has another content now, and
 * `migration_failed` when one was left half done by another tool.
 */
export async function migrate(session: Session, directory: string = migrationsDirectory): Promise<string[]> {
  const migrations = await readMigrations(directory);
  await createTable(session);
  await session.run('BEGIN');
  try {
    await session.run('LOCK TABLE "_prisma_migrations" IN EXCLUSIVE MODE');
    const applied = await applyMissing(session, migrations);
    await session.run('COMMIT');
    return applied;
  } catch (error) {
    await session.run('ROLLBACK');
    throw error;
  }
}

/**
 * Inside a transaction of the caller's: exactly these, for rows that were written with them. Throws `backup_newer` when
 * this version lacks one.
 */
export async function migrateTo(session: Session, names: readonly string[]): Promise<void> {
  const migrations = await readMigrations(migrationsDirectory);
  const lacking = names.find((name) => !migrations.some((migration) => migration.name === name));
  if (lacking) throw new Failure('backup_newer', { kind: 'ask_operator' }, { migration: lacking });
  await session.run(TABLE);
  await applyMissing(
    session,
    migrations.filter(({ name }) => names.includes(name)),
  );
}

/** By name: what a start would apply, and what a newer version has applied. */
export interface SchemaState {
  readonly missing: readonly string[];
  readonly newer: readonly string[];
}

/** Only looks. Throws as `migrate` does. */
export async function readSchemaState(session: Session, directory: string = migrationsDirectory): Promise<SchemaState> {
  const migrations = await readMigrations(directory);
  const [table] = await session.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "isThere"`, []);
  const known = table?.isThere === true ? await readApplied(session) : new Map<string, string>();
  for (const { name, checksum } of migrations) refuseChanged(name, known.get(name) ?? checksum, checksum);
  const names = new Set(migrations.map(({ name }) => name));
  return {
    missing: [...names].filter((name) => !known.has(name)),
    newer: [...known.keys()].filter((name) => !names.has(name)),
  };
}

function refuseChanged(migration: string, applied: string, own: string): void {
  if (applied !== own) throw new Failure('migration_changed', { kind: 'ask_operator' }, { migration });
}

/** Two sessions creating the same table at once collide in the catalogue, though it says IF NOT EXISTS. */
async function createTable(session: Session): Promise<void> {
  try {
    await session.run(TABLE);
  } catch (error) {
    if ((error as { code?: unknown }).code !== '23505') throw error;
    await session.run(TABLE);
  }
}

async function applyMissing(session: Session, migrations: Migration[]): Promise<string[]> {
  const known = await readApplied(session);
  const applied: string[] = [];
  for (const migration of migrations) {
    const checksum = known.get(migration.name);
    if (checksum === undefined) {
      await apply(session, migration);
      applied.push(migration.name);
    } else {
      refuseChanged(migration.name, checksum, migration.checksum);
    }
  }
  return applied;
}

async function readApplied(session: Session): Promise<Map<string, string>> {
  const rows = await session.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    [],
  );
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished) {
    const facts = { migration: String(unfinished.migration_name) };
    throw new Failure('migration_failed', { kind: 'ask_operator' }, facts);
  }
  return new Map(rows.map((row) => [String(row.migration_name), String(row.checksum)]));
}

async function apply(session: Session, { name, sql, checksum }: Migration): Promise<void> {
  await session.run(sql);
  await session.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ($1, $2, now(), $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const read = async (name: string): Promise<Migration> => {
    const sql = await readFile(`${directory}/${name}/migration.sql`, 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  };
  return Promise.all(names.sort().map(read));
}

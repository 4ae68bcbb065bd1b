/**
 * Whole tables as lines of JSON, and back: what a backup is made of. PostgreSQL writes and reads the rows itself, so that
 * every type comes back as it was. The queue's own tables are left out, for the sweep sets every alarm again.
 */
import { migrateTo, type Session } from './migrate.ts';

/** Rows that are read, or written, at once. */
const PAGE = 500;

/** Every table of Schedy, each behind those that its rows point at. */
export async function tablesInOrder(session: Session): Promise<string[]> {
  const tables = await session.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND relname <> '_prisma_migrations' ORDER BY relname`,
    [],
  );
  const links = await session.query(
    `SELECT DISTINCT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`,
    [],
  );
  const bare = (name: unknown): string =>
    String(name)
      .replace(/^public\./, '')
      .replaceAll('"', '');
  const parents = (name: string) => links.filter(({ child }) => bare(child) === name).map(({ parent }) => bare(parent));
  const ordered: string[] = [];
  const place = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const parent of parents(name)) place(parent);
    ordered.push(name);
  };
  for (const { name } of tables) place(String(name));
  return ordered;
}

/** The names of the migrations that this database has, in their order. */
export async function migrationsOf(session: Session): Promise<string[]> {
  const rows = await session.query(
    'SELECT migration_name AS name FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name',
    [],
  );
  return rows.map(({ name }) => String(name));
}

/** One row a line. Memory does not grow with the table. */
export async function* readTable(session: Session, table: string): AsyncGenerator<string> {
  await session.run(
    `DECLARE copied NO SCROLL CURSOR FOR SELECT to_jsonb(one)::text AS line FROM public.${quote(table)} AS one`,
  );
  for (;;) {
    const rows = await session.query(`FETCH ${PAGE} FROM copied`, []);
    for (const { line } of rows) yield String(line);
    if (rows.length < PAGE) break;
  }
  await session.run('CLOSE copied');
}

/** Makes empty tables as those migrations leave them. Throws `backup_newer` where this version lacks one of them. */
export async function makeTables(session: Session, migrations: readonly string[]): Promise<void> {
  await session.run('SET LOCAL search_path TO public');
  await migrateTo(session, migrations);
}

/** Puts the lines in; answers how many rows the table has then. */
export async function writeTable(session: Session, table: string, lines: AsyncIterable<string>): Promise<number> {
  const name = `public.${quote(table)}`;
  const insert = `INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`;
  let page: string[] = [];
  const flush = async (): Promise<void> => {
    if (page.length > 0) await session.query(insert, [`[${page.join(',')}]`]);
    page = [];
  };
  for await (const line of lines) {
    page.push(line);
    if (page.length === PAGE) await flush();
  }
  await flush();
  await continueSequences(session, table);
  return countRows(session, table);
}

/** What counts by itself goes on behind the last row. */
async function continueSequences(session: Session, table: string): Promise<void> {
  const columns = await session.query(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 AND column_default LIKE 'nextval(%'`,
    [table],
  );
  for (const { name } of columns) {
    const sequence = `pg_get_serial_sequence('public.${quote(table)}', '${String(name)}')`;
    const last = `(SELECT max(${quote(String(name))}) FROM public.${quote(table)})`;
    await session.query(`SELECT setval(${sequence}, coalesce(${last}, 1), ${last} IS NOT NULL)`, []);
  }
}

export async function countRows(session: Session, table: string): Promise<number> {
  const [row] = await session.query(`SELECT count(*)::int AS count FROM public.${quote(table)}`, []);
  return Number(row?.count);
}

/** Of a name that the database itself has told, or a backup: nothing but a plain name passes. */
function quote(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new TypeError('That is no name of a table.');
  return `"${name}"`;
}

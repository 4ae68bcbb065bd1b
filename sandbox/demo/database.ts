import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface StoryDatabase {
  url: string;
  drop(): Promise<void>;
}

/** SQLSTATE of a role that may not create databases. */
const insufficientPrivilege = '42501';

/** An empty database on the server of `url`; the one that `url` names when no other may be created. */
export async function createStoryDatabase(url: string): Promise<StoryDatabase> {
  const name = `schedy_demo_${randomBytes(6).toString('hex')}`;
  try {
    await runStatement(url, `CREATE DATABASE ${name}`);
  } catch (error) {
    if (!isNotAllowed(error)) throw error;
    return { url, drop: () => Promise.resolve() };
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => runStatement(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** On a connection of its own. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const isNotAllowed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === insufficientPrivilege;

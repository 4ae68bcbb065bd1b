/** A PostgreSQL that can be restarted: a server of our own, or the connections to a given one. */
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createStoryDatabase } from '../demo/database.ts';
import { findFreePort } from '../demo/free-port.ts';
import { runCommand } from './run-command.ts';

export interface Postgres {
  url: string;
  /** What `restart` does, as it is told. */
  restarting: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where Debian keeps its versions. */
const versions = '/usr/lib/postgresql';

/** Null when no PostgreSQL is installed. */
export async function startPostgres(directory: string): Promise<Postgres | null> {
  const [newest] = (await readdir(versions).catch(() => [])).sort().reverse();
  if (newest === undefined) return null;
  const program = (name: string) => join(versions, newest, 'bin', name);
  const data = join(directory, 'postgres');
  const port = await findFreePort();
  const options = `-p ${port} -h 127.0.0.1 -k '' -c max_connections=400`;
  const control = (...args: string[]) =>
    asPostgres(program('pg_ctl'), '-D', data, '-w', '-l', join(data, 'log'), ...args);
  await prepare(directory, data);
  await asPostgres(program('initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8');
  await control('-o', options, 'start');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    restarting: 'the database was restarted',
    // As after a crash: nothing is finished, what was committed is read from the log.
    restart: () => control('-m', 'immediate', '-o', options, 'restart'),
    stop: () => control('-m', 'immediate', 'stop'),
  };
}

/** A database of its own on a server that is not ours to restart: its connections are cut instead. */
export async function usePostgres(serverUrl: string): Promise<Postgres> {
  const { url, drop } = await createStoryDatabase(serverUrl);
  return {
    url,
    restarting: 'all connections to the database were cut',
    restart: () => cutConnections(url),
    stop: drop,
  };
}

async function cutConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
  } finally {
    await client.end();
  }
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** The server refuses to run as root. */
function asPostgres(command: string, ...args: string[]): Promise<void> {
  return isRoot() ? runCommand('runuser', '-u', 'postgres', '--', command, ...args) : runCommand(command, ...args);
}

async function prepare(directory: string, data: string): Promise<void> {
  await mkdir(data);
  if (!isRoot()) return;
  await chmod(directory, 0o755);
  await runCommand('chown', 'postgres', data);
}

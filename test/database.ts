/**
 * A migrated, empty database for one test file: embedded in a temporary directory, or a database of
 * its own on the server that DATABASE_URL names.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStatement } from '../sandbox/demo/database.ts';
import { type Database, openDatabase } from '../src/core/database/index.ts';
import { copyTemplate } from './template.ts';

export interface TestDatabase {
  readonly database: Database;
  /** Closes it and removes all that it left behind. */
  stop(): Promise<void>;
}

export function openTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.DATABASE_URL;
  return serverUrl ? openOnServer(serverUrl) : openEmbedded();
}

async function openEmbedded(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'schedy-test-'));
  await copyTemplate(dataDir);
  const database = await openDatabase({ dataDir, onError });
  return {
    database,
    stop: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openOnServer(serverUrl: string): Promise<TestDatabase> {
  const name = `schedy_test_${randomBytes(6).toString('hex')}`;
  await runStatement(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, dataDir: tmpdir(), onError });
  return {
    database,
    stop: async () => {
      await database.stop();
      await runStatement(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** A test's connection has no reason to drop: whatever made it is a failure of the run. */
const onError = (error: Error): void => {
  throw error;
};

/** pg says once in a process that a connection is asked while it is busy, which its next version refuses. */
process.on('warning', (warning) => {
  if (warning.message.includes('client.query()')) throw warning;
});

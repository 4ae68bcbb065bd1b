/**
 * The embedded database belongs to one process. While that runs, an operator's command asks it over
 * loopback, with a key of this run from a file that only the operator can read.
 */
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './core/database/index.ts';
import { Failure } from './core/index.ts';

const shape = z.object({ url: z.url(), key: z.string().min(1) });
type Running = z.infer<typeof shape>;

const pathIn = (dataDir: string): string => join(dataDir, 'running.json');

export const newOperatorKey = (): string => randomBytes(32).toString('base64url');

/** The answer removes the file again. */
export async function announceRunning(
  dataDir: string,
  { host, port, key }: { host: string; port: number; key: string },
): Promise<() => Promise<void>> {
  const path = pathIn(dataDir);
  // Whoever listens on every address can be asked at this one.
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  await rm(path, { force: true });
  await writeFile(path, JSON.stringify({ url, key }), { mode: 0o600, flag: 'wx' });
  return () => rm(path, { force: true });
}

interface DatabaseWork<T> {
  readonly work: (database: Database) => Promise<T>;
  /** Where another process has the embedded database; `inUse` says so. */
  readonly elsewhere: (inUse: Failure) => Promise<T>;
  /** The tables are left as they are, whatever version made them. */
  readonly leavesSchema?: boolean;
}

/** What a command does with the database itself, or lets the process do that has it. */
export async function withDatabase<T>(
  { databaseUrl: url, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { work, elsewhere, leavesSchema = false }: DatabaseWork<T>,
): Promise<T> {
  let database: Database;
  try {
    database = await openDatabase({ url, dataDir, leavesSchema, onError: () => undefined });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'data_dir_in_use') throw error;
    return elsewhere(error);
  }
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

/** Asks the process that has `dataDir`; without one throws `inUse`, which said that there is. */
export async function askRunning<T>(
  dataDir: string,
  { path, shape, inUse, body }: { path: string; shape: z.ZodType<T>; inUse: Failure; body?: object },
): Promise<T> {
  const running = await findRunning(dataDir);
  if (!running) throw inUse;
  const headers = { authorization: `Bearer ${running.key}` };
  const post = { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${running.url}/api/operator/${path}`, {
    ...(body && post),
    headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
  });
  if (response.ok) return shape.parse(await response.json());
  const { data: told } = refusal.safeParse(await response.json().catch(() => null));
  if (told) throw new Failure(told.failure.code, inUse.remedy, told.failure.facts);
  throw new Failure('not_answered', inUse.remedy, { status: response.status });
}

/** What went wrong there, as it is said here. */
const refusal = z.object({
  failure: z.object({
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
});

/** Null when no process has announced itself there, or what it wrote is torn: a full disk leaves an empty file. */
async function findRunning(dataDir: string): Promise<Running | null> {
  try {
    return shape.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

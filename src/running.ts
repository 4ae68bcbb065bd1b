/**
 * The embedded database belongs to one process. While that runs, an operator's command asks it over
 * loopback, with a key of this run from a file that only the operator can read.
 */
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.object({ url: z.url(), key: z.string().min(1) });
export type Running = z.infer<typeof shape>;

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

/** Null when no process has announced itself there. */
export async function findRunning(dataDir: string): Promise<Running | null> {
  try {
    return shape.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * One process per data directory: the embedded database cannot share it. The lock names its owner
 * by pid and start time, so that it outlives neither a `kill -9` nor a reused pid.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../errors.ts';

const run = promisify(execFile);

/** Takes the lock of `dataDir`, or throws `data_dir_in_use`; the answer releases it. */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'lock');
  const owner = await describeProcess(process.pid);
  if (!(await claim(path, owner))) {
    await evictDeadOwner(path);
    if (!(await claim(path, owner))) throw inUse(path);
  }
  return async () => {
    if ((await readLock(path)) === owner) await rm(path, { force: true });
  };
}

/** A link either appears whole or not at all; a plain exclusive create could be read half written. */
async function claim(path: string, owner: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, owner);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Moves a dead owner's lock aside. Another process may do the same at this moment and have locked
 * the directory already: what was moved is looked at again, and put back if it is somebody's.
 */
async function evictDeadOwner(path: string): Promise<void> {
  const recorded = await readLock(path);
  if (recorded === null) return;
  await refuseIfAlive(path, recorded);
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== recorded) await claim(path, moved);
  await rm(aside, { force: true });
}

async function refuseIfAlive(path: string, owner: string): Promise<void> {
  const pid = Number(owner.split(' ')[0]);
  if (pid > 0 && (await describeProcess(pid)) === owner) throw inUse(path, pid);
}

async function readLock(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** `pid start-time`; only the pid where the system does not tell, empty when there is no such process. */
async function describeProcess(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${pid} ${fields[19] ?? ''}`;
  } catch {
    // Not Linux, or no such process: `ps` tells them apart.
  }
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return `${pid} ${stdout.trim()}`;
  } catch (error) {
    // `ps` ends with 1 when there is no such process; without `ps` only life itself can be asked for.
    return codeOf(error) === 'ENOENT' && isAlive(pid) ? `${pid} ` : '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

function inUse(path: string, pid?: number): Failure<'data_dir_in_use'> {
  const facts = pid === undefined ? { lock: path } : { lock: path, pid };
  return new Failure('data_dir_in_use', { kind: 'ask_operator' }, facts);
}

/**
 * One process per data directory: the embedded database cannot share it. The lock names its owner
 * by pid and start time, so that it outlives neither a `kill -9` nor a reused pid.
 */
import { execFile } from 'node:child_process';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
  return () => rm(path, { force: true });
}

/** A link either appears whole or not at all; a plain exclusive create could be read half written. */
async function claim(path: string, owner: string): Promise<boolean> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, owner);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function evictDeadOwner(path: string): Promise<void> {
  const recorded = await readFile(path, 'utf8').catch(() => '');
  const pid = Number(recorded.split(' ')[0]);
  if (pid > 0 && (await describeProcess(pid)) === recorded) throw inUse(path, pid);
  await rm(path, { force: true });
}

/** `pid start-time`; only the pid where the system does not tell, empty when there is no such process. */
async function describeProcess(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${pid} ${fields[19] ?? ''}`;
  } catch {
    // Not Linux, or no such process: `ps` answers both.
  }
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return `${pid} ${stdout.trim()}`;
  } catch {
    return '';
  }
}

function inUse(path: string, pid?: number): Failure<'data_dir_in_use'> {
  const facts = pid === undefined ? { lock: path } : { lock: path, pid };
  return new Failure('data_dir_in_use', { kind: 'ask_operator' }, facts);
}

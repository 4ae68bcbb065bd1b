/**
 * One process per data directory: the embedded database cannot share it. A lock names its owner by
 * pid and start time, so that it outlives neither a `kill -9` nor a reused pid.
 *
 * Locks are numbered files, of which the highest counts, and a number is created once at most: of
 * several processes that find a dead owner only one makes the next number. Nothing is ever taken
 * away from under another process: lower numbers are removed only while a higher one stands.
 */

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../errors.ts';
import { unreadable } from './data-directory.ts';

/** Takes the lock of `dataDir`, or throws `data_dir_in_use`; the answer releases it. */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  const highest = Math.max(0, ...(await listLocks(dataDir)));
  await refuseIfAlive(dataDir, highest);
  const mine = highest + 1;
  const path = pathOf(dataDir, mine);
  if (!(await create(path, await describeProcess(process.pid)))) throw inUse(path);
  await outrunOthers(dataDir, mine);
  // Emptied and not removed: the next number must stay above those that anybody has read.
  return () => writeFile(path, '');
}

const pathOf = (dataDir: string, number: number): string => join(dataDir, `lock.${number}`);

async function listLocks(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir);
  return names.flatMap((name) => /^lock\.(\d{1,15})$/.exec(name)?.[1] ?? []).map(Number);
}

async function refuseIfAlive(dataDir: string, number: number): Promise<void> {
  if (number === 0) return;
  const path = pathOf(dataDir, number);
  const owner = await readOwner(path);
  const pid = Number(owner?.split(' ')[0]);
  // Gone since it was listed: somebody has made a higher one.
  if (owner === null) throw inUse(path);
  if (pid > 0 && (await describeProcess(pid)) === owner) throw inUse(path, pid);
}

/** Whoever has read the locks long ago may come too late with their number. */
async function outrunOthers(dataDir: string, mine: number): Promise<void> {
  const locks = await listLocks(dataDir);
  const beaten = locks.some((number) => number > mine);
  const over = beaten ? [mine] : locks.filter((number) => number < mine);
  for (const number of over) await rm(pathOf(dataDir, number), { force: true });
  if (beaten) throw inUse(pathOf(dataDir, mine));
}

/** A link either appears whole or not at all; a plain exclusive create could be read half written. */
async function create(path: string, owner: string): Promise<boolean> {
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

async function readOwner(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

function inUse(path: string, pid?: number): Failure<'data_dir_in_use'> {
  const facts = pid === undefined ? { lock: path } : { lock: path, pid };
  return new Failure('data_dir_in_use', { kind: 'ask_operator' }, facts);
}

const run = promisify(execFile);

/**
 * `pid start-time` of a process, different for another one that gets the same pid later; without the
 * time where the system does not tell it, empty when there is no such process.
 */
async function describeProcess(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything, spaces and brackets too.
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
    const hasNoPs = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return hasNoPs && isAlive(pid) ? `${pid} ` : '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * `pid start-time` of a process, different for another one that gets the same pid later; without the
 * time where the system does not tell it, empty when there is no such process.
 */
export async function describeProcess(pid: number): Promise<string> {
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
